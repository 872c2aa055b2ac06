"""The needs of a ward in a typical week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from models.base import WEEKDAYS
from models.demand import Demand
from models.instance import Instance
from solver.positions.case import Need


def needs_of(instance: Instance, level: Literal["minimum", "wanted"]) -> Iterable[Need]:
    """One need for each demand line, with the weekdays on which it applies in the typical week."""
    horizon, timeline = instance.horizon, instance.timeline
    usual: list[frozenset[int]] = []
    for weekday in range(7):
        numbers = range(weekday, horizon.days, 7)
        ordinary = [d for d in numbers if timeline.holiday(d) is None] or list(numbers)
        seen = Counter(
            frozenset(
                k
                for k, line in enumerate(instance.demand)
                if line.applies(horizon.date(d), timeline.day_kinds(d))
            )
            for d in ordinary
        )
        usual.append(seen.most_common(1)[0][0])
    for k, line in enumerate(instance.demand):
        days = tuple(name for name, lines in zip(WEEKDAYS, usual, strict=True) if k in lines)
        people = line.minimum if level == "minimum" else line.wanted
        most = line.maximum if line.competences else None
        if days and (people or most is not None):
            yield _need(instance, line, days, people, most)


def _need(instance: Instance, line: Demand, days: tuple[str, ...], people: int, most: int | None) -> Need:
    place = instance.units_of_place(line.units, line.site)
    return Need.model_validate(
        {
            "id": line.id,
            "name": line.name or line.id,
            "units": tuple(u.id for u in instance.units if u.id in place),
            "competences": line.competences,
            "start": line.start,
            "end": line.end_minute,
            "days": days,
            "people": people,
            "most": most,
        }
    )
