"""A line's graph and counters as arrays, for compiled code."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from solver.bounds.counters import NEVER, Counter
from solver.bounds.graph import Graph, Small
from solver.bounds.matches import Joint, Said

Ints = npt.NDArray[np.int64]

NO_LIMIT = 1 << 61

# columns of Tables.joint
(
    MAIN,
    MAIN_STEP,
    MAIN_START,
    CUT,
    CUT_STEP,
    CUT_START,
    LEAST,
    MOST,
    LOW,
    HIGH,
    WEIGHT,
    UNIT,
) = range(12)


class Tables(NamedTuple):
    """A graph with its counters. Values of counters are in steps from what they hold before any cell."""

    first_edge: Ints
    """[nodes + 1]. The last node is the end."""
    option: Small
    target: Small
    points: Small
    effect: Small
    scale: int
    """What a point counts."""
    add_start: Ints
    """[effects + 1]: where each effect begins in the next two."""
    add_counter: Ints
    add_amount: Ints
    last: Ints
    """[counters]: as ``Counter.last``, and so on."""
    most: Ints
    base: Ints
    capped: npt.NDArray[np.bool_]
    low: Ints
    """[counters, days + 1]."""
    high: Ints
    cost: Ints
    """Costs of final values, counter after counter, scaled."""
    first_cost: Ints
    """[counters + 1]: where in ``cost`` each begins."""
    end_start: Ints
    """[days + 1]: where each day begins in the next."""
    ending: Ints
    """The counters that change for the last time on a day."""
    joint_start: Ints
    """[days + 1]."""
    joint: Ints
    """[joints, 12]: by the day on which they are paid for. A counter of -1 never changes. WEIGHT -1 is hard."""


def tables_of(
    graph: Graph, said: Said, counters: list[Counter], number_of: dict[int, int], scale: int
) -> Tables:
    """The arrays of a graph and counters; points count ``scale`` each.

    Parameters
    ----------
    number_of:
        For each counter of ``said`` its place in ``counters``; those that never change are left out.
    """
    days = len(said.allowed)
    add_start, add_counter, add_amount = [0], [], []
    for effect in graph.effects:
        for counter, amount in effect:
            if counter in number_of:
                add_counter.append(number_of[counter])
                add_amount.append(amount // counters[number_of[counter]].step)
        add_start.append(len(add_counter))
    costs = [np.where(c.cost < NEVER, c.cost * scale, NEVER) for c in counters]
    ending = sorted(range(len(counters)), key=lambda k: counters[k].last)
    joints = [
        (max([counters[k].last for k in (row[MAIN], row[CUT]) if k >= 0], default=days - 1), row)
        for row in (_joint(joint, said, counters, number_of, scale) for joint in said.joints)
    ]
    joints.sort()
    return Tables(
        graph.first_edge,
        graph.option,
        graph.target,
        graph.points,
        graph.effect,
        scale,
        np.array(add_start, np.int64),
        np.array(add_counter, np.int64),
        np.array(add_amount, np.int64),
        np.array([c.last for c in counters], np.int64),
        np.array([c.most for c in counters], np.int64),
        np.array([c.base for c in counters], np.int64),
        np.array([c.capped for c in counters], np.bool_),
        np.array([c.low for c in counters], np.int64).reshape(len(counters), days + 1),
        np.array([c.high for c in counters], np.int64).reshape(len(counters), days + 1),
        np.concatenate([*costs, np.zeros(0, np.int64)]),
        np.append(0, np.cumsum([len(cost) for cost in costs])).astype(np.int64),
        _starts([counters[k].last for k in ending], days),
        np.array(ending, np.int64),
        _starts([day for day, _ in joints], days),
        np.array([row for _, row in joints], np.int64).reshape(len(joints), 12),
    )


def _starts(days_of: list[int], days: int) -> Ints:
    return np.searchsorted(np.array(days_of, np.int64), np.arange(days + 1)).astype(np.int64)


def _joint(
    joint: Joint, said: Said, counters: list[Counter], number_of: dict[int, int], scale: int
) -> list[int]:
    def of(number: int) -> tuple[int, int, int]:
        place = number_of.get(number, -1)
        return place, counters[place].step if place >= 0 else 1, said.constants[number]

    limit = joint.limit
    return [
        *of(joint.main),
        *of(joint.cut),
        joint.least,
        joint.most,
        -NO_LIMIT if limit.low is None else limit.low,
        NO_LIMIT if limit.high is None else limit.high,
        -1 if limit.weight is None else limit.weight * scale,
        limit.unit,
    ]
