"""A problem of one cyclic line that is the same every few days, said once for each day of the period.

A rotation that everybody walks through is one rolling line. Its rules hold from every day or from the same weekday
of every week, and its counts are over the same weekday of all weeks, so the problem does not change when
the line is turned by a week. What holds is then said by *residue* (day modulo period) alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from solver.allowed import allowed_cells
from solver.core import Bound, Cover, Literal, Prefer, Problem, Term

Steps = tuple[tuple[int, int], ...]
"""A template: (offset from its start, mask), offsets rising from 0."""

Vector = list[int]
"""A number for each day of the line."""


@dataclass(frozen=True)
class Count:
    """low <= sum of the parts <= high, ``weight`` points for each started ``unit`` outside; None: never outside.

    Attributes
    ----------
    cells:
        (residue, activity) to what each such cell counts.
    matches:
        (template, residue it starts at) to what each match counts.
    """

    cells: dict[tuple[int, int], int]
    matches: dict[tuple[int, int], int]
    offset: int
    low: int | None
    high: int | None
    weight: int | None
    unit: int


@dataclass
class Periodic:
    """A periodic problem.

    Attributes
    ----------
    period, turns:
        Days of the period, and how many periods the line has.
    allowed:
        Mask of what may stand, by residue.
    never:
        Templates that must not match, with the residues they must not match from.
    templates:
        Templates whose matches count or cost.
    counts:
        Limits of counts over the whole line.
    cell_cost, match_cost:
        Points for each cell (residue, activity), and for each match (template, residue).
    """

    period: int
    turns: int
    allowed: tuple[int, ...]
    never: list[tuple[Steps, frozenset[int]]] = field(default_factory=list)
    templates: list[Steps] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    cell_cost: dict[tuple[int, int], int] = field(default_factory=dict)
    match_cost: dict[tuple[int, int], int] = field(default_factory=dict)


def periodic(problem: Problem) -> Periodic | None:
    """The problem said by residue, for its shortest period; None when it has none shorter than the line.

    Problems of several lines, with history or a choice, with conditions or clamps, or with a template longer
    than the line have none.
    """
    if problem.lines != 1 or not problem.rolling or problem.choices[0]:
        return None
    try:
        whole = _Whole(problem)
    except _UnlikeError:
        return None
    period = whole.period()
    return None if period is None else whole.folded(period)


class _UnlikeError(Exception):
    """The problem is of another kind."""


class _Sum:
    """What each cell and each match from each day counts."""

    def __init__(self) -> None:
        self.cells: dict[int, Vector] = {}
        self.matches: dict[int, Vector] = {}

    def vectors(self) -> Iterable[Vector]:
        yield from self.cells.values()
        yield from self.matches.values()


class _Whole:
    """The problem day by day, before the period is known."""

    def __init__(self, problem: Problem) -> None:
        self.days = problem.days
        allowed = allowed_cells(problem)
        self.allowed = [allowed[0, day] for day in range(self.days)]
        self.never: dict[Steps, Vector] = {}
        self.templates: dict[Steps, int] = {}
        self.cost = _Sum()
        self.limits: list[tuple[_Sum, Bound | Cover]] = []
        for forbid in problem.forbids:
            for _ in forbid.lines:
                for start in forbid.starts:
                    steps, first = self._steps(forbid.literals, start)
                    if forbid.weight is not None:
                        self._count(self.cost, steps, first, forbid.weight)
                    elif len(steps) > 1:
                        self.never.setdefault(steps, [0] * self.days)[first] = 1
                    else:
                        self.allowed[first] &= ~steps[0][1]
        for bound in problem.bounds:
            if bound.clamp is not None or bound.when is not None:
                raise _UnlikeError
            self.limits += [(self._sum_of(bound.terms), bound)] * len(bound.lines)
        for cover in problem.covers:
            terms = [Term(len(c.lines) * c.coefficient, (Literal(c.day, c.mask),)) for c in cover.cells]
            self.limits.append((self._sum_of(terms), cover))
        for prefer in problem.prefers:
            self._prefer(prefer)

    def _prefer(self, prefer: Prefer) -> None:
        steps = ((0, prefer.mask),)
        self._count(self.cost, steps, prefer.day % self.days, prefer.weight * len(prefer.lines))

    def _sum_of(self, terms: Iterable[Term]) -> _Sum:
        found = _Sum()
        for term in terms:
            steps, first = self._steps(term.literals, 0)
            self._count(found, steps, first, term.weight)
        return found

    def _steps(self, literals: Sequence[Literal], start: int) -> tuple[Steps, int]:
        """The template with its first literal at 0, and the day it starts at."""
        if not literals:
            raise _UnlikeError
        masks: dict[int, int] = {}
        for literal in literals:
            masks[literal.day] = masks.get(literal.day, -1) & literal.mask
        first, last = min(masks), max(masks)
        if last - first >= self.days:
            raise _UnlikeError
        return tuple((day - first, masks[day]) for day in sorted(masks)), (start + first) % self.days

    def _count(self, total: _Sum, steps: Steps, day: int, weight: int) -> None:
        if len(steps) > 1:
            template = self.templates.setdefault(steps, len(self.templates))
            total.matches.setdefault(template, [0] * self.days)[day] += weight
            return
        activity, mask = 0, steps[0][1]
        while mask:
            if mask & 1:
                total.cells.setdefault(activity, [0] * self.days)[day] += weight
            mask >>= 1
            activity += 1

    def period(self) -> int | None:
        vectors = [self.allowed, *self.never.values(), *self.cost.vectors()]
        vectors += [vector for total, _ in self.limits for vector in total.vectors()]
        for period in range(1, self.days // 2 + 1):
            if self.days % period == 0 and all(v[period:] == v[:-period] for v in vectors):
                return period
        return None

    def folded(self, period: int) -> Periodic:
        def by_residue(vectors: dict[int, Vector]) -> dict[tuple[int, int], int]:
            return {(k, r): v[r] for k, v in vectors.items() for r in range(period) if v[r]}

        def cells(total: _Sum) -> dict[tuple[int, int], int]:
            return {(r, activity): weight for (activity, r), weight in by_residue(total.cells).items()}

        return Periodic(
            period=period,
            turns=self.days // period,
            allowed=tuple(self.allowed[:period]),
            never=[(s, frozenset(r for r in range(period) if v[r])) for s, v in self.never.items()],
            templates=list(self.templates),
            counts=[
                Count(
                    cells(total),
                    by_residue(total.matches),
                    limits.offset if isinstance(limits, Cover) else 0,
                    limits.low,
                    limits.high,
                    limits.weight,
                    limits.unit,
                )
                for total, limits in self.limits
            ],
            cell_cost=cells(self.cost),
            match_cost=by_residue(self.cost.matches),
        )
