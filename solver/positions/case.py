"""What the position model is asked: needs of a typical week, who may cover them, on which terms, and what is best."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Annotated, Literal

from pydantic import Field, model_validator

from models.base import MINUTES_PER_DAY, Clock, Id, Model, Name, Percent, Weekday
from models.shifts import Shift
from models.staff import Competence

Measure = Literal["heads", "hires", "part_timers", "fte", "cost", "qualifications"]
"""What can be made small.

``heads``: people. ``hires``: people who are not on today's staff. ``part_timers``: people under 100 per cent.
``fte``: the sum of positions, in hundredths of a per cent (10,000 are one full-time position). ``cost``: kroner a
year. ``qualifications``: competences held or counted as, summed over people; it keeps nurses for nurses' work.
"""


class Least(Model):
    """Make a weighted sum small.

    Attributes
    ----------
    weights:
        Points for one unit of each measure.
    slack:
        How many points more than found here later goals may cost.
    """

    kind: Literal["least"] = "least"
    weights: dict[Measure, Annotated[int, Field(ge=0, le=1_000_000)]] = Field(min_length=1)
    slack: int = Field(default=0, ge=0)


class HighestFullTimeShare(Model):
    """Make the share of people on 100 per cent large; later goals keep the share."""

    kind: Literal["full_time_share"] = "full_time_share"


Goal = Annotated[Least | HighestFullTimeShare, Field(discriminator="kind")]

USUAL_GOALS: tuple[Least | HighestFullTimeShare, ...] = (
    Least(weights={"heads": 1}),
    Least(weights={"fte": 1}),
    Least(weights={"part_timers": 1}),
    Least(weights={"qualifications": 1}),
)
"""Fewest people; of those the smallest sum of positions, then the most full positions, then the least qualified."""


class Need(Model):
    """People needed throughout a window on some weekdays of every week.

    Attributes
    ----------
    units:
        Where they may stand, any one of them.
    competences:
        Who counts: holders of any of these, or of one that counts as it; empty means everyone.
    start, end:
        The window; an end at or before the start is on the next day.
    most:
        No more holders than this; null means no limit. A limit on everyone (no competences) is left out: it moves
        people, and never asks for any.
    """

    id: Id
    name: Name
    units: tuple[Id, ...] = Field(min_length=1)
    competences: tuple[Id, ...] = ()
    start: Clock
    end: Clock
    days: tuple[Weekday, ...] = Field(min_length=1)
    people: int = Field(ge=0, le=1000)
    most: int | None = Field(default=None, ge=0, le=1000)

    @model_validator(mode="after")
    def _check(self) -> Need:
        if self.start >= MINUTES_PER_DAY or self.end_minute - self.start > MINUTES_PER_DAY:
            raise ValueError(f"behovet {self.id!r} må starte før 24:00 og vare høyst 24 timer")
        if self.most is not None and self.most < self.people:
            raise ValueError(f"behovet {self.id!r} har maksimum {self.most} under behovet {self.people}")
        return self

    @property
    def end_minute(self) -> int:
        """End in minutes after midnight of the day the window starts."""
        return self.end if self.end > self.start else self.end + MINUTES_PER_DAY


class Pattern(Model):
    """Terms of work that a person may have.

    Attributes
    ----------
    every_nth:
        Works every n-th weekend; null means never. A weekend is Saturday and Sunday, by the day a shift starts.
    extra_weekends, extra_period_weeks:
        *Hinkehelg*: so many weekends besides in so many weeks.
    long_shifts:
        When shifts of kind ``long`` may be worked.
    night_share_percent:
        At most so much of the hours on shifts of kind ``night``, for those who may work others too.
    """

    id: Id
    name: Name
    every_nth: int | None = Field(default=3, ge=1, le=12)
    extra_weekends: int = Field(default=0, ge=0, le=12)
    extra_period_weeks: int = Field(default=12, ge=1, le=53)
    long_shifts: Literal["none", "weekends", "all"] = "none"
    night_share_percent: float = Field(default=100, ge=0, le=100)

    @property
    def frequency(self) -> Fraction:
        """The share of weekends worked, 0-1."""
        if self.every_nth is None:
            return Fraction(0)
        return min(
            Fraction(1), Fraction(1, self.every_nth) + Fraction(self.extra_weekends, self.extra_period_weeks)
        )


class Profile(Model):
    """A kind of person.

    Attributes
    ----------
    units:
        The home unit, or every unit of the pool.
    weekly_minutes:
        A full-time week: 2130 is 35.5 hours.
    patterns:
        Terms the person may be given, one of them.
    barred_shifts:
        Shift codes the person never works.
    nok_per_head_year, nok_per_fte_year:
        Fixed pay and what else a person and a full-time position cost.
    """

    id: Id
    name: Name
    competences: tuple[Id, ...] = ()
    units: tuple[Id, ...] = Field(min_length=1)
    weekly_minutes: int = Field(default=2130, ge=1, le=10080)
    patterns: tuple[Id, ...] = Field(min_length=1)
    barred_shifts: tuple[Id, ...] = ()
    nok_per_head_year: int = Field(default=0, ge=0, le=100_000_000)
    nok_per_fte_year: int = Field(default=0, ge=0, le=100_000_000)


class Person(Model):
    """Someone on today's staff, who stays unless ``leaves``, and may take any of ``may_take`` instead."""

    id: Id
    profile: Id
    position_percent: Percent
    may_take: tuple[Percent, ...] = ()
    leaves: bool = False


class Opening(Model):
    """People who may be hired: a vacancy, or anyone of a profile.

    Attributes
    ----------
    sizes:
        Position sizes on offer, per cent.
    most:
        At most so many people; null means no limit.
    """

    profile: Id
    sizes: tuple[Percent, ...] = Field(min_length=1)
    most: int | None = Field(default=None, ge=0, le=5000)


