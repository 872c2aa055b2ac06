"""The automaton of a periodic problem: which activity may follow what has gone before.

A node is a residue and what has to be remembered of the days before: how far each template has matched. An
edge is one day's activity. Nodes from which the same can follow are one. A closed walk in it is a
line that no hard template matches, and every such line is a closed walk.
"""

from __future__ import annotations

from dataclasses import dataclass

from solver.core import bits
from solver.cpsat.periodic import Periodic, Steps
from solver.limit import Check, unlimited

MOST_NODES = 20_000
"""Nodes before those that are alike are made one; a problem that needs more is left to other means."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One day: ``matches`` are (template, residue of its start) of the counted templates that it completes."""

    source: int
    target: int
    residue: int
    activity: int
    matches: tuple[tuple[int, int], ...]


def automaton(periodic: Periodic, check: Check = unlimited) -> list[Edge] | None:
    """The edges that lie on some endless walk; nodes are numbered from 0. None when it grows too large.

    ``check`` is called for each node, and what it raises goes on.
    """
    grown = _grow(periodic, check)
    return None if grown is None else _alike(_trimmed(grown, check), check)


class _Watch:
    """One template that is followed: where it may start, and what to do when it matches."""

    def __init__(self, steps: Steps, starts: frozenset[int], counted: int | None) -> None:
        self.mask = dict(steps)
        self.last = steps[-1][0]
        self.starts = starts
        self.counted = counted


def _watches(periodic: Periodic) -> list[_Watch]:
    used = set(periodic.match_cost)
    for count in periodic.counts:
        used |= set(count.matches)
    found = [_Watch(steps, starts, None) for steps, starts in periodic.never]
    for k, steps in enumerate(periodic.templates):
        starts = frozenset(residue for template, residue in used if template == k)
        if starts:
            found.append(_Watch(steps, starts, k))
    return found


State = frozenset[tuple[int, int]]
"""(watch, days since its start) of the templates that have matched so far."""


def _grow(periodic: Periodic, check: Check) -> list[Edge] | None:
    watches = _watches(periodic)
    starting = [
        [(k, 0) for k, watch in enumerate(watches) if residue in watch.starts]
        for residue in range(periodic.period)
    ]
    number: dict[tuple[int, State], int] = {(0, frozenset()): 0}
    waiting = [(0, State())]
    edges: list[Edge] = []
    while waiting:
        check()
        residue, state = waiting.pop()
        source = number[residue, state]
        followed = [*state, *starting[residue]]
        for activity in bits(periodic.allowed[residue]):
            step = _step(watches, followed, activity, residue, periodic.period)
            if step is None:
                continue
            after = ((residue + 1) % periodic.period, step[0])
            target = number.get(after)
            if target is None:
                target = number[after] = len(number)
                waiting.append(after)
                if len(number) > MOST_NODES:
                    return None
            edges.append(Edge(source, target, residue, activity, step[1]))
    return edges


def _step(
    watches: list[_Watch], followed: list[tuple[int, int]], activity: int, residue: int, period: int
) -> tuple[State, tuple[tuple[int, int], ...]] | None:
    """What is remembered after a day and which counted templates match on it; None when a hard one does."""
    going: list[tuple[int, int]] = []
    matches: list[tuple[int, int]] = []
    for k, since in followed:
        watch = watches[k]
        mask = watch.mask.get(since)
        if mask is not None and not mask >> activity & 1:
            continue
        if since < watch.last:
            going.append((k, since + 1))
        elif watch.counted is None:
            return None
        else:
            matches.append((watch.counted, (residue - since) % period))
    return frozenset(going), tuple(sorted(matches))


def _trimmed(edges: list[Edge], check: Check) -> list[Edge]:
    """Without edges that lead nowhere or that nothing leads to."""
    while True:
        check()
        sources, targets = {e.source for e in edges}, {e.target for e in edges}
        kept = [e for e in edges if e.target in sources and e.source in targets]
        if len(kept) == len(edges):
            return kept
        edges = kept


def _alike(edges: list[Edge], check: Check) -> list[Edge]:
    """Nodes from which the same can follow made one (Moore's partition refinement)."""
    leaving: dict[int, list[Edge]] = {}
    for edge in edges:
        leaving.setdefault(edge.source, []).append(edge)
    for out in leaving.values():
        out.sort(key=lambda e: e.activity)
    of = {node: out[0].residue for node, out in leaving.items()}
    kinds = 0
    while True:
        check()
        seen: dict[object, int] = {}
        refined = {}
        for node, out in leaving.items():
            key = (of[node], tuple((e.activity, e.matches, of[e.target]) for e in out))
            refined[node] = seen.setdefault(key, len(seen))
        of = refined
        if len(seen) == kinds:
            break
        kinds = len(seen)
    merged = {
        Edge(of[e.source], of[e.target], e.residue, e.activity, e.matches): None
        for out in leaving.values()
        for e in out
    }
    return list(merged)
