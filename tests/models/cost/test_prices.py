"""What positions and hours cost before there is a roster."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.cost.prices import prices
from models.problems import InputError
from tests.models.cost.pay import TARIFF, employer, figure


def test_prices_without_contributions_are_the_rates() -> None:
    p = prices(TARIFF, employer(), ["sykepleier"])
    assert p.full_position_nok_per_year == 738_400
    weekend, evening, night = p.saturday_sunday_nok_per_hour, p.evening_nok_per_hour, p.night_nok_per_hour
    assert (weekend, evening, night) == (88, 56, 100)
    assert (p.holiday_nok_per_hour, p.extra_nok_per_hour) == (Decimal("533.33"), 400)
    assert p.overtime_near_nok_per_hour == Decimal("598.70")  # 738,400 / 1850 x 1.5
    assert p.overtime_far_nok_per_hour == Decimal("798.27")
    assert p.overtime_holiday_nok_per_hour == Decimal("931.32")
    assert p.hire_in_nok_per_hour == 400


def test_contributions_lie_on_top() -> None:
    """A full position with the supplement: 778,400 x 1.1 x 1.141; an evening hour: 56 x (1.12 + 0.1) x 1.141."""
    paid_by = employer(
        recruitment=[{"competences": ["sykepleier"], "nok_per_year": figure("40000")}],
        holiday_pay_percent=figure("12"),
        pension_percent=figure("10"),
        payroll_tax_percent=figure("14.1"),
        hire_in_markup_percent=figure("150"),
    )
    p = prices(TARIFF, paid_by, ["sykepleier"])
    assert p.full_position_nok_per_year == Decimal("976969.84")
    assert p.evening_nok_per_hour == Decimal("77.95")
    assert p.overtime_near_nok_per_hour == Decimal("765.09")  # no pension: 598.70 x 1.12 x 1.141
    assert p.hire_in_nok_per_hour == 1000
    assert prices(TARIFF, paid_by, []).full_position_nok_per_year == Decimal("695074.38")


def test_a_shorter_week_makes_the_hour_dearer() -> None:
    assert prices(TARIFF, employer(), ["sykepleier"], "33.6").extra_nok_per_hour == Decimal("422.62")


def test_missing_base_pay_is_told_in_words() -> None:
    paid_by = employer(base_pay=[{"competences": ["lege"], "nok_per_year": figure("900000")}])
    with pytest.raises(InputError, match="ingen kompetanse: ingen grunnlønn i test-2023"):
        prices(TARIFF, paid_by, [])
