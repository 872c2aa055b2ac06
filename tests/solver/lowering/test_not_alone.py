"""Enough people for a break."""

from __future__ import annotations

from tests.build import line, ward
from tests.solver.lowering.weigh import weigh


def rule(**more: object) -> dict[str, object]:
    return line("not_alone", hard=False, weight=1, start="23:00", end="06:00", days=["sun"], **more)


def test_missing_person_minutes_of_the_window_count() -> None:
    w = ward(employees=("a", "b"), units=("u", "v"), rules=[rule(units=["u", "v"])])
    night = "- - - - - - N"
    assert weigh(w, {}) == (0, 2 * 7 * 60)
    assert weigh(w, {"a": night}) == (0, 7 * 60)
    assert weigh(w, {"a": night, "b": night + "@v"}) == (0, 0)


def test_other_units_do_not_count_and_the_end_of_a_calendar_plan_cuts_the_window() -> None:
    w = ward(
        kind="calendar", employees=("a", "b"), units=("u", "v"), rules=[rule(units=["u"], minimum_present=1)]
    )
    assert weigh(w, {"a": "- - - - - - N@v"}) == (0, 60)
    assert weigh(w, {"a": "- - - - - - N"}) == (0, 0)
