"""People's rows: what each day says, and the figures beside the days."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from babel.numbers import format_decimal

from instances.excel.grid import AWAY_TEXT, HOLIDAY_TEXT, GridText, Work
from models.findings import Finding
from models.instance import Instance
from models.kpi import Kpis, PersonKpis
from models.marks import Mark, marks_of
from models.roster import Assignment, Roster
from models.staff import Employee
from models.view import RosterView
from ui.workplace.grid.data import GridCell, GridFact, GridRow, WishMark
from ui.workplace.grid.memory import GridMemory
from ui.workplace.grid.notes import PersonNotes, findings_by_person
from ui.workplace.grid.shift_labels import shift_label
from ui.workplace.grid.words import GridWords


class Rows:
    """Makes the rows of one roster; those that are made from the same as before are remembered."""

    def __init__(
        self,
        view: RosterView,
        findings: Sequence[Finding],
        figures: Kpis,
        words: GridWords,
        locale: str,
        locked: Collection[tuple[str, dt.date]],
        before: Roster | None,
        sentence: Callable[[Finding], str] | None,
        memory: GridMemory,
    ) -> None:
        instance = view.instance
        self.view = view
        self.words = words
        self.locale = locale
        self.sentence = sentence
        self.memory = memory
        self.grid = GridText(instance)
        self.works = _by_person(view.roster.assignments)
        self.before = None if before is None else _by_person(before.assignments)
        self.findings = findings_by_person(findings)
        self.figures = {p.employee: p for p in figures.people}
        self.locked: dict[str, set[int]] = defaultdict(set)
        for employee, date in locked:
            self.locked[employee].add(instance.horizon.day(date))
        self.shift_labels = {s.id: shift_label(s) for s in instance.shifts}
        self.competence_names = {c.id: c.name for c in instance.competences}
        memory.begin((instance, words, locale))

    def row(self, employee: Employee) -> GridRow:
        """A person's row."""
        made_from = (
            self.works[employee.id],
            self.findings.get(employee.id),
            self.figures[employee.id],
            self.locked.get(employee.id),
            None if self.before is None else self.before[employee.id],
        )
        return self.memory.row(employee.id, made_from, lambda: self._made(employee))

    def _made(self, employee: Employee) -> GridRow:
        names = [self.competence_names[c] for c in employee.competences]
        figures = self.figures[employee.id]
        percent = figures.position_percent
        notes = PersonNotes(self.view.horizon, self.findings.get(employee.id, ()), self.words, self.sentence)
        return GridRow(
            employee=employee.id,
            name=employee.name,
            facts=(
                GridFact(text=names[0] if names else "", label=", ".join(names)),
                GridFact(text="" if percent is None else self._number(percent)),
            ),
            cells=tuple(self._cells(employee, notes)),
            sums=self._sums(figures),
            notes=tuple(notes.notes),
            about=tuple(notes.about),
        )

    # -- days ---------------------------------------------------------------------------------

    def _cells(self, employee: Employee, notes: PersonNotes) -> Iterable[GridCell]:
        marks = marks_of(self.view, employee)
        absences = _absences(self.view.instance, employee)
        wishes = _wishes(self.view, employee)
        locked = self.locked.get(employee.id, ())
        before = None if self.before is None else _by_day(self.view, self.before[employee.id])
        for day, works in enumerate(_by_day(self.view, self.works[employee.id])):
            text = self.grid.written(works, employee.home_unit) if works else ""
            was = None if before is None else self.grid.written(before[day], employee.home_unit)
            yield GridCell(
                text=text,
                label="" if len(works) == 1 and works[0].shift == text else self._label(works, employee),
                mark="" if works else self._free(absences.get(day), marks.get(day)),
                away=day in absences,
                wish=wishes.get(day, ""),
                locked=day in locked,
                flag=notes.flags.get(day, ""),
                line=notes.lines.get(day, ""),
                was=None if was == text else was,
                notes=notes.on_day(day),
            )

    def _free(self, absence: str | None, mark: Mark | None) -> str:
        return self.grid.free(absence or ("" if mark is None else mark.code))

    def _label(self, works: Iterable[Work], employee: Employee) -> str:
        units = self.view.instance.unit_by_id
        return ", ".join(
            self.shift_labels[w.shift]
            + ("" if w.unit == employee.home_unit else f" {self.words.at.format(unit=units[w.unit].name)}")
            for w in works
        )

    # -- figures ------------------------------------------------------------------------------

    def _sums(self, of: PersonKpis) -> tuple[GridFact, ...]:
        hours = f"{self._hours(of.minutes)} / {self._hours(of.target_minutes)}"
        difference = ("+" if of.difference_minutes > 0 else "") + self._hours(of.difference_minutes)
        wishes = f"{of.wishes_met}/{of.wishes}" if of.wishes else ""
        counts = (of.weekends, of.nights, of.evenings, of.short_shifts)
        texts = (hours, difference, *(str(n) if n else "" for n in counts), wishes)
        return tuple(GridFact(text=text) for text in texts)

    def _hours(self, minutes: int) -> str:
        return self._number(round(minutes / 60, 1))

    def _number(self, value: float) -> str:
        return format_decimal(value, "0.##", locale=self.locale)


def _by_person(assignments: Iterable[Assignment]) -> dict[str, list[Assignment]]:
    found: dict[str, list[Assignment]] = defaultdict(list)
    for assignment in assignments:
        found[assignment.employee].append(assignment)
    return found


def _by_day(view: RosterView, assignments: Iterable[Assignment]) -> list[list[Work]]:
    """What one person works on each plan day, in the order the shifts begin."""
    shifts = view.instance.shift_by_id
    days: list[list[Work]] = [[] for _ in range(view.days)]
    for a in sorted(assignments, key=lambda a: (a.date, shifts[a.shift].start)):
        days[view.horizon.day(a.date)].append(Work(a.shift, a.unit))
    return days


def _absences(instance: Instance, employee: Employee) -> dict[int, str]:
    """What a day of absence says, by plan day."""
    found = {}
    for absence in instance.absences:
        if absence.employee != employee.id:
            continue
        text = HOLIDAY_TEXT if absence.kind == "ferie" else "F4" if absence.kind == "F4" else AWAY_TEXT
        first, last = instance.horizon.day(absence.first), instance.horizon.day(absence.last)
        for day in range(max(0, first), min(instance.horizon.days, last + 1)):
            found[day] = text
    return found


def _wishes(view: RosterView, employee: Employee) -> dict[int, WishMark]:
    """Whether the person's wishes for a day are met, all of them, by plan day."""
    found: dict[int, WishMark] = {}
    for wish in view.instance.wishes:
        if wish.employee != employee.id:
            continue
        for day in range(view.days):
            if view.date(day) not in wish.dates and view.timeline.weekday(day) not in wish.weekdays:
                continue
            works = view.on_day(employee.id, day)
            if wish.want == "free":
                met = not works
            else:
                met = any(not wish.shifts or w.shift.id in wish.shifts for w in works)
            found[day] = "met" if met and found.get(day) != "missed" else "missed"
    return found
