"""A sample ward put together: the instance, with the shares that are fair for its needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from instances.generator.balance import applies
from instances.generator.codes import DAY_AND_EVENING, NIGHT
from instances.generator.crew import COMPETENCES
from models.calendar import Horizon
from models.demand import Demand, Event
from models.instance import History, Instance
from models.shifts import Shift
from models.staff import Absence, Employee, Wish
from models.units import Site, Travel, Unit

ROLLING_START = dt.date(2027, 1, 4)

Override = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """Where a ward is: its sites and units."""

    sites: tuple[Site, ...]
    units: tuple[Unit, ...]
    travel: tuple[Travel, ...] = ()


def rolling(weeks: int) -> Horizon:
    return Horizon(kind="rolling", start=ROLLING_START, weeks=weeks)


def ward(
    name: str,
    title: str,
    notes: Sequence[str],
    horizon: Horizon,
    place: Place,
    staff: Sequence[Employee],
    shifts: tuple[Shift, ...],
    demand: tuple[Demand, ...],
    *,
    rulebook: str = "ks-langvakt",
    overrides: Sequence[Override] = (),
    wishes: Sequence[Wish] = (),
    absences: Sequence[Absence] = (),
    events: tuple[Event, ...] = (),
    history: History | None = None,
) -> Instance:
    """The instance, with only the competences that are used and with fair shares set from the needs."""
    used = {c for e in staff for c in e.competences}
    competences = tuple(
        c for c in COMPETENCES if c.id in used or any(c.id in k.counts_as for k in COMPETENCES)
    )

    def build(lines: Sequence[Override]) -> Instance:
        return Instance(
            format="turnus-instance-1",
            id=name,
            name=title,
            notes=tuple(notes),
            horizon=horizon,
            sites=place.sites,
            travel=place.travel,
            units=place.units,
            competences=competences,
            employees=tuple(staff),
            shifts=shifts,
            demand=demand,
            events=events,
            absences=tuple(absences),
            wishes=tuple(wishes),
            history=history,
            rulebook=rulebook,
            overrides=tuple(lines),
        )

    plain = build(())
    return build((*fair_shares(plain), *overrides))


def fair_shares(instance: Instance) -> list[Override]:
    """Evenings and nights for a full-time position in four weeks, as the needs share them out.

    Evenings are those wanted at 21:00. Nights are what is left at 02:00 when pure night workers have
    filled their positions; without day workers on nights there is nothing to share.
    """
    weeks = instance.horizon.weeks
    floor = [e for e in instance.employees if DAY_AND_EVENING in e.competences]
    both = [e for e in floor if NIGHT in e.competences]
    night_only = [e for e in instance.employees if DAY_AND_EVENING not in e.competences]
    takers = [e for e in floor if not e.exemptions.no_evenings]
    evenings = _wanted_at(instance, 21 * 60) / weeks
    found: list[Override] = [
        {
            "id": "fair-evenings",
            "per_4_weeks": round(4 * evenings / _positions(takers), 2),
            "applies_to": {"competences": [DAY_AND_EVENING]},
        }
    ]
    if both:
        night = next(s for s in instance.shifts if s.kind == "night")
        filled = sum(e.contracts[0].position_percent / 100 * 2130 / night.counted_minutes for e in night_only)
        left = max(0.0, _wanted_at(instance, 26 * 60) / weeks - filled)
        found.append(
            {
                "id": "fair-nights",
                "enabled": True,
                "per_4_weeks": round(4 * left / _positions(both), 2),
                "applies_to": {
                    "competences": [NIGHT],
                    "except_employees": [e.id for e in night_only],
                },
            }
        )
    return found


def _positions(staff: Sequence[Employee]) -> float:
    return sum(e.contracts[0].position_percent for e in staff) / 100


def _wanted_at(instance: Instance, minute: int) -> int:
    """People wanted at a clock time, summed over the days of the plan; lines for a competence left out."""
    return sum(
        line.wanted
        for day in range(instance.horizon.days)
        for line in instance.demand
        if not line.competences and line.start <= minute < line.end_minute and applies(instance, line, day)
    )
