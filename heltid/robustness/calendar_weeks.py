"""A rolling plan laid on the calendar for as many weeks as wished, with the turns before as history."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from models.instance import Instance
from models.problems import InputError, InputProblem
from models.roster import Assignment, Roster

Json = dict[str, Any]

HISTORY_WEEKS = 26
"""Weeks of history at least: the longest window that hard lines look back over (AML §10-8(4))."""


def on_calendar(
    instance: Instance, roster: Roster, weeks: int | None = None, start: dt.date | None = None
) -> tuple[Instance, Roster]:
    """An instance of real weeks and its roster.

    A rolling plan is repeated from its own start or from ``start`` on, as it stands: nobody's shifts are
    changed on public holidays, while what is needed then follows the demand lines. Absences, pins and dates
    of demand come again in each turn; wishes and events, which bind nobody here, are left out. Who leaves
    after the plan's last day stays. A calendar plan is handed back as it is.

    Raises
    ------
    InputError
        When a calendar plan is asked for other weeks or another start than its own, or ``start`` is no Monday.
    """
    horizon = instance.horizon
    if not horizon.rolling:
        if weeks not in (None, horizon.weeks) or start not in (None, horizon.start):
            raise InputError(
                [
                    InputProblem(
                        "weeks",
                        str(weeks),
                        f"en kalenderplan kan ikke gjentas; denne har {horizon.weeks} uker fra {horizon.start}",
                        "Ta bort weeks og start, eller bruk en rullerende grunnturnus",
                    )
                ]
            )
        return instance, roster
    first = start or horizon.start
    if first.weekday() != 0:
        raise InputError(
            [InputProblem("start", str(first), "perioden må begynne på en mandag", "Velg en mandag")]
        )
    span = horizon.weeks if weeks is None else weeks
    calendar = _instance(instance, roster, first, span)
    moved = _works(instance, roster, first, 0, 7 * span)
    assignments = tuple(Assignment.model_validate_json(json.dumps(one)) for one in moved)
    return calendar, roster.model_copy(
        update={"instance": calendar.id, "instance_hash": calendar.hash, "assignments": assignments}
    )


def _instance(instance: Instance, roster: Roster, first: dt.date, weeks: int) -> Instance:
    raw: Json = json.loads(instance.model_dump_json())
    old = instance.horizon
    end = first + dt.timedelta(days=7 * weeks - 1)
    turns = -(-weeks // old.weeks)
    raw["horizon"] = {"kind": "calendar", "start": str(first), "weeks": weeks}
    raw["wishes"], raw["events"] = [], []
    for person in raw["employees"]:
        if person["employed_until"] is not None and person["employed_until"] >= str(old.last):
            person["employed_until"] = None
    before = -(-HISTORY_WEEKS // old.weeks) * old.days
    # history holds one shift for each cell; a roster that is not legal may have more
    worked = {(one["employee"], one["date"]): one for one in _works(instance, roster, first, -before, 0)}
    raw["history"] = {
        "known_from": str(first - dt.timedelta(days=before)),
        "worked": list(worked.values()),
    }
    steps = [(first - old.start) + dt.timedelta(days=turn * old.days) for turn in range(turns)]
    raw["absences"] = [
        {**one, "first": str(away.first + step), "last": str(away.last + step)}
        for step in steps
        for one, away in zip(raw["absences"], instance.absences, strict=True)
        if away.first + step <= end
    ]
    raw["pins"] = [
        {**one, "date": str(pin.date + step)}
        for step in steps
        for one, pin in zip(raw["pins"], instance.pins, strict=True)
        if pin.date + step <= end
    ]
    for one, demand in zip(raw["demand"], instance.demand, strict=True):
        for part, dates in (("dates", demand.dates), ("except_dates", demand.except_dates)):
            one[part] = [str(date + step) for step in steps for date in dates if date + step <= end]
    # a line that was for single dates alone, none of which the weeks hold, asks for nobody
    raw["demand"] = [one for one in raw["demand"] if one["days"] or one["dates"]]
    return Instance.model_validate_json(json.dumps(raw))


def _works(instance: Instance, roster: Roster, first: dt.date, begin: int, end: int) -> list[Json]:
    """The shifts of the repeated plan from day ``begin`` up to day ``end`` of the new one."""
    old = instance.horizon
    found = []
    for turn in range(begin // old.days, -(-end // old.days)):
        for a in roster.assignments:
            day = old.day(a.date) + turn * old.days
            if begin <= day < end:
                date = first + dt.timedelta(days=day)
                found.append({"employee": a.employee, "date": str(date), "shift": a.shift, "unit": a.unit})
    return found
