"""Fragmentation: a price on short shifts and on days at work beyond what the position needs."""

from __future__ import annotations

from collections.abc import Container, Iterator

from models.rules.fragmentation import Fragmentation
from models.staff import WEEKLY_NORM_MINUTES, Employee
from solver.core import CHOICE, Bound, Literal, Prefer, Primitive, Term
from solver.frame.contracts import contract_spells, credited_days
from solver.frame.frame import Frame


def lower(rule: Fragmentation, index: int, frame: Frame) -> Iterator[Primitive]:
    """A preference for each day, and a bound on days at work for each number of days needed."""
    staff = frame.employees(rule)
    short = frame.shifts_mask(lambda s: s.kind != "meeting" and s.working_minutes < rule.short_shift_minutes)
    for day in range(frame.days if short else 0):
        lines = frame.bound_lines(rule, staff, day)
        if lines:
            yield Prefer(index, lines, day, short, rule.weight)
    credited = credited_days(frame)
    alike: dict[tuple[int, int | None], list[Employee]] = {}
    for employee in staff if rule.extra_day_weight else ():
        away: Container[int] = credited.get(employee.id, ())
        for size in frame.choices(employee) or (None,):
            target = _target_twelfths(employee, size, away, frame)
            needed = -(-target // (12 * rule.reference_shift_minutes))
            alike.setdefault((needed, size), []).append(employee)
    terms = tuple(Term(1, (Literal(day, frame.work_mask),)) for day in range(frame.days))
    for (needed, chosen), people in alike.items():
        lines = frame.bound_lines(rule, people, 0)
        when = None if chosen is None else Literal(CHOICE, frame.choice_mask(chosen))
        if lines and needed < frame.days:
            yield Bound(index, lines, terms, high=needed, weight=rule.extra_day_weight, when=when)


def _target_twelfths(employee: Employee, size: int | None, credited: Container[int], frame: Frame) -> int:
    """The contract's twelfths of a minute for the whole plan, rounded down, at a chosen or the own size."""
    total = 0
    for spell in contract_spells(frame, employee):
        days = sum(day not in credited for day in range(spell.first, spell.last + 1))
        norm = "35.5" if spell.norm == "tredelt" else spell.norm
        total += days * WEEKLY_NORM_MINUTES[norm] * (spell.position if size is None else size)
    return 12 * total // (7 * 10_000)
