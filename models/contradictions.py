"""Inputs that contradict themselves: pins that break a hard rule, needs that nobody could ever meet.

Every reference is right in them, and still no roster could keep them.
"""

from __future__ import annotations

from models.findings import Severity
from models.instance import Instance
from models.problems import InputError, InputProblem, shown
from models.roster import Assignment, Roster, Status
from models.rules.allowed_units import AllowedUnits
from models.rules.availability import Availability
from models.rules.base import Rule
from models.rules.daily_rest import DailyRest
from models.rules.day_length import DayLength
from models.rules.exemptions import PersonalExemptions
from models.rules.night_average import NightAverage
from models.rules.one_shift import OneShift
from models.rules.other_units import OtherUnits
from models.rules.run_length import RunLength
from models.rules.shift_competence import ShiftCompetence
from models.rules.shift_days import ShiftDays
from models.rules.sundays import Sundays
from models.rules.week_length import WeekLength
from models.rules.weekends import Weekends
from models.rules.weekly_rest import WeeklyRest
from models.staff import Employee
from models.view import RosterView

ONLY_WORSE_WITH_MORE_WORK = (
    OneShift,
    AllowedUnits,
    ShiftCompetence,
    ShiftDays,
    Availability,
    PersonalExemptions,
    DailyRest,
    WeeklyRest,
    DayLength,
    WeekLength,
    Sundays,
    Weekends,
    RunLength,
    NightAverage,
    OtherUnits,
)
"""Rules that a breach of cannot be mended by adding shifts, so that the pins alone prove it."""


def check_contradictions(instance: Instance) -> None:
    """Look for pins and needs that can never be kept.

    Raises
    ------
    InputError
        With every pin that breaks a hard rule by itself or together with other pins and history, and
        every demand line and event for which there is nobody; when there are no employees, with that alone.
    """
    if not instance.employees:
        raise InputError(
            [
                InputProblem(
                    "employees",
                    None,
                    "enheten har ingen ansatte, så ingen turnus kan lages",
                    "Legg inn ansatte, eller regn ut hvor mange som trengs med turnus heltid run",
                )
            ]
        )
    problems = [*_needs(instance), *_pins(instance)]
    if problems:
        raise InputError(problems)


def _needs(instance: Instance) -> list[InputProblem]:
    problems = []
    for k, demand in enumerate(instance.demand):
        if not demand.wanted:
            continue
        units = instance.units_of_place(demand.units, demand.site)
        reachable = [e for e in instance.employees if not units.isdisjoint((e.home_unit, *e.other_units))]
        if any(instance.holds_any(e.id, demand.competences) for e in reachable):
            continue
        skill = " eller ".join(demand.competences)
        if not reachable:
            message = f"ingen ansatte kan arbeide i {_named(units)}"
        elif any(instance.holds_any(e.id, demand.competences) for e in instance.employees):
            message = f"ingen med kompetansen {skill} kan arbeide i {_named(units)}"
        else:
            message = f"ingen ansatte har kompetansen {skill}"
        problems.append(
            InputProblem(
                f"demand[{k}]",
                shown(demand.id),
                f"behovet kan aldri dekkes: {message}",
                "Rett competences eller units for behovet, eller for de ansatte",
            )
        )
    for k, event in enumerate(instance.events):
        meant = [e for e in instance.employees if not event.units or e.home_unit in event.units]
        if not any(instance.holds_any(e.id, event.competences) for e in meant):
            problems.append(
                InputProblem(
                    f"events[{k}]",
                    shown(event.id),
                    "hendelsen gjelder ingen: ingen ansatte har både hjemmeenheten og kompetansen",
                    "Rett units eller competences for hendelsen",
                )
            )
    return problems


def _named(units: frozenset[str]) -> str:
    listed = sorted(units)
    return ", ".join(listed[:4]) + (f" og {len(listed) - 4} enheter til" if len(listed) > 4 else "")


def _pins(instance: Instance) -> list[InputProblem]:
    """Try the pins as a roster of their own against the hard rules that more work cannot mend."""
    problems: list[InputProblem] = []
    tried: dict[tuple[str, int], int] = {}
    assignments = []
    for k, pin in enumerate(instance.pins):
        if pin.shift is None:
            continue
        person = instance.employee_by_id[pin.employee]
        units = _units_for(instance, person, pin.shift, pin.unit)
        if not units:
            problems.append(
                InputProblem(
                    f"pins[{k}]",
                    shown(pin.shift),
                    f"vaktkoden brukes ikke i noen enhet der {pin.employee} kan arbeide",
                    "Rett shift, eller legg til unit",
                )
            )
        elif len({instance.unit_by_id[u].site for u in units}) == 1:
            tried[pin.employee, instance.horizon.day(pin.date)] = k
            assignments.append(
                Assignment(employee=pin.employee, date=pin.date, shift=pin.shift, unit=units[0])
            )
    if not assignments:
        return problems
    view, before = (
        RosterView(
            instance,
            Roster(instance=instance.id, instance_hash="", status=Status.UNKNOWN, assignments=chosen),
        )
        for chosen in (tuple(assignments), ())
    )
    for rule in instance.rules:
        if rule.hard and isinstance(rule, ONLY_WORSE_WITH_MORE_WORK):
            problems += _breaches(rule, view, before, tried)
    return problems


def _units_for(instance: Instance, person: Employee, shift: str, unit: str | None) -> list[str]:
    """Units a pinned shift may stand in, the home unit first."""
    if unit is not None:
        return [unit]
    return [u for u in (person.home_unit, *person.other_units) if instance.shift_runs_in(shift, u)]


def _breaches(
    rule: Rule, view: RosterView, before: RosterView, tried: dict[tuple[str, int], int]
) -> list[InputProblem]:
    """What the pins break of one rule line; what history breaks without them is left out."""
    problems = []
    old = set(rule.audit(before))
    for finding in rule.audit(view):
        if finding.severity is not Severity.HARD or finding.employee is None or finding in old:
            continue
        if isinstance(rule, RunLength) and finding.limit != rule.maximum:
            continue
        first, last = view.horizon.day(finding.first), view.horizon.day(finding.last)
        days = [(day, k) for (e, day), k in tried.items() if e == finding.employee]
        near = sorted([k for day, k in days if first <= day <= last] or [k for _, k in days])
        if isinstance(rule, (Availability, PersonalExemptions)):
            message = "personen kan ikke settes på denne vakten"
        else:
            message = f'bryter den harde regelen "{rule.TITLE}": {finding.message.rstrip(".")}'
        problems.append(
            InputProblem(
                ", ".join(f"pins[{k}]" for k in near[:5]) + (" ..." if len(near) > 5 else ""),
                shown(finding.employee),
                message,
                "Lås opp eller rett cellen, eller gi personen et fritak (waiver) fra regelen",
            )
        )
    return problems
