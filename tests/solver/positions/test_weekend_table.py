"""The weekend problem's table: heads and average positions from the needs of one ward."""

from __future__ import annotations

from pathlib import Path

import pytest

from solver.positions.case import StaffingCase
from solver.positions.solve import staffing_plan
from solver.positions.weekend_table import (
    FULL_TIME_WEEK_MINUTES,
    PATTERNS,
    markdown,
    weekend_case,
    weekend_table,
)

TABLE = ((33, 59), (26.4, 74), (22, 88), (28, 69), (21, 92))
"""Heads and average position in per cent, as the published table has them."""


def test_the_table_comes_out_of_the_model() -> None:
    rows = weekend_table()
    assert [row.heads for row in rows] == pytest.approx([heads for heads, _ in TABLE])
    assert [row.average_percent for row in rows] == pytest.approx(
        [58.90, 73.62, 88.35, 69.42, 92.56], abs=0.01
    )
    for row, (_, percent) in zip(rows, TABLE, strict=True):
        # the last row of the table divides 19.4, not 19.44, positions by 21 people: 92.4 instead of 92.6
        assert percent in (round(row.average_percent), round(100 * 19.4 / row.heads))


def test_the_documentation_shows_what_the_code_makes() -> None:
    page = (Path(__file__).parents[3] / "docs" / "positions.md").read_text(encoding="utf-8")
    assert markdown() in page


def test_whole_people_and_the_hours_of_long_shifts() -> None:
    rows = weekend_table()
    assert [row.whole_heads for row in rows] == [33, 27, 22, 28, 21]
    assert rows[1].whole_average_percent == pytest.approx(100 * 19.44 / 27, abs=0.05)
    # seven shifts of 12 hours are 84 hours a day where the needs are 82.5: 19.52 positions instead of 19.44
    assert rows[4].whole_average_percent == pytest.approx(100 * 19.53 / 21, abs=0.05)


@pytest.mark.parametrize(("name", "pattern", "long"), PATTERNS)
def test_weekends_decide_and_everything_is_proved(name: str, pattern: dict[str, object], long: bool) -> None:
    plan = staffing_plan(weekend_case(name, pattern, long=long))
    assert plan.status == "optimal"
    assert plan.covered
    assert {f.because for f in plan.floors if f.decides} >= {"weekends"}
    hours = next(f for f in plan.floors if f.because == "hours")
    assert hours.heads == pytest.approx(plan.needed_hours_per_week * 60 / FULL_TIME_WEEK_MINUTES)
    assert "Helgene avgjør" in plan.sentences[0]


def _moment_by_moment(code: str, start: str, end: str) -> StaffingCase:
    """The ward with 6 by day and 5 by evening on weekends, and a long shift that may be used then."""
    whole = weekend_case("x", {"every_nth": 3}, long=False).model_dump()
    whole["shifts"] += ({"id": code, "name": code, "start": start, "end": end, "kind": "long"},)
    whole["patterns"][0]["long_shifts"] = "weekends"
    return StaffingCase.model_validate(whole)


def test_a_long_shift_that_ends_before_the_evening_does_saves_nobody() -> None:
    """07:30 asks for 6 and 22:20 for 5: no shift under 15 hours is there at both, so seven are not enough."""
    assert staffing_plan(_moment_by_moment("L", "07:30", "20:00")).heads == 33
    whole_day = staffing_plan(_moment_by_moment("L", "07:30", "22:30"))
    weekends = next(f for f in whole_day.floors if f.because == "weekends")
    assert weekends.heads == pytest.approx(18)  # six a day, every third weekend
    assert whole_day.heads == 20  # the hours: 19.4 positions
