"""What the position model answers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.base import Id, Model, Name
from models.roster import Status

Because = Literal["weekends", "nights", "hours", "together"]
"""Which needs ask for people: one kind looked at alone, or all."""


class GoalResult(Model):
    """One goal, with what is proved.

    Attributes
    ----------
    goal:
        Name in Norwegian.
    value, bound:
        What was reached, and what no plan that keeps the goals before (at the values found) can be better than; null
        when not known. Shortage in person-hours a week, cost in kroner a year, positions in full-time positions,
        full-time share 0-1, weighted sums in points.
    proved:
        Whether nothing better exists.
    seconds:
        Wall-clock time it took.
    """

    goal: Name
    value: float | None
    bound: float | None
    proved: bool
    seconds: float


class GroupRow(Model):
    """People alike.

    Attributes
    ----------
    heads, of_today:
        How many, and how many of them are on today's staff.
    homes:
        How many of them by unit, spread as the work of their team is.
    weekly_minutes:
        A full-time week.
    every_nth, extra_weekends, extra_period_weeks, long_shifts:
        Their pattern, as in ``case.Pattern``.
    weekends_per_year:
        Worked by each of them at most, of 52.
    """

    profile: Id
    name: Name
    pattern: Name
    units: tuple[Id, ...]
    competences: tuple[Id, ...]
    position_percent: float
    heads: int = Field(ge=1)
    of_today: int
    homes: dict[Id, int]
    weekly_minutes: int
    every_nth: int | None
    extra_weekends: int
    extra_period_weeks: int
    long_shifts: Literal["none", "weekends", "all"]
    weekends_per_year: float


class TeamRow(Model):
    """The work of people who may do the same, when they work no more than is needed.

    Attributes
    ----------
    names:
        Profiles.
    hours_per_week, spare_hours_per_week:
        On shifts that cover needs, and left of the positions.
    weekend_shifts:
        Saturday and Sunday shifts, both days together, in a week.
    weekend_share, night_share, evening_share, long_share:
        Of the hours worked, 0-1; null when none are worked. ``long`` and ``night`` go by the kind of the code, and
        weekend is by the day a shift starts.
    shift_hours:
        Hours a week on each shift code.
    """

    names: tuple[Name, ...]
    units: tuple[Id, ...]
    heads: int
    fte: float
    hours_per_week: float
    spare_hours_per_week: float
    weekend_shifts: float
    weekend_share: float | None
    evening_share: float | None
    night_share: float | None
    long_share: float | None
    shift_hours: dict[Id, float]


class Change(Model):
    """Somebody on today's staff whose position changes; 0 for one who leaves."""

    employee: Id
    from_percent: float
    to_percent: float


class Missing(Model):
    """A need that is not covered: people missing on average, over stretches of the week."""

    need: Id
    units: tuple[Id, ...]
    competences: tuple[Id, ...]
    hours_per_week: float
    sentence: str


class Floor(Model):
    """How many people the needs ask for by themselves, with everybody on 100 per cent if that helps.

    Attributes
    ----------
    of:
        ``all``, or competences that needs ask for (any of them).
    because:
        What is looked at.
    heads:
        A fraction: people may be split. Whole people are at least ``whole``.
    decides:
        Whether the plan has no more people than this.
    """

    of: tuple[Id, ...]
    because: Because
    heads: float
    whole: int
    decides: bool
    sentence: str


class StaffingPlan(Model):
    """Positions that cover the needs of a case, or cover them as far as they can.

    Attributes
    ----------
    status:
        ``optimal``: every goal is proved. ``feasible``: not all are. ``infeasible``: the limits cannot be kept (proved).
        ``unknown``: nothing found in the time given.
    covered:
        Whether every need is covered; null when nothing was found.
    average_position:
        Per cent; null without people.
    full_time_share:
        People on 100 per cent (the sum of a person's positions, KS's definition) of all, 0-1.
    spare_hours_per_week:
        Hours in the positions beyond what the needs take. Weekends are full by then, so these are on weekdays: the
        surplus on Tuesdays to Thursdays that the weekend problem is known for.
    spare_people_per_weekday:
        The same as people beyond the needs on each of five weekdays, on shifts of the mean length of day shifts.
    sentences:
        What decides the number of people, and what is missing (bokmål).
    """

    case: Name
    status: Status
    covered: bool | None
    goals: tuple[GoalResult, ...]
    groups: tuple[GroupRow, ...] = ()
    teams: tuple[TeamRow, ...] = ()
    changes: tuple[Change, ...] = ()
    missing: tuple[Missing, ...] = ()
    floors: tuple[Floor, ...] = ()
    heads: int = 0
    hires: int = 0
    fte: float = 0
    average_position: float | None = None
    full_time_share: float | None = None
    nok_per_year: float | None = None
    needed_hours_per_week: float = 0
    spare_hours_per_week: float = 0
    spare_people_per_weekday: float = 0
    missing_hours_per_week: float = 0
    cycle_weeks: int
    seconds: float
    sentences: tuple[str, ...] = ()
