"""Needed against planned: a row for each need, a figure for each day."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from instances.excel.roster_foot import cover_text
from instances.paper.cells import Coloured
from models.base import MINUTES_PER_DAY, clock_text
from models.demand import Demand
from models.presence import Presence
from models.view import RosterView


@dataclass
class CoverRow:
    """Demand lines that ask for the same at the same hours, each on its own days."""

    name: str
    times: str
    days: dict[int, Coloured] = field(default_factory=dict)


def cover_rows(view: RosterView, units: Set[str]) -> list[CoverRow]:
    """People present against people needed, by need and plan day, of the needs that ask for people in some of the units.

    Days without need are left out.

    Lines of one name, place, competence and window (weekdays apart from weekends, say) share a row where no day of
    theirs is the same.
    """
    presence = Presence(view)
    rows: dict[tuple[object, ...], list[CoverRow]] = {}
    for demand in view.instance.demand:
        if units.isdisjoint(view.instance.units_of_place(demand.units, demand.site)):
            continue
        found = {
            day: _coloured(*cover_text(demand, segments))
            for day, segments in presence.demanded(demand)
            if segments
        }
        if not found:
            continue
        key = (demand.name, demand.units, demand.site, demand.competences, demand.start, demand.end)
        alike = rows.setdefault(key, [])
        row = next((r for r in alike if r.days.keys().isdisjoint(found)), None)
        if row is None or demand.name is None:
            row = CoverRow(demand.name or demand.id, window(demand))
            alike.append(row)
        row.days.update(found)
    return [row for alike in rows.values() for row in alike]


def window(demand: Demand) -> str:
    """``22:30–07:30``."""
    return f"{clock_text(demand.start)}–{clock_text(demand.end_minute % MINUTES_PER_DAY)}"


def _coloured(text: str, colours: tuple[str, str] | None) -> Coloured:
    return (text, *colours) if colours else (text, None, None)
