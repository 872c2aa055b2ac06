"""Who gets what to do: seeds while searching, disjoint lines while improving."""

from __future__ import annotations

from solver.cluster.planning import LEAST_LINES, MOST_LINES, Assignment, Planning
from tests.solver.cluster.tiny import wishes

SMALL = wishes(lines=20, days=7, groups=2)
LARGE = wishes(lines=400, days=28, groups=20)


def improving(planning: Planning, count: int) -> list[Assignment]:
    return [
        planning.assign(k, searching=False, complete=True, can_merge=True, left=100.0) for k in range(count)
    ]


def test_a_small_problem_is_searched_whole_by_everybody() -> None:
    planning = Planning(SMALL, 0)
    given = [planning.assign(k, searching=True, complete=True, can_merge=True, left=100) for k in range(9)]
    assert {(a.role, a.scope, a.lines) for a in given} == {("search", "all", None)}


def test_a_large_problem_is_searched_unit_by_unit_once_there_is_a_complete_roster() -> None:
    planning = Planning(LARGE, 0)
    first = [planning.assign(k, searching=True, complete=False, can_merge=True, left=100) for k in range(6)]
    assert {a.scope for a in first} == {"all"}
    later = [planning.assign(k, searching=True, complete=True, can_merge=True, left=100) for k in range(6)]
    assert [a.scope for a in later] == ["all", "unit", "unit", "all", "unit", "unit"]
    assert all(set(a.lines) in map(set, LARGE.groups) for a in later if a.lines)


def test_lines_are_lent_to_one_at_a_time() -> None:
    planning = Planning(LARGE, 3)
    given = [a for a in improving(planning, 60) if a.lines is not None]
    assert given
    lines = [line for a in given for line in a.lines or ()]
    assert len(lines) == len(set(lines)) == len(planning.lent)
    for assignment in given:
        assert LEAST_LINES <= len(assignment.lines or ()) <= MOST_LINES
        planning.give_back(assignment)
    assert not planning.lent


def test_when_all_lines_are_lent_the_whole_is_improved() -> None:
    planning = Planning(SMALL, 0)
    given = improving(planning, 40)
    assert given[-1].scope == "all"
    assert len(planning.lent) > len(SMALL.domains) - LEAST_LINES


def test_no_parts_before_they_can_be_weighed_or_when_time_is_short() -> None:
    planning = Planning(LARGE, 0)
    for changed in ({"can_merge": False}, {"complete": False}, {"left": 2.0}):
        known = {"searching": False, "complete": True, "can_merge": True, "left": 100.0} | changed
        assert {planning.assign(k, **known).scope for k in range(30)} == {"all"}  # type: ignore[arg-type]


def test_kinds_that_win_are_drawn_more_often() -> None:
    planning = Planning(LARGE, 0)
    for _ in range(20):
        planning.learn(Assignment("improve", "people", 8.0, (1, 2, 3, 4)), 1000, 8.0)
        planning.learn(Assignment("improve", "all", 3.0), 0, 3.0)
    drawn = []
    for _ in range(100):
        drawn += improving(planning, 1)
        planning.give_back(drawn[-1])
    assert sum(a.scope == "people" for a in drawn) > 50
    assert {"all", "unit", "people"} <= {a.scope for a in drawn}