class Supplements(Model):
    """Kroner an hour on top of fixed pay, as the caller reckons them.

    Weekend is Saturday 00 to Sunday 24, evening 17-21, night 21-06 (HTA KS §5.2 and §5.4.1). An evening or night
    hour in a weekend gets both (HTA §5).
    """

    weekend_nok_per_hour: float = Field(default=0, ge=0, le=10_000)
    evening_nok_per_hour: float = Field(default=0, ge=0, le=10_000)
    night_nok_per_hour: float = Field(default=0, ge=0, le=10_000)


class StaffingCase(Model):
    """A question for the position model.

    Attributes
    ----------
    absence_percent:
        Resource staffing: this much of everyone's hours, and of their weekends unless ``absence_on_weekends`` is
        off, is kept for planned absence.
    days_per_week_most:
        Shifts that one person can start in a week, on average.
    shares:
        At least so many per cent of all positions are held by holders of a competence (or of one that counts as it).
    heads_most, fte_most, nok_per_year_most:
        Limits. These and ``shares`` are kept, whatever is left uncovered.
    goals:
        In this order, after covering what can be covered.
    """

    name: Name
    competences: tuple[Competence, ...] = ()
    units: dict[Id, Name] = Field(min_length=1)
    shifts: tuple[Shift, ...] = Field(min_length=1)
    needs: tuple[Need, ...] = Field(min_length=1)
    patterns: tuple[Pattern, ...] = Field(min_length=1)
    profiles: tuple[Profile, ...] = Field(min_length=1)
    staff: tuple[Person, ...] = ()
    openings: tuple[Opening, ...] = ()
    supplements: Supplements = Supplements()
    absence_percent: float = Field(default=0, ge=0, lt=100)
    absence_on_weekends: bool = True
    days_per_week_most: int = Field(default=6, ge=1, le=7)
    shares: dict[Id, Annotated[float, Field(ge=0, le=100)]] = Field(default_factory=dict)
    heads_most: int | None = Field(default=None, ge=0)
    fte_most: float | None = Field(default=None, ge=0)
    nok_per_year_most: int | None = Field(default=None, ge=0)
    goals: tuple[Goal, ...] = USUAL_GOALS

    @model_validator(mode="after")
    def _check(self) -> StaffingCase:
        shifts = _once("vaktkoden", (s.id for s in self.shifts))
        patterns = _once("mønsteret", (p.id for p in self.patterns))
        profiles = _once("profilen", (p.id for p in self.profiles))
        skills = _once("kompetansen", (c.id for c in self.competences))
        _once("behovet", (n.id for n in self.needs))
        _once("den ansatte", (p.id for p in self.staff))
        for competence in self.competences:
            _known(f"kompetansen {competence.id!r}", "kompetansen", competence.counts_as, skills)
        for shift in self.shifts:
            _known(f"vaktkoden {shift.id!r}", "enheten", shift.units, self.units)
            _known(f"vaktkoden {shift.id!r}", "kompetansen", shift.competences, skills)
        for need in self.needs:
            _known(f"behovet {need.id!r}", "enheten", need.units, self.units)
            _known(f"behovet {need.id!r}", "kompetansen", need.competences, skills)
        for profile in self.profiles:
            _known(f"profilen {profile.id!r}", "enheten", profile.units, self.units)
            _known(f"profilen {profile.id!r}", "kompetansen", profile.competences, skills)
            _known(f"profilen {profile.id!r}", "mønsteret", profile.patterns, patterns)
            _known(f"profilen {profile.id!r}", "vaktkoden", profile.barred_shifts, shifts)
        _known("shares", "kompetansen", self.shares, skills)
        _known("staff", "profilen", (p.profile for p in self.staff), profiles)
        _known("openings", "profilen", (o.profile for o in self.openings), profiles)
        if self._period > 1000:
            raise ValueError(
                f"helgemønstrene går først opp etter {self._period} uker; bruk perioder som deler 12, 26 eller 52"
            )
        return self

    @cached_property
    def cycle_weeks(self) -> int:
        """Weeks over which shifts are counted: a hundred times a period, 12 weeks at least, of all patterns.

        So a team's share of a need is a whole number of hundredths of a shift in 12 weeks.
        """
        return 100 * self._period

    @cached_property
    def _period(self) -> int:
        return lcm(12, *(p.frequency.denominator for p in self.patterns))

    @cached_property
    def counts_as(self) -> dict[str, frozenset[str]]:
        """What holders of each competence count as, itself included."""
        return counted_as(self.competences)

    def abilities(self, profile: Profile) -> frozenset[str]:
        """Every competence people of a profile hold or count as."""
        return frozenset().union(*(self.counts_as[c] for c in profile.competences))


def counted_as(competences: Iterable[Competence]) -> dict[str, frozenset[str]]:
    """What holders of each competence count as, itself included."""
    direct = {c.id: c.counts_as for c in competences}
    found = {}
    for competence in direct:
        seen, todo = {competence}, [competence]
        while todo:
            more = set(direct[todo.pop()]) - seen
            seen |= more
            todo += more
        found[competence] = frozenset(seen)
    return found


def _once(what: str, ids: Iterable[str]) -> frozenset[str]:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise ValueError(f"{what} {one!r} står to ganger")
        seen.add(one)
    return frozenset(seen)


def _known(where: str, what: str, ids: Iterable[str], known: Iterable[str]) -> None:
    names = set(known)
    for one in ids:
        if one not in names:
            raise ValueError(
                f"{where} nevner {what} {one!r}, som ikke finnes; skriv en av {', '.join(sorted(names))}"
            )
