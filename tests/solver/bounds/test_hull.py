"""The hull of what a sum of covers costs, against every whole value."""

from __future__ import annotations

import random

import pytest

from solver.bounds.hull import Hull, hull_of
from solver.core import Cover
from solver.evaluate import units_outside


def test_missing_and_surplus_meet_in_one_hull() -> None:
    covers = (Cover(0, (), low=2, weight=100), Cover(0, (), high=2, weight=1))
    assert hull_of(covers, 0, 4).corners == ((0, 200), (2, 0), (4, 2))


def test_a_hard_limit_ends_the_hull() -> None:
    assert hull_of((Cover(0, (), low=1), Cover(0, (), high=3, weight=5)), 0, 4).corners == (
        (1, 0),
        (3, 0),
        (4, 5),
    )


def test_no_value_is_left_when_a_hard_limit_lies_beyond_reach() -> None:
    assert hull_of((Cover(0, (), low=5),), 0, 4) == Hull(())


def test_offsets_move_the_limits() -> None:
    assert hull_of((Cover(0, (), low=2, weight=10, offset=1),), 0, 3).corners == ((0, 10), (1, 0), (3, 0))


@pytest.mark.parametrize("seed", range(40))
def test_its_least_is_that_of_all_whole_values(seed: int) -> None:
    """Started units make steps, whose hull is below them: yet no price shows a difference."""
    rng = random.Random(seed)
    covers = tuple(
        Cover(
            0,
            (),
            low=rng.choice((None, rng.randint(-3, 6))),
            high=rng.choice((None, rng.randint(6, 12))),
            weight=rng.choice((None, 1, 4, 9)) if rng.random() < 0.4 else rng.randint(1, 9),
            unit=rng.randint(1, 4),
            offset=rng.randint(-2, 2),
        )
        for _ in range(rng.randint(1, 4))
    )
    low = rng.randint(-6, 2)
    high = low + rng.randint(0, 14)
    costs = {}
    for value in range(low, high + 1):
        units = [units_outside(value + cover.offset, cover) for cover in covers]
        if not any(n for n, cover in zip(units, covers, strict=True) if cover.weight is None):
            costs[value] = sum(n * (cover.weight or 0) for n, cover in zip(units, covers, strict=True))
    hull = hull_of(covers, low, high)
    if not costs:
        assert hull.corners == ()
        return
    for price in range(-12, 13):
        assert hull.least(3, price) == min(3 * cost - price * value for value, cost in costs.items())
