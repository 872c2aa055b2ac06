"""The compact problem: lines of cells and four primitives. Nothing Norwegian in it.

A *line* is one person's row of cells, one for each day. A cell holds one *activity*: 0 is free, the
others are a shift in a place. Sets of activities are bit masks: bit ``a`` is set when activity ``a``
belongs. A line may have one more cell, on day ``CHOICE``, that holds a choice (a position size)
instead of a shift; a literal on that day never holds for a line without one.

Days run from 0 to ``days - 1``. In a rolling problem day ``d`` and ``d + days`` are the same cell. In
a calendar problem cells before day 0 are history: fixed, free where nothing is recorded; cells after
the end do not exist and no primitive may name them.

Every rule is said in four primitives, so that a backend that knows these four knows every rule:

- ``Forbid``: a template of literals must not all hold (from any of its start days).
- ``Bound``: a weighted count along one line lies between two limits.
- ``Cover``: a weighted count across lines at one time lies between two limits.
- ``Prefer``: a penalty on one cell.

Each has a ``weight``: None is hard, otherwise points for each unit outside. All numbers are whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

CHOICE = 1 << 20
"""The day of the cell that holds a line's choice. Never wrapped, never moved by an offset."""

OFF = 0
OFF_MASK = 1


@dataclass(frozen=True, slots=True)
class Literal:
    """True when the cell of ``day`` holds an activity of ``mask``."""

    day: int
    mask: int


@dataclass(frozen=True, slots=True)
class Forbid:
    """For every line and start: the literals, moved by the start, must not all hold.

    ``weight`` points for each line and start where they do; None: never.
    """

    rule: int
    lines: tuple[int, ...]
    starts: tuple[int, ...]
    literals: tuple[Literal, ...]
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """``weight`` when all literals (absolute days) hold, else 0."""

    weight: int
    literals: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Clamp:
    """min(max(sum of terms + offset, low), high)."""

    terms: tuple[Term, ...]
    offset: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Bound:
    """For every line: low <= sum of terms + clamp <= high.

    ``weight`` points for each started ``unit`` outside; None: never outside. With ``when`` it binds
    only lines where that literal holds.
    """

    rule: int
    lines: tuple[int, ...]
    terms: tuple[Term, ...]
    low: int | None = None
    high: int | None = None
    weight: int | None = None
    unit: int = 1
    clamp: Clamp | None = None
    when: Literal | None = None


@dataclass(frozen=True, slots=True)
class CoverCell:
    """``coefficient`` for each of the lines whose cell of ``day`` holds an activity of ``mask``."""

    lines: tuple[int, ...]
    day: int
    mask: int
    coefficient: int = 1


@dataclass(frozen=True, slots=True)
class Cover:
    """low <= sum over the cells + offset <= high; ``weight`` points for each started ``unit`` outside."""

    rule: int
    cells: tuple[CoverCell, ...]
    low: int | None = None
    high: int | None = None
    weight: int | None = None
    unit: int = 1
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Prefer:
    """``weight`` points for each of the lines whose cell of ``day`` holds an activity of ``mask``."""

    rule: int
    lines: tuple[int, ...]
    day: int
    mask: int
    weight: int


Primitive = Forbid | Bound | Cover | Prefer


@dataclass(frozen=True)
class Problem:
    """The problem a backend solves.

    Attributes
    ----------
    days, rolling:
        Cells of a line, and whether the last is followed by the first.
    activities:
        Activities, 0 (free) included; choices are numbered after the shifts.
    domains:
        For each line the mask of activities that may stand in its day cells.
    choices:
        For each line the mask of choices of its ``CHOICE`` cell; 0 when it has none.
    history:
        For each line what is worked on days before 0; a day left out is free.
    rules:
        Ids of the rule lines that ``rule`` in the primitives points at.
    """

    days: int
    rolling: bool
    activities: int
    domains: tuple[int, ...]
    choices: tuple[int, ...]
    history: tuple[dict[int, int], ...]
    rules: tuple[str, ...]
    forbids: tuple[Forbid, ...] = ()
    bounds: tuple[Bound, ...] = ()
    covers: tuple[Cover, ...] = ()
    prefers: tuple[Prefer, ...] = ()
    groups: tuple[tuple[int, ...], ...] = field(default=())
    """Lines that are alike or work together (same unit); a hint for neighbourhoods, not a rule."""

    @property
    def lines(self) -> int:
        return len(self.domains)

    def column(self, day: int) -> int:
        """The cell a day means: wrapped in a rolling problem, unchanged otherwise."""
        return day % self.days if self.rolling and day != CHOICE else day


Cells = list[list[int]]
"""A roster in the solver: for each line the activity of every day, with the choice (if any) last."""


def bits(mask: int) -> Iterator[int]:
    """The activities of a mask, in rising order."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
