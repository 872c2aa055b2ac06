"""Contracts as spells of plan days, and the days of absence that are credited."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.base import hundredths
from models.staff import Employee, WeeklyNorm
from solver.frame.frame import Frame


@dataclass(frozen=True, slots=True)
class Spell:
    """Plan days ``first`` to ``last`` under one contract; ``position`` in hundredths of a per cent."""

    first: int
    last: int
    norm: WeeklyNorm
    position: int


def contract_spells(frame: Frame, employee: Employee) -> tuple[Spell, ...]:
    """The contracts that touch the plan, in order."""
    horizon = frame.instance.horizon
    end = horizon.last if employee.employed_until is None else min(employee.employed_until, horizon.last)
    found = []
    for k, contract in enumerate(employee.contracts):
        first = max(contract.from_date or horizon.start, horizon.start)
        last = end
        if k + 1 < len(employee.contracts):
            following = employee.contracts[k + 1].from_date or horizon.start
            last = min(end, following - dt.timedelta(days=1))
        if first <= last:
            days = horizon.day(first), horizon.day(last)
            found.append(Spell(*days, contract.weekly_norm, hundredths(contract.position_percent)))
    return tuple(found)


def credited_days(frame: Frame) -> dict[str, set[int]]:
    """Plan days of credited absence of each employee who has any."""
    horizon = frame.instance.horizon
    found: dict[str, set[int]] = {}
    for absence in frame.instance.absences:
        if absence.credited:
            first, last = max(horizon.day(absence.first), 0), min(horizon.day(absence.last), frame.days - 1)
            found.setdefault(absence.employee, set()).update(range(first, last + 1))
    return found
