"""Planning again from a roster: some cells stay, and of the others as few change as is asked for.

Both are said in the instance that is solved. A locked cell is a pin that holds whatever the rulebook says of pins. A
change of another cell costs points by one more rule line (``models.rules.changes``), and the new roster is judged by that
line too. It is not judged by the pins, which are for the solve alone: whoever changes a locked cell by hand means to.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from models.contradictions import check_contradictions
from models.instance import Instance, applies_to_employee
from models.problems import InputError, InputProblem
from models.references import check_roster
from models.roster import Assignment, Roster
from models.rules.base import Level
from models.rules.pins import Pins
from models.staff import Pin
from models.text import date_text

Changing = Literal["few", "some", "free"]
"""How gladly cells may change: as few as can be, when it is worth it, or as if there had been no plan."""

POINTS: dict[Changing, int] = {"few": 500, "some": 60, "free": 0}
"""Points for each changed cell. In the presets a missing shift costs over a thousand, a breach of a quality goal 20 to 300."""

CHANGES_LINE = "few-changes"
LOCKED_LINE = "locked-cells"
"""Ids of the rule lines that planning again adds."""


def check_start(instance: Instance, roster: Roster) -> None:
    """Check that a solve can set out from a roster.

    Raises
    ------
    InputError
        When it does not fit the instance (``check_roster``), or a person begins two shifts on a date.
    """
    check_roster(instance, roster)
    begun = Counter((a.employee, a.date) for a in roster.assignments)
    problems = [
        InputProblem(
            f"assignments[{k}]",
            f"{a.employee} {a.date}",
            "personen har to vakter som begynner denne dagen",
            "Behold den ene, og planlegg på nytt etterpå",
        )
        for k, a in enumerate(roster.assignments)
        if begun[a.employee, a.date] > 1
    ]
    if problems:
        raise InputError(problems)


def pins_at(roster: Roster, cells: Iterable[tuple[str, dt.date]]) -> tuple[Pin, ...]:
    """Pins that hold cells (person, date) as they are in a roster that ``check_start`` has passed."""
    works = {(a.employee, a.date): a for a in roster.assignments}
    return tuple(_pin(employee, date, works.get((employee, date))) for employee, date in cells)


def _pin(employee: str, date: dt.date, work: Assignment | None) -> Pin:
    if work is None:
        return Pin(employee=employee, date=date, shift=None)
    return Pin(employee=employee, date=date, shift=work.shift, unit=work.unit)


def changes_line(roster: Roster, changing: Changing) -> dict[str, Any] | None:
    """The rule line, as an override, that keeps changes from a roster few; None when they are free."""
    if not POINTS[changing]:
        return None
    return {
        "id": CHANGES_LINE,
        "rule": "changes",
        "enabled": True,
        "hard": False,
        "weight": POINTS[changing],
        "level": Level.EMPLOYER,
        "hjemmel": "Arbeidsgivers ønske: planen folk har sett, endres minst mulig (AML §10-3)",
        "applies_to": {},
        "waivers": [],
        "before": [a.model_dump(mode="json") for a in roster.assignments],
    }


def replanned(
    instance: Instance,
    roster: Roster,
    cells: Iterable[tuple[str, dt.date]] = (),
    changing: Changing = "free",
) -> Instance:
    """The instance to solve when a roster is planned again with some cells (person, date) locked.

    Raises
    ------
    InputError
        As ``check_start`` and ``with_pins``.
    """
    check_start(instance, roster)
    line = changes_line(roster, changing)
    if line is not None:
        raw = instance.model_dump(mode="json")
        kept = [override for override in raw["overrides"] if override["id"] != CHANGES_LINE]
        instance = Instance.model_validate_json(json.dumps({**raw, "overrides": [*kept, line]}))
    return with_pins(instance, pins_at(roster, cells))


def with_pins(instance: Instance, pins: Sequence[Pin]) -> Instance:
    """The instance with more pins, first in its list, all of them hard.

    A pin that says the same of a cell as one of the instance's own takes its place. Where the rulebook's line of pins is
    switched off, soft or waived for somebody pinned, one more line makes all pins of that person hard.

    Raises
    ------
    InputError
        When a pin does not fit the instance or says something else than its own, or pins break a hard rule together.
        ``pins[k]`` in it is the k-th of ``pins``.
    """
    if not pins:
        return instance
    _check_own(instance, pins)
    pinned = {(pin.employee, pin.date) for pin in pins}
    raw = instance.model_dump(mode="json")
    own = [pin for pin in instance.pins if (pin.employee, pin.date) not in pinned]
    raw["pins"] = [pin.model_dump(mode="json") for pin in (*pins, *own)]
    loose = sorted({pin.employee for pin in pins if not _is_held(instance, pin)})
    if loose:
        raw["overrides"] = [*(line for line in raw["overrides"] if line["id"] != LOCKED_LINE), _locked(loose)]
    found = Instance.model_validate_json(json.dumps(raw))
    check_contradictions(found)
    return found


def _check_own(instance: Instance, pins: Sequence[Pin]) -> None:
    own = {(pin.employee, pin.date): pin for pin in instance.pins}
    problems = []
    for k, pin in enumerate(pins):
        said = own.get((pin.employee, pin.date))
        if said is None or (said.shift == pin.shift and said.unit in (None, pin.unit)):
            continue
        problems.append(
            InputProblem(
                f"pins[{k}]",
                f"{pin.employee} {pin.date}",
                f"cellen {date_text(pin.date)} er låst til {_said(said)} i instansen, men turnusen har {_said(pin)}",
                "Rett cellen i turnusen, eller lås den opp det ene stedet",
            )
        )
    if problems:
        raise InputError(problems)


def _said(pin: Pin) -> str:
    if pin.shift is None:
        return "fri"
    return pin.shift if pin.unit is None else f"{pin.shift} i {pin.unit}"


def _is_held(instance: Instance, pin: Pin) -> bool:
    """Whether a line of the rulebook makes a pin hard."""
    person = instance.employee_by_id.get(pin.employee)
    return person is None or any(
        isinstance(rule, Pins)
        and rule.hard
        and applies_to_employee(rule, person)
        and not any(w.employee == pin.employee and w.covers(pin.date) for w in rule.waivers)
        for rule in instance.rules
    )


def _locked(employees: Sequence[str]) -> dict[str, Any]:
    return {
        "id": LOCKED_LINE,
        "rule": "pins",
        "hard": True,
        "level": Level.EMPLOYER,
        "hjemmel": "Låst av den som planlegger",
        "applies_to": {"employees": list(employees)},
    }


def changed_cells(before: Roster, after: Roster) -> frozenset[tuple[str, dt.date]]:
    """Cells (person, date) that two rosters fill differently."""
    cells: dict[tuple[str, dt.date], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, roster in enumerate((before, after)):
        for a in roster.assignments:
            cells[a.employee, a.date][side].append(f"{a.shift} {a.unit}")
    return frozenset(cell for cell, (was, now) in cells.items() if sorted(was) != sorted(now))
