"""A solution of the position model read: who there are, what they work, and what is not covered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from solver.positions.case import Pattern, Profile
from solver.positions.engines import Values, relaxed
from solver.positions.plan import Change, GroupRow, Missing, TeamRow
from solver.positions.programme import FULL, WEEKS_PER_YEAR, Group, Programme, Team

SHORTAGE_WEIGHT = 1000
"""A minute not covered weighs as this many minutes worked: the work shown covers what can be covered."""


GroupKey = tuple[str, str, int]
"""Profile, pattern and position size."""


class Answer:
    """A solution read: people as they were found, their work as little as covers the same."""

    def __init__(self, programme: Programme, values: Values) -> None:
        self.programme, self.case = programme, programme.case
        numbers = {g.variable: round(values[g.variable]) for g in programme.groups}
        self.counts = [(g, n) for g in programme.groups if (n := numbers[g.variable])]
        self.heads = sum(n for _, n in self.counts)
        self.positions = sum(n * g.size for g, n in self.counts)
        self._per_week = 60 * programme.cycle
        self._counted = [s.counted_minutes for s in self.case.shifts]
        self._values = self._least_work(values)
        self.nok_per_year = self._cost(values)
        self.worked_hours = (
            sum(self._values[w.variable] * self._counted[w.start[1]] for w in programme.work) / self._per_week
        )
        given = sum(n * programme.minutes(g) for g, n in self.counts) / self._per_week
        self.spare_hours = max(0.0, given - self.worked_hours)
        self.missing_hours = (
            sum(self._values[m.variable] * m.stretch.minutes for m in programme.missing) / self._per_week
        )
        days = [s.counted_minutes for s in self.case.shifts if s.kind == "day" and s.counted_minutes]
        any_shift = [s.counted_minutes for s in self.case.shifts if s.counted_minutes]
        lengths = days or any_shift or [450]
        self.day_shift_hours = sum(lengths) / len(lengths) / 60

    def _least_work(self, values: Values) -> list[float]:
        weights: dict[int, float] = {w.variable: self._counted[w.start[1]] for w in self.programme.work}
        weights |= {v: SHORTAGE_WEIGHT * c for v, c in self.programme.shortage().items()}
        fixed = {g.variable: round(values[g.variable]) for g in self.programme.groups}
        rows = [row for row in self.programme.linear.rows if row.family != "limit"]
        done = relaxed(replace(self.programme.linear, rows=rows), weights, fixed=fixed)
        return list(values) if done is None else done[1]

    def _cost(self, values: Values) -> float | None:
        terms = self.programme.measure("cost")
        if not terms:
            return None
        found = list(values)
        for work in self.programme.work:
            found[work.variable] = self._values[work.variable]
        return sum(c * found[v] for v, c in terms.items()) / self.programme.unit("cost")

    def groups(self) -> Iterable[GroupRow]:
        """Groups with people, people of today and others together."""
        together: Counter[GroupKey] = Counter()
        today: Counter[GroupKey] = Counter()
        example: dict[GroupKey, Group] = {}
        for group, count in self.counts:
            key = _key(group)
            example.setdefault(key, group)
            together[key] += count
            today[key] += count if group.today is not None else 0
        homes = self._homes()
        for key, heads in sorted(together.items(), key=lambda item: (item[0][0], item[0][1], -item[0][2])):
            group = example[key]
            yield group_row(
                group.profile,
                group.pattern,
                group.size / 100,
                heads,
                today[key],
                dict(sorted(homes[key].items())),
            )

    def _homes(self) -> dict[GroupKey, Counter[str]]:
        """People of each group by unit: each in turn goes where most of the team's work is without anybody yet."""
        found: dict[GroupKey, Counter[str]] = defaultdict(Counter)
        count = {g.variable: n for g, n in self.counts}
        for team, groups in self.programme.teams.items():
            left = dict.fromkeys((u for u in self.case.units if u in team.units), 0.0)
            for work in self.programme.team_work(team):
                left[work.unit] += self._values[work.variable] * self._counted[work.start[1]]
            mine = [g for g in groups if g.variable in count]
            for group in sorted(mine, key=lambda g: -g.size):
                for _ in range(count[group.variable]):
                    unit = max(left, key=lambda u: round(left[u]))
                    left[unit] -= self.programme.minutes(group)
                    found[_key(group)][unit] += 1
        return found

    def teams(self) -> Iterable[TeamRow]:
        """The work of each team that has people."""
        count = {g.variable: n for g, n in self.counts}
        for team, groups in self.programme.teams.items():
            here = [(g, count[g.variable]) for g in groups if g.variable in count]
            if here:
                yield self._team(team, here)

    def _team(self, team: Team, here: list[tuple[Group, int]]) -> TeamRow:
        shifts, classes = self.case.shifts, self.programme.week.classes
        hours: dict[str, float] = {}
        share = dict.fromkeys(("weekend", "evening", "night", "long"), 0.0)
        weekend_shifts = 0.0
        for work in self.programme.team_work(team):
            amount = self._values[work.variable]
            if amount <= 1e-9:
                continue
            shift = shifts[work.start[1]]
            worked = amount * shift.counted_minutes / self._per_week
            hours[shift.id] = hours.get(shift.id, 0.0) + worked
            if shift.kind in share:
                share[shift.kind] += worked
            if classes[work.start[0]].weekend:
                share["weekend"] += worked
                weekend_shifts += amount / self.programme.cycle
        total = sum(hours.values())
        given = sum(n * self.programme.minutes(g) for g, n in here) / self._per_week

        def part(what: str) -> float | None:
            return share[what] / total if total else None

        return TeamRow(
            names=tuple(dict.fromkeys(g.profile.name for g, _ in here)),
            units=tuple(u for u in self.case.units if u in team.units),
            heads=sum(n for _, n in here),
            fte=sum(n * g.size for g, n in here) / FULL,
            hours_per_week=total,
            spare_hours_per_week=max(0.0, given - total),
            weekend_shifts=weekend_shifts,
            weekend_share=part("weekend"),
            evening_share=part("evening"),
            night_share=part("night"),
            long_share=part("long"),
            shift_hours=hours,
        )

    def changes(self) -> Iterable[Change]:
        """Who gets another position; of people alike those whose ids come first get the largest."""
        sizes: dict[int, list[int]] = {}
        for group, count in self.counts:
            if group.today is not None:
                sizes.setdefault(group.today, []).extend([group.size] * count)
        found = []
        for number, alike in enumerate(self.programme.alike):
            people = sorted(alike.people, key=lambda p: p.id)
            for person, size in zip(people, sorted(sizes.get(number, []), reverse=True), strict=True):
                if size != alike.size:
                    found.append(
                        Change(
                            employee=person.id,
                            from_percent=person.position_percent,
                            to_percent=size / 100,
                        )
                    )
        found += [
            Change(employee=p.id, from_percent=p.position_percent, to_percent=0.0)
            for p in self.case.staff
            if p.leaves
        ]
        return sorted(found, key=lambda c: c.employee)

    def missing(self) -> Iterable[Missing]:
        """Needs that are not covered, most first."""
        hours: dict[int, float] = {}
        for missing in self.programme.missing:
            short = self._values[missing.variable] * missing.stretch.minutes / self._per_week
            if short > 1e-6:
                hours[missing.stretch.need] = hours.get(missing.stretch.need, 0.0) + short
        for number, amount in sorted(hours.items(), key=lambda item: (-item[1], item[0])):
            need = self.case.needs[number]
            yield Missing(
                need=need.id,
                units=need.units,
                competences=need.competences,
                hours_per_week=amount,
                sentence=f"{need.name}: {_decimal(amount)} timer i uka er ikke dekket.",
            )


def group_row(
    profile: Profile, pattern: Pattern, percent: float, heads: int, of_today: int, homes: dict[str, int]
) -> GroupRow:
    """People of a profile on a pattern, in positions of one size, as data."""
    return GroupRow(
        profile=profile.id,
        name=profile.name,
        pattern=pattern.name,
        units=profile.units,
        competences=profile.competences,
        position_percent=percent,
        heads=heads,
        of_today=of_today,
        homes=homes,
        weekly_minutes=profile.weekly_minutes,
        every_nth=pattern.every_nth,
        extra_weekends=pattern.extra_weekends,
        extra_period_weeks=pattern.extra_period_weeks,
        long_shifts=pattern.long_shifts,
        weekends_per_year=float(WEEKS_PER_YEAR * pattern.frequency),
    )


def _key(group: Group) -> GroupKey:
    return group.profile.id, group.pattern.id, group.size


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
