"""Personal exemptions: shifts a person never works, and how many of a kind in a week."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.exemptions import PersonalExemptions
from models.staff import Employee, Exemptions
from solver.core import Bound, Literal, Primitive, Term
from solver.frame.cells import forbidden_cells
from solver.frame.frame import Frame
from solver.frame.windows import days_of


def lower(rule: PersonalExemptions, index: int, frame: Frame) -> Iterator[Primitive]:
    """Closed cells, and a count for each plan week; people with the same exemptions together."""
    alike: dict[Exemptions, list[Employee]] = {}
    for employee in frame.employees(rule):
        alike.setdefault(employee.exemptions, []).append(employee)
    for exempt, employees in alike.items():
        closed = _closed(frame, exempt)
        weekends = [day for day in range(frame.days) if day % 7 >= 5]
        if exempt.no_weekends:
            yield from forbidden_cells(rule, index, frame, employees, weekends, frame.work_mask)
        others = [day for day in range(frame.days) if not exempt.no_weekends or day % 7 < 5]
        yield from forbidden_cells(rule, index, frame, employees, others, closed)
        for kind, most in (("evening", exempt.max_evenings_per_week), ("night", exempt.max_nights_per_week)):
            if most is not None:
                yield from _weekly(rule, index, frame, employees, frame.kind_mask(kind), most)


def _closed(frame: Frame, exempt: Exemptions) -> int:
    """The mask of shifts the exemptions close on every day."""
    longest = exempt.longest_shift_minutes
    return frame.shifts_mask(
        lambda shift: (
            (exempt.no_nights and shift.kind == "night")
            or (exempt.no_evenings and shift.kind == "evening")
            or (longest is not None and shift.working_minutes > longest)
        )
    )


def _weekly(
    rule: PersonalExemptions, index: int, frame: Frame, employees: list[Employee], mask: int, most: int
) -> Iterator[Primitive]:
    if not mask:
        return
    weight = None if rule.hard else rule.weight
    for week in range(frame.weeks):
        lines = frame.bound_lines(rule, employees, 7 * week)
        terms = tuple(Term(1, (Literal(day, mask),)) for day in days_of(week))
        yield Bound(index, lines, terms, high=most, weight=weight)
