"""Open shifts as people to hire: the fewest who would fill them."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from models.cost.hours import Piece
from models.cost.terms import Requirement
from models.demand import Demand

if TYPE_CHECKING:
    from models.view import RosterView


def people_to_hire(
    view: RosterView, level: Literal["minimum", "wanted"]
) -> dict[Requirement, list[tuple[int, int, int]]]:
    """(start, end, people) of the stretches where people are missing, by what they must hold; in order.

    Demand lines lie on top of each other: a nurse missing at a site and anybody missing in one of its wards are
    one nurse to hire. Lines are met from the smallest place to the largest, and whoever is hired for one counts
    for every other whose place takes in the same unit.
    """
    order = sorted(view.instance.demand, key=lambda d: (len(_place(view, d)), d.id))
    found: dict[Requirement, list[tuple[int, int, int]]] = defaultdict(list)
    for start, end, missing in _stretches(view, level):
        for required, people in _hired(view, [(d, missing[d.id]) for d in order if d.id in missing]).items():
            found[required].append((start, end, people))
    return dict(found)


def hired_pieces(stretches: list[tuple[int, int, int]]) -> list[Piece]:
    """The stretches as time at work; their ends lie inside the plan."""
    return [Piece(start, end, Fraction(people)) for start, end, people in stretches]


def _place(view: RosterView, demand: Demand) -> frozenset[str]:
    return view.instance.units_of_place(demand.units, demand.site)


def _stretches(view: RosterView, level: str) -> list[tuple[int, int, dict[str, int]]]:
    """The plan cut up where the number of missing people changes, with that number by demand line."""
    total = view.timeline.minute(view.days, 0)
    changes: dict[int, Counter[str]] = defaultdict(Counter)
    for demand in view.instance.demand:
        people = getattr(demand, level)
        for day in view.presence.line(demand).days:
            for s in day.segments:
                missing = people - s.people
                if missing <= 0:
                    continue
                for start, end in _inside(s.start, s.end, total):
                    changes[start][demand.id] += missing
                    changes[end][demand.id] -= missing
    found = []
    now: Counter[str] = Counter()
    for start, end in pairwise(sorted(changes)):
        now.update(changes[start])
        if missing_now := {line: people for line, people in now.items() if people > 0}:
            found.append((start, end, missing_now))
    return found


def _inside(start: int, end: int, total: int) -> list[tuple[int, int]]:
    """A stretch inside the plan's minutes; what passes the end of a rolling plan goes on from the beginning."""
    if end <= total:
        return [(start, end)]
    if start >= total:
        return [(start - total, end - total)]
    return [(start, total), (0, end - total)]


def _hired(view: RosterView, missing: list[tuple[Demand, int]]) -> Counter[Requirement]:
    """The people to hire at one moment, for lines in order of how small their places are."""
    hired: list[tuple[frozenset[str], set[tuple[str, ...]]]] = []
    for demand, people in missing:
        place = _place(view, demand)
        left = people
        for k, (where, holds) in enumerate(hired):
            if left and where & place:
                hired[k] = where & place, holds
                if demand.competences:
                    holds.add(demand.competences)
                left -= 1
        for _ in range(left):
            hired.append((place, {demand.competences} if demand.competences else set()))
    return Counter(frozenset(holds) for _, holds in hired)
