"""Fair shares: each person's count lies near the share of the position."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from models.base import hundredths
from models.rules.fair_shares import FairShares
from models.staff import Employee
from solver.core import CHOICE, OFF_MASK, Bound, Literal, Primitive, Term
from solver.frame.frame import Frame
from solver.frame.red_days import red_days


def lower(rule: FairShares, index: int, frame: Frame) -> Iterator[Primitive]:
    """One bound for each share there is; people whose position is chosen have one for each size."""
    terms, constant = _count(rule, frame)
    last = frame.instance.horizon.last
    alike: dict[tuple[int, int, int | None], list[Employee]] = {}
    for employee in frame.employees(rule):
        contract = employee.contract_on(last)
        if contract is None or _exempt(rule, employee):
            continue
        choices = frame.choices(employee)
        for size in choices or (hundredths(contract.position_percent),):
            share = Fraction(hundredths(rule.per_4_weeks) * size * frame.weeks, 100 * 10_000 * 4)
            limits = floor(share) - rule.slack, ceil(share) + rule.slack
            alike.setdefault((*limits, size if choices else None), []).append(employee)
    for (low, high, chosen), people in alike.items():
        lines = frame.bound_lines(rule, people, 0)
        when = None if chosen is None else Literal(CHOICE, frame.choice_mask(chosen))
        if lines:
            yield Bound(index, lines, terms, low - constant, high - constant, weight=rule.weight, when=when)


def _exempt(rule: FairShares, employee: Employee) -> bool:
    exemptions = employee.exemptions
    return {
        "night": exemptions.no_nights,
        "evening": exemptions.no_evenings,
        "weekend": exemptions.no_weekends,
        "long": not employee.long_shift_volunteer,
        "holiday": False,
    }[rule.of]


def _count(rule: FairShares, frame: Frame) -> tuple[tuple[Term, ...], int]:
    """Terms and a constant whose sum is a person's count; what is not worked is a term of -1."""
    free: list[tuple[Literal, ...]]
    if rule.of == "weekend":
        free = [(Literal(d, OFF_MASK), Literal(d + 1, OFF_MASK)) for d in range(5, frame.days, 7)]
    elif rule.of == "holiday":
        holidays = (red for red in red_days(frame, history=False) if frame.timeline.holiday(red.day))
        free = [holiday.literals for holiday in holidays if holiday.literals]
    else:
        mask = frame.kind_mask(rule.of)
        return tuple(Term(1, (Literal(d, mask),)) for d in range(frame.days) if mask), 0
    return tuple(Term(-1, literals) for literals in free), len(free)
