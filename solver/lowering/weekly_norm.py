"""The weekly norm in the contract is not higher than the plan gives a right to."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.weekly_norm import WeeklyNormRight
from solver.core import Bound, Primitive, Term
from solver.frame.contracts import contract_spells
from solver.frame.frame import Frame
from solver.frame.minutes import Measure
from solver.frame.red_days import at_least_free, red_days


def lower(rule: WeeklyNormRight, index: int, frame: Frame) -> Iterator[Primitive]:
    """37.5: enough red days are free. Tredelt: few enough are, and enough minutes lie outside the night.

    Of R red days w are worked: 3 w < R is w <= (R - 1) // 3, and 3 w >= R is w >= ceil(R / 3).
    A quarter of all minutes outside 21-06 is sum(4 (length - night) - length) >= 0, in quarters of a minute.
    """
    weight = None if rule.hard else rule.weight
    norms = {e.id: {spell.norm for spell in contract_spells(frame, e)} for e in frame.employees(rule)}
    ordinary = [e for e in frame.employees(rule) if norms[e.id] == {"37.5"}]
    tredelt = [e for e in frame.employees(rule) if norms[e.id] == {"tredelt"}]
    days = red_days(frame, history=False)
    bound = at_least_free(days, len(days) - (len(days) - 1) // 3)
    if ordinary and bound is not None:
        terms, low = bound
        yield Bound(index, frame.bound_lines(rule, ordinary, 0), terms, low=low, weight=weight)
    if tredelt:
        lines = frame.bound_lines(rule, tredelt, 0)
        possible = [red for red in days if red.literals]
        terms = tuple(Term(1, red.literals) for red in possible)
        most_free = len(possible) - -(-len(days) // 3)
        yield Bound(index, lines, terms, high=most_free, weight=weight)
        outside = Measure(frame, lambda minutes: 3 * minutes.length - 4 * minutes.night)
        yield Bound(index, lines, outside.terms(range(frame.days)), low=0, weight=weight, unit=240)
