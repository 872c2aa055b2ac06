"""What an hour is paid, and what comes on top of pay."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from models.cost.hours import SupplementMinutes
from models.cost.kinds import CostByKind, hundredth
from models.tariff.employer import Employer
from models.tariff.tariff import Tariff


@dataclass(frozen=True)
class Rates:
    """Kroner an hour for one yearly pay and weekly norm, exact.

    ``overtime_base`` is the hour that overtime percentages are of; the others are supplements.
    """

    hourly: Fraction
    saturday_sunday: Fraction
    evening: Fraction
    night: Fraction
    holiday: Fraction
    overtime_base: Fraction


def rates(tariff: Tariff, nok_per_year: Fraction, year_hours: Fraction) -> Rates:
    """The rates of a full-time yearly pay.

    Parameters
    ----------
    year_hours:
        Hours of a full-time year under the person's norm; over 0.
    """
    hourly = nok_per_year / year_hours
    return Rates(
        hourly=hourly,
        saturday_sunday=max(
            hourly * tariff.saturday_sunday_percent.value / 100,
            tariff.saturday_sunday_minimum_nok_per_hour.value,
        ),
        evening=tariff.evening_nok_per_hour.value,
        night=max(hourly * tariff.night_percent.value / 100, tariff.night_minimum_nok_per_hour.value),
        holiday=hourly * tariff.holiday_percent.value / 100,
        overtime_base=nok_per_year / tariff.overtime_year_hours.value,
    )


@dataclass(frozen=True)
class Pay:
    """Kroner of pay before the employer's contributions, exact; added up with ``+``."""

    fixed_pay: Fraction = Fraction(0)
    saturday_sunday: Fraction = Fraction(0)
    evening: Fraction = Fraction(0)
    night: Fraction = Fraction(0)
    holiday: Fraction = Fraction(0)
    extra_hours: Fraction = Fraction(0)
    overtime: Fraction = Fraction(0)
    recruitment: Fraction = Fraction(0)

    def __add__(self, other: Pay) -> Pay:
        return Pay(**{kind: value + getattr(other, kind) for kind, value in vars(self).items()})

    @property
    def supplements(self) -> Fraction:
        return self.saturday_sunday + self.evening + self.night + self.holiday

    def cost(self, employer: Employer) -> CostByKind:
        """With holiday pay, pension and payroll tax, to the øre."""
        varying = self.supplements + self.extra_hours + self.overtime
        holiday_pay = varying * employer.holiday_pay_percent.value / 100
        pensionable = self.fixed_pay + self.recruitment + self.supplements + self.extra_hours
        pension = pensionable * employer.pension_percent.value / 100
        taxed = self.fixed_pay + self.recruitment + varying + holiday_pay + pension
        return CostByKind(
            **{kind: hundredth(value) for kind, value in vars(self).items()},
            holiday_pay=hundredth(holiday_pay),
            pension=hundredth(pension),
            payroll_tax=hundredth(taxed * employer.payroll_tax_percent.value / 100),
        )


def supplement_pay(hour: Rates, minutes: SupplementMinutes, flat: Fraction = Fraction(1)) -> Pay:
    """The supplements of some minutes.

    Parameters
    ----------
    flat:
        What supplements paid as a fixed sum each month are multiplied with; 1 when they go by the clock.
    """
    return Pay(
        saturday_sunday=hour.saturday_sunday * minutes.saturday_sunday / 60 * flat,
        evening=hour.evening * minutes.evening / 60 * flat,
        night=hour.night * minutes.night / 60 * flat,
        holiday=hour.holiday * minutes.holiday / 60,
    )


def flat_factor(tariff: Tariff) -> Fraction:
    """1900/1950 in HTA KS: what supplements paid as a fixed sum each month are multiplied with."""
    return tariff.flat_month_year_hours.value / tariff.flat_month_full_year_hours.value
