"""Core problem -> flat arrays for the compiled search."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.core import Bound, Cover, Forbid, Prefer, Problem, Term
from solver.limit import Check, unlimited
from solver.search.collected import Collected
from solver.search.conjunctions import Conjunctions
from solver.search.domains import allowed_activities
from solver.search.grid import Grid, Masks
from solver.search.layout import assemble
from solver.search.quantities import Sums, limit
from solver.search.tables import HARD, SOFT, Ints, Tables


@dataclass(frozen=True)
class _Terms:
    """Terms of a bound, read once for all bounds that share them."""

    constant: int
    days: Ints
    """Days of terms of one literal."""
    amounts: Ints
    """What each activity adds on each of these [days, activities]."""
    several: list[tuple[Ints, Ints, Ints]]
    """Days [terms, literals], mask numbers of the same shape, weights [terms]."""
    scale: int
    """A typical weight, never 0."""
    key: bytes


class _Reader:
    """Reads primitives into sums, values, matches and costs, still by mask and day."""

    def __init__(self, problem: Problem, fold: bool) -> None:
        self.problem = problem
        self.grid = Grid(problem)
        self.masks = Masks(problem.activities)
        self.conjunctions = Conjunctions(self.grid, self.masks)
        self.sums = Sums()
        self.found = Collected(self.grid, *allowed_activities(problem, self.grid, fold))
        self._terms: dict[int, _Terms] = {}
        self._cells: dict[tuple[int, int], Ints] = {}

    def forbid(self, forbid: Forbid) -> None:
        literals = self.grid.merged(forbid.literals)
        if literals is None or forbid.weight == 0:
            return
        lines = self.grid.line_array(forbid.lines)
        numbers = np.array([self.masks.number(mask) for _, mask in literals], np.int64)
        target, weight = (HARD, 1) if forbid.weight is None else (SOFT, forbid.weight)
        self.conjunctions.add(
            lines,
            self.grid.moved(forbid.starts, literals),
            numbers,
            np.full(len(lines), target),
            np.full(len(forbid.starts), weight),
        )

    def prefer(self, prefer: Prefer) -> None:
        cells = self.grid.at(self.grid.line_array(prefer.lines), np.array([prefer.day], np.int64)).ravel()
        amounts = (self.masks.number(prefer.mask), SOFT, prefer.weight)
        self.found.costs.append(np.column_stack([cells, *(np.full(len(cells), a) for a in amounts)]))

    def bound(self, bound: Bound) -> None:
        if bound.weight == 0:
            return
        lines = self.grid.line_array(bound.lines)
        main = self.terms(bound.terms)
        row = limit(bound.low, bound.high, bound.weight, bound.unit, max(main.scale, bound.unit))
        alone = bound.clamp is not None or bound.when is not None
        numbers = [self.sums.number(None if alone else (main.key, line), row, line) for line in bound.lines]
        targets = np.array([number for number, _ in numbers], np.int64)
        new = np.array([fresh for _, fresh in numbers], np.bool_)
        self._add_terms(main, lines[new], targets[new])
        if bound.clamp is not None:
            codes = self.found.new_clamps(targets, bound.clamp)
            self._add_terms(self.terms(bound.clamp.terms), lines, codes)
        if bound.when is not None:
            cells = self.grid.at(lines, np.array([bound.when.day], np.int64)).ravel()
            self.found.gates.append((cells, self.masks.number(bound.when.mask), targets))

    def cover(self, cover: Cover) -> None:
        if cover.weight == 0:
            return
        merged: dict[tuple[int, int], Ints] = {}
        by_id: dict[int, tuple[int, ...]] = {}
        for cell in cover.cells:
            by_id[id(cell.lines)] = cell.lines
            at = id(cell.lines), self.problem.column(cell.day)
            amount = self.masks.row(cell.mask) * cell.coefficient
            merged[at] = merged[at] + amount if at in merged else amount
        key = tuple(sorted((lines, day, amount.tobytes()) for (lines, day), amount in merged.items()))
        coefficients = sorted(abs(c.coefficient) for c in cover.cells)
        scale = max(1, cover.unit, coefficients[len(coefficients) // 2] if coefficients else 1)
        row = limit(cover.low, cover.high, cover.weight, cover.unit, scale)
        number, new = self.sums.number((cover.offset, key), row)
        if new:
            self.found.constants.append((np.array([number]), np.array([cover.offset])))
            for at, amount in merged.items():
                self.found.add_to_one(self._cover_cells(by_id[at[0]], at[1]), number, amount)

    def _cover_cells(self, lines: tuple[int, ...], day: int) -> Ints:
        """Cells of a day, found once for all covers that count them."""
        at = id(lines), day
        if at not in self._cells:
            self._cells[at] = self.grid.at(self.grid.line_array(lines), np.array([day], np.int64)).ravel()
        return self._cells[at]

    def terms(self, terms: tuple[Term, ...]) -> _Terms:
        found = self._terms.get(id(terms))
        if found is not None:
            return found
        constant = 0
        single: dict[int, Ints] = {}
        several: dict[int, list[tuple[list[int], list[int], int]]] = {}
        sizes: list[int] = []
        for term in terms:
            literals = self.grid.merged(term.literals)
            if literals is None or term.weight == 0:
                continue
            sizes.append(abs(term.weight))
            if not literals:
                constant += term.weight
            elif len(literals) == 1:
                day, mask = literals[0]
                amount = self.masks.row(mask) * term.weight
                single[day] = single[day] + amount if day in single else amount
            else:
                several.setdefault(len(literals), []).append(
                    ([d for d, _ in literals], [self.masks.number(m) for _, m in literals], term.weight)
                )
        days = np.array(list(single), np.int64)
        amounts = np.array(list(single.values()), np.int64).reshape(len(single), self.problem.activities)
        groups = [
            (
                np.array([d for d, _, _ in group], np.int64),
                np.array([m for _, m, _ in group], np.int64),
                np.array([w for _, _, w in group], np.int64),
            )
            for group in several.values()
        ]
        parts = [days, amounts, *(part for group in groups for part in group)]
        key = b"|".join([str((constant, sorted(several))).encode(), *(part.tobytes() for part in parts)])
        scale = max(1, int(np.median(sizes))) if sizes else 1
        self._terms[id(terms)] = _Terms(constant, days, amounts, groups, scale, key)
        return self._terms[id(terms)]

    def _add_terms(self, terms: _Terms, lines: Ints, targets: Ints) -> None:
        if not len(lines):
            return
        if terms.constant:
            self.found.constants.append((targets, np.full(len(targets), terms.constant)))
        if len(terms.days):
            self.found.add(self.grid.at(lines, terms.days), targets[:, None], terms.amounts)
        for days, numbers, weights in terms.several:
            self.conjunctions.add(lines, days, numbers, targets, weights)


def compile_problem(problem: Problem, *, fold: bool = True, check: Check = unlimited) -> Tables:
    """Flat arrays of a problem.

    Parameters
    ----------
    fold:
        Let only what the domains and the hard one-cell forbids allow stand in a cell, and leave out what can then
        not matter. False: anything may stand anywhere, to weigh any roster.
    check:
        Called again and again meanwhile, for it takes seconds for a large problem.

    Raises
    ------
    EndedError
        When ``check`` does.
    ValueError
        When a literal lies after the end of a calendar problem, or a line has nothing in its domain.
    """
    reader = _Reader(problem, fold)
    for forbid in problem.forbids:
        check()
        reader.forbid(forbid)
    for bound in problem.bounds:
        check()
        reader.bound(bound)
    for cover in problem.covers:
        check()
        reader.cover(cover)
    for prefer in problem.prefers:
        check()
        reader.prefer(prefer)
    check()
    reduced = reader.conjunctions.reduce(reader.found.class_of, reader.found.may)
    return assemble(problem, reader.grid, reader.masks.table, reader.sums, reader.found, reduced, check)
