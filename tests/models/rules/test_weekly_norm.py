"""The weekly norm: how many red days 37.5 h allows and tredelt asks for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import SHIFTS, brief, findings, line, person, shift, waiver, ward

SOFT = line("weekly_norm", hard=False, weight=10)
HARD = line("weekly_norm")
FREE_WEEK = "- - - - - - - "
SUNDAY_WEEK = "- - - - - - D "


def _found(norm: str, rows: str, weeks: int, **more: Any) -> list[tuple[str, int, int]]:
    w = ward(weeks=weeks, employees=[person("a", norm=norm)], rules=[SOFT], **more)
    return brief(findings(w, {"a": rows}))


@pytest.mark.parametrize(
    ("weeks", "worked", "too_many"),
    [
        (1, 0, 0),
        (1, 1, 1),
        (3, 0, 0),
        (3, 1, 1),
        (4, 1, 0),
        (4, 2, 1),
        (6, 1, 0),
        (6, 2, 1),
        (6, 6, 5),
        (7, 2, 0),
        (7, 3, 1),
    ],
)
def test_ordinary_hours_are_for_less_than_every_third_red_day(weeks: int, worked: int, too_many: int) -> None:
    found = _found("37.5", SUNDAY_WEEK * worked, weeks)
    assert found == ([("soft", worked, 10 * too_many)] if too_many else [])


@pytest.mark.parametrize(
    ("weeks", "worked", "too_few"),
    [(1, 0, 1), (1, 1, 0), (3, 1, 0), (4, 1, 1), (4, 2, 0), (6, 0, 2), (6, 2, 0), (7, 2, 1), (7, 3, 0)],
)
def test_tredelt_asks_for_every_third_red_day(weeks: int, worked: int, too_few: int) -> None:
    found = _found("tredelt", SUNDAY_WEEK * worked, weeks)
    assert found == ([("soft", worked, 10 * too_few)] if too_few else [])


@pytest.mark.parametrize("norm", ["35.5", "33.6"])
def test_the_other_norms_have_no_test(norm: str) -> None:
    assert _found(norm, SUNDAY_WEEK, 1) == []
    assert _found(norm, "", 1) == []


@pytest.mark.parametrize(
    ("rows", "worked"),
    [
        ("- - - - - D -", 0),
        ("- - - - - X -", 0),
        ("- - - - - Y -", 1),
        ("- - - - - A -", 1),
        ("- - - - - N -", 1),
        ("- - - - - - N", 0),
        ("- - - - - - A", 1),
        ("- - - - - A+N D", 1),
    ],
)
def test_a_red_day_is_worked_from_six_the_day_before_to_ten(rows: str, worked: int) -> None:
    codes = [*SHIFTS, shift("X", "10:00", "18:00"), shift("Y", "10:00", "18:01")]
    assert len(_found("37.5", rows, 1, shifts=codes)) == worked


def test_holidays_are_counted_with_sundays() -> None:
    """Easter 2027: Thursday, Friday, Sunday and Monday, then the Sunday after are five red days."""
    easter: dict[str, Any] = {"kind": "calendar", "start": "2027-03-22"}
    assert _found("37.5", "- - - D", 2, **easter) == []
    assert _found("37.5", "- - - D D", 2, **easter) == [("soft", 2, 10)]
    assert _found("37.5", "- - - D D", 2, start="2027-03-22") == []
    assert _found("tredelt", "- - - D", 2, **easter) == [("soft", 1, 10)]


def test_history_works_a_red_day_it_runs_into_but_its_own_red_days_are_not_counted() -> None:
    """17 May 2027 is Whit Monday; the night before it starts on Whit Sunday, in history."""
    whit: dict[str, Any] = {"kind": "calendar", "start": "2027-05-17", "history_weeks": 1}
    assert _found("37.5", "", 1, history={"a": "- - - - - D -"}, **whit) == []
    assert _found("37.5", "", 1, history={"a": "- - - - - - N"}, **whit) == [("soft", 1, 10)]


def test_only_contracts_that_touch_the_plan_decide() -> None:
    ordinary = {"position_percent": 50, "weekly_norm": "37.5"}
    before = [{**ordinary, "weekly_norm": "35.5"}, {**ordinary, "from_date": "2027-01-04"}]
    during = [{**ordinary, "weekly_norm": "35.5"}, {**ordinary, "from_date": "2027-01-05"}]
    gone = {"contracts": [ordinary], "employed_until": "2027-01-03"}
    for more, breaches in (({"contracts": before}, 1), ({"contracts": during}, 0), (gone, 0)):
        w = ward(employees=[person("a", **more)], rules=[HARD])
        assert len(findings(w, {"a": SUNDAY_WEEK})) == breaches


NIGHT = shift("N8", "21:00", "05:00", "night")


@pytest.mark.parametrize(
    ("codes", "rows", "hours"),
    [
        ([NIGHT, shift("Q", "07:00", "09:40")], "N8 - - - - - Q", 0),
        ([NIGHT, shift("Q", "07:00", "09:39")], "N8 - - - - - Q", 1),
        ([NIGHT, shift("Q", "07:00", "08:40")], "N8 - - - - - Q", 1),
        ([NIGHT, shift("Q", "07:00", "08:19")], "N8 - - - - - Q", 2),
        ([NIGHT], "- N8 - - - N8 -", 4),
    ],
)
def test_tredelt_has_a_quarter_of_its_hours_outside_the_night(
    codes: list[dict[str, Any]], rows: str, hours: int
) -> None:
    found = _found("tredelt", rows, 1, shifts=codes)
    assert [penalty for _, _, penalty in found] == ([10 * hours] if hours else [])


def test_tredelt_measures_from_start_to_end_breaks_and_all() -> None:
    codes = [NIGHT, shift("Q", "07:00", "09:40", break_minutes=100, break_paid=False, paid_minutes=0)]
    assert _found("tredelt", "N8 - - - - - Q", 1, shifts=codes) == []


def test_tredelt_follows_the_moved_clock() -> None:
    """The night to 28 March 2027 is an hour shorter, so 140 minutes outside it are a quarter."""
    codes = [NIGHT, shift("Q", "07:00", "09:20"), shift("P", "07:00", "09:19")]
    for last, found in (("Q", []), ("P", [("soft", 139, 10)])):
        rows = f"- - - - - N8 {last}"
        spring = _found("tredelt", rows, 1, shifts=codes, kind="calendar", start="2027-03-22")
        assert [f for f in spring if f[1] > 3] == found


def test_tredelt_can_miss_both_ways() -> None:
    assert _found("tredelt", "N", 1) == [("soft", 0, 10), ("soft", 60, 20)]


def test_a_hard_line_and_a_waiver_by_the_first_day() -> None:
    for waivers, severity in (
        ([], "hard"),
        ([waiver("a", last="2027-01-04")], "waived"),
        ([waiver("a", "2027-01-05")], "hard"),
    ):
        w = ward(employees=[person("a", norm="37.5")], rules=[{**HARD, "waivers": waivers}])
        assert brief(findings(w, {"a": SUNDAY_WEEK})) == [(severity, 1, 0)]


def test_messages_tell_count_and_limit() -> None:
    w = ward(weeks=6, employees=[person("a", norm="37.5"), person("b", norm="tredelt")], rules=[HARD])
    found = findings(w, {"a": SUNDAY_WEEK * 2, "b": "N"})
    assert [f.message for f in found] == [
        "2 av planens 6 søn- og helgedager er i arbeid; med 37,5 t i uken er grensen 1 (hver tredje gir 35,5 t).",
        "0 av planens 6 søn- og helgedager er i arbeid; tredelt turnus krever minst 2 (hver tredje).",
        "1 t av planens 9 t ligger utenfor kl. 21-06; tredelt turnus krever minst 2 t 15 min (en fjerdedel).",
    ]
