"""Between rosters (people, dates, codes) and cells (lines, days, activities)."""

from __future__ import annotations

from models.base import hundredths
from models.roster import Assignment, Position, Roster
from solver.core import OFF, Cells
from solver.frame.frame import Frame


def to_assignments(frame: Frame, cells: Cells) -> tuple[tuple[Assignment, ...], tuple[Position, ...]]:
    """Assignments and chosen positions that cells mean."""
    instance = frame.instance
    assignments, positions = [], []
    for line, employee in enumerate(instance.employees):
        for day in range(frame.days):
            activity = cells[line][day]
            if activity != OFF:
                placed = frame.activities[activity - 1]
                assignments.append(
                    Assignment(
                        employee=employee.id,
                        date=instance.horizon.date(day),
                        shift=placed.shift.id,
                        unit=placed.unit,
                    )
                )
        if frame.choices(employee):
            size = frame.sizes[cells[line][frame.days] - len(frame.activities) - 1]
            positions.append(Position(employee=employee.id, percent=size / 100))
    return tuple(assignments), tuple(positions)


def to_cells(frame: Frame, roster: Roster) -> Cells:
    """Cells of a roster; a person whose position is a choice but not in the roster keeps the present one.

    Raises
    ------
    ValueError
        When two shifts of a person start on the same date: cells hold one.
    """
    instance = frame.instance
    cells: Cells = [[OFF] * frame.days for _ in instance.employees]
    for a in roster.assignments:
        row, day = cells[frame.line_of[a.employee]], instance.horizon.day(a.date)
        if row[day] != OFF:
            raise ValueError(f"{a.employee} har to vakter {a.date}; behold én av dem")
        row[day] = frame.number[a.shift, a.unit]
    chosen = {p.employee: hundredths(p.percent) for p in roster.positions}
    for line, employee in enumerate(instance.employees):
        if frame.choices(employee):
            size = chosen.get(employee.id, hundredths(employee.contracts[-1].position_percent))
            cells[line].append(len(frame.activities) + 1 + frame.sizes.index(size))
    return cells
