"""People present against what is needed."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.rules.cover import Cover
from tests.build import SHIFTS, brief, findings, line, person, shift, total, ward

EVERY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"]
COMPETENCES = [
    {"id": "spl", "name": "Sykepleier", "counts_as": ["hfa"]},
    {"id": "hfa", "name": "Helsefagarbeider"},
    {"id": "ass", "name": "Assistent"},
]


def need(start: str, end: str, minimum: int = 1, wanted: int | None = None, **more: Any) -> dict[str, Any]:
    wanted = minimum if wanted is None else wanted
    return {
        "id": "d",
        "start": start,
        "end": end,
        "days": ["mon"],
        "minimum": minimum,
        "wanted": wanted,
        **more,
    }


def check(
    rows: dict[str, str], demand: dict[str, Any], rule: dict[str, Any] | None = None, **more: Any
) -> list[Any]:
    more.setdefault("employees", ["a", "b", "c", "d"])
    rule = {"weight": 1, "wanted_weight": 100, "maximum_weight": 10_000, **(rule or {})}
    return findings(ward(rules=[line("cover", **rule)], demand=[demand], **more), rows)


@pytest.mark.parametrize(
    ("start", "end", "missing"),
    [
        ("07:00", "15:00", 0),
        ("06:59", "15:00", 1),
        ("07:00", "15:01", 1),
        ("06:30", "15:30", 60),
        ("15:00", "16:00", 60),
    ],
)
def test_every_minute_of_the_window_is_covered(start: str, end: str, missing: int) -> None:
    assert total(check({"a": "D"}, need(start, end), {"wanted_weight": 0})) == missing


@pytest.mark.parametrize(
    ("people", "points"), [(0, 60 * 302), (1, 60 * 201), (2, 60 * 100), (3, 0), (4, 60 * 10_000)]
)
def test_points_below_minimum_and_wanted_and_above_maximum(people: int, points: int) -> None:
    rows = dict.fromkeys("abcd"[:people], "D")
    assert total(check(rows, need("08:00", "09:00", 2, 3, maximum=3))) == points


def test_what_a_shortage_says() -> None:
    (finding,) = check({"a": "D"}, need("08:00", "09:30", 2, 3, units=["u"], name="Dagvakt"))
    assert (finding.severity, finding.measured, finding.limit, finding.measure) == ("soft", 1, 2, "people")
    assert (finding.demand, finding.unit, finding.employee, str(finding.first)) == (
        "d",
        "u",
        None,
        "2027-01-04",
    )
    assert finding.message == "Dagvakt: 1 til stede kl. 08:00–09:30; minimum er 2."


@pytest.mark.parametrize(
    ("people", "limit", "words"), [(2, 3, "ønsket er 3"), (4, 3, "maksimum er 3"), (1, 2, "minimum er 2")]
)
def test_the_limit_named_is_the_one_that_is_missed(people: int, limit: int, words: str) -> None:
    (finding,) = check(dict.fromkeys("abcd"[:people], "D"), need("08:00", "09:00", 2, 3, maximum=3))
    assert finding.limit == limit
    assert finding.message.endswith(f"{words}.")


def test_one_finding_for_each_longest_stretch_with_the_same_presence() -> None:
    found = check({"a": "D", "b": "A", "c": "L"}, need("07:00", "22:00", 3), {"wanted_weight": 0})
    assert brief(found) == [("soft", 1, 120), ("soft", 2, 750), ("soft", 1, 180)]
    found = check({"a": "D", "b": "A"}, need("07:00", "22:00", 2), {"wanted_weight": 0})
    assert brief(found) == [("soft", 1, 900)]


@pytest.mark.parametrize(
    ("wanted", "missing"),
    [(["spl"], 1), (["hfa"], 0), (["ass"], 1), (["spl", "ass"], 0), ([], 0), (["lege"], 2)],
)
def test_holders_of_any_competence_or_one_that_counts_as_it(wanted: list[str], missing: int) -> None:
    staff = [
        person("a", competences=["spl"]),
        person("b", competences=["hfa"]),
        person("c", competences=["ass"]),
    ]
    demand = need("08:00", "09:00", 2, competences=wanted)
    competences = [*COMPETENCES, {"id": "lege", "name": "Lege"}]
    found = check(
        dict.fromkeys("abc", "D"), demand, {"wanted_weight": 0}, employees=staff, competences=competences
    )
    assert total(found) == 60 * missing


@pytest.mark.parametrize(
    ("place", "present"),
    [({"units": ["u"]}, 1), ({"units": ["u", "v"]}, 2), ({"site": "s"}, 2), ({"site": "t"}, 1), ({}, 3)],
)
def test_where_they_stand(place: dict[str, Any], present: int) -> None:
    units = [
        {"id": "u", "name": "u", "site": "s"},
        {"id": "v", "name": "v", "site": "s"},
        {"id": "w", "name": "w", "site": "t"},
    ]
    staff = [person(e, home_unit=u) for e, u in zip("abc", "uvw", strict=True)]
    sites = [{"id": "s", "name": "s"}, {"id": "t", "name": "t"}]
    demand = need("08:00", "09:00", 4, **place)
    found = check(dict.fromkeys("abc", "D"), demand, employees=staff, units=units, sites=sites)
    assert [f.measured for f in found] == [present]


def test_the_unit_of_the_shift_counts_not_the_home_unit() -> None:
    staff = [person("a", other_units=["v"])]
    demand = need("08:00", "09:00", units=["v"])
    assert check({"a": "D@v"}, demand, employees=staff, units=["u", "v"]) == []


def test_a_meeting_covers_nothing() -> None:
    assert [f.measured for f in check({"a": "M"}, need("12:00", "14:00"))] == [0]


def test_a_person_with_two_shifts_at_once_is_one_person() -> None:
    assert [f.measured for f in check({"a": "D+L"}, need("08:00", "15:00", 2))] == [1]


def test_a_window_and_a_shift_over_midnight() -> None:
    assert check({"a": "N"}, need("22:00", "07:00")) == []
    assert total(check({"a": "- N"}, need("22:00", "07:00"), {"wanted_weight": 0})) == 540


def test_the_last_night_of_a_rolling_plan_stands_on_the_first_morning() -> None:
    assert check({"a": "- - - - - - N"}, need("05:00", "07:00")) == []
    assert len(check({"a": "- - - - - - N"}, need("05:00", "07:00"), kind="calendar")) == 1


def test_a_window_that_passes_the_end_goes_on_at_the_beginning() -> None:
    sunday = need("22:00", "07:00", days=["sun"])
    assert check({"a": "- - - - - - N"}, sunday) == []
    early = [*SHIFTS, shift("E", "00:00", "07:00")]
    found = check({"a": "E"}, sunday, {"wanted_weight": 0}, shifts=early)
    assert brief(found) == [("soft", 0, 120)]
    assert (str(found[0].first), found[0].message) == (
        "2027-01-10",
        "d: 0 til stede kl. 22:00–00:00; minimum er 1.",
    )


def test_a_calendar_plan_leaves_out_what_lies_after_its_end() -> None:
    found = check({}, need("22:00", "07:00", days=["sun"]), {"wanted_weight": 0}, kind="calendar")
    assert brief(found) == [("soft", 0, 120)]
    assert check({"a": "- - - - - - N"}, need("22:00", "07:00", days=["sun"]), kind="calendar") == []


def test_history_stands_on_the_first_morning() -> None:
    past: dict[str, Any] = {"kind": "calendar", "history": {"a": "- - - - - - N"}, "history_weeks": 1}
    assert check({}, need("05:00", "07:00"), **past) == []
    assert total(check({}, need("05:00", "08:00"), {"wanted_weight": 0}, **past)) == 60


def test_windows_that_begin_in_history_are_past() -> None:
    past: dict[str, Any] = {"kind": "calendar", "history": {}, "history_weeks": 1}
    found = check({}, need("22:00", "07:00", days=["sun"]), {"wanted_weight": 0}, **past)
    assert [str(f.first) for f in found] == ["2027-01-10"]


@pytest.mark.parametrize(
    ("start", "minutes"), [("2027-03-22", 480), ("2026-10-19", 600), ("2027-01-04", 540)]
)
def test_person_minutes_are_real_minutes_when_the_clock_is_moved(start: str, minutes: int) -> None:
    night = need("22:00", "07:00", days=["sat"])
    assert total(check({}, night, {"wanted_weight": 0}, kind="calendar", start=start)) == minutes
    assert check({"a": "- - - - - N"}, night, kind="calendar", start=start) == []


def test_a_window_that_does_not_exist_asks_for_nobody() -> None:
    assert check({}, need("02:00", "03:00", days=["sun"]), kind="calendar", start="2027-03-22") == []


@pytest.mark.parametrize(
    ("days", "dates"),
    [
        (["mon"], ["2027-05-10"]),
        (["holiday"], ["2027-05-16", "2027-05-17"]),
        (["sun"], ["2027-05-16"]),
        (["mon", "holiday"], ["2027-05-10", "2027-05-16", "2027-05-17"]),
    ],
)
def test_a_public_holiday_is_no_ordinary_weekday(days: list[str], dates: list[str]) -> None:
    # 16 May 2027 is Whit Sunday, 17 May Whit Monday and Constitution Day
    found = check({}, need("08:00", "09:00", days=days), kind="calendar", start="2027-05-10", weeks=2)
    assert [str(f.first) for f in found if f.first.day < 20] == dates


def test_a_rolling_plan_has_no_holidays() -> None:
    found = check({}, need("08:00", "09:00"), start="2027-05-17")
    assert [str(f.first) for f in found] == ["2027-05-17"]


def test_dates_come_besides_and_except_dates_are_left_out() -> None:
    demand = need("08:00", "09:00", days=["mon", "tue"], dates=["2027-01-09"], except_dates=["2027-01-05"])
    assert [str(f.first) for f in check({}, demand)] == ["2027-01-04", "2027-01-09"]


def test_every_day_of_a_plan_is_looked_at() -> None:
    assert len(check({}, need("08:00", "09:00", days=EVERY), weeks=2)) == 14


def test_cover_cannot_be_hard() -> None:
    with pytest.raises(ValidationError, match="hard"):
        Cover.model_validate({"id": "x", "level": "lov", "hjemmel": "h", "hard": True}, strict=False)
