"""The cheapest way through a line's graph is the line that CP-SAT proves best, whatever the prices."""

from __future__ import annotations

import random

import numpy as np
import pytest

from solver.bounds.graph import graph_of
from solver.bounds.lines import LineKind, kinds_of
from solver.bounds.links import links_of
from solver.bounds.matches import matches_of
from solver.bounds.path_pricing import PathPricer
from solver.bounds.pricing import Pricer
from solver.core import Bound, Clamp, Cover, CoverCell, Forbid, Literal, Problem, Term
from solver.limit import EndedError
from tests.solver.random_problem import random_problem

SCALE = 1000


def of(kind: LineKind, most_edges: int = 100_000) -> PathPricer | None:
    said = matches_of(kind.problem)
    graph = None if said is None else graph_of(said)
    return None if said is None or graph is None else PathPricer(kind, said, graph, SCALE, most_edges)


def agree(kind: LineKind, rows: int, rng: random.Random) -> bool:
    """Whether the graph said all by itself; fails when the two ways differ."""
    plain, paths = Pricer(kind, SCALE, 0), of(kind)
    if paths is None:
        return False
    for _ in range(3):
        prices = np.array([rng.randint(-20 * SCALE, 20 * SCALE) for _ in range(rows)], np.int64)
        true = plain.price(prices, 10.0)
        found = paths.price(prices, 10.0)
        assert found.empty == true.empty
        assert found.value == true.value
        if not true.empty:
            assert found.bound is not None
            assert true.value is not None
            assert found.bound <= true.value
            if matches_of(kind.problem).whole:  # type: ignore[union-attr]
                assert found.bound == true.value
    return True


@pytest.mark.parametrize("seed", range(60))
def test_as_cpsat_on_random_lines(seed: int) -> None:
    rng = random.Random(seed)
    problem = random_problem(rng, lines=2, days=6, hard=rng.choice((0.0, 0.2, 0.5)))
    links = links_of(problem)
    for kind in kinds_of(problem, links):
        agree(kind, len(links.rows), rng)


def test_most_random_lines_have_a_graph() -> None:
    rng = random.Random(5)
    said = 0
    for seed in range(60):
        problem = random_problem(random.Random(seed), lines=2, days=6, hard=0.2)
        links = links_of(problem)
        said += sum(agree(kind, len(links.rows), rng) for kind in kinds_of(problem, links)[:1])
    assert said > 15


@pytest.mark.parametrize("seed", range(40))
def test_what_is_proved_holds_however_little_is_looked_at(seed: int) -> None:
    rng = random.Random(1000 + seed)
    problem = random_problem(rng, lines=2, days=6, hard=rng.choice((0.0, 0.2, 0.5)))
    links = links_of(problem)
    for kind in kinds_of(problem, links):
        paths, plain = of(kind, most_edges=0), Pricer(kind, SCALE, 0)
        if paths is None:
            continue
        for _ in range(5):
            prices = np.array([rng.randint(-20 * SCALE, 20 * SCALE) for _ in links.rows], np.int64)
            true, found = plain.price(prices, 10.0), paths.price(prices, 0.0)
            assert true.empty or not found.empty
            if true.value is not None:
                assert found.bound is not None
                assert found.bound <= true.value
                assert found.value is None or found.value >= true.value


def test_hours_that_a_multiplier_charges_are_kept() -> None:
    days = 28
    minutes = tuple(
        Term(weight, (Literal(day, 1 << shift),))
        for day in range(days)
        for shift, weight in ((1, 450), (2, 600))
    )
    problem = line_of(days, bounds=(Bound(0, (0, 1), minutes, 8850, 9150, None),))
    links = links_of(problem)
    (kind,) = kinds_of(problem, links)
    true = Pricer(kind, SCALE, 0)
    pricer = of(kind, most_edges=0)
    assert pricer is not None
    rng = random.Random(3)
    for _ in range(5):
        prices = np.array([-rng.randint(1, 30) * SCALE for _ in links.rows], np.int64)
        best, found = true.price(prices, 10.0), pricer.price(prices, 1.0)
        assert pricer._numbers == [0], "the hours are in the graph, not charged for"
        assert found.bound == found.value == best.value


