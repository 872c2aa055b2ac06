"""Weekends: in the whole plan, in any stretch, in a row."""

from __future__ import annotations

from tests.build import line, waiver, ward
from tests.solver.lowering.weigh import weigh

OFF = "- - - - - - - |"
SAT, SUN = "- - - - - D - |", "- - - - - - N |"


def rule(every: int, row: int = 12, **more: object) -> dict[str, object]:
    return line("weekends", every_nth=every, max_consecutive=row, hard=False, weight=1, **more)


def test_every_third_weekend() -> None:
    w = ward(weeks=6, rules=[rule(3)])
    assert weigh(w, {"a": (SAT + OFF * 2) * 2}) == (0, 0)
    assert weigh(w, {"a": "- - - - D D D |" + OFF * 5}) == (0, 0), "Saturday and Sunday are one weekend"
    assert weigh(w, {"a": SAT + OFF * 2 + SUN + SUN + OFF}) == (0, 1 + 3), (
        "one over the plan; two or more in three stretches"
    )


def test_a_calendar_plan_rounds_up_and_reads_history() -> None:
    w = ward(kind="calendar", weeks=4, rules=[rule(3)])
    assert weigh(w, {"a": SAT + OFF * 2 + SAT}) == (0, 0)
    assert weigh(ward(weeks=4, rules=[rule(3)]), {"a": SAT + OFF * 2 + SAT}) == (0, 1 + 2), (
        "next to each other over the wrap"
    )
    known = ward(kind="calendar", weeks=1, rules=[rule(3)], history_weeks=2, history={"a": SAT + OFF})
    assert weigh(known, {"a": SUN}) == (0, 1)


def test_extra_weekends_loosen_the_plan_and_its_stretches() -> None:
    loose = rule(3, extra_weekends=1, extra_period_weeks=6)
    w = ward(weeks=6, rules=[loose])
    assert weigh(w, {"a": SAT + OFF * 2 + SUN + SUN + OFF}) == (0, 0)
    assert weigh(ward(weeks=3, rules=[loose]), {"a": SAT * 2 + OFF}) == (0, 1 + 3), (
        "too short a plan for an extra one"
    )


def test_never_more_than_so_many_in_a_row() -> None:
    w = ward(weeks=4, rules=[rule(1, 2)])
    assert weigh(w, {"a": SAT * 2 + OFF + SAT}) == (0, 1), "three in a row over the wrap"
    assert weigh(w, {"a": SAT * 2 + OFF * 2}) == (0, 0)
    one = ward(weeks=1, rules=[rule(1, 2)])
    assert weigh(one, {"a": SUN}) == (0, 1), "the only weekend is met again and again"


def test_waived_by_the_last_saturday() -> None:
    freed = {**rule(1, 1), "waivers": [waiver("a", "2027-01-16", "2027-01-16")]}
    assert weigh(ward(kind="calendar", weeks=3, rules=[freed]), {"a": SAT * 3}) == (0, 1)
