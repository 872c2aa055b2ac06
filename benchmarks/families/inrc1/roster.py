"""Solution files of the competition: one Assignment for each shift somebody has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.families.inrc1.instance import Instance
from benchmarks.families.markup import MISSING, Collector, Element, read_markup
from benchmarks.families.plain_text import errors_of
from instances.saving import put_in_place

HEAD = ("SchedulingPeriodID", "Competitor", "SoftConstraintsPenalty")


def write_roster(
    instance: Instance, roster: Sequence[Sequence[str | None]], penalty: int, path: Path
) -> None:
    """Write a roster, whole or not at all; InputError when the file cannot be written."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<Solution>",
        f"  <SchedulingPeriodID>{escape(instance.id)}</SchedulingPeriodID>",
        "  <Competitor>Turnus</Competitor>",
        f"  <SoftConstraintsPenalty>{penalty}</SoftConstraintsPenalty>",
    ]
    for employee, row in zip(instance.employees, roster, strict=True):
        for day, shift in enumerate(row):
            if shift is not None:
                lines += [
                    "  <Assignment>",
                    f"    <Date>{(instance.start + timedelta(day)).isoformat()}</Date>",
                    f"    <Employee>{escape(employee.id)}</Employee>",
                    f"    <ShiftType>{escape(shift)}</ShiftType>",
                    "  </Assignment>",
                ]
    put_in_place(path, "".join(f"{line}\n" for line in (*lines, "</Solution>")).encode())


def read_roster(instance: Instance, path: Path) -> list[list[str | None]]:
    """The shift of every employee and day, None on a day off.

    Raises
    ------
    InputError
        When the file is not a solution of this instance, with the line of every problem.
    """
    root = read_markup(path)
    with errors_of(path):
        return _Reader().roster(instance, root)


class _Reader(Collector):
    def roster(self, instance: Instance, root: Element) -> list[list[str | None]]:
        if root.tag != "Solution":
            self.wrong(root, None, "filen er ikke en løsning", "Velg en fil med <Solution> ytterst")
            self.finish()
        self.check(root, (*HEAD, "Assignment"))
        name = self.one(root, "SchedulingPeriodID")
        if self.word(name) not in (instance.id, MISSING):
            self.wrong(name, name.text, f"løsningen hører ikke til {instance.id}", "Velg en annen fil")
            self.finish()
        rows: list[list[str | None]] = [[None] * instance.days for _ in instance.employees]
        at = {employee.id: k for k, employee in enumerate(instance.employees)}
        shifts = [shift.id for shift in instance.shifts]
        for element in (child for child in root.children if child.tag == "Assignment"):
            self.check(element, ("Date", "Employee", "ShiftType"))
            day = self.day(self.one(element, "Date"), instance.start, instance.days)
            employee = self.known(self.one(element, "Employee"), at, "ansatt")
            shift = self.known(self.one(element, "ShiftType"), shifts, "vakt")
            if day is None or employee is None or shift is None:
                continue
            row = rows[at[employee]]
            if row[day] is not None:
                self.wrong(element, shift, "den ansatte har allerede en vakt den dagen", "Slett den ene")
            row[day] = shift
        self.finish()
        return rows
