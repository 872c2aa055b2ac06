"""Closed walks in an automaton: of a flow, of its parts, and parts joined into one."""

from __future__ import annotations

from dataclasses import dataclass

from solver.cpsat.automaton import Edge

Walked = list[int]
"""How often each edge is walked."""

_SOURCE, _SINK = -1, -2


@dataclass(frozen=True)
class Walk:
    """A closed walk from a node of residue 0: the node before each day, and the day's activity."""

    nodes: list[int]
    activities: list[int]

    def turned(self, day: int) -> Walk:
        """The same walk begun on another day."""
        return Walk(
            self.nodes[day:] + self.nodes[:day],
            self.activities[day:] + self.activities[:day],
        )


def parts_of(edges: list[Edge], walked: Walked) -> list[set[int]]:
    """Nodes that are walked, by what hangs together."""
    beside: dict[int, set[int]] = {}
    for edge, times in zip(edges, walked, strict=True):
        if times:
            beside.setdefault(edge.source, set()).add(edge.target)
            beside.setdefault(edge.target, set()).add(edge.source)
    parts = []
    while beside:
        part: set[int] = set()
        waiting = [next(iter(beside))]
        while waiting:
            node = waiting.pop()
            if node in beside:
                part.add(node)
                waiting += beside.pop(node)
        parts.append(part)
    return parts


def walk_of(edges: list[Edge], walked: Walked, part: set[int]) -> Walk:
    """One closed walk of the part of a flow among some nodes (Hierholzer)."""
    leaving: dict[int, list[Edge]] = {}
    for edge, times in zip(edges, walked, strict=True):
        if times and edge.source in part:
            leaving.setdefault(edge.source, []).extend([edge] * times)
    first = next(out[0] for out in leaving.values() if out[0].residue == 0)
    path: list[tuple[int, int]] = [(first.source, -1)]
    backwards: list[tuple[int, int]] = []
    while path:
        node, activity = path[-1]
        if leaving[node]:
            edge = leaving[node].pop()
            path.append((edge.target, edge.activity))
        else:
            path.pop()
            backwards.append((node, activity))
    nodes = [node for node, _ in reversed(backwards)]
    activities = [activity for _, activity in reversed(backwards)]
    return Walk(nodes[:-1], activities[1:])


def spliced(edges: list[Edge], walks: list[Walk], period: int) -> Walk | None:
    """One closed walk of the same days as several: each opened on some day and put between two of another.

    Where two walks differ in what they remember, one may often go on as the other does all the same. None
    when no place is found for one of them.
    """
    after = {(e.source, e.activity): e.target for e in edges}
    joined, *others = sorted(walks, key=lambda walk: -len(walk.nodes))
    for other in others:
        found = _spliced(after, joined, other, period)
        if found is None:
            return None
        joined = found
    return joined


def _spliced(after: dict[tuple[int, int], int], one: Walk, two: Walk, period: int) -> Walk | None:
    for i in range(len(one.nodes)):
        for j in range(i % period, len(two.nodes), period):
            found = _followed(after, one.nodes[i], two.turned(j).activities + one.turned(i).activities)
            if found is not None:
                return found.turned(-i % period)
    return None


def _followed(after: dict[tuple[int, int], int], node: int, activities: list[int]) -> Walk | None:
    """The walk of these activities from a node; None when it cannot go on or does not close."""
    nodes = [node]
    for activity in activities:
        following = after.get((nodes[-1], activity))
        if following is None:
            return None
        nodes.append(following)
    return Walk(nodes[:-1], activities) if nodes[-1] == node else None


def around(edges: list[Edge], part: set[int], others: set[int]) -> set[int]:
    """The nodes around a part, clear of the others, that the fewest edges leave (Edmonds and Karp).

    A cut with few edges holds back more flows than the nodes of the part alone would.
    """
    room: dict[int, dict[int, int]] = {}

    def place(node: int) -> int:
        return _SOURCE if node in part else _SINK if node in others else node

    for edge in edges:
        a, b = place(edge.source), place(edge.target)
        if a != b:
            room.setdefault(a, {})[b] = room.setdefault(a, {}).get(b, 0) + 1
            room.setdefault(b, {}).setdefault(a, 0)
    while True:
        before = {_SOURCE: _SOURCE}
        waiting = [_SOURCE]
        for node in waiting:
            for other, left in room.get(node, {}).items():
                if left and other not in before:
                    before[other] = node
                    waiting.append(other)
        if _SINK not in before:
            return part | {node for node in before if node != _SOURCE}
        node = _SINK
        while node != _SOURCE:
            room[before[node]][node] -= 1
            room[node][before[node]] += 1
            node = before[node]
