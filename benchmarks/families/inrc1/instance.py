"""An instance as its file says it. Nothing here knows how rosters are searched or scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

WEEKENDS = {
    "SaturdaySunday": (5, 2),
    "FridaySaturdaySunday": (4, 3),
    "SaturdaySundayMonday": (5, 3),
    "FridaySaturdaySundayMonday": (4, 4),
}
"""Weekday a weekend begins on (Monday is 0), and its days, by name."""

FREE = "None"
WORK = "Any"
"""What an entry of a pattern may ask for besides a shift."""


@dataclass(frozen=True, slots=True)
class Limit:
    """``weight`` points, more than 0, for each unit past ``value``."""

    value: int
    weight: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of a pattern: FREE, WORK or the id of a shift; ``weekday`` (Monday is 0) or None for any."""

    shift: str
    weekday: int | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """``weight`` points wherever these days follow each other."""

    entries: tuple[Entry, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Contract:
    """What people on it are asked for; a rule that is not active is None or has weight 0."""

    id: str
    max_assignments: Limit | None
    min_assignments: Limit | None
    max_working_days: Limit | None
    min_working_days: Limit | None
    max_free_days: Limit | None
    min_free_days: Limit | None
    max_working_weekends: Limit | None
    min_working_weekends: Limit | None
    weekend: tuple[int, int]
    """Weekday a weekend begins on, and its days."""
    complete_weekends: int
    identical_shifts: int
    alternative_skill: int
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    id: str
    skills: frozenset[str]


@dataclass(frozen=True, slots=True)
class Employee:
    id: str
    contract: Contract
    skills: frozenset[str]


@dataclass(frozen=True, slots=True)
class Request:
    """``weight`` points when it is not met.

    Attributes
    ----------
    employee:
        Position in ``Instance.employees``.
    shift:
        Id of the shift asked for; None: any shift.
    on:
        True: to have it; False: not to have it.
    """

    employee: int
    day: int
    shift: str | None
    on: bool
    weight: int


@dataclass(frozen=True, slots=True)
class Instance:
    """Day 0 is ``start``. ``cover`` has how many must have each shift (by id) on each day, exactly."""

    id: str
    start: date
    days: int
    shifts: tuple[Shift, ...]
    employees: tuple[Employee, ...]
    cover: Mapping[tuple[int, str], int]
    requests: tuple[Request, ...]

    def weekday(self, day: int) -> int:
        """Monday is 0."""
        return (self.start.weekday() + day) % 7
