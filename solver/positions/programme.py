"""The model: people are groups, the integers are how many are in each, and their shifts cover the typical week.

All counts of shifts are over a cycle of ``case.cycle_weeks`` weeks (C), in which every weekend pattern comes out at
whole weekends. With x people in group g (profile, pattern, position size), y shifts of team t (groups that may do
the same work) on a class d of n like weekdays, and ``short`` people missing:

- cover: shifts that count for a need and are on + short >= C x people, for each stretch
- most: holders who are on <= C x most
- hours: minutes of y of a team <= minutes of its groups, C x size x full-time week x (1 - absence)
- weekends: y of a team on a weekend class <= n x C x frequency x (1 - absence) of its groups, and never more than
  the position has hours for
- days: y of a team on a class <= n x C x people; in all <= days_per_week_most x C x people
- nights: night minutes of a team that works days too <= its share of the minutes
- staff: each of today's people has one pattern and one size
- limit: heads, positions and kroner at most, and shares of competences at least

Every roster that keeps the terms in C weeks satisfies this, so what is proved here is true of rosters too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from models.base import hundredths
from models.shifts import Shift
from solver.positions.case import Measure, Pattern, Person, Profile, StaffingCase
from solver.positions.linear import Linear, Terms, total
from solver.positions.supplements import supplement
from solver.positions.week import Start, Stretch, Week, typical_week

FULL = 100_00
"""Hundredths of a per cent in a full position."""

WEEKS_PER_YEAR = 52


@dataclass(frozen=True)
class Group:
    """People alike: of one profile, on one pattern, with one position size (hundredths of a per cent).

    ``today`` numbers the kind of today's people the group belongs to; None for people to be hired.
    """

    profile: Profile
    pattern: Pattern
    size: int
    today: int | None
    variable: int


@dataclass(frozen=True)
class Alike:
    """People of today who may end up the same: one profile, one size now, the same sizes to choose from."""

    profile: Profile
    size: int
    sizes: tuple[int, ...]
    people: tuple[Person, ...]


@dataclass(frozen=True)
class Team:
    """Groups whose people may do the same work.

    Attributes
    ----------
    counts_for:
        Numbers of the needs they have the competence for.
    codes:
        Numbers of the shift codes they may work: on weekdays, on weekends.
    """

    units: frozenset[str]
    counts_for: frozenset[int]
    codes: tuple[frozenset[int], frozenset[int]]
    night_share: Fraction


@dataclass(frozen=True)
class Work:
    """Shifts of a team: a code on a class of days in a unit, as a variable."""

    team: Team
    start: Start
    unit: str
    variable: int


@dataclass(frozen=True)
class Missing:
    """People missing in a stretch, as a variable (over the cycle)."""

    stretch: Stretch
    variable: int


class Programme:
    """The model of a case, with names for its variables.

    Parameters
    ----------
    free:
        Leave out today's people, limits and sizes: anyone may be had, on 100 per cent. For what the needs alone ask.
    """

    def __init__(self, case: StaffingCase, week: Week | None = None, *, free: bool = False) -> None:
        self.case = case
        self.week = typical_week(case) if week is None else week
        self.cycle = case.cycle_weeks
        self.linear = Linear()
        self.profiles = {p.id: p for p in case.profiles}
        self.patterns = {p.id: p for p in case.patterns}
        self._counted = [s.counted_minutes for s in case.shifts]
        self._asked = sum(s.people for s in self.week.lows)
        self.alike = () if free else self._alike()
        self.groups = self._free_groups() if free else self._groups()
        self.teams: dict[Team, list[Group]] = defaultdict(list)
        for group in self.groups:
            self.teams[self._team(group)].append(group)
        self.work = self._work()
        self._by_team: dict[Team, list[Work]] = {team: [] for team in self.teams}
        for work in self.work:
            self._by_team[work.team].append(work)
        self.missing = [Missing(s, self.linear.variable(0, self.cycle * s.people)) for s in self.week.lows]
        self._cover()
        for team, groups in self.teams.items():
            self._hours(team, groups)
            self._weekends(team, groups)
            self._days(team, groups)
        if not free:
            self._limits()

    # -- people -------------------------------------------------------------------------------

    def _alike(self) -> tuple[Alike, ...]:
        found: dict[tuple[str, int, tuple[int, ...]], list[Person]] = defaultdict(list)
        for person in self.case.staff:
            if not person.leaves:
                now = hundredths(person.position_percent)
                sizes = tuple(sorted({now, *map(hundredths, person.may_take)}))
                found[person.profile, now, sizes].append(person)
        return tuple(
            Alike(self.profiles[p], now, sizes, tuple(who)) for (p, now, sizes), who in found.items()
        )

    def _groups(self) -> list[Group]:
        found = []
        for number, alike in enumerate(self.alike):
            mine = [
                Group(
                    alike.profile, self.patterns[p], size, number, self.linear.variable(0, len(alike.people))
                )
                for p in alike.profile.patterns
                for size in alike.sizes
            ]
            count = len(alike.people)
            self.linear.row("staff", {g.variable: 1 for g in mine}, low=count, high=count)
            found += mine
        for opening in self.case.openings:
            profile = self.profiles[opening.profile]
            mine = [
                self._new(profile, self.patterns[p], size, opening.most)
                for p in profile.patterns
                for size in sorted({hundredths(s) for s in opening.sizes})
            ]
            if opening.most is not None:
                self.linear.row("staff", {g.variable: 1 for g in mine}, high=opening.most)
            found += mine
        return found

    def _free_groups(self) -> list[Group]:
        return [
            self._new(profile, self.patterns[p], FULL, None)
            for profile in self.case.profiles
            for p in profile.patterns
        ]

    def _new(self, profile: Profile, pattern: Pattern, size: int, most: int | None) -> Group:
        """A group of people to be had: no more than would do all work there is, were they alone."""
        longest = max((c for c in self._counted if c), default=1)
        shifts_a_week = min(
            Fraction(profile.weekly_minutes * size, FULL * longest), pattern.frequency or Fraction(1)
        )
        enough = ceil(self._asked / (shifts_a_week * self._there))
        upper = enough if most is None else min(most, enough)
        return Group(profile, pattern, size, None, self.linear.variable(0, upper))

    def _team(self, group: Group) -> Team:
        case, pattern = self.case, group.pattern
        skills = case.abilities(group.profile)
        units = frozenset(group.profile.units)
        counts = frozenset(
            k
            for k, n in enumerate(case.needs)
            if (not n.competences or not skills.isdisjoint(n.competences)) and not units.isdisjoint(n.units)
        )

        def may(shift: Shift, weekend: bool) -> bool:
            if shift.kind == "long" and pattern.long_shifts != "all":
                return weekend and pattern.long_shifts == "weekends"
            return True

        mine = [
            (k, s)
            for k, s in enumerate(case.shifts)
            if s.kind != "meeting"
            and s.id not in group.profile.barred_shifts
            and (not s.competences or not skills.isdisjoint(s.competences))
            and (not s.units or not units.isdisjoint(s.units))
        ]
        weekday, weekend = (frozenset(k for k, s in mine if may(s, late)) for late in (False, True))
        share = Fraction(str(pattern.night_share_percent)) / 100
        return Team(units, counts, (weekday, weekend), share)

    # -- shifts -------------------------------------------------------------------------------

    def _work(self) -> list[Work]:
        """A variable for each shift that counts for some need."""
        needs = self.case.needs
        useful: dict[Start, set[int]] = defaultdict(set)
        for s in self.week.lows:
            for start in s.covers:
                useful[start].add(s.need)
        found = []
        for team in self.teams:
            for start, asked in useful.items():
                number, code = start
                if code not in team.codes[self.week.classes[number].weekend]:
                    continue
                shift = self.case.shifts[code]
                for unit in sorted(team.units):
                    if shift.units and unit not in shift.units:
                        continue
                    if any(unit in needs[k].units for k in asked & team.counts_for):
                        upper = self.cycle * sum(s.people for s in self.week.lows if start in s.covers)
                        found.append(Work(team, start, unit, self.linear.variable(0, upper)))
        return found

    def _cover(self) -> None:
        by_start: dict[Start, list[Work]] = defaultdict(list)
        for work in self.work:
            by_start[work.start].append(work)

        def present(s: Stretch) -> dict[int, int]:
            units = self.case.needs[s.need].units
            return {
                w.variable: 1
                for start in sorted(s.covers)
                for w in by_start[start]
                if s.need in w.team.counts_for and w.unit in units
            }

        for missing in self.missing:
            s = missing.stretch
            self.linear.row("cover", present(s) | {missing.variable: 1}, low=self.cycle * s.people)
        for s in self.week.highs:
            self.linear.row("most", present(s), high=self.cycle * s.people)

    def minutes(self, group: Group) -> int:
        """Minutes on duty one person of a group has in the cycle, absence taken off; whole minutes, rounded down."""
        full = self.cycle * group.profile.weekly_minutes * Fraction(group.size, FULL)
        return floor(full * self._there)

    @property
    def _there(self) -> Fraction:
        return 1 - Fraction(str(self.case.absence_percent)) / 100

    def weekends(self, group: Group) -> Fraction:
        """Weekends one person of a group can be at work in the cycle, absence taken off."""
        full = self.cycle * group.pattern.frequency
        return full * self._there if self.case.absence_on_weekends else full

    def team_work(self, team: Team) -> list[Work]:
        """The shifts of a team."""
        return self._by_team[team]

    def _hours(self, team: Team, groups: list[Group]) -> None:
        work = self.team_work(team)
        given = [(g.variable, -self.minutes(g)) for g in groups]
        used = [(w.variable, self._counted[w.start[1]]) for w in work]
        self.linear.row("hours", total(used, given), high=0)
        codes = team.codes[0] | team.codes[1]
        if team.night_share < 1 and any(self.case.shifts[k].kind != "night" for k in codes):
            top, bottom = team.night_share.numerator, team.night_share.denominator
            nights = [
                (w.variable, bottom * self._counted[w.start[1]])
                for w in work
                if self.case.shifts[w.start[1]].kind == "night"
            ]
            if nights:
                self.linear.row("nights", total(nights, ((v, top * c) for v, c in given)), high=0)

    def _weekends(self, team: Team, groups: list[Group]) -> None:
        """Rows in thousandths of a shift."""
        work = [w for w in self.team_work(team) if self.week.classes[w.start[0]].weekend]
        shortest = min((self._counted[w.start[1]] for w in work), default=0)

        def given(days: int) -> list[tuple[int, int]]:
            found = []
            for g in groups:
                most = days * self.weekends(g)
                if shortest:
                    most = min(most, Fraction(self.minutes(g), shortest))
                found.append((g.variable, -floor(1000 * most)))
            return found

        classes = [k for k, d in enumerate(self.week.classes) if d.weekend]
        for some in [[k] for k in classes] + ([classes] if len(classes) > 1 else []):
            mine = [(w.variable, 1000) for w in work if w.start[0] in some]
            days = sum(len(self.week.classes[k].days) for k in some)
            if mine:
                self.linear.row("weekends", total(mine, given(days)), high=0)

    def _days(self, team: Team, groups: list[Group]) -> None:
        work = self.team_work(team)
        for number, found in enumerate(self.week.classes):
            mine = [(w.variable, 1) for w in work if w.start[0] == number]
            if mine and not found.weekend:
                given = ((g.variable, -self.cycle * len(found.days)) for g in groups)
                self.linear.row("days", total(mine, given), high=0)
        if work:
            most = -self.cycle * self.case.days_per_week_most
            given = ((g.variable, most) for g in groups)
            self.linear.row("days", total(((w.variable, 1) for w in work), given), high=0)

    # -- measures -----------------------------------------------------------------------------

    def shortage(self) -> Terms:
        """Person-minutes missing in the cycle."""
        return {m.variable: m.stretch.minutes for m in self.missing}

    def measure(self, measure: Measure) -> Terms:
        """A measure as terms; ``cost`` is in kroner a year x weeks of the cycle (see ``unit``)."""
        per_head = {g.variable: g for g in self.groups}
        match measure:
            case "heads":
                return dict.fromkeys(per_head, 1)
            case "hires":
                return {v: 1 for v, g in per_head.items() if g.today is None}
            case "part_timers":
                return {v: 1 for v, g in per_head.items() if g.size < FULL}
            case "fte":
                return {v: g.size for v, g in per_head.items()}
            case "qualifications":
                return {v: len(self.case.abilities(g.profile)) for v, g in per_head.items()}
            case "cost":
                return self._cost()

    def unit(self, measure: Measure) -> int:
        """What the terms of a measure are to be divided by."""
        return self.cycle if measure == "cost" else 1

    def full_time(self) -> Terms:
        """People on 100 per cent."""
        return {g.variable: 1 for g in self.groups if g.size == FULL}

    def _cost(self) -> Terms:
        unit = self.unit("cost")
        fixed = {
            g.variable: unit * g.profile.nok_per_head_year
            + round(Fraction(unit * g.profile.nok_per_fte_year * g.size, FULL))
            for g in self.groups
        }
        case, classes = self.case, self.week.classes
        extra = {
            w.variable: round(
                WEEKS_PER_YEAR
                * supplement(case.supplements, case.shifts[w.start[1]], classes[w.start[0]].days)
            )
            for w in self.work
        }
        return {v: c for v, c in (fixed | extra).items() if c}

    def _limits(self) -> None:
        case = self.case
        for competence, percent in case.shares.items():
            share = Fraction(str(percent)) / 100
            self.linear.row(
                "limit",
                {
                    g.variable: g.size
                    * (
                        (share.denominator if competence in case.abilities(g.profile) else 0)
                        - share.numerator
                    )
                    for g in self.groups
                },
                low=0,
            )
        if case.heads_most is not None:
            self.linear.row("limit", self.measure("heads"), high=case.heads_most)
        if case.fte_most is not None:
            self.linear.row("limit", self.measure("fte"), high=floor(Fraction(str(case.fte_most)) * FULL))
        if case.nok_per_year_most is not None:
            self.linear.row("limit", self._cost(), high=self.unit("cost") * case.nok_per_year_most)
