"""Tiny wards and rosters for tests, in one line each.

A ward starts on Monday 2027-01-04 with one unit ``u`` at site ``s``, one full-time employee ``a`` and the
shift codes of ``SHIFTS``, and has no rules but those given::

    w = ward(weeks=2, rules=[line("daily_rest", minimum_minutes=480, normal_minutes=660)])
    findings(w, {"a": "A D - - - - - | N"})

Rows: see ``row``.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

from models.findings import Finding, Severity
from models.instance import Instance
from models.roster import Roster
from models.view import RosterView

Json = dict[str, Any]


def shift(code: str, start: str, end: str, kind: str = "day", **more: Any) -> Json:
    """A shift code as JSON; ``more`` are further fields of ``models.shifts.Shift``."""
    return {"id": code, "name": code, "start": start, "end": end, "kind": kind, **more}


SHIFTS: tuple[Json, ...] = (
    shift("D", "07:00", "15:00"),
    shift("A", "15:00", "22:00", "evening"),
    shift("N", "22:00", "07:00", "night"),
    shift("L", "08:00", "20:30", "long"),
    shift("M", "12:00", "14:00", "meeting"),
)
"""Day 8 h, evening 7 h, night 9 h, long 12.5 h, meeting 2 h; no unpaid breaks."""


def person(employee: str, *, percent: float = 100.0, norm: str = "35.5", **more: Any) -> Json:
    """An employee as JSON, of home unit ``u`` with one contract unless ``more`` says otherwise."""
    contract = {"position_percent": percent, "weekly_norm": norm}
    return {"id": employee, "name": f"Person {employee}", "home_unit": "u", "contracts": [contract], **more}


def line(kind: str, **more: Any) -> Json:
    """A rule line as JSON; its id is the kind unless ``more`` says otherwise."""
    return {"id": kind, "rule": kind, "level": "lov", "hjemmel": "Testloven § 1", **more}


def waiver(employee: str, first: str | None = None, last: str | None = None) -> Json:
    """A waiver of a rule line as JSON, for ``line(..., waivers=[...])``."""
    return {
        "employee": employee,
        "first": first,
        "last": last,
        "reason": "avtalt",
        "agreement": "protokoll 1",
    }


def row(text: str) -> list[list[tuple[str, str | None]]]:
    """Cells of a row of text, each a list of (shift, unit or None for the home unit).

    Cells are separated by blanks and ``|`` is for the eye only. ``-`` is free, ``D@v`` is shift D in unit
    v, ``D+N`` is two shifts that start on the same date. Days after the last cell are free.
    """
    cells: list[list[tuple[str, str | None]]] = []
    for cell in text.replace("|", " ").split():
        works: list[tuple[str, str | None]] = []
        for work in () if cell == "-" else cell.split("+"):
            code, _, unit = work.partition("@")
            works.append((code, unit or None))
        cells.append(works)
    return cells


def ward(
    *,
    weeks: int = 1,
    kind: str = "rolling",
    start: str = "2027-01-04",
    employees: Iterable[str | Json] = ("a",),
    shifts: Iterable[Json] = SHIFTS,
    units: Iterable[str | Json] = ("u",),
    rules: Iterable[Json] = (),
    history: Mapping[str, str] | None = None,
    history_weeks: int = 0,
    **more: Any,
) -> Instance:
    """An instance.

    Parameters
    ----------
    employees:
        Ids (see ``person``) or employees as JSON.
    units:
        Ids of units at site ``s``, or units as JSON (give ``sites`` too when they are elsewhere).
    history, history_weeks:
        Rows by employee (see ``row``) whose first cell is the Monday ``history_weeks`` weeks before the plan.
    more:
        Any other field of the instance as JSON: demand, absences, pins, wishes, travel, ...
    """
    staff = [person(e) if isinstance(e, str) else e for e in employees]
    home = {e["id"]: e["home_unit"] for e in staff}
    first = dt.date.fromisoformat(start)
    raw: Json = {
        "format": "turnus-instance-1",
        "id": "test",
        "name": "Test",
        "horizon": {"kind": kind, "start": start, "weeks": weeks},
        "sites": [{"id": "s", "name": "s"}],
        "units": [{"id": u, "name": u, "site": "s"} if isinstance(u, str) else u for u in units],
        "employees": staff,
        "shifts": list(shifts),
        "rulebook": "tom",
        "overrides": list(rules),
        **more,
    }
    if history_weeks:
        known_from = first - dt.timedelta(weeks=history_weeks)
        worked = [
            {"employee": e, "date": str(date), "shift": code, "unit": unit or home[e]}
            for e, text in (history or {}).items()
            for date, code, unit in _dated(known_from, text, 7 * history_weeks)
        ]
        raw["history"] = {"known_from": str(known_from), "worked": worked}
    return Instance.model_validate_json(json.dumps(raw))


def _dated(first: dt.date, text: str, days: int) -> list[tuple[dt.date, str, str | None]]:
    cells = row(text)
    if len(cells) > days:
        raise ValueError(f"the row {text!r} has {len(cells)} cells for {days} days")
    return [(first + dt.timedelta(days=d), code, unit) for d, cell in enumerate(cells) for code, unit in cell]


def roster(
    instance: Instance, rows: Mapping[str, str], positions: Mapping[str, float] | None = None
) -> Roster:
    """A hand-made roster: rows of text by employee (see ``row``) and chosen positions in per cent."""
    assignments = [
        {
            "employee": e,
            "date": str(date),
            "shift": code,
            "unit": unit or instance.employee_by_id[e].home_unit,
        }
        for e, text in rows.items()
        for date, code, unit in _dated(instance.horizon.start, text, instance.horizon.days)
    ]
    raw = {
        "instance": instance.id,
        "instance_hash": instance.hash,
        "status": "feasible",
        "assignments": assignments,
        "positions": [{"employee": e, "percent": p} for e, p in (positions or {}).items()],
    }
    return Roster.model_validate_json(json.dumps(raw))


def view(
    instance: Instance, rows: Mapping[str, str], positions: Mapping[str, float] | None = None
) -> RosterView:
    """The view an audit gets of a hand-made roster."""
    return RosterView(instance, roster(instance, rows, positions))


def findings(
    instance: Instance, rows: Mapping[str, str], positions: Mapping[str, float] | None = None
) -> list[Finding]:
    """What all rule lines of the ward find in a hand-made roster, line by line."""
    seen = view(instance, rows, positions)
    return [f for rule in instance.rules for f in rule.audit(seen)]


def brief(found: Iterable[Finding]) -> list[tuple[str, int, int]]:
    """Findings as (severity, measured, penalty), for short assertions."""
    return [(f.severity.value, f.measured, f.penalty) for f in found]


def total(found: Iterable[Finding], severity: Severity | None = None) -> int:
    """Penalty points of findings (of one severity)."""
    return sum(f.penalty for f in found if severity is None or f.severity is severity)
