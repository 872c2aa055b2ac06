"""Other units: a weekly limit and a price for shifts away from the home unit."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.other_units import OtherUnits
from solver.core import Bound, Literal, Prefer, Primitive, Term
from solver.frame.frame import Frame


def lower(rule: OtherUnits, index: int, frame: Frame) -> Iterator[Primitive]:
    """People of the same home unit share their masks of what is away."""
    staff = frame.employees(rule)
    weight = None if rule.hard else rule.weight
    for home in frame.instance.units:
        people = [e for e in staff if e.home_unit == home.id]
        away = frame.work_mask & ~frame.unit_masks[home.id]
        elsewhere = sum(frame.unit_masks[u.id] for u in frame.instance.units if u.site != home.site)
        if not people or not away:
            continue
        for week in range(frame.weeks if rule.max_per_week is not None else 0):
            lines = frame.bound_lines(rule, people, 7 * week)
            terms = tuple(Term(1, (Literal(d, away),)) for d in range(7 * week, 7 * week + 7))
            if lines:
                yield Bound(index, lines, terms, high=rule.max_per_week, weight=weight)
        for day in range(frame.days):
            lines = frame.bound_lines(rule, people, day)
            if lines:
                yield Prefer(index, lines, day, away, rule.shift_weight)
                if elsewhere:
                    yield Prefer(index, lines, day, elsewhere, rule.site_weight)
