"""Sundays and holidays as one series: strict, runs, halves, and one free in some weeks."""

from __future__ import annotations

from tests.build import SHIFTS, line, shift, waiver, ward
from tests.solver.lowering.weigh import weigh

OFF = "- - - - - - - |"
SUNDAY = "- - - - - - D |"
STRICT = line("sundays", mode="strict", hard=False, weight=1)


def average(**limits: int) -> dict[str, object]:
    loose = {"max_consecutive": 26, "average_weeks": 52, "free_every_weeks": 52}
    return {**STRICT, "mode": "average", **loose, **limits}


def test_strict_counts_each_pair_over_the_wrap_too() -> None:
    w = ward(weeks=4, rules=[STRICT])
    assert weigh(w, {"a": SUNDAY + OFF + SUNDAY + OFF}) == (0, 0)
    assert weigh(w, {"a": SUNDAY + OFF + OFF + SUNDAY}) == (0, 1)
    assert weigh(w, {"a": SUNDAY * 3 + OFF}) == (0, 2)
    assert weigh(w, {"a": "- - - - - A - | - - - - - N - |" + OFF * 2}) == (0, 1), (
        "the eve and the night count"
    )
    assert weigh(ward(weeks=1, rules=[STRICT]), {"a": SUNDAY}) == (0, 1), "every Sunday is the same one"


def test_holidays_are_in_the_series_with_their_own_windows() -> None:
    easter = ward(kind="calendar", start="2027-03-22", weeks=2, rules=[STRICT])
    # Thursday 25, Friday 26, Sunday 28 and Monday 29 March 2027 are red
    assert weigh(easter, {"a": "- - D - D - - | - - - - - - -"}) == (0, 0), "the eve before 18:00"
    assert weigh(easter, {"a": "- - - D D - - | - - - - - - -"}) == (0, 1)
    assert weigh(easter, {"a": "- - A - D - - | D - - - - - -"}) == (0, 1), "Wednesday evening is Thursday's"
    assert weigh(easter, {"a": "- - - - - - D | D - - - - - -"}) == (0, 1)


def test_a_shift_of_a_day_reaches_a_window_two_days_after_it_began() -> None:
    codes = (*SHIFTS, shift("X", "20:00", "43:00", "long"))
    w = ward(weeks=1, shifts=codes, rules=[STRICT])
    assert weigh(w, {"a": "- - - - X - -"}) == (0, 1), "Friday 20:00 to Saturday 19:00"


def test_history_pairs_with_the_plan() -> None:
    w = ward(kind="calendar", rules=[STRICT], history_weeks=2, history={"a": SUNDAY * 2})
    assert weigh(w, {"a": SUNDAY}) == (0, 1)
    assert weigh(w, {"a": OFF}) == (0, 0)


def test_one_free_of_any_longest_run_and_one() -> None:
    w = ward(weeks=6, rules=[average(max_consecutive=1)])
    assert weigh(w, {"a": SUNDAY + OFF + SUNDAY + OFF * 3}) == (0, 0)
    assert weigh(w, {"a": SUNDAY * 2 + OFF * 4}) == (0, 1)
    assert weigh(w, {"a": SUNDAY + OFF * 4 + SUNDAY}) == (0, 1), "over the wrap"
    two = ward(weeks=6, rules=[average(max_consecutive=2)])
    assert weigh(two, {"a": SUNDAY * 2 + OFF * 4}) == (0, 0)
    assert weigh(two, {"a": SUNDAY * 3 + OFF * 3}) == (0, 1 + 2), (
        "and three of four in the rest of two windows"
    )


def test_at_most_half_of_each_window_also_when_little_is_known() -> None:
    w = ward(kind="calendar", weeks=3, rules=[average(average_weeks=26)])
    assert weigh(w, {"a": SUNDAY + OFF * 2}) == (0, 0)
    assert weigh(w, {"a": SUNDAY * 3}) == (0, 2), "one of three"
    rolling = ward(weeks=2, rules=[average(average_weeks=3)])
    assert weigh(rolling, {"a": SUNDAY + OFF}) == (0, 1), "the window that ends with it has it twice of three"


def test_one_free_in_every_whole_window() -> None:
    rule = average(free_every_weeks=2)
    assert weigh(ward(kind="calendar", weeks=3, rules=[rule]), {"a": SUNDAY * 3}) == (0, 2 + 2)
    only = {**rule, "free_every_weeks": 4}
    assert weigh(ward(kind="calendar", weeks=3, rules=[only]), {"a": SUNDAY * 3}) == (0, 2), (
        "too few weeks: only the half"
    )


def test_waived_by_the_later_red_day() -> None:
    rule = {**STRICT, "waivers": [waiver("a", "2027-01-17", "2027-01-17")]}
    assert weigh(ward(weeks=3, kind="calendar", rules=[rule]), {"a": SUNDAY * 3}) == (0, 1)
