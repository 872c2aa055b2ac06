"""Contract lines of schema 3 in primitives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from benchmarks.families.classic.instance import Match, Pattern, Side
from solver.core import OFF_MASK, Bound, Forbid, Literal, Term


def lower_match(
    match: Match, lines: tuple[int, ...], rule: int, bit: Mapping[str, int], monday_from: dt.date
) -> Iterable[Forbid | Bound]:
    """The primitives of one contract line.

    Parameters
    ----------
    lines:
        Whom it binds.
    monday_from:
        The date of day 0.
    """
    placed = [(_literals(p, bit), _starts(match, p, monday_from)) for p in match.patterns]
    if match.least is None and match.most is not None and match.most.count == 0 and not match.most.quadratic:
        for literals, starts in placed:
            if starts:
                yield Forbid(rule, lines, starts, literals, match.most.weight)
        return
    terms = tuple(
        Term(1, tuple(Literal(lit.day + start, lit.mask) for lit in literals))
        for literals, starts in placed
        for start in starts
    )
    if match.most is not None:
        for excess, weight in _steps(match.most, len(terms) - match.most.count):
            yield Bound(rule, lines, terms, high=match.most.count + excess, weight=weight)
    if match.least is not None:
        for lack, weight in _steps(match.least, match.least.count):
            yield Bound(rule, lines, terms, low=match.least.count - lack, weight=weight)


def _literals(pattern: Pattern, bit: Mapping[str, int]) -> tuple[Literal, ...]:
    return tuple(
        Literal(k, sum(OFF_MASK if name is None else bit[name] for name in symbol))
        for k, symbol in enumerate(pattern.symbols)
    )


def _starts(match: Match, pattern: Pattern, monday_from: dt.date) -> tuple[int, ...]:
    starts = range(match.first, match.last - len(pattern.symbols) + 2)
    return tuple(
        day
        for day in starts
        if pattern.start in (None, day)
        and pattern.weekday in (None, (monday_from + dt.timedelta(days=day)).weekday())
    )


def _steps(side: Side, most: int) -> Iterable[tuple[int, int]]:
    """Limits moved outwards and the points for each unit beyond them that add up to the cost of a side.

    x squared is x + 2 (x - 1) + 2 (x - 2) + ..., each counted where it is positive.
    """
    if most > 0 and side.weight:
        yield 0, side.weight
        if side.quadratic:
            for further in range(1, most):
                yield further, 2 * side.weight
