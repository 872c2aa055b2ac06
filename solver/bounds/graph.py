"""A line's days as a layered graph: a node knows of the days before it what the matches still need to know.

A state is the set of matches that have begun, hold so far and are not yet decided. States of a day from which the
same future follows are one node, so the graph is the least automaton of the line's matches. A cyclic line needs
nothing else: a match over the end of the plan begins with the cells it has at the beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from solver.bounds.matches import Effect, Said
from solver.limit import Check, unlimited

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]
Bits = npt.NDArray[np.bool_]

MOST_STATES = 60_000
"""States of all days together, beyond which no graph is made."""

MOST_POINTS = (1 << 31) - 1
"""Points of one edge, beyond which no graph is made."""

NOWHERE = -1

Adds = tuple[tuple[int, int], ...]
"""(counter, amount) pairs."""


@dataclass(frozen=True)
class Graph:
    """Nodes day by day, and what each option leads to from them.

    An option is a set of activities of one day that every match takes alike.

    Attributes
    ----------
    first_node:
        [days + 2]: where the nodes of each day begin; the one after the last day is the end.
    first_edge:
        [nodes + 1]: where the edges of each node begin.
    option, target, points, effect:
        [edges]: the option, the node it leads to, what it costs, and which of ``effects`` it has.
    effects:
        What edges add to counters; number 0 adds nothing.
    first_option:
        [days + 1]: where the options of each day begin.
    first_member:
        [options + 1]: where the activities of each option begin in ``member``.
    """

    first_node: Ints
    first_edge: Ints
    option: Small
    target: Small
    points: Small
    effect: Small
    effects: list[Adds]
    first_option: Ints
    first_member: Ints
    member: Ints

    @property
    def day_of_edge(self) -> Ints:
        """[edges]: the day of each."""
        return np.searchsorted(self.first_option, self.option, "right") - 1


@dataclass(frozen=True)
class Day:
    """All that can be done on a day: [states, options] arrays; ``target`` is NOWHERE where it is not allowed."""

    options: list[list[int]]
    target: Ints
    points: Ints
    effect: Ints


class _Matches:
    def __init__(self, said: Said) -> None:
        self.effects: list[Effect] = list(said.matches.values())
        self.mask_at = [dict(key) for key in said.matches]
        self.last = [key[-1][0] for key in said.matches]
        self.begins: list[list[int]] = [[] for _ in said.allowed]
        for number, key in enumerate(said.matches):
            self.begins[key[0][0]].append(number)

    def options(self, matches: Sequence[int], day: int, allowed: Sequence[int]) -> list[list[int]]:
        """The allowed activities, those together that all of the matches take alike."""
        masks = sorted({mask for n in matches if (mask := self.mask_at[n].get(day)) is not None})
        found: dict[tuple[int, ...], list[int]] = {}
        for activity in allowed:
            found.setdefault(tuple(mask >> activity & 1 for mask in masks), []).append(activity)
        return list(found.values())

    def holding(self, matches: Sequence[int], day: int, activity: int) -> Bits:
        """Which of the matches still hold when a day holds an activity."""
        masks = (self.mask_at[n].get(day) for n in matches)
        return np.array([mask is None or bool(mask >> activity & 1) for mask in masks], np.bool_)


def graph_of(said: Said, check: Check = unlimited) -> Graph | None:
    """The least graph of a line; None when it has too many states or no line keeps the hard matches.

    Raises
    ------
    EndedError
        When ``check`` does.
    """
    matches = _Matches(said)
    alive: list[int] = []  # the match of each column of the states
    states = np.zeros((1, 0), np.bool_)
    days: list[Day] = []
    effects: dict[Adds, int] = {(): 0}
    count = 1
    for day, allowed in enumerate(said.allowed):
        check()
        here = alive + matches.begins[day]
        alive = [n for n in here if matches.last[n] > day]
        bits = np.hstack([states, np.ones((len(states), len(matches.begins[day])), np.bool_)])
        done = np.array([matches.last[n] == day for n in here], np.bool_)
        hard = done & np.array([matches.effects[n].hard for n in here], np.bool_)
        adding = done & np.array([bool(matches.effects[n].adds) for n in here], np.bool_)
        adds = [matches.effects[n].adds for n, adds in zip(here, adding, strict=True) if adds]
        prices = np.array([matches.effects[n].points for n in here], np.int64)[done]
        options = matches.options(here, day, allowed)
        left = [bits & matches.holding(here, day, option[0]) for option in options]
        may = ~np.stack([one[:, hard].any(axis=1) for one in left], 1)
        if not may.any():
            return None
        onward = np.stack([one[:, ~done] for one in left], 1)
        states, numbers = _distinct(onward[may])
        target = np.full(may.shape, NOWHERE, np.int64)
        target[may] = numbers
        points = np.stack([one[:, done] @ prices for one in left], 1)
        effect = np.stack([_effects(one[:, adding], adds, effects) for one in left], 1)
        days.append(Day(options, target, points, effect))
        count += len(states)
        if count > MOST_STATES:
            return None
    return merged(days, list(effects), check)


def _distinct(rows: Bits) -> tuple[Bits, Ints]:
    """The distinct rows of a matrix, and for each row the number of its like."""
    first, number = alike(rows.astype(np.int64))
    return rows[first], number


def alike(rows: Ints) -> tuple[Ints, Ints]:
    """Where each kind of row comes first, and for each row the number of its kind."""
    salt = np.random.default_rng(rows.shape[1]).integers(1, 1 << 62, rows.shape[1], np.int64) | 1
    _, first, number = np.unique(rows @ salt, return_index=True, return_inverse=True)
    if not np.array_equal(rows[first][number], rows):  # two kinds of row have the same sum: very rare
        _, first, number = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    return first, number.reshape(-1).astype(np.int64)


def _effects(rows: Bits, adds: Sequence[dict[int, int]], effects: dict[Adds, int]) -> Ints:
    """For each row of matches that add, the number of what they add together; new ones are put into ``effects``."""
    kinds, number = _distinct(rows)
    found = []
    for kind in kinds:
        total: dict[int, int] = {}
        for add, on in zip(adds, kind, strict=True):
            if on:
                for counter, amount in add.items():
                    total[counter] = total.get(counter, 0) + amount
        key = tuple(sorted((counter, amount) for counter, amount in total.items() if amount))
        found.append(effects.setdefault(key, len(effects)))
    return np.array(found, np.int64)[number]


def merged(days: list[Day], effects: list[Adds], check: Check) -> Graph | None:
    """Nodes from the last day back: states with the same steps to the same nodes are one. None when no line is left.

    Raises
    ------
    EndedError
        When ``check`` does.
    """
    node_of = np.zeros(int(days[-1].target.max()) + 1, np.int64)
    layers: list[tuple[Ints, ...]] = []
    sizes = [1]
    for day in reversed(days):
        check()
        target = np.where(day.target == NOWHERE, NOWHERE, node_of[day.target])
        may = target != NOWHERE
        alive = np.flatnonzero(may.any(axis=1))
        if not len(alive):
            return None
        parts = [np.where(may, part, NOWHERE)[alive] for part in (target, day.points, day.effect)]
        first, number = alike(np.hstack(parts))
        node_of = np.full(len(target), NOWHERE, np.int64)
        node_of[alive] = number
        chosen = alive[first]
        source, option = np.nonzero(may[chosen])
        at = (chosen[source], option)
        if int(day.points[at].max()) > MOST_POINTS:
            return None
        layers.append((source, option, target[at], day.points[at], day.effect[at]))
        sizes.append(len(chosen))
    layers.reverse()
    return _flat(days, layers, sizes[::-1], effects)


def _flat(days: list[Day], layers: list[tuple[Ints, ...]], sizes: list[int], effects: list[Adds]) -> Graph:
    """One array of each kind for all days."""
    first_node = np.append(0, np.cumsum(sizes))
    first_option = np.append(0, np.cumsum([len(day.options) for day in days]))
    members = [members for day in days for members in day.options]
    source = np.concatenate([layer[0] + first_node[k] for k, layer in enumerate(layers)])
    return Graph(
        first_node,
        np.searchsorted(source, np.arange(first_node[-1] + 1)),
        np.concatenate([layer[1] + first_option[k] for k, layer in enumerate(layers)]).astype(np.int32),
        np.concatenate([layer[2] + first_node[k + 1] for k, layer in enumerate(layers)]).astype(np.int32),
        np.concatenate([layer[3] for layer in layers]).astype(np.int32),
        np.concatenate([layer[4] for layer in layers]).astype(np.int32),
        effects,
        first_option,
        np.append(0, np.cumsum([len(option) for option in members])),
        np.array([activity for option in members for activity in option], np.int64),
    )
