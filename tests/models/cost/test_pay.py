"""Rates an hour, on both sides of the minimum, and what comes on top of pay."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from models.cost.hours import SupplementMinutes
from models.cost.pay import Pay, flat_factor, rates, supplement_pay
from tests.models.cost.pay import TARIFF, employer, figure


@pytest.mark.parametrize(
    ("hourly", "weekend"), [("318.18", Fraction(70)), ("318.19", Fraction("70.0018")), ("400", Fraction(88))]
)
def test_the_weekend_minimum_bites_below_318_18(hourly: str, weekend: Fraction) -> None:
    assert rates(TARIFF, Fraction(hourly) * 1846, Fraction(1846)).saturday_sunday == weekend


@pytest.mark.parametrize(
    ("hourly", "night"),
    [("279.99", Fraction(70)), ("280", Fraction(70)), ("280.04", Fraction("70.01")), ("400", Fraction(100))],
)
def test_the_night_minimum_bites_below_280(hourly: str, night: Fraction) -> None:
    assert rates(TARIFF, Fraction(hourly) * 1846, Fraction(1846)).night == night


def test_the_other_rates_of_400_kroner_an_hour() -> None:
    hour = rates(TARIFF, Fraction(738_400), Fraction(1846))
    assert (hour.hourly, hour.evening, hour.holiday) == (400, 56, Fraction(1600, 3))
    assert hour.overtime_base == Fraction(738_400, 1850)


def test_a_shorter_week_gives_a_dearer_hour_for_the_same_year() -> None:
    assert rates(TARIFF, Fraction(698_880), Fraction("1747.2")).hourly == 400


def test_supplements_paid_each_month_reckon_with_1900_hours_but_holidays_go_by_the_hour() -> None:
    hour = rates(TARIFF, Fraction(738_400), Fraction(1846))
    minutes = SupplementMinutes(*(Fraction(60) for _ in range(5)))
    assert flat_factor(TARIFF) == Fraction(38, 39)
    pay = supplement_pay(hour, minutes, flat_factor(TARIFF))
    assert (pay.saturday_sunday, pay.evening, pay.night) == tuple(Fraction(n * 38, 39) for n in (88, 56, 100))
    assert pay.holiday == Fraction(1600, 3)


def test_contributions_lie_on_top_of_each_other() -> None:
    """Holiday pay of what varies (150 + 50), pension of all but overtime, tax of pay, holiday pay and pension."""
    paid_by = employer(
        holiday_pay_percent=figure("12"), pension_percent=figure("10"), payroll_tax_percent=figure("5.1")
    )
    pay = Pay(
        fixed_pay=Fraction(1000),
        recruitment=Fraction(100),
        evening=Fraction(100),
        extra_hours=Fraction(50),
        overtime=Fraction(50),
    )
    found = pay.cost(paid_by)
    assert found.holiday_pay == Decimal("24.00")
    assert found.pension == Decimal("125.00")
    assert found.payroll_tax == Decimal("73.90")  # 5.1 % of 1300 + 24 + 125 = 73.899
    assert found.total == Decimal("1522.90")


def test_a_hired_persons_invoice_is_no_pay() -> None:
    assert Pay().cost(employer(payroll_tax_percent=figure("14.1"))).total == 0
