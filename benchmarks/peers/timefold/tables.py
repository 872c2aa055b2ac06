"""Core problem -> flat tables of cells, literals and sums: what both Timefold formulations are fed.

Cells that can hold one activity only are folded away. What is left of the primitives:

- *conjunctions* of literals over open cells, each of which costs something itself (Forbid), or weighs in a sum;
- *sums* with limits, weight and unit: a Bound of one line, or a Cover. A clamp is a second sum inside one.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from solver.allowed import allowed_cells
from solver.core import CHOICE, Bound, Cells, Cover, Literal, Problem, bits

NEVER, ALWAYS = -2, -1
"""Literals that are decided; the others are numbered from 0."""

BROKEN, POINTS = -2, -1
"""What a conjunction adds to when it is not a sum: hard units, or points."""


class Tables:
    """The tables of a problem.

    Attributes
    ----------
    cells:
        (line, column, mask of activities) of every open cell.
    literals:
        (cell, mask): true when the cell holds an activity of the mask.
    conjunctions:
        (literals, weight, owner, inner): when all hold, ``weight`` is added to a sum, to its clamped part when
        ``inner``; or to ``BROKEN`` or ``POINTS``.
    sums:
        (start, low, high, weight, unit, when, inner start, inner low, inner high); ``low`` and ``high`` may be
        None, a ``weight`` of None is hard; ``when`` is a literal, or ``ALWAYS``.
    points, hard:
        What no choice can change.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.cells: list[tuple[int, int, int]] = []
        self.literals: list[tuple[int, int]] = []
        self.conjunctions: list[tuple[list[int], int, int, bool]] = []
        self.sums: list[list[int | None]] = []
        self.points = 0
        self.hard = 0
        self._allowed = allowed_cells(problem)
        self.possible = all(self._allowed.values())
        self._cell: dict[tuple[int, int], int] = {}
        self._literal: dict[tuple[int, int], int] = {}
        for (line, column), mask in self._allowed.items():
            if mask & (mask - 1):
                self._cell[line, column] = len(self.cells)
                self.cells.append((line, column, mask))
        self._forbids()
        for bound in problem.bounds:
            for line in bound.lines:
                self._bound(bound, line)
        for cover in problem.covers:
            self._cover(cover)
        for prefer in problem.prefers:
            for line in prefer.lines:
                self._conjunction([self._holds(line, prefer.day, prefer.mask)], prefer.weight, POINTS)

    def _holds(self, line: int, day: int, mask: int) -> int:
        column = self.problem.column(day)
        if column < 0:
            return ALWAYS if mask >> self.problem.history[line].get(column, 0) & 1 else NEVER
        key = (line, self.problem.days if column == CHOICE else column)
        allowed = self._allowed.get(key, 0)
        inside = allowed & mask
        if not inside or inside == allowed:
            return ALWAYS if inside else NEVER
        name = (self._cell[key], inside)
        if name not in self._literal:
            self._literal[name] = len(self.literals)
            self.literals.append(name)
        return self._literal[name]

    def _all(self, line: int, literals: Collection[Literal], start: int = 0) -> list[int]:
        return [
            self._holds(line, CHOICE if CHOICE in (x.day, start) else x.day + start, x.mask) for x in literals
        ]

    def _conjunction(self, literals: list[int], weight: int, owner: int, inner: bool = False) -> None:
        if NEVER in literals or not weight:
            return
        left = sorted({literal for literal in literals if literal != ALWAYS})
        if left:
            self.conjunctions.append((left, weight, owner, inner))
        elif owner >= 0:
            of = self.sums[owner]
            of[6 if inner else 0] = (of[6 if inner else 0] or 0) + weight
        elif owner == BROKEN:
            self.hard += weight
        else:
            self.points += weight

    def _forbids(self) -> None:
        for forbid in self.problem.forbids:
            if len(forbid.literals) == 1 and forbid.weight is None:
                continue  # folded into what may stand in the cells
            weight, owner = (1, BROKEN) if forbid.weight is None else (forbid.weight, POINTS)
            for line in forbid.lines:
                for start in forbid.starts:
                    self._conjunction(self._all(line, forbid.literals, start), weight, owner)

    def _bound(self, bound: Bound, line: int) -> None:
        when = ALWAYS if bound.when is None else self._holds(line, bound.when.day, bound.when.mask)
        if when == NEVER or bound.weight == 0:
            return
        owner = self._sum(bound, 0, when)
        for term in bound.terms:
            self._conjunction(self._all(line, term.literals), term.weight, owner)
        if bound.clamp is not None:
            self.sums[owner][6:] = [bound.clamp.offset, bound.clamp.low, bound.clamp.high]
            for term in bound.clamp.terms:
                self._conjunction(self._all(line, term.literals), term.weight, owner, True)

    def _cover(self, cover: Cover) -> None:
        if cover.weight == 0:
            return
        owner = self._sum(cover, cover.offset, ALWAYS)
        for cell in cover.cells:
            for line in cell.lines:
                self._conjunction([self._holds(line, cell.day, cell.mask)], cell.coefficient, owner)

    def _sum(self, limits: Bound | Cover, start: int, when: int) -> int:
        self.sums.append([start, limits.low, limits.high, limits.weight, limits.unit, when, 0, 0, 0])
        return len(self.sums) - 1

    def message(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "activities": self.problem.activities,
            "cells": [[line, column, *bits(mask)] for line, column, mask in self.cells],
            "literals": [[cell, *bits(mask)] for cell, mask in self.literals],
            "conjunctions": [
                [weight, owner, int(inner), *of] for of, weight, owner, inner in self.conjunctions
            ],
            "sums": self.sums,
            "points": self.points,
            "hard": self.hard,
        }

    def roster(self, chosen: Collection[int]) -> Cells:
        """The roster that an activity for each open cell means."""
        held = {key: mask.bit_length() - 1 for key, mask in self._allowed.items()}
        held.update({(line, column): a for (line, column, _), a in zip(self.cells, chosen, strict=True)})
        return [
            [held[line, column] for column in range(self.problem.days + bool(self.problem.choices[line]))]
            for line in range(self.problem.lines)
        ]
