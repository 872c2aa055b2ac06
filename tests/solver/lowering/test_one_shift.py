"""One shift at a time: long shifts against the next day, in real time, across wrap and history."""

from __future__ import annotations

from tests.build import SHIFTS, line, shift, ward
from tests.solver.lowering.weigh import weigh

ROUND = shift("X", "20:00", "43:00", "long")
"""Until 19:00 the next day."""
CODES = (*SHIFTS, ROUND)
RULE = line("one_shift", hard=False, weight=3)


def test_each_pair_that_overlaps_is_one_unit() -> None:
    w = ward(shifts=CODES, rules=[RULE])
    assert weigh(w, {"a": "X D X A - - -"}) == (0, 6)
    assert weigh(w, {"a": "X X N D - - -"}) == (0, 0), "from 19:00 to 20:00 there is an hour"
    assert weigh(w, {"a": "D - - - - - X"}) == (0, 3), "Sunday's shift lasts into Monday"
    assert weigh(ward(shifts=CODES, rules=[line("one_shift")]), {"a": "X D"}) == (1, 0)


def test_only_the_later_shift_has_to_be_in_the_plan() -> None:
    known = ward(kind="calendar", shifts=CODES, rules=[RULE], history_weeks=1, history={"a": "X D - - - - X"})
    assert weigh(known, {"a": "D - - - - - X"}) == (0, 3)


def test_overlap_is_real_time() -> None:
    early, night = shift("T", "06:30", "09:00"), shift("V", "22:00", "30:45", "night")
    w = ward(kind="calendar", start="2027-03-22", shifts=(early, night), rules=[RULE], weeks=2)
    assert weigh(w, {"a": "- V T - - V T"}) == (0, 6)
    meets = shift("V", "22:00", "30:30", "night")
    w = ward(kind="calendar", start="2027-03-22", shifts=(early, meets), rules=[RULE], weeks=2)
    assert weigh(w, {"a": "- V T - - V T"}) == (0, 0), "a clock that moves moves both ends"
