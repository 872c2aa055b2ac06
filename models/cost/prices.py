"""What a full position and an hour of each sort cost the employer, before there is any roster."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from models.base import Model
from models.cost.kinds import Amount, hundredth
from models.cost.pay import Pay, rates
from models.problems import InputError, InputProblem
from models.tariff.employer import Employer
from models.tariff.tariff import Tariff


class Prices(Model):
    """Kroner, the employer's contributions included.

    Attributes
    ----------
    full_position_nok_per_year:
        Base pay and recruitment supplement; a part of a position costs that part of it.
    saturday_sunday_nok_per_hour, evening_nok_per_hour, night_nok_per_hour, holiday_nok_per_hour:
        What an hour costs more because of when it is.
    extra_nok_per_hour:
        *Merarbeid* on a weekday's day.
    overtime_near_nok_per_hour, overtime_far_nok_per_hour, overtime_holiday_nok_per_hour:
        An hour of overtime.
    hire_in_nok_per_hour:
        Somebody from an agency on a weekday's day.
    """

    full_position_nok_per_year: Amount
    saturday_sunday_nok_per_hour: Amount
    evening_nok_per_hour: Amount
    night_nok_per_hour: Amount
    holiday_nok_per_hour: Amount
    extra_nok_per_hour: Amount
    overtime_near_nok_per_hour: Amount
    overtime_far_nok_per_hour: Amount
    overtime_holiday_nok_per_hour: Amount
    hire_in_nok_per_hour: Amount


def prices(
    tariff: Tariff,
    employer: Employer,
    competences: Collection[str],
    norm: Literal["37.5", "35.5", "33.6"] = "35.5",
) -> Prices:
    """Prices of somebody who holds some competences and works under a weekly norm.

    Raises
    ------
    InputError
        When the employer has no base pay for these competences.
    """
    base = employer.base_nok_per_year(competences)
    if base is None:
        raise no_base_pay(employer, competences)
    hour = rates(tariff, base, tariff.year_hours.of(norm))

    def price(pay: Pay) -> Decimal:
        return pay.cost(employer).total

    def overtime(percent: Fraction) -> Decimal:
        return price(Pay(overtime=hour.overtime_base * (1 + percent / 100)))

    return Prices(
        full_position_nok_per_year=price(
            Pay(fixed_pay=base, recruitment=employer.recruitment_nok_per_year(competences))
        ),
        saturday_sunday_nok_per_hour=price(Pay(saturday_sunday=hour.saturday_sunday)),
        evening_nok_per_hour=price(Pay(evening=hour.evening)),
        night_nok_per_hour=price(Pay(night=hour.night)),
        holiday_nok_per_hour=price(Pay(holiday=hour.holiday)),
        extra_nok_per_hour=price(Pay(extra_hours=hour.hourly)),
        overtime_near_nok_per_hour=overtime(tariff.overtime_near_percent.value),
        overtime_far_nok_per_hour=overtime(tariff.overtime_far_percent.value),
        overtime_holiday_nok_per_hour=overtime(tariff.overtime_holiday_percent.value),
        hire_in_nok_per_hour=hundredth(hour.hourly * (1 + employer.hire_in_markup_percent.value / 100)),
    )


def no_base_pay(employer: Employer, competences: Collection[str]) -> InputError:
    """That an employer has no base pay for somebody who holds these competences."""
    held = ", ".join(competences) or "ingen kompetanse"
    message = f"ingen grunnlønn i {employer.id} passer for den som har dette"
    advice = "Legg til en linje for kompetansen, eller en uten competences for alle andre"
    return InputError([InputProblem("base_pay", held, message, advice)])
