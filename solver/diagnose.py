"""Contradictions that show before any search: hard rules that no roster can keep.

Only what is certain from single cells and single lines is reported (a pin that breaks a rule, hours
that no choice of shifts can reach), so silence does not promise that a roster exists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.instance import Instance
from models.text import date_text
from solver.allowed import allowed_cells
from solver.core import CHOICE, Bound, Forbid, Literal, Problem, Term, bits


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


def contradictions(problem: Problem) -> list[Contradiction]:
    """Every contradiction that shows in one cell, one template or one count; empty when none does."""
    allowed = allowed_cells(problem)
    found = list(_empty_cells(problem, allowed))
    if found:
        return found
    read = _Certain(problem, allowed)
    for forbid in problem.forbids:
        if forbid.weight is None and len(forbid.literals) > 1:
            found += _forced(problem, forbid, read)
    for bound in problem.bounds:
        if bound.weight is None:
            found += _out_of_reach(problem, bound, read)
    return list(dict.fromkeys(found))


class _Certain:
    """What is certain about literals: True, False, or None when it depends."""

    def __init__(self, problem: Problem, allowed: Mapping[tuple[int, int], int]) -> None:
        self.problem, self.allowed = problem, allowed

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
        """Least and greatest conceivable sum: of the one-cell terms of a day only one activity counts."""
        low = high = 0
        by_day: dict[int, list[Term]] = {}
        for term in terms:
            if len(term.literals) == 1:
                by_day.setdefault(term.literals[0].day, []).append(term)
                continue
            state = self.term(line, term)
            low += 0 if state is False else (term.weight if state else min(0, term.weight))
            high += 0 if state is False else (term.weight if state else max(0, term.weight))
        for day, members in by_day.items():
            values = {
                sum(t.weight for t in members if t.literals[0].mask >> activity & 1)
                for activity in bits(self.mask(line, day))
            }
            if values:
                low += min(values)
                high += max(values)
        return low, high


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


def _forced(problem: Problem, forbid: Forbid, read: _Certain) -> Iterator[Contradiction]:
    for line in forbid.lines:
        for start in forbid.starts:
            if all(read.literal(line, lit, start) is True for lit in forbid.literals):
                days = tuple(problem.column(start + lit.day) for lit in forbid.literals)
                yield Contradiction((problem.rules[forbid.rule],), line, days)


def _out_of_reach(problem: Problem, bound: Bound, read: _Certain) -> Iterator[Contradiction]:
    for line in bound.lines:
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
