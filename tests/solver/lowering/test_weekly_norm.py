"""Right weekly norm: every third red day, and a quarter of the hours by day and evening."""

from __future__ import annotations

from tests.build import line, person, ward
from tests.solver.lowering.weigh import weigh

RULE = line("weekly_norm", hard=False, weight=1)
OFF = "- - - - - - - |"
SUNDAY = "- - - - - - D |"


def test_an_ordinary_norm_allows_less_than_every_third_red_day() -> None:
    w = ward(weeks=4, employees=[person("a", norm="37.5")], rules=[RULE])
    assert weigh(w, {"a": SUNDAY + OFF * 3}) == (0, 0)
    assert weigh(w, {"a": SUNDAY * 2 + OFF * 2}) == (0, 1)
    assert weigh(w, {"a": SUNDAY * 4}) == (0, 3)
    three = ward(weeks=3, employees=[person("a", norm="37.5")], rules=[RULE])
    assert weigh(three, {"a": SUNDAY + OFF * 2}) == (0, 1), "one of three is every third"


def test_a_window_is_worked_by_any_shift_that_overlaps_it() -> None:
    w = ward(weeks=3, employees=[person("a", norm="37.5")], rules=[RULE])
    assert weigh(w, {"a": "- - - - - N N"}) == (0, 1), "the night into Sunday; the one after begins at 22:00"
    assert weigh(w, {"a": "- - - - - D N"}) == (0, 0)
    assert weigh(w, {"a": "- - - - - A -"}) == (0, 1), "Saturday after 18:00"


def test_tredelt_works_every_third_red_day_and_not_only_nights() -> None:
    w = ward(weeks=4, employees=[person("a", norm="tredelt")], rules=[RULE])
    assert weigh(w, {"a": SUNDAY * 2 + OFF * 2}) == (0, 0)
    assert weigh(w, {"a": SUNDAY + OFF * 3}) == (0, 1)
    assert weigh(w, {"a": OFF * 4}) == (0, 2)
    # a night of 9 hours has 1 outside 21-06: with 4 nights a quarter is 9, 4 are there, 5 missing
    assert weigh(w, {"a": OFF + "N - - - N N N |" + OFF + "- - - - - - - "}) == (0, 1 + 5)
    assert weigh(w, {"a": "N N - - - - D |" + SUNDAY + OFF * 2}) == (0, 0)


def test_other_norms_and_mixed_contracts_ask_for_nothing() -> None:
    mixed = [
        {"position_percent": 100.0, "weekly_norm": "37.5"},
        {"from_date": "2027-01-06", "position_percent": 100.0, "weekly_norm": "35.5"},
    ]
    w = ward(employees=[person("a"), person("b", contracts=mixed)], rules=[RULE])
    assert weigh(w, {"a": SUNDAY, "b": SUNDAY}) == (0, 0)
