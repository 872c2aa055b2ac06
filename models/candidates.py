"""Who could take a shift, and what each choice would break or cost: the audit of the roster with that one change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from models.base import Id, Model
from models.checker import Checker
from models.findings import Finding, Severity
from models.found import Found, found_again
from models.instance import Instance
from models.judgement import Judgement
from models.roster import Assignment, Roster
from models.staff import Employee


class Candidate(Model):
    """Somebody who could take a shift.

    Attributes
    ----------
    gives_up:
        Shifts the person would have begun that date, which this one takes the place of.
    breaks:
        Hard findings that are not there now, or are there and become worse.
    mends:
        Hard findings that go away.
    deviations:
        New deviations: allowed by an agreement, below the ordinary limit.
    penalty_change:
        Points more (or, below 0, fewer) than now.
    penalties:
        The same by rule line; lines without any change are left out.
    """

    employee: Id
    gives_up: tuple[Assignment, ...]
    breaks: tuple[Finding, ...]
    mends: tuple[Finding, ...]
    deviations: tuple[Finding, ...]
    penalty_change: int
    penalties: dict[str, int]


def candidates(
    now: Judgement,
    date: dt.date,
    shift: str,
    unit: str,
    *,
    of: str | None = None,
    locked: Collection[tuple[str, dt.date]] = (),
) -> list[Candidate]:
    """Everybody who could take a shift, the best first: fewest hard breaches, most of them mended, fewest points.

    That is whoever works in the unit, has the shift's competence, is employed and not away on the date, does not have the
    shift already, and whose cell is not locked, by a pin of the instance or as ``locked`` says. All else is told, not decided.

    Parameters
    ----------
    of:
        Whose shift it is: it is taken from this person. None: nobody's, an open shift.
    locked:
        More cells (person, date) that are not to change.

    Raises
    ------
    InputError
        When date, shift, unit or ``of`` are not in the instance, or the shift is not theirs.
    """
    instance = now.instance
    _check(now, date, shift, unit, of)
    fixed = {*locked, *((pin.employee, pin.date) for pin in instance.pins)}
    order = {employee.id: k for k, employee in enumerate(instance.employees)}
    trial = _Trial(now, date, shift, unit, of)
    found = [
        trial.candidate(employee.id)
        for employee in _able(instance, date, shift, unit)
        if employee.id != of
        and (employee.id, date) not in fixed
        and not _has(now, employee.id, date, shift, unit)
    ]
    found.sort(key=lambda c: (len(c.breaks), -len(c.mends), c.penalty_change, order[c.employee]))
    return found


def _check(now: Judgement, date: dt.date, shift: str, unit: str, of: str | None) -> None:
    check = Checker(now.instance)
    check.in_plan(("date",), date)
    check.shift_in_unit((), shift, unit)
    if of is not None and check.an_employee(("of",), of) and not _has(now, of, date, shift, unit):
        check.add(
            ("of",), None, "personen har ikke denne vakten", "Hent turnusen på nytt, og velg vakten der"
        )
    check.finish()


def _able(instance: Instance, date: dt.date, shift: str, unit: str) -> Iterator[Employee]:
    """Those who work in the unit, hold the competence, are employed and not away."""
    away = {a.employee for a in instance.absences if a.first <= date <= a.last}
    needed = instance.shift_by_id[shift].competences
    for employee in instance.employees:
        if (
            unit in (employee.home_unit, *employee.other_units)
            and instance.holds_any(employee.id, needed)
            and employee.contract_on(date) is not None
            and employee.id not in away
        ):
            yield employee


def _has(now: Judgement, employee: str, date: dt.date, shift: str, unit: str) -> bool:
    works = now.view.on_day(employee, now.instance.horizon.day(date))
    return any((w.shift.id, w.unit) == (shift, unit) for w in works)


class _Trial:
    """The roster without the shift, from which each choice is judged."""

    def __init__(self, now: Judgement, date: dt.date, shift: str, unit: str, of: str | None) -> None:
        self._now, self._date, self._shift, self._unit = now, date, shift, unit
        self._given = tuple(
            a
            for a in now.roster.assignments
            if of is None or (a.employee, a.date, a.shift, a.unit) != (of, date, shift, unit)
        )
        self._that_date = tuple(a for a in self._given if a.date == date)
        self._view, changed = now.view.with_roster(self._roster(self._given))
        self._found = found_again(now.found, self._view, changed) if changed else now.found
        self._hard, self._deviations = (
            _by_breach(now.found, severity) for severity in (Severity.HARD, Severity.DEVIATION)
        )

    def _roster(self, assignments: tuple[Assignment, ...]) -> Roster:
        return self._now.roster.model_copy(update={"assignments": assignments})

    def candidate(self, employee: str) -> Candidate:
        """The roster with the shift in this person's cell instead of whatever is there."""
        now = self._now.found
        gives_up = tuple(a for a in self._that_date if a.employee == employee)
        kept = self._given
        if gives_up:
            kept = tuple(a for a in kept if a.date != self._date or a.employee != employee)
        taken = Assignment(employee=employee, date=self._date, shift=self._shift, unit=self._unit)
        view, changed = self._view.with_roster(self._roster((*kept, taken)))
        after = found_again(self._found, view, changed)
        points = {
            rule: after.penalties.get(rule, 0) - now.penalties.get(rule, 0)
            for rule in dict.fromkeys((*now.penalties, *after.penalties))
        }
        left = _by_breach(after, Severity.HARD)
        return Candidate(
            employee=employee,
            gives_up=gives_up,
            breaks=_worse(after, Severity.HARD, self._hard),
            mends=tuple(f for f in now.of(Severity.HARD) if _breach(f) not in left),
            deviations=_worse(after, Severity.DEVIATION, self._deviations),
            penalty_change=after.penalty - now.penalty,
            penalties={rule: change for rule, change in points.items() if change},
        )


_Breach = tuple[str, str | None, str | None, str | None, dt.date, dt.date]


def _breach(finding: Finding) -> _Breach:
    """What is broken, without how much."""
    return finding.rule, finding.employee, finding.unit, finding.demand, finding.first, finding.last


def _by_breach(found: Found, severity: Severity) -> dict[_Breach, int]:
    """How far each breach is from its limit, at most."""
    far: dict[_Breach, int] = {}
    for finding in found.of(severity):
        key = _breach(finding)
        far[key] = max(far.get(key, 0), abs(finding.measured - finding.limit))
    return far


def _worse(found: Found, severity: Severity, known: dict[_Breach, int]) -> tuple[Finding, ...]:
    """Breaches that are not known, or further from their limit than is known."""
    return tuple(
        finding
        for finding in found.of(severity)
        if abs(finding.measured - finding.limit) > known.get(_breach(finding), -1)
    )