def test_a_limit_of_two_counters_together_is_kept() -> None:
    days = 10
    shifts = tuple(Term(10, (Literal(day, 0b110),)) for day in range(days))
    nights = tuple(Term(3, (Literal(day, 0b100),)) for day in range(days))
    clamp = Clamp(nights, offset=-2, low=0, high=9)
    problem = line_of(days, bounds=(Bound(0, (0, 1), shifts, 64, 71, 40, 2, clamp=clamp),))
    links = links_of(problem)
    (kind,) = kinds_of(problem, links)
    assert agree(kind, len(links.rows), random.Random(1))


def line_of(days: int, **primitives: tuple[object, ...]) -> Problem:
    """One line of free, early (1) or night (2), with a cover for each day and shift so that cells have prices."""
    return Problem(
        days=days,
        rolling=False,
        activities=3,
        domains=(0b111, 0b111),
        choices=(0, 0),
        history=({}, {}),
        rules=("r",),
        covers=tuple(
            Cover(0, (CoverCell((0, 1), day, 1 << shift),), 1, 1, 5)
            for day in range(days)
            for shift in (1, 2)
        ),
        **primitives,  # type: ignore[arg-type]
    )


def test_counters_that_matter_are_taken_in_and_others_left_out() -> None:
    days = 28
    shifts = tuple(Term(1, (Literal(day, 0b110),)) for day in range(days))
    nights = tuple(Term(3, (Literal(day, 0b100),)) for day in range(days))
    problem = line_of(
        days, bounds=(Bound(0, (0, 1), shifts, 9, 11, None), Bound(0, (0, 1), nights, None, 300, 7))
    )
    links = links_of(problem)
    (kind,) = kinds_of(problem, links)
    pricer = of(kind)
    assert pricer is not None
    best = pricer.price(np.full(len(links.rows), -SCALE, np.int64), 1.0)
    assert best.value == -11 * SCALE
    assert best.bound == best.value
    assert 1 in pricer._numbers, "the nights never reach their limit"


def test_a_long_line_of_many_rules_is_found_at_once() -> None:
    days = 364
    work, free = 0b110, 0b001
    problem = line_of(
        days,
        forbids=(
            Forbid(0, (0, 1), tuple(range(days - 5)), tuple(Literal(k, work) for k in range(6))),
            Forbid(0, (0, 1), tuple(range(days - 2)), (Literal(0, work), Literal(1, free), Literal(2, work))),
            Forbid(0, (0, 1), tuple(range(days - 1)), (Literal(0, 0b100), Literal(1, 0b010))),
        ),
        bounds=(Bound(0, (0, 1), tuple(Term(1, (Literal(d, work),)) for d in range(days)), None, 200, None),),
    )
    links = links_of(problem)
    (kind,) = kinds_of(problem, links)
    said = matches_of(kind.problem)
    assert said is not None
    graph = graph_of(said)
    assert graph is not None
    assert np.diff(graph.first_node).max() <= 12, "states with the same future are one node"
    pricer = of(kind, 2_000_000)
    assert pricer is not None
    best = pricer.price(np.full(len(links.rows), -SCALE, np.int64), 0.01)
    assert best.bound == best.value == -200 * SCALE


def test_a_line_that_cannot_keep_its_rules_is_empty() -> None:
    shifts = tuple(Term(2, (Literal(day, 0b110),)) for day in range(7))
    problem = line_of(7, bounds=(Bound(0, (0, 1), shifts, 15, None, None),))
    links = links_of(problem)
    (kind,) = kinds_of(problem, links)
    pricer = of(kind)
    assert pricer is not None
    assert pricer.price(np.zeros(len(links.rows), np.int64), 1.0).empty


def test_a_counter_half_worked_in_when_told_to_end_is_left_as_it_was() -> None:
    days, rng = 28, random.Random(1)
    hours = tuple(Term(rng.randint(20, 99), (Literal(day, mask),)) for day in range(days) for mask in (2, 4))
    problem = line_of(days, bounds=(Bound(0, (0, 1), hours, 1000, 1000, None),))
    links = links_of(problem)
    (kind,) = kinds_of(problem, links)
    pricer = of(kind)
    assert pricer is not None
    prices = np.array([rng.randint(-9 * SCALE, 0) for _ in links.rows], np.int64)
    steps = 0

    def check() -> None:
        nonlocal steps
        steps += 1
        if steps == days // 2:
            raise EndedError

    with pytest.raises(EndedError):
        pricer.price(prices, 0.0, 0, check)
    assert steps == days // 2
    again, fresh = pricer.price(prices, 1.0), of(kind)
    assert fresh is not None
    assert again.value == again.bound == fresh.price(prices, 1.0).value
