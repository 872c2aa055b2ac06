"""What a stretch of work beyond the plan costs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.cost.extra import ExtraWork
from tests.build import person, view, ward
from tests.models.cost.pay import NURSES, employer, figure, terms

DAY = 1440


def extra(row: str, kind: str = "rolling", start: str = "2027-01-04") -> ExtraWork:
    nurse = person("a", percent=50.0, competences=["sykepleier"])
    instance = ward(employees=[nurse], competences=NURSES, kind=kind, start=start)
    paid_by = employer(hire_in_markup_percent=figure("100"))
    return ExtraWork(view(instance, {"a": row}), terms(instance, paid_by))


def test_extra_hours_are_paid_plainly_with_supplements() -> None:
    """Saturday 15:00-22:00: 7 h x (400 + 88), 4 h x 56, 1 h x 100."""
    found = extra("-").plain("a", 5 * DAY + 900, 5 * DAY + 1320)
    assert (found.extra_hours, found.saturday_sunday, found.evening, found.night) == (2800, 616, 224, 100)


def test_extra_hours_may_pass_the_end_of_a_rolling_plan() -> None:
    """Sunday 22:00 to Monday 06:00: two hours of weekend, eight of night."""
    found = extra("-").plain("a", 6 * DAY + 1320, 7 * DAY + 360)
    assert (found.extra_hours, found.saturday_sunday, found.night) == (3200, 176, 800)


def test_what_lies_after_a_calendar_plan_is_left_out() -> None:
    found = extra("-", "calendar").plain("a", 6 * DAY + 1320, 7 * DAY + 360)
    assert found.extra_hours == 800
    assert extra("-", "calendar").plain("a", 7 * DAY, 7 * DAY + 360).total == 0


HOUR = Decimal(738_400) / 1850


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (15 * 60, 17 * 60, "3"),  # after the shift: 2 h x 1.5
        (15 * 60, 19 * 60, "6"),
        (15 * 60, 20 * 60, "8"),  # the fifth hour is far: x 2
        (5 * 60, 7 * 60, "3"),  # before the shift
        (4 * 60, 7 * 60, "5"),  # three hours before: one is far
        (3 * 60, 5 * 60, "4"),
        (2 * DAY + 420, 2 * DAY + 900, "16"),  # a day off
    ],
)
def test_overtime_is_50_per_cent_near_a_shift_and_100_otherwise(start: int, end: int, hours: str) -> None:
    """The day shift of Monday is 07:00-15:00."""
    found = extra("D").overtime("a", start, end)
    assert abs(found.overtime - HOUR * Decimal(hours)) < Decimal("0.01")
    assert found.total == found.overtime


def test_overtime_on_a_holiday_is_133_per_cent_also_near_a_shift() -> None:
    """Thursday 25 March 2027, day shift; two hours after it."""
    found = extra("- - - D", "calendar", "2027-03-22").overtime("a", 3 * DAY + 900, 3 * DAY + 1020)
    assert abs(found.overtime - HOUR * 2 * 7 / 3) < Decimal("0.01")


def test_overtime_on_an_eve_is_dearer_from_noon() -> None:
    """Wednesday 24 March 2027, a day off: an hour at 100 %, an hour at 133 1/3 %."""
    found = extra("-", "calendar", "2027-03-22").overtime("a", 2 * DAY + 660, 2 * DAY + 780)
    assert abs(found.overtime - HOUR * (2 + Decimal(7) / 3)) < Decimal("0.01")


def test_hired_people_cost_pay_with_supplements_and_markup() -> None:
    work = extra("-")
    evening = work.hired(frozenset({("sykepleier",)}), 17 * 60, 21 * 60)
    assert evening.hire_in == 2 * (1600 + 224)
    assert evening.total == evening.hire_in
