"""What a line's counters can hold on each day, and what it costs where they end up."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from solver.bounds.graph import Graph
from solver.bounds.matches import Limit, Said

Ints = npt.NDArray[np.int64]

NEVER = 1 << 60
"""The cost of what is not allowed."""


@dataclass(frozen=True)
class Counter:
    """One counter in steps of the greatest common divisor of what is added to it.

    Attributes
    ----------
    first, last:
        The days on which it changes first and last. After the last it is paid for and forgotten.
    low, high:
        [days + 1]: what it can hold before each day so that what must be can still come about.
    cost:
        Points of each final value from ``base`` on; NEVER where it is not allowed.
    step:
        What one step stands for.
    most:
        From here on nothing more is counted, since nothing more matters.
    least_cost:
        The least that it can cost.
    capped:
        Whether more than ``most`` may come.
    """

    first: int
    last: int
    low: Ints
    high: Ints
    cost: Ints
    base: int
    step: int
    most: int
    least_cost: int
    capped: bool


def counters_of(said: Said, graph: Graph) -> list[Counter | None]:
    """Each counter of a line; None for those that cost the same whatever the line holds.

    What a joint limit costs at least is a limit of its main counter; its counters are kept until both are at their ends.
    """
    days = len(said.allowed)
    least = np.zeros((len(said.limits), days), np.int64)
    most = np.zeros((len(said.limits), days), np.int64)
    steps = [0] * len(said.limits)
    pairs = np.unique(np.stack([graph.day_of_edge, graph.effect]), axis=1)
    for day, effect in pairs.T.tolist():
        for counter, add in graph.effects[effect]:
            steps[counter] = math.gcd(steps[counter], add)
            least[counter, day] = min(least[counter, day], add)
            most[counter, day] = max(most[counter, day], add)
    # a day on which every edge adds is counted as one on which an edge may add nothing: wider, never wrong
    limits = [[*own, *_least_of_joints(said, number)] for number, own in enumerate(said.limits)]
    joined = {number for joint in said.joints for number in (joint.main, joint.cut)}
    found = [
        _counter(limits[k], constant, step, least[k], most[k], k in joined)
        if step
        else _fixed(limits[k], constant, days)
        for k, (constant, step) in enumerate(zip(said.constants, steps, strict=True))
    ]
    return _kept_together(said, found)


def _least_of_joints(said: Said, number: int) -> list[Limit]:
    return [
        Limit(
            None if joint.limit.low is None else joint.limit.low - joint.most,
            None if joint.limit.high is None else joint.limit.high - joint.least,
            joint.limit.weight,
            joint.limit.unit,
        )
        for joint in said.joints
        if joint.main == number
    ]


def _kept_together(said: Said, counters: list[Counter | None]) -> list[Counter | None]:
    found = list(counters)
    for _ in said.joints:
        for joint in said.joints:
            main, cut = found[joint.main], found[joint.cut]
            if main is not None and cut is not None:
                last = max(main.last, cut.last)
                found[joint.main], found[joint.cut] = replace(main, last=last), replace(cut, last=last)
    return found


def _fixed(limits: list[Limit], constant: int, days: int) -> Counter | None:
    """A counter that never changes: nothing when it costs nothing, else a price that every line pays."""
    cost = cost_of(limits, constant)
    if not cost:
        return None
    none = np.zeros(days + 1, np.int64)
    return Counter(days, days, none, none, np.array([cost]), 0, 1, 0, cost, False)


def _counter(limits: list[Limit], constant: int, step: int, least: Ints, most: Ints, joined: bool) -> Counter:
    least, most = least // step, most // step
    changes = np.flatnonzero((least != 0) | (most != 0))
    low, high = np.append(0, np.cumsum(least)), np.append(0, np.cumsum(most))
    base, top = int(low[-1]), int(high[-1])
    cap = top
    if base == 0 and not joined and all(limit.high is None for limit in limits):
        cap = min(top, max(0, max(-(-((limit.low or 0) - constant) // step) for limit in limits)))
    cost = np.array([cost_of(limits, constant + step * value) for value in range(base, cap + 1)], np.int64)
    allowed = np.flatnonzero(cost < NEVER)
    if len(allowed):
        to_come_least = np.append(np.cumsum(least[::-1])[::-1], 0)
        to_come_most = np.append(np.cumsum(most[::-1])[::-1], 0)
        low = np.maximum(low, base + allowed[0] - to_come_most)
        if cap == top:
            high = np.minimum(high, base + allowed[-1] - to_come_least)
    return Counter(
        int(changes[0]),
        int(changes[-1]),
        low,
        np.minimum(high, cap),
        cost,
        base,
        step,
        cap,
        int(cost.min()),
        cap < top,
    )


def cost_of(limits: list[Limit], value: int) -> int:
    """Points of a value of a counter; NEVER when it breaks a hard limit."""
    total = 0
    for limit in limits:
        outside = 0
        if limit.low is not None and value < limit.low:
            outside = limit.low - value
        elif limit.high is not None and value > limit.high:
            outside = value - limit.high
        if outside and limit.weight is None:
            return NEVER
        total += (limit.weight or 0) * -(-outside // limit.unit)
    return total
