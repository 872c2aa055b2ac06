"""Contradictions that show before any search: hard rules that no roster can keep.

Only what is certain from single cells and single lines is reported (a pin that breaks a rule, hours
that no choice of shifts can reach), so silence does not promise that a roster exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter

from models.instance import Instance
from models.text import date_text
from solver.allowed import allowed_cells
from solver.core import CHOICE, OFF, Bound, Forbid, Literal, Problem, Term, bits
from solver.limit import Check, unlimited


@dataclass(frozen=True)
class Contradiction:
    """Hard rule lines that cannot all be kept.

    ``days`` are the days of the cells that decide it, when they are few.
    """

    rules: tuple[str, ...]
    line: int
    days: tuple[int, ...]

    def sentence(self, instance: Instance) -> str:
        """What is wrong, in Norwegian, with the person's id and the dates."""
        titles = {rule.id: rule.TITLE for rule in instance.rules}
        names = ", ".join(f"{titles[r]} ({r})" for r in self.rules)
        employee = instance.employees[self.line].id
        when = ", ".join(
            date_text(instance.horizon.date(d)) for d in self.days if 0 <= d < instance.horizon.days
        )
        place = f"{employee} {when}".strip()
        advice = "Endre låste celler, fravær eller regelen, eller gi et fritak."
        if len(self.rules) > 1:
            return f"{place}: ingen vakt og heller ikke fri er lov etter reglene {names}. {advice}"
        return f"{place}: regelen {names} kan ikke holdes uansett hvordan planen legges. {advice}"


def contradictions(problem: Problem, check: Check = unlimited) -> list[Contradiction]:
    """Every contradiction that shows in one cell, one template or one count; empty when none does.

    Raises
    ------
    EndedError
        When ``check``, which is called again and again, does.
    """
    allowed = allowed_cells(problem)
    found = list(_empty_cells(problem, allowed))
    if found:
        return found
    read = _Certain(problem, allowed)
    for forbid in problem.forbids:
        if forbid.weight is None and len(forbid.literals) > 1:
            found += _forced(problem, forbid, read, check)
    for bound in problem.bounds:
        if bound.weight is None:
            found += _out_of_reach(problem, bound, read, check)
    return list(dict.fromkeys(found))


_Members = tuple[tuple[int, int], ...]
"""(mask, weight) of the one-cell terms of a day."""


class _Certain:
    """What is certain about literals: True, False, or None when it depends."""

    def __init__(self, problem: Problem, allowed: Mapping[tuple[int, int], int]) -> None:
        self.problem, self.allowed = problem, allowed
        self._rows: dict[int, dict[int, int]] = {}
        self._parts: dict[int, _Parts] = {}
        self._spans: dict[tuple[int, object], tuple[int, int]] = {}
        self._days: dict[tuple[_Members, int], tuple[int, int]] = {}

    def mask(self, line: int, day: int) -> int:
        column = self.problem.column(day)
        if column == CHOICE:
            return self.allowed.get((line, self.problem.days), 0)
        if column < 0:
            return 1 << self.problem.history[line].get(column, 0)
        return self.allowed[line, column]

    def literal(self, line: int, literal: Literal, start: int = 0) -> bool | None:
        day = CHOICE if CHOICE in (literal.day, start) else literal.day + start
        mask = self.mask(line, day)
        if not mask & literal.mask:
            return False
        return True if not mask & ~literal.mask else None

    def term(self, line: int, term: Term) -> bool | None:
        states = [self.literal(line, lit) for lit in term.literals]
        if False in states:
            return False
        return None if None in states else True

    def span(self, line: int, terms: tuple[Term, ...]) -> tuple[int, int]:
        """Least and greatest conceivable sum: of the one-cell terms of a day only one activity counts.

        Lines that may hold the same on the days of the terms have the same, so it is worked out once for them.
        """
        parts = self._parts.get(id(terms))
        if parts is None:
            parts = self._parts[id(terms)] = _Parts(terms, self.problem)
        row = self._row(line)
        key = id(terms), parts.read(row)
        found = self._spans.get(key)
        if found is None:
            found = self._spans[key] = self._span(line, parts)
        return found

    def _row(self, line: int) -> dict[int, int]:
        """What may stand in each column of a line, history included."""
        row = self._rows.get(line)
        if row is None:
            row = self._rows[line] = _Row(self.problem.history[line])
            for column in range(self.problem.days):
                row[column] = self.allowed[line, column]
            row[CHOICE] = self.allowed.get((line, self.problem.days), 0)
        return row

    def _span(self, line: int, parts: _Parts) -> tuple[int, int]:
        low = high = 0
        for term in parts.several:
            state = self.term(line, term)
            low += 0 if state is False else (term.weight if state else min(0, term.weight))
            high += 0 if state is False else (term.weight if state else max(0, term.weight))
        for day, members in parts.by_day.items():
            least, greatest = self._of_day(members, self.mask(line, day))
            low += least
            high += greatest
        return low, high

    def _of_day(self, members: _Members, mask: int) -> tuple[int, int]:
        """Least and greatest that one cell of a mask adds to the one-cell terms of a day."""
        key = members, mask
        found = self._days.get(key)
        if found is None:
            values = [sum(w for m, w in members if m >> activity & 1) for activity in bits(mask)] or [0]
            found = self._days[key] = min(values), max(values)
        return found


