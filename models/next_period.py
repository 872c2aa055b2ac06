"""A ward for the period after its plan: the same people, needs and rules, with what was worked as history."""

from __future__ import annotations

import copy
import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from models.instance import Instance, Worked
from models.references import LONGEST_HISTORY_WEEKS
from models.roster import Assignment, Roster

Json = dict[str, Any]


@dataclass(frozen=True)
class NextPeriod:
    """A ward for the next period, and what did not come along.

    Attributes
    ----------
    left:
        Names of people who have left before it begins.
    wishes, absences, pins, demand, events:
        How many are left out, since they are of dates before it.
    """

    instance: Instance
    left: tuple[str, ...]
    wishes: int
    absences: int
    pins: int
    demand: int
    events: int


def next_period(instance: Instance, name: str, weeks: int, roster: Roster | None = None) -> NextPeriod:
    """The ward from the day after its plan on.

    Parameters
    ----------
    weeks:
        Length of the new plan, 1-53.
    roster:
        What was worked in the plan; without it nothing is known of the time before the new one.

    Raises
    ------
    ValueError
        For a rolling plan, which has no day after.
    InputError, pydantic.ValidationError
        When it does not make a ward, such as a roster with two shifts in a cell.
    """
    if instance.horizon.rolling:
        raise ValueError("en rullerende grunnturnus har ingen neste periode")
    old: Json = json.loads(instance.model_dump_json())
    new = copy.deepcopy(old)
    start = instance.horizon.last + dt.timedelta(days=1)
    new["name"] = name
    new["horizon"] = {"kind": "calendar", "start": start.isoformat(), "weeks": weeks}
    end = start + dt.timedelta(days=7 * weeks)
    gone = [e for e in instance.employees if e.employed_until is not None and e.employed_until < start]
    people = {e.id for e in instance.employees} - {e.id for e in gone}
    new["employees"] = [_on(one, start) for one in old["employees"] if one["id"] in people]
    new["history"] = _history(instance, roster, start, people)
    known = start if new["history"] is None else dt.date.fromisoformat(new["history"]["known_from"])
    # one that begins the day after still binds the last night
    new["absences"] = [
        one
        for one in old["absences"]
        if one["employee"] in people and one["last"] >= known.isoformat() and one["first"] <= end.isoformat()
    ]
    new["pins"] = []
    for part in ("wishes", "demand", "events"):
        new[part] = [one for one in (_in_plan(one, start, end) for one in old[part]) if one is not None]
    new["wishes"] = [one for one in new["wishes"] if one["employee"] in people]
    for event in new["events"]:
        event["first_week"] = _phase(event["first_week"], event["every_weeks"], instance.horizon.weeks)
    new["overrides"] = [_line(one, people, start) for one in old["overrides"] if one.get("rule") != "changes"]
    return NextPeriod(
        instance=Instance.model_validate_json(json.dumps(new)),
        left=tuple(e.name for e in gone),
        **{
            part: len(old[part]) - len(new[part])
            for part in ("wishes", "absences", "pins", "demand", "events")
        },
    )


def _on(employee: Json, start: dt.date) -> Json:
    """The person with the contract in force on a date first."""
    day = start.isoformat()
    contracts = employee["contracts"]
    before = [k for k, one in enumerate(contracts) if one["from_date"] is None or one["from_date"] <= day]
    return {**employee, "contracts": contracts[before[-1] if before else 0 :]}


def _history(instance: Instance, roster: Roster | None, start: dt.date, people: set[str]) -> Json | None:
    if roster is None:
        return None
    earlier = instance.history
    known = max(
        instance.horizon.start if earlier is None else earlier.known_from,
        start - dt.timedelta(weeks=LONGEST_HISTORY_WEEKS),
    )
    worked_before: list[Worked | Assignment] = [
        *(() if earlier is None else earlier.worked),
        *roster.assignments,
    ]
    worked = [
        {"employee": one.employee, "date": one.date.isoformat(), "shift": one.shift, "unit": one.unit}
        for one in worked_before
        if one.employee in people and known <= one.date < start
    ]
    return {"known_from": known.isoformat(), "worked": worked}


def _in_plan(one: Json, start: dt.date, end: dt.date) -> Json | None:
    """A need, an event or a wish without the dates that are over; None when no day is left."""
    kept = dict(one)
    for key in ("dates", "except_dates"):
        if key in one:
            kept[key] = [day for day in one[key] if start.isoformat() <= day < end.isoformat()]
    return kept if kept["dates"] or kept.get("days") or kept.get("weekdays") else None


def _phase(first_week: int, every_weeks: int, weeks: int) -> int:
    """The first week of a cycle counted from the new plan."""
    return first_week - weeks if first_week >= weeks else (first_week - weeks) % every_weeks


def _line(line: Json, people: set[str], start: dt.date) -> Json:
    """A changed rule without waivers that have ended, and without people who have left."""
    changed = dict(line)
    if isinstance(line.get("waivers"), list):
        changed["waivers"] = [
            one
            for one in line["waivers"]
            if one["employee"] in people and (one.get("last") is None or one["last"] >= start.isoformat())
        ]
    who = line.get("applies_to")
    if isinstance(who, dict):
        kept = {
            key: [one for one in value if one in people]
            if key in ("employees", "except_employees")
            else value
            for key, value in who.items()
        }
        changed["applies_to"] = kept
        if who.get("employees") and not kept["employees"]:  # an empty list would mean everybody
            changed["enabled"] = False
    return changed
