"""A staff whose roster leaves shifts open, with so many people more as could take them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from models.base import hundredths
from models.open_shifts import OpenShift
from solver.positions.answer import group_row
from solver.positions.case import Opening, Pattern, Profile, StaffingCase
from solver.positions.plan import GroupRow

MOST_AT_ONCE = Fraction(1, 10)
"""Of the people there are; at least one."""


@dataclass
class _Gap:
    """Open hours that any one of some kinds of person could take; ``minutes`` is what is left of them."""

    units: frozenset[str]
    competences: frozenset[str]
    weekend: bool
    minutes: int
    longest: int


def reinforced(
    case: StaffingCase,
    groups: Sequence[GroupRow],
    open_shifts: Sequence[OpenShift],
    weeks: int,
    *,
    may_stay_open: float = 0,
) -> tuple[GroupRow, ...]:
    """The groups with more people, each in the smallest position that could take what is open for such people.

    One after the other, whoever could take most of the open hours left; on weekends no more shifts than the
    pattern allows. No more than a tenth of the people at once, and never over the limits of the case.

    Parameters
    ----------
    open_shifts:
        What a roster of these people for ``weeks`` weeks left open.
    may_stay_open:
        Minutes of it that need nobody; one is added in any case.

    Returns
    -------
    tuple of GroupRow
        Those given, and a group for each one more; none when nobody could be had who would help.
    """
    staff = _Staff(case, list(groups))
    gaps = _gaps(open_shifts)
    for _ in range(max(1, ceil(MOST_AT_ONCE * staff.heads))):
        best = max(
            (c for o in case.openings for c in staff.candidates(o, gaps, weeks)),
            key=lambda c: c.rank,
            default=None,
        )
        if best is None:
            break
        staff.add(best)
        best.take()
        if sum(gap.minutes for gap in gaps) <= may_stay_open:
            break
    return tuple(staff.groups)


def _gaps(open_shifts: Sequence[OpenShift]) -> list[_Gap]:
    found: dict[tuple[frozenset[str], frozenset[str], bool], _Gap] = {}
    for one in open_shifts:
        place = frozenset(one.units), frozenset(one.competences), one.date.weekday() >= 5
        gap = found.setdefault(place, _Gap(*place, minutes=0, longest=0))
        gap.minutes += one.minutes
        gap.longest = max(gap.longest, one.minutes // one.people)
    return list(found.values())


@dataclass(frozen=True)
class _Candidate:
    """Somebody who could be had, and what the person would take of each gap."""

    profile: Profile
    pattern: Pattern
    percent: float
    abilities: int
    takes: tuple[tuple[_Gap, int], ...]

    @property
    def minutes(self) -> int:
        return sum(minutes for _, minutes in self.takes)

    @property
    def rank(self) -> tuple[int, int, float, str]:
        """Most hours first, then who has least qualifications, then the smallest position."""
        return self.minutes, -self.abilities, -self.percent, self.profile.id

    @property
    def home(self) -> str:
        """Where most of what is taken is."""
        by_unit = {u: sum(n for gap, n in self.takes if u in gap.units) for u in self.profile.units}
        return max(by_unit, key=lambda unit: by_unit[unit])

    def take(self) -> None:
        for gap, minutes in self.takes:
            gap.minutes -= minutes


class _Staff:
    def __init__(self, case: StaffingCase, groups: list[GroupRow]) -> None:
        self.case, self.groups = case, groups
        self._profiles = {p.id: p for p in case.profiles}
        self._patterns = {p.id: p for p in case.patterns}

    @property
    def heads(self) -> int:
        return sum(g.heads for g in self.groups)

    @property
    def _hundredths(self) -> int:
        return sum(g.heads * hundredths(g.position_percent) for g in self.groups)

    def candidates(self, opening: Opening, gaps: Sequence[_Gap], weeks: int) -> list[_Candidate]:
        """Those of an opening that would help: for each pattern, in the smallest position that takes as much as any."""
        case, profile = self.case, self._profiles[opening.profile]
        if case.nok_per_year_most is not None or not self._room(opening):
            return []
        skills = case.abilities(profile)
        mine = [
            g
            for g in gaps
            if g.minutes
            and not g.units.isdisjoint(profile.units)
            and (not g.competences or not g.competences.isdisjoint(skills))
        ]
        found = []
        for pattern in (self._patterns[p] for p in profile.patterns):
            most: _Candidate | None = None
            for percent in sorted(self._affordable(opening)):
                takes = _takes(mine, profile, pattern, percent, weeks)
                one = _Candidate(profile, pattern, percent, len(skills), takes)
                if one.minutes > (most.minutes if most else 0):
                    most = one
            found += [most] if most else []
        return found

    def _room(self, opening: Opening) -> bool:
        of_it = sum(g.heads - g.of_today for g in self.groups if g.profile == opening.profile)
        most = self.case.heads_most
        return (opening.most is None or of_it < opening.most) and (most is None or self.heads < most)

    def _affordable(self, opening: Opening) -> list[float]:
        most = self.case.fte_most
        if most is None:
            return list(opening.sizes)
        left = Fraction(str(most)) * 100_00 - self._hundredths
        return [s for s in opening.sizes if hundredths(s) <= left]

    def add(self, one: _Candidate) -> None:
        """One person more."""
        self.groups.append(group_row(one.profile, one.pattern, one.percent, 1, 0, {one.home: 1}))


def _takes(
    gaps: Sequence[_Gap], profile: Profile, pattern: Pattern, percent: float, weeks: int
) -> tuple[tuple[_Gap, int], ...]:
    """What one person takes: weekends first, two shifts on each weekend worked, and weekdays with the hours left."""
    minutes = int(profile.weekly_minutes * weeks * hundredths(percent) / 100_00)
    weekend_shifts = 2 * weeks * pattern.frequency
    found = []
    for gap in sorted(gaps, key=lambda g: (not g.weekend, -g.minutes)):
        most = min(minutes, int(weekend_shifts * gap.longest)) if gap.weekend else minutes
        taken = min(gap.minutes, most)
        if taken > 0:
            found.append((gap, taken))
            minutes -= taken
            weekend_shifts -= Fraction(taken, gap.longest) if gap.weekend else 0
    return tuple(found)