class _Row(dict[int, int]):
    """Masks by column; days before 0 as the history says, free where it says nothing."""

    def __init__(self, history: Mapping[int, int]) -> None:
        super().__init__((day, 1 << activity) for day, activity in history.items())

    def __missing__(self, column: int) -> int:
        return 1 << OFF


class _Parts:
    """Terms of a bound: those of one cell by day, the others, and how to read the columns of all from a row."""

    def __init__(self, terms: tuple[Term, ...], problem: Problem) -> None:
        self.several = [term for term in terms if len(term.literals) != 1]
        of_day: dict[int, list[tuple[int, int]]] = {}
        for term in terms:
            if len(term.literals) == 1:
                of_day.setdefault(term.literals[0].day, []).append((term.literals[0].mask, term.weight))
        self.by_day: dict[int, _Members] = {day: tuple(members) for day, members in of_day.items()}
        columns = sorted({problem.column(lit.day) for term in terms for lit in term.literals})
        self.read: Callable[[dict[int, int]], object] = itemgetter(*columns) if columns else lambda _: ()


def _empty_cells(problem: Problem, allowed: Mapping[tuple[int, int], int]) -> Iterator[Contradiction]:
    empty = {key for key, mask in allowed.items() if not mask}
    if not empty:
        return
    rules: dict[tuple[int, int], set[int]] = {key: set() for key in empty}
    for forbid in problem.forbids:
        if forbid.weight is None and len(forbid.literals) == 1:
            for line in forbid.lines:
                for start in forbid.starts:
                    day = forbid.literals[0].day
                    is_choice = CHOICE in (day, start)
                    key = (line, problem.days if is_choice else problem.column(start + day))
                    if key in empty:
                        rules[key].add(forbid.rule)
    for line, column in sorted(empty):
        names = tuple(problem.rules[r] for r in sorted(rules[line, column]))
        yield Contradiction(names, line, (column,))


def _forced(problem: Problem, forbid: Forbid, read: _Certain, check: Check) -> Iterator[Contradiction]:
    for line in forbid.lines:
        check()
        for start in forbid.starts:
            if all(read.literal(line, lit, start) is True for lit in forbid.literals):
                days = tuple(problem.column(start + lit.day) for lit in forbid.literals)
                yield Contradiction((problem.rules[forbid.rule],), line, days)


def _out_of_reach(problem: Problem, bound: Bound, read: _Certain, check: Check) -> Iterator[Contradiction]:
    for line in bound.lines:
        check()
        if bound.when is not None and read.literal(line, bound.when) is not True:
            continue
        low, high = read.span(line, bound.terms)
        if bound.clamp is not None:
            inner_low, inner_high = read.span(line, bound.clamp.terms)
            low += min(max(inner_low + bound.clamp.offset, bound.clamp.low), bound.clamp.high)
            high += min(max(inner_high + bound.clamp.offset, bound.clamp.low), bound.clamp.high)
        if (bound.low is not None and high < bound.low) or (bound.high is not None and low > bound.high):
            days = {problem.column(lit.day) for t in bound.terms for lit in t.literals if lit.day != CHOICE}
            yield Contradiction(
                (problem.rules[bound.rule],), line, tuple(sorted(days)) if len(days) <= 7 else ()
            )
