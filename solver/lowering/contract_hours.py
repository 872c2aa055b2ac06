"""Counted minutes match the contract, reckoned in twelfths of a minute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.rules.contract_hours import ContractHours
from models.staff import WEEKLY_NORM_MINUTES, Employee
from solver.core import CHOICE, Bound, Clamp, Literal, Primitive, Term
from solver.frame.contracts import Spell, contract_spells, credited_days
from solver.frame.frame import Frame
from solver.frame.minutes import Measure

TWELFTHS = 12
QUARTER = 15 * TWELFTHS
WHOLE_POSITION = 10_000


@dataclass(frozen=True, slots=True)
class Target:
    """What a person's counted minutes of a block should be, in twelfths.

    Attributes
    ----------
    low, high:
        The same for a fixed norm; for tredelt the 33.6 h and the 35.5 h target.
    start:
        For tredelt the 37.5 h target, from which nights and red days are taken; else None.
    size:
        The position size the target is for when the roster chooses it; else None.
    """

    low: int
    high: int
    start: int | None = None
    size: int | None = None


def lower(rule: ContractHours, index: int, frame: Frame) -> Iterator[Primitive]:
    """Two bounds for each block and target: within the tolerance, and the cost of each quarter of an hour.

    For tredelt the difference from clamp(t375 - 3 N - 2 S, t336, t355) is the minutes plus
    clamp(3 N + 2 S - t375, -t355, -t336).
    """
    counted = Measure(frame, lambda minutes: TWELFTHS * minutes.counted)
    inconvenient = Measure(frame, lambda minutes: 3 * minutes.night + 2 * minutes.red)
    credited = credited_days(frame)
    staff = [(e, contract_spells(frame, e)) for e in frame.employees(rule)]
    for block in _blocks(rule, frame):
        alike: dict[Target, list[Employee]] = {}
        for employee, spells in staff:
            away = credited.get(employee.id, set())
            for target in _targets(spells, block, away, frame.choices(employee)):
                alike.setdefault(target, []).append(employee)
        terms = counted.terms(block)
        extra = inconvenient.terms(block)
        for target, employees in alike.items():
            lines = frame.bound_lines(rule, employees, block.start)
            yield from _bounds(rule, index, frame, lines, terms, extra, target)


def _blocks(rule: ContractHours, frame: Frame) -> Iterator[range]:
    days = frame.days if rule.averaging_weeks is None else 7 * rule.averaging_weeks
    for first in range(0, frame.days, days):
        yield range(first, min(first + days, frame.days))


def _targets(
    spells: Iterable[Spell], block: range, away: set[int], choices: tuple[int, ...]
) -> Iterator[Target]:
    """The target of a block, or one for each position size the roster may choose."""
    worked: list[tuple[Spell, int]] = []
    for spell in spells:
        days = range(max(spell.first, block.start), min(spell.last + 1, block.stop))
        absent = sum(day in days for day in away)
        if len(days) > absent:
            worked.append((spell, len(days) - absent))

    def exact(size: int | None, norm: str | None = None) -> int:
        minutes = sum(
            WEEKLY_NORM_MINUTES[norm or spell.norm] * (size or spell.position) * days
            for spell, days in worked
        )
        return TWELFTHS * minutes // (7 * WHOLE_POSITION)

    tredelt = any(spell.norm == "tredelt" for spell, _ in worked)
    for size in choices or (None,):
        if tredelt:
            yield Target(exact(size, "33.6"), exact(size, "35.5"), exact(size, "37.5"), size)
        else:
            yield Target(exact(size), exact(size), None, size)


def _bounds(
    rule: ContractHours,
    index: int,
    frame: Frame,
    lines: tuple[int, ...],
    terms: tuple[Term, ...],
    inconvenient: tuple[Term, ...],
    target: Target,
) -> Iterator[Bound]:
    when = None if target.size is None else Literal(CHOICE, frame.choice_mask(target.size))
    # Where no shift has minutes that shorten the week, a tredelt week is 35.5 hours.
    clamp, middle = None, target.high
    if target.start is not None and inconvenient:
        clamp, middle = Clamp(inconvenient, -target.start, -target.high, -target.low), 0
    limits = (
        (TWELFTHS * rule.tolerance_minutes, None if rule.hard else rule.weight),
        (0, rule.deviation_weight),
    )
    for slack, weight in limits:
        yield Bound(
            index,
            lines,
            terms,
            low=middle - slack,
            high=middle + slack,
            weight=weight,
            unit=QUARTER,
            clamp=clamp,
            when=when,
        )
