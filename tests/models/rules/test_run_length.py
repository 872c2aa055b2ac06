"""How many days in a row with work, or with one kind or code of shift."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from tests.build import brief, findings, line, total, waiver, ward


def check(text: str, *, weeks: int = 1, kind: str = "rolling", history: str = "", **rule: Any) -> list[Any]:
    past: dict[str, Any] = {"history": {"a": history}, "history_weeks": 1} if history else {}
    w = ward(weeks=weeks, kind=kind, rules=[line("run_length", **{"of": "work", **rule})], **past)
    return findings(w, {"a": text})


@pytest.mark.parametrize("start", range(7))
@pytest.mark.parametrize(("length", "beyond"), [(3, 0), (4, 1), (6, 3)])
def test_each_day_beyond_the_maximum_is_a_unit_wherever_the_run_lies(
    start: int, length: int, beyond: int
) -> None:
    cells = ["-"] * 7
    for k in range(length):
        cells[(start + k) % 7] = "D"
    found = check(" ".join(cells), maximum=3, hard=False, weight=5)
    assert total(found) == 5 * beyond
    assert {f.first.day - 4 for f in found} == {(start + 3 + k) % 7 for k in range(beyond)}


def test_what_a_run_too_long_says() -> None:
    first, second = check("D A N M L - -", maximum=3)
    assert (first.severity, str(first.first), first.measured, first.limit, first.measure) == (
        "hard", "2027-01-07", 4, 3, "days",
    )  # fmt: skip
    assert first.message == "Rekke på 4 dager med arbeid; høyst 3."
    assert (str(second.first), second.measured) == ("2027-01-08", 5)


@pytest.mark.parametrize("maximum", [3, 7, 60])
def test_a_whole_cycle_of_work_has_no_end(maximum: int) -> None:
    found = check("D D D D D D D", maximum=maximum, minimum=2)
    assert [f.first.day for f in found] == [4, 5, 6, 7, 8, 9, 10]
    assert found[0].message == f"Rekke uten ende med arbeid gjennom hele turnusen; høyst {maximum} dager."


def test_a_calendar_plan_does_not_wrap() -> None:
    assert check("D D - - - D D", kind="calendar", maximum=3) == []
    assert check("D D D D D D D", kind="calendar", maximum=7) == []


def test_history_prolongs_a_run_and_only_plan_days_count() -> None:
    found = check("D D - - - - -", kind="calendar", history="- - - D D D D", maximum=3)
    assert [(f.measured, str(f.first)) for f in found] == [(5, "2027-01-04"), (6, "2027-01-05")]
    assert check("- D", kind="calendar", history="D D D D D D D", maximum=3) == []


@pytest.mark.parametrize(("length", "missing"), [(1, 2), (2, 1), (3, 0)])
@pytest.mark.parametrize("start", [1, 2, 3, 5, 6])
def test_each_day_under_the_minimum_is_a_unit_on_the_last_day(start: int, length: int, missing: int) -> None:
    cells = ["-"] * 7
    for k in range(length):
        cells[(start + k) % 7] = "A"
    found = check(" ".join(cells), minimum=3, hard=False, weight=10)
    expected = [("soft", length, 10 * missing)] if missing else []
    assert brief(found) == expected
    assert all(f.first.day == 4 + (start + length - 1) % 7 for f in found)


def test_what_a_run_too_short_says() -> None:
    (finding,) = check("- N - - - - -", of="kinds", kinds=["night"], minimum=2)
    assert finding.message == "Rekke på 1 dag med vakt av typen natt; minst 2."


@pytest.mark.parametrize(
    ("history", "text", "breaches"),
    [
        ("", "D - - - - - -", 0),  # may have begun before the plan
        ("", "- D - - - - -", 1),
        ("", "- - - - - D -", 1),
        ("", "- - - - - - D", 0),  # may go on after it
        ("- - - - - - -", "D - - - - - -", 1),
        ("- - - - - - D", "D - - - - - -", 0),
        ("- - - - - - D", "- - - - - - -", 0),  # ended in history
        ("D - - - - - -", "- - - - - - -", 0),
    ],
)
def test_a_run_that_may_go_on_where_nothing_is_known_is_not_too_short(
    history: str, text: str, breaches: int
) -> None:
    assert len(check(text, kind="calendar", history=history, minimum=2)) == breaches


def test_a_run_from_the_first_known_day_into_the_plan_is_not_too_short() -> None:
    assert check("D D -", kind="calendar", history="D D D D D D D", minimum=14) == []


def test_only_the_kinds_named_make_a_run() -> None:
    assert len(check("N N A N - - -", of="kinds", kinds=["night"], maximum=2)) == 0
    assert len(check("N N A N - - -", of="kinds", kinds=["night", "evening"], maximum=2)) == 2


def test_each_code_has_its_own_runs() -> None:
    assert check("D D L D D - -", of="same_shift", maximum=2) == []
    found = check("D D D A A A -", of="same_shift", maximum=2)
    assert [f.message for f in found] == [
        "Rekke på 3 dager med vakt A; høyst 2.",
        "Rekke på 3 dager med vakt D; høyst 2.",
    ]


def test_the_same_code_in_another_unit_is_the_same_code() -> None:
    w = ward(units=["u", "v"], rules=[line("run_length", of="same_shift", maximum=2)])
    assert len(findings(w, {"a": "D D@v D - - - -"})) == 1


def test_two_shifts_on_one_day_are_one_day_of_each_set() -> None:
    assert check("D+A D - - - - -", maximum=2) == []
    assert len(check("D+A A A - - - -", of="same_shift", maximum=2)) == 1


@pytest.mark.parametrize(
    ("first", "last", "severities"),
    [
        ("2027-01-07", "2027-01-07", ["waived", "hard"]),
        ("2027-01-04", "2027-01-06", ["hard", "hard"]),
        (None, None, ["waived", "waived"]),
    ],
)
def test_a_waiver_frees_the_days_it_covers(
    first: str | None, last: str | None, severities: list[str]
) -> None:
    found = check("D D D D D - -", maximum=3, waivers=[waiver("a", first, last)])
    assert [f.severity for f in found] == severities


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "verken minimum eller maximum"),
        ({"minimum": 4, "maximum": 3}, "maximum 3 under minimum 4"),
        ({"maximum": 3, "kinds": ["night"]}, "kinds skal fylles ut"),
        ({"maximum": 3, "of": "kinds"}, "kinds skal fylles ut"),
    ],
)
def test_limits_that_contradict_are_refused(fields: dict[str, Any], words: str) -> None:
    from models.rules.run_length import RunLength

    with pytest.raises(ValidationError, match=words):
        RunLength.model_validate(
            {"id": "x", "level": "lov", "hjemmel": "h", "of": "work", **fields}, strict=False
        )
