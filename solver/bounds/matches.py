"""What one line's primitives look at: conjunctions of cells, and what follows when one holds.

Everything a line's Forbids and Bounds say is a *match*: some cells, each within a set of activities, all at once.
A match that holds costs points, is not allowed, or adds to counters (one counter for bounds of the same terms).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from solver.allowed import allowed_cells
from solver.core import CHOICE, Literal, Problem, Term, bits


@dataclass
class Effect:
    """What follows when a match holds: points, a hard rule broken, and what it adds to each counter."""

    points: int = 0
    hard: bool = False
    adds: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Limit:
    """One bound of a counter; ``weight`` None is hard."""

    low: int | None
    high: int | None
    weight: int | None
    unit: int


@dataclass(frozen=True)
class Joint:
    """A limit of a counter and of another that is cut off: ``main + min(max(cut, least), most)``."""

    main: int
    cut: int
    least: int
    most: int
    limit: Limit


@dataclass
class Said:
    """A line's primitives as matches.

    Attributes
    ----------
    allowed:
        For each column the activities that may stand there, rising.
    matches:
        (column, mask) pairs in rising order of columns -> what follows.
    limits:
        For each counter its bounds.
    constants:
        For each counter what it holds before any cell is counted.
    joints:
        Limits of two counters together.
    points:
        What the line costs whatever it holds.
    whole:
        Whether everything is said; False when bounds with a condition are left out.
    """

    allowed: list[tuple[int, ...]]
    matches: dict[tuple[tuple[int, int], ...], Effect]
    limits: list[list[Limit]]
    constants: list[int]
    joints: list[Joint] = field(default_factory=list)
    points: int = 0
    whole: bool = True


def matches_of(problem: Problem) -> Said | None:
    """The matches of a problem of one line; None when it has a choice, or no line at all.

    Bounds with a condition are left out.
    """
    if problem.choices[0]:
        return None
    masks = allowed_cells(problem)
    columns = [masks[0, column] for column in range(problem.days)]
    if not all(columns):
        return None
    said = Said([tuple(bits(mask)) for mask in columns], {}, [], [])
    reader = _Reader(problem, columns)
    for forbid in problem.forbids:
        for start in forbid.starts:
            key = reader.key(forbid.literals, start)
            if key is None:
                continue
            if not key:
                if forbid.weight is None:
                    return None
                said.points += forbid.weight
                continue
            effect = said.matches.setdefault(key, Effect())
            effect.hard |= forbid.weight is None
            effect.points += forbid.weight or 0
    for prefer in problem.prefers:
        key = reader.key((Literal(prefer.day, prefer.mask),), 0)
        if key:
            said.matches.setdefault(key, Effect()).points += prefer.weight
        elif key is not None:
            said.points += prefer.weight
    numbers: dict[tuple[Term, ...], int] = {}
    for bound in problem.bounds:
        if bound.when is not None:
            said.whole = False
            continue
        limit = Limit(bound.low, bound.high, bound.weight, bound.unit)
        main = _count(said, reader, bound.terms, numbers)
        if bound.clamp is None:
            said.limits[main].append(limit)
            continue
        cut = _count(said, reader, bound.clamp.terms, numbers)
        offset = (
            bound.clamp.offset
        )  # the counter does without it, so the ends of the clamp and the limit do too
        least, most = bound.clamp.low - offset, bound.clamp.high - offset
        said.joints.append(Joint(main, cut, least, most, _moved(limit, -offset)))
    return said


def _moved(limit: Limit, by: int) -> Limit:
    return Limit(
        None if limit.low is None else limit.low + by,
        None if limit.high is None else limit.high + by,
        limit.weight,
        limit.unit,
    )


def _count(said: Said, reader: _Reader, terms: tuple[Term, ...], numbers: dict[tuple[Term, ...], int]) -> int:
    """The counter of a sum of terms, made when it is new."""
    if terms in numbers:
        return numbers[terms]
    number = numbers[terms] = len(said.limits)
    said.limits.append([])
    said.constants.append(0)
    for term in terms:
        key = reader.key(term.literals, 0)
        if key:
            adds = said.matches.setdefault(key, Effect()).adds
            adds[number] = adds.get(number, 0) + term.weight
        elif key is not None:
            said.constants[number] += term.weight
    return number


class _Reader:
    def __init__(self, problem: Problem, columns: list[int]) -> None:
        self.problem, self.columns = problem, columns

    def key(self, literals: tuple[Literal, ...], start: int) -> tuple[tuple[int, int], ...] | None:
        """The cells that decide; empty when the literals always hold, None when they never do."""
        found: dict[int, int] = {}
        for literal in literals:
            if literal.day == CHOICE:
                return None
            column = self.problem.column(literal.day + start)
            if column < 0:
                if not literal.mask >> self.problem.history[0].get(column, 0) & 1:
                    return None
                continue
            mask = found.get(column, self.columns[column]) & literal.mask
            if not mask:
                return None
            found[column] = mask
        return tuple(sorted((c, mask) for c, mask in found.items() if mask != self.columns[c]))
