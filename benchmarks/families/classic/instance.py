"""What a file says, the same for both schemas that are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shift:
    """A kind of shift.

    ``start`` and ``end`` are minutes from midnight of its day, ``end`` above ``start``; ``hundredths`` are hundredths of an
    hour worked. Schema 3 rules need neither, and have 0 hundredths and no free time.
    """

    id: str
    start: int
    end: int
    hundredths: int = 0
    free_before: int = 0
    free_after: int = 0
    skill: str | None = None


@dataclass(frozen=True, slots=True)
class GroupLimit:
    """A number of days with a shift of a group: in a row, or in all."""

    group: str
    shifts: frozenset[str]
    days: int


@dataclass(frozen=True, slots=True)
class Limits:
    """A contract of schema 2.4; None and () bind nothing. Hours in hundredths, over the horizon or a week."""

    longest_run: int | None = None
    shortest_runs: tuple[GroupLimit, ...] = ()
    longest_runs: tuple[GroupLimit, ...] = ()
    most: tuple[GroupLimit, ...] = ()
    max_hours: int | None = None
    min_hours: int | None = None
    max_week_hours: int | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """A limit of a count: ``weight`` for each outside, or times the square of how many."""

    count: int
    weight: int
    quadratic: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """Days in a row; each symbol is what a day may hold, None being off.

    ``start``: only from that day. ``weekday``: only from that weekday, Monday 0.
    """

    symbols: tuple[frozenset[str | None], ...]
    start: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A contract line of schema 3: how often patterns match wholly inside days ``first`` to ``last``."""

    name: str
    patterns: tuple[Pattern, ...]
    first: int
    last: int
    most: Side | None
    least: Side | None


@dataclass(frozen=True, slots=True)
class Person:
    """Schema 2.4 gives ``limits``, schema 3 gives ``matches``."""

    id: str
    skills: frozenset[str]
    limits: Limits
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """A wish for a day: a shift, or a day off when ``shift`` is None."""

    person: str
    day: int
    shift: str | None
    weight: int


@dataclass(frozen=True, slots=True)
class Instance:
    """An instance. ``cover`` is how many are preferred on each day and shift; ``under`` and ``over`` points each."""

    id: str
    start: dt.date
    days: int
    shifts: tuple[Shift, ...]
    people: tuple[Person, ...]
    cover: Mapping[tuple[int, str], int]
    under: int
    over: int
    requests: tuple[Request, ...]
