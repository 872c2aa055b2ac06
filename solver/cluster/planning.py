"""What each worker does next: search or improve, everybody's line or the lines of some people."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from solver.cluster.orders import Role
from solver.core import Problem

Scope = Literal["all", "unit", "people"]
"""Which lines an order may change: every line, those of one group, or some people wherever they work."""

LARGE_CELLS = 10_000
"""From so many cells on, units are searched apart while the time for searching lasts."""

LEAST_LINES = 4
"""Fewer free lines than this are no order of their own."""

MOST_LINES = 60
"""Lines of one order at most; a larger unit is divided by lot."""

FIRST_WORTH = 4.0
"""Improving the whole counts for so many points a second at first, the other kinds for one each: it needs no compiling."""

SEARCH_SECONDS = 2.0
"""Length of an order that goes on with a search of the whole."""

IMPROVE_SECONDS = 3.0

PIECE_SECONDS = 8.0
"""Some lines are compiled anew for each order, so it lasts longer."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What an order is about; ``lines`` is None for all."""

    role: Role
    scope: Scope
    seconds: float
    lines: tuple[int, ...] | None = None


class Planning:
    """Draws assignments. Lines that one worker may change alone are lent to no other meanwhile.

    ``gain_per_second`` of each kind of improving is learned as the run goes on.
    """

    def __init__(self, problem: Problem, seed: int) -> None:
        self._problem = problem
        self._rng = random.Random(seed)  # noqa: S311 - a search, not a secret
        self._lent: set[int] = set()
        groups = [g for g in problem.groups if len(g) >= LEAST_LINES]
        self._groups = groups if len(groups) > 1 else []
        self._kinds: list[tuple[Role, Scope]] = [("improve", "all"), ("improve", "people")]
        if self._groups:
            self._kinds += [("improve", "unit"), ("search", "unit")]
        self.gain_per_second: dict[tuple[Role, Scope], float] = dict.fromkeys(self._kinds, 1.0)
        self.gain_per_second["improve", "all"] = FIRST_WORTH

    def assign(
        self, lane: int, *, searching: bool, complete: bool, can_merge: bool, left: float
    ) -> Assignment:
        """What a lane is to do now.

        Parameters
        ----------
        lane:
            Its number; of a large problem every third searches the whole.
        searching:
            Whether the time for searching lasts, or there is no roster yet.
        complete:
            Whether there is a roster that keeps every hard rule.
        can_merge:
            Whether parts can be weighed quickly.
        left:
            Seconds to the deadline.
        """
        apart = can_merge and complete and left > PIECE_SECONDS
        if searching:
            large = self._problem.lines * self._problem.days >= LARGE_CELLS
            if apart and large and self._groups and lane % 3:
                return self._of_lines("search", "unit") or Assignment("search", "all", SEARCH_SECONDS)
            return Assignment("search", "all", SEARCH_SECONDS)
        kinds: list[tuple[Role, Scope]] = self._kinds if apart else [("improve", "all")]
        total = sum(self.gain_per_second[kind] for kind in kinds)
        weights = [0.1 + (self.gain_per_second[kind] / total if total > 0 else 0.0) for kind in kinds]
        kind = self._rng.choices(kinds, weights)[0]
        if kind[1] != "all":
            found = self._of_lines(*kind)
            if found is not None:
                return found
        return Assignment("improve", "all", IMPROVE_SECONDS)

    def give_back(self, assignment: Assignment) -> None:
        """The lines of an assignment that has ended, one way or the other."""
        self._lent.difference_update(assignment.lines or ())

    def learn(self, assignment: Assignment, gain: int, seconds: float) -> None:
        """Note the points that an assignment won."""
        kind = assignment.role, assignment.scope
        if kind in self.gain_per_second:
            before = self.gain_per_second[kind]
            self.gain_per_second[kind] = before + 0.2 * (gain / max(0.1, seconds) - before)

    def _of_lines(self, role: Role, scope: Scope) -> Assignment | None:
        """Some lines that are not lent; None when too few are free."""
        if scope == "unit":
            pools = [free for g in self._groups if len(free := self._free(g)) >= LEAST_LINES]
            if not pools:
                return None
            lines = self._rng.choices(pools, [len(pool) for pool in pools])[0]
            most = MOST_LINES
        else:
            lines = self._free(range(self._problem.lines))
            most = min(MOST_LINES, self._problem.lines // 2)
        lines = self._rng.sample(lines, min(most, len(lines)))
        if len(lines) < LEAST_LINES:
            return None
        self._lent.update(lines)
        return Assignment(role, scope, PIECE_SECONDS, tuple(sorted(lines)))

    def _free(self, lines: Collection[int]) -> list[int]:
        return [line for line in lines if line not in self._lent]

    @property
    def lent(self) -> frozenset[int]:
        """Lines that somebody works on alone."""
        return frozenset(self._lent)
