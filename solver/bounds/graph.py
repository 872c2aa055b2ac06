"""A line's days as a layered graph: a node knows of the days before it what the matches still need to know.

A state is the set of matches that have begun, hold so far and are not yet decided. States of a day from which the
same future follows are one node, so the graph is the least automaton of the line's matches. A cyclic line needs
nothing else: a match over the end of the plan begins with the cells it has at the beginning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from solver.bounds.matches import Effect, Said

Ints = npt.NDArray[np.int64]

MOST_STATES = 60_000
"""States of all days together, beyond which no graph is made."""

Adds = tuple[tuple[int, int], ...]
"""(counter, amount) pairs."""


@dataclass(frozen=True)
class Graph:
    """Nodes day by day, and what each activity leads to from them.

    Attributes
    ----------
    first_node:
        [days + 2]: where the nodes of each day begin; those after the last day are the ends.
    first_edge:
        [nodes + 1]: where the edges of each node begin.
    activity, target, points, effect:
        [edges]: the activity, the node it leads to, what it costs, and which of ``effects`` it has.
    effects:
        What edges add to counters; number 0 adds nothing.
    """

    first_node: Ints
    first_edge: Ints
    activity: Ints
    target: Ints
    points: Ints
    effect: Ints
    effects: list[Adds]


State = tuple[int, ...]
Step = tuple[int, Adds, State] | None
"""Points, additions and the next state; None when it is not allowed."""


class _Layers:
    def __init__(self, said: Said) -> None:
        self.said = said
        self.days = len(said.allowed)
        self.keys = list(said.matches)
        self.effects: list[Effect] = [said.matches[key] for key in self.keys]
        self.last = [key[-1][0] for key in self.keys]
        self.mask_at = [dict(key) for key in self.keys]
        self.begins: list[list[int]] = [[] for _ in range(self.days)]
        self.looks: list[set[int]] = [set() for _ in range(self.days)]
        for number, key in enumerate(self.keys):
            self.begins[key[0][0]].append(number)
            for column, mask in key:
                self.looks[column].add(mask)

    def classes(self, day: int) -> list[tuple[int, list[int]]]:
        """Activities of a day that every match takes alike: (one of them, all of them)."""
        found: dict[tuple[int, ...], list[int]] = {}
        masks = sorted(self.looks[day])
        for activity in self.said.allowed[day]:
            found.setdefault(tuple(mask >> activity & 1 for mask in masks), []).append(activity)
        return [(members[0], members) for members in found.values()]

    def step(self, day: int, state: State, activity: int) -> Step:
        points, adds, alive = 0, dict[int, int](), []
        for number in (*state, *self.begins[day]):
            mask = self.mask_at[number].get(day)
            if mask is not None and not mask >> activity & 1:
                continue
            if self.last[number] > day:
                alive.append(number)
                continue
            effect = self.effects[number]
            if effect.hard:
                return None
            points += effect.points
            for counter, add in effect.adds.items():
                adds[counter] = adds.get(counter, 0) + add
        return points, tuple(sorted((c, add) for c, add in adds.items() if add)), tuple(sorted(alive))


def graph_of(said: Said) -> Graph | None:
    """The least graph of a line; None when it has too many states or no line keeps the hard matches."""
    layers = _Layers(said)
    states: list[list[State]] = [[()]]
    steps: list[list[list[tuple[list[int], Step]]]] = []
    count = 1
    for day in range(layers.days):
        classes = layers.classes(day)
        here: list[list[tuple[list[int], Step]]] = []
        reached: dict[State, None] = {}
        for state in states[day]:
            out = [(members, layers.step(day, state, one)) for one, members in classes]
            reached.update((step[2], None) for _, step in out if step is not None)
            here.append(out)
        steps.append(here)
        states.append(list(reached))
        count += len(reached)
        if count > MOST_STATES or not reached:
            return None
    return _merged(states, steps)


def _merged(states: list[list[State]], steps: list[list[list[tuple[list[int], Step]]]]) -> Graph | None:
    """Nodes from the last day back: states with the same steps to the same nodes are one."""
    node_of: dict[State, int] = dict.fromkeys(states[-1], 0)
    layers: list[list[tuple[tuple[int, int, int, Adds], ...]]] = [[()]]
    for day in range(len(steps) - 1, -1, -1):
        numbers: dict[tuple[tuple[int, int, int, Adds], ...], int] = {}
        nodes: dict[State, int] = {}
        for state, out in zip(states[day], steps[day], strict=True):
            edges = tuple(
                (activity, node_of[step[2]], step[0], step[1])
                for members, step in out
                if step is not None and step[2] in node_of
                for activity in members
            )
            if edges:
                nodes[state] = numbers.setdefault(edges, len(numbers))
        if not nodes:
            return None
        node_of = nodes
        layers.append(list(numbers))
    layers.reverse()
    return _flat(layers)


def _flat(layers: list[list[tuple[tuple[int, int, int, Adds], ...]]]) -> Graph:
    first_node = np.cumsum([0, *(len(layer) for layer in layers)])
    effects: dict[Adds, int] = {(): 0}

    def edges() -> Iterator[tuple[int, int, int, int]]:
        for day, layer in enumerate(layers):
            for node in layer:
                for activity, target, points, adds in node:
                    number = effects.setdefault(adds, len(effects))
                    yield activity, int(first_node[day + 1]) + target, points, number

    table = np.array(list(edges()), np.int64).reshape(-1, 4)
    first_edge = np.cumsum([0, *(len(node) for layer in layers for node in layer)])
    activity, target, points, effect = (np.ascontiguousarray(table[:, k]) for k in range(4))
    return Graph(
        first_node.astype(np.int64),
        first_edge.astype(np.int64),
        activity,
        target,
        points,
        effect,
        list(effects),
    )
