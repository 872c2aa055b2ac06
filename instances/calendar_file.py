"""iCalendar: the shifts of one person, for the calendar on a phone, with updates when the plan changes (RFC 5545)."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from instances.excel.roster_foot import shift_text
from instances.saving import put_in_place
from models.calendar import OSLO, Horizon, Timeline
from models.instance import Instance
from models.problems import InputError, InputProblem
from models.references import check_roster
from models.roster import Roster
from models.shifts import Shift

PRODUCT = "-//Turnus//Turnusplan//NO"


def write_calendar(
    path: str | Path,
    instance: Instance,
    roster: Roster,
    employee: str,
    *,
    stamp: dt.datetime,
    revision: int = 0,
) -> None:
    """Write the calendar of one person; the parameters and errors are those of ``calendar_file``.

    Raises
    ------
    InputError
        Also when the file cannot be written; an existing file is then unchanged.
    """
    put_in_place(path, calendar_file(instance, roster, employee, stamp=stamp, revision=revision))


def calendar_file(
    instance: Instance,
    roster: Roster,
    employee: str,
    *,
    stamp: dt.datetime,
    revision: int = 0,
    previous: Roster | None = None,
) -> bytes:
    """The shifts of one person as iCalendar text, in utf-8.

    Nothing in it names the person. The UID of an event is a fingerprint of the instance's id, the employee's id, the date
    and the place among the shifts of the date, so that the same cell is the same event in every revision. A rolling plan
    is written once, on the dates it has, with the clock as it is on those dates.

    Parameters
    ----------
    stamp:
        When the file is made (DTSTAMP), with a time zone.
    revision:
        Number of the revision (SEQUENCE): calendars take the event of the highest.
    previous:
        An earlier roster of the instance: events that are no more are told to be cancelled. Without it they are just not
        there, which is enough for a calendar that is subscribed to.

    Raises
    ------
    InputError
        When a roster does not fit the instance, or the employee is not in it.
    """
    for one in (roster, previous):
        if one is not None:
            check_roster(instance, one)
    if employee not in instance.employee_by_id:
        raise InputError(
            [InputProblem("employee", None, "er ingen ansatt i planen", "Velg en av de ansatte i instansen")]
        )
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Turnus {instance.name}")
    calendar.add("x-wr-timezone", OSLO.key)
    calendar.add_component(_oslo())
    entries = _entries(instance, roster, employee)
    for uid, entry in entries.items():
        calendar.add_component(_event(instance, uid, entry, stamp, revision, "CONFIRMED"))
    if previous is not None:
        for uid, entry in _entries(instance, previous, employee).items():
            if uid not in entries:
                calendar.add_component(_event(instance, uid, entry, stamp, revision, "CANCELLED"))
    content: bytes = calendar.to_ical()
    return content


def _oslo() -> Timezone:
    """Europe/Oslo since 1996: the clock goes forward and back the last Sundays of March and October."""
    zone = Timezone()
    zone.add("tzid", OSLO.key)
    for part, name, month, begins, before, after in (
        (TimezoneDaylight(), "CEST", 3, dt.datetime(1996, 3, 31, 2), 1, 2),
        (TimezoneStandard(), "CET", 10, dt.datetime(1996, 10, 27, 3), 2, 1),
    ):
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
        part.add("tzoffsetfrom", dt.timedelta(hours=before))
        part.add("tzoffsetto", dt.timedelta(hours=after))
        part.add("tzname", name)
        zone.add_component(part)
    return zone


@dataclass(frozen=True)
class _Entry:
    """A shift in a unit, in real time."""

    shift: Shift
    unit: str
    start: dt.datetime
    end: dt.datetime


def _entries(instance: Instance, roster: Roster, employee: str) -> dict[str, _Entry]:
    """Shifts of a person by UID, in order of time."""
    by_date: dict[dt.date, list[_Entry]] = defaultdict(list)
    clock = _Clock(instance.horizon)
    for a in roster.assignments:
        if a.employee == employee:
            shift = instance.shift_by_id[a.shift]
            day = instance.horizon.day(a.date)
            by_date[a.date].append(
                _Entry(shift, a.unit, clock.at(day, shift.start), clock.at(day, shift.end_minute))
            )
    found = {}
    for date, entries in sorted(by_date.items()):
        entries.sort(key=lambda e: (e.start, e.end, e.shift.id, e.unit))
        for place, entry in enumerate(entries):
            found[_uid(instance.id, employee, date, place)] = entry
    return found


class _Clock:
    """Local times of plan days: those of the real dates, in a rolling plan too."""

    def __init__(self, horizon: Horizon) -> None:
        self._timeline = Timeline(Horizon(kind="calendar", start=horizon.start, weeks=horizon.weeks))
        self._origin = dt.datetime.combine(horizon.start, dt.time(), OSLO).astimezone(dt.UTC)

    def at(self, day: int, minute: int) -> dt.datetime:
        elapsed = dt.timedelta(minutes=self._timeline.minute(day, minute))
        return (self._origin + elapsed).astimezone(OSLO)


def _uid(instance: str, employee: str, date: dt.date, place: int) -> str:
    known = "\n".join((instance, employee, date.isoformat(), str(place)))
    return f"{hashlib.sha256(known.encode()).hexdigest()[:40]}@turnus"


def _event(
    instance: Instance, uid: str, entry: _Entry, stamp: dt.datetime, revision: int, status: str
) -> Event:
    unit = instance.unit_by_id[entry.unit]
    site = next(s for s in instance.sites if s.id == unit.site)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp.astimezone(dt.UTC).replace(microsecond=0))
    event.add("sequence", revision)
    event.add("dtstart", entry.start)
    event.add("dtend", entry.end)
    event.add("summary", f"{entry.shift.name}, {unit.name}")
    event.add("description", f"Vaktkode {entry.shift.id}: {shift_text(entry.shift)}")
    event.add("location", site.name)
    event.add("status", status)
    event.add("transp", "OPAQUE" if status == "CONFIRMED" else "TRANSPARENT")
    return event
