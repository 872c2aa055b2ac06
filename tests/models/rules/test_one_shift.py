"""One shift at a time: the pair clashes on one date or in real time."""

from __future__ import annotations

import pytest

from tests.build import SHIFTS, brief, findings, line, shift, waiver, ward

HARD = line("one_shift")
SHORT = shift("K", "06:00", "08:00")
NEXT = shift("K7", "07:00", "09:00")
CODES = (*SHIFTS, SHORT, NEXT)


@pytest.mark.parametrize("day", [0, 3, 6])
def test_two_shifts_on_one_date_clash_even_when_they_do_not_overlap(day: int) -> None:
    found = findings(ward(rules=[HARD]), {"a": "- " * day + "D+A"})
    assert brief(found) == [("hard", 2, 0)]
    assert found[0].first == ward().horizon.date(day)


def test_three_shifts_on_one_date_are_three_pairs() -> None:
    soft = line("one_shift", hard=False, weight=5)
    assert brief(findings(ward(rules=[soft]), {"a": "D+A+N"})) == [("soft", 2, 5)] * 3


@pytest.mark.parametrize(("morning", "breaches"), [("K", 1), ("K7", 0)])
def test_a_night_clashes_with_a_shift_before_it_has_ended(morning: str, breaches: int) -> None:
    found = findings(ward(rules=[HARD], shifts=CODES), {"a": f"- N {morning}"})
    assert len(found) == breaches
    assert all(f.first == ward().horizon.date(2) for f in found)


def test_the_last_night_of_a_rolling_plan_clashes_with_its_first_morning() -> None:
    rows = {"a": "K - - - - - N"}
    (found,) = findings(ward(rules=[HARD], shifts=CODES), rows)
    assert found.first == ward().horizon.start
    assert not findings(ward(kind="calendar", rules=[HARD], shifts=CODES), rows)


def test_a_night_in_history_clashes_with_the_first_morning() -> None:
    ward_after = ward(
        kind="calendar", rules=[HARD], shifts=CODES, history={"a": "D - - - - - N"}, history_weeks=1
    )
    (found,) = findings(ward_after, {"a": "K"})
    assert found.first == ward_after.horizon.start


def test_people_are_apart() -> None:
    assert not findings(ward(employees="ab", rules=[HARD]), {"a": "D", "b": "A"})


def test_a_waiver_frees_its_dates_only() -> None:
    waived = line("one_shift", waivers=[waiver("a", "2027-01-05", "2027-01-05")])
    found = findings(ward(rules=[waived]), {"a": "D+A D+A D+A"})
    assert [f.severity.value for f in found] == ["hard", "waived", "hard"]


def test_the_message_names_both_shifts_and_the_date() -> None:
    (found,) = findings(ward(rules=[HARD]), {"a": "D+A"})
    assert found.message == "Vaktene D og A begynner samme dag ma 04.01.2027; høyst 1 vakt om gangen."
