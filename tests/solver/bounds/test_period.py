"""The period of rolling problems, and the classes of rows it makes."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest

from solver.bounds import Bounder
from solver.bounds.lines import kinds_of
from solver.bounds.links import links_of
from solver.bounds.period import classes_of, period_of
from solver.core import Bound, Cover, CoverCell, Forbid, Literal, Prefer, Problem, Term


def cyclic(*, rolling: bool = True, weeks: int = 3) -> Problem:
    """Three lines of weeks of three days. Two work on first days, one on others; none works over a week's end."""
    days = 3 * weeks
    return Problem(
        days=days,
        rolling=rolling,
        activities=2,
        domains=(3, 3, 3),
        choices=(0, 0, 0),
        history=({}, {}, {}),
        rules=("r",),
        forbids=(
            Forbid(
                0,
                (0, 1, 2),
                tuple(range(2, days - (not rolling), 3)),
                (Literal(0, 2), Literal(1, 2)),
                weight=4,
            ),
        ),
        bounds=(
            Bound(0, (0, 1, 2), tuple(Term(1, (Literal(d, 2),)) for d in range(days)), high=4, weight=3),
        ),
        covers=tuple(
            Cover(0, (CoverCell((0, 1, 2), d, 2),), low=1 if d % 3 else 2, weight=10) for d in range(days)
        ),
    )


def period(problem: Problem) -> tuple[int, int]:
    links = links_of(problem)
    kinds = kinds_of(problem, links)
    found = period_of(problem, kinds, links.rows)
    return found, len(set(classes_of(problem, links.rows, found)))


def test_demand_and_rules_that_repeat() -> None:
    assert period(cyclic()) == (3, 3)


def test_a_calendar_does_not_repeat() -> None:
    assert period(cyclic(rolling=False)) == (9, 9)


def test_demand_of_one_day_breaks_the_period() -> None:
    problem = cyclic()
    covers = (replace(problem.covers[0], low=3), *problem.covers[1:])
    assert period(replace(problem, covers=covers)) == (9, 9)


def test_wishes_of_most_lines_break_the_period() -> None:
    problem = cyclic()
    assert period(replace(problem, prefers=(Prefer(0, (0, 1, 2), 1, 2, 5),))) == (9, 9)


@pytest.mark.parametrize("weeks", [2, 3])
def test_summing_rows_costs_no_bound(weeks: int) -> None:
    """Prices that repeat prove as much as prices day by day."""
    problem = cyclic(weeks=weeks)
    # a wish that nothing can break tells the days apart, so every row stands alone
    apart = replace(problem, prefers=(Prefer(0, (0, 1, 2), 1, 0, 1),))
    assert period(problem) == (3, 3)
    assert period(apart) == (3 * weeks, 3 * weeks)
    bounds = []
    for one in (problem, apart):
        bounder = Bounder(one)
        bounder.run(time.monotonic() + 3600, threading.Event())
        assert bounder.tight
        bounds.append(bounder.bound)
    assert bounds[0] == bounds[1]
