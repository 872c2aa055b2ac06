"""Counts as arrays against ``models.presence``, and minutes alone by hand."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest

from heltid.robustness.presence import Grid, Presence
from heltid.robustness.simulation import Simulator
from models.instance import Instance
from models.view import RosterView
from tests.build import person, roster, ward
from tests.heltid.robustness.small import EVERY_DAY, calendar, needed, settings


def random_ward(draw: random.Random, start: str) -> tuple[Instance, dict[str, str]]:
    people = [
        person(p, competences=["x"] if draw.random() < 0.5 else [], other_units=["v"])
        for p in ("a", "b", "c")
    ]
    instance = ward(
        kind="calendar",
        weeks=2,
        start=start,
        units=["u", "v"],
        competences=[{"id": "x", "name": "x"}],
        employees=people,
        demand=[
            needed("day", 2),
            needed("v", 1, "07:30", "21:15", units=["v"]),
            needed("night", 1, "21:30", "07:00", site="s"),
            needed("x", 1, "00:00", "24:00", site="s", competences=["x"]),
            needed("holiday", 3, days=["holiday", "sun"], maximum=3),
        ],
        history={p["id"]: "- - - - - - N" for p in people if draw.random() < 0.5},
        history_weeks=1,
    )
    cells = ["-", "-", "D", "A@v", "N", "N@v", "L@v", "M"]
    return instance, {p["id"]: " ".join(draw.choice(cells) for _ in range(14)) for p in people}


@pytest.mark.parametrize("start", ["2027-01-04", "2027-03-22", "2027-10-25"])
def test_the_same_people_are_missing(start: str) -> None:
    """Also in the nights when the clock is moved, and on holidays.

    The array counts someone whose shifts overlap twice; such rows are not drawn into the comparison.
    """
    draw = random.Random(start)
    compared = 0
    for _ in range(40):
        instance, rows = random_ward(draw, start)
        plan = roster(instance, rows)
        view = RosterView(instance, plan)
        if any(a.end > b.start for e in instance.employees for a, b in pairwise(view.known_before(e.id))):
            continue
        compared += 1
        simulated = Simulator(instance, plan, settings()).ward.presence
        missing = [view.presence.line(d).missing for d in instance.demand]
        assert simulated.grid.missing(simulated.by_line).tolist() == missing
    assert compared >= 5


def test_minutes_alone_by_hand() -> None:
    """a 07-15 and b 15-22 alone all along; a night of c 22-07, of which two hours are on the floor with nobody else too."""
    instance = calendar(employees=["a", "b", "c"], demand=[needed("d", 1)])
    simulator = Simulator(instance, roster(instance, {"a": "D L", "b": "A D", "c": "N"}), settings())
    presence = simulator.ward.presence
    alone = presence.grid.exactly_one(presence.by_unit, at_night=False)
    # day 0: 07-22 and 22-24; day 1: 00-07, 07-08 with b alone, 08-15 both, 15-20:30 with a alone
    assert alone.tolist() == [60 * 17 + 60 * 8 + 330]
    # 21-24 and 00-06
    assert presence.grid.exactly_one(presence.by_unit, at_night=True).tolist() == [60 * 9]


def test_the_maximum_and_the_minimum_hold_in_their_windows_alone() -> None:
    instance = calendar(demand=[needed("d", 2, days=["mon"], maximum=3)])
    ground = RosterView(instance, roster(instance, {})).ground
    grid = Grid(ground)
    inside = np.zeros(len(grid.minutes), dtype=bool)
    inside[grid.stretch(7 * 60, 15 * 60)] = True
    assert set(grid.minimum[inside, 0].tolist()) == {2}
    assert set(grid.minimum[~inside, 0].tolist()) == {-1}
    assert set(grid.maximum[inside, 0].tolist()) == {3}
    assert min(grid.maximum[~inside, 0].tolist()) > 1000
    assert grid.minutes.sum() == 7 * 1440


def test_a_copy_changes_alone() -> None:
    instance = calendar(demand=[needed("d", 1, days=EVERY_DAY)])
    grid = Grid(RosterView(instance, roster(instance, {})).ground)
    first = Presence(grid, 1)
    other = first.copy()
    other.change(grid.stretch(0, 900), np.array([0]), 0, 1)
    assert first.by_line.sum() == first.by_unit.sum() == 0
    assert other.by_unit.sum() > 0
