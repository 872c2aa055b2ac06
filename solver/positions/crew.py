"""People as the position model knows them: profiles and weekend patterns, made from employees and the terms of a policy."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from typing import Literal

from models.base import hundredths
from models.instance import Instance, applies_to_employee
from models.rules.base import AppliesTo
from models.rules.exemptions import PersonalExemptions
from models.rules.shift_competence import ShiftCompetence
from models.rules.shift_days import ShiftDays
from models.rules.weekends import Weekends
from models.staff import WEEKLY_NORM_MINUTES, Contract, Employee
from solver.positions.case import Pattern, Person, Profile
from solver.positions.terms import Frequency, Terms


class Crew:
    """The kinds of people there are or may be; what is asked for twice is the same profile or pattern.

    Attributes
    ----------
    patterns, profiles:
        Those made so far.
    """

    def __init__(self, instance: Instance, terms: Terms) -> None:
        self.instance, self.terms = instance, terms
        self._patterns: dict[tuple[object, ...], Pattern] = {}
        self._profiles: dict[tuple[object, ...], Profile] = {}
        self._names = {c.id: c.name for c in instance.competences} | {u.id: u.name for u in instance.units}

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        return tuple(self._patterns.values())

    @property
    def profiles(self) -> tuple[Profile, ...]:
        return tuple(self._profiles.values())

    def contract(self, employee: Employee) -> Contract | None:
        """The one in force on the last day of the plan."""
        return employee.contract_on(self.instance.horizon.date(self.instance.horizon.days - 1))

    def people(self) -> Iterable[Person]:
        """Today's."""
        for employee in self.instance.employees:
            contract = self.contract(employee)
            if contract is None:
                continue
            now = contract.position_percent
            more: tuple[float, ...] = ()
            if self.terms.growth == "accepted":
                more = employee.accepted_positions or ()
            elif self.terms.growth == "everyone":
                more = tuple(s for s in self.terms.sizes if s > now)
            yield Person(
                id=employee.id,
                profile=self._profile_of(employee, contract).id,
                position_percent=now,
                may_take=tuple(s for s in more if hundredths(s) != hundredths(now)),
                leaves=employee.id in self.terms.leaving,
            )

    def _profile_of(self, employee: Employee, contract: Contract) -> Profile:
        instance, x = self.instance, employee.exemptions
        bound = any(
            isinstance(r, PersonalExemptions) and r.hard and applies_to_employee(r, employee)
            for r in instance.rules
        )
        barred = tuple(
            s.id
            for s in instance.shifts
            if bound
            and (
                (x.no_nights and s.kind == "night")
                or (x.no_evenings and s.kind == "evening")
                or (x.longest_shift_minutes is not None and s.working_minutes > x.longest_shift_minutes)
            )
        )
        frequencies: tuple[Frequency | None, ...] = self.terms.frequencies or (self.rule(employee),)
        if bound and x.no_weekends:
            frequencies = (None,)
        voluntary = self.terms.long_for == "volunteers" and any(
            isinstance(r, ShiftCompetence) and r.long_shifts_voluntary and applies_to_employee(r, employee)
            for r in instance.rules
        )
        return self.profile(
            employee.competences,
            self.reach(employee),
            self.norm(contract),
            frequencies,
            long=employee.long_shift_volunteer or not voluntary,
            barred=barred,
        )

    def norm(self, contract: Contract) -> int:
        """Minutes of a full-time week."""
        return WEEKLY_NORM_MINUTES["35.5" if contract.weekly_norm == "tredelt" else contract.weekly_norm]

    def rule(self, employee: Employee) -> Frequency:
        """The least often of the ward's lines about weekends; every weekend when there is none."""
        found = [
            Frequency(
                every_nth=r.every_nth,
                extra_weekends=r.extra_weekends,
                extra_period_weeks=r.extra_period_weeks,
            )
            for r in self.instance.rules
            if isinstance(r, Weekends) and applies_to_employee(r, employee)
        ]
        return min(found, key=share, default=Frequency(every_nth=1))

    def reach(self, employee: Employee) -> tuple[str, ...]:
        """Units where somebody may work, in the ward's order."""
        instance, home = self.instance, employee.home_unit
        match self.terms.pool:
            case "home":
                reach = {home}
            case "today":
                reach = {home, *employee.other_units}
            case "site":
                site = instance.unit_by_id[home].site
                reach = {u.id for u in instance.units if u.site == site}
            case "all":
                reach = set(instance.unit_by_id)
        return tuple(u.id for u in instance.units if u.id in reach)

    def profile(
        self,
        competences: tuple[str, ...],
        units: tuple[str, ...],
        norm: int,
        frequencies: tuple[Frequency | None, ...],
        *,
        long: bool,
        barred: tuple[str, ...],
    ) -> Profile:
        """A kind of person, made the first time it is asked for."""
        patterns = tuple(self._pattern(f, long=long).id for f in frequencies)
        key = (frozenset(competences), units, norm, patterns, barred)
        if key not in self._profiles:
            prices = self.terms.prices
            rates = [prices.nok_per_fte_year[c] for c in competences if c in prices.nok_per_fte_year]
            held = [c.name for c in self.instance.competences if c.id in competences]
            skills = ", ".join(held) or "Uten krav"
            self._profiles[key] = Profile(
                id=f"p{len(self._profiles) + 1:03d}",
                name=f"{skills} · {self._place(units)}"[:120],
                competences=competences,
                units=units,
                weekly_minutes=norm,
                patterns=patterns,
                barred_shifts=barred,
                nok_per_head_year=prices.nok_per_head_year,
                nok_per_fte_year=max(rates, default=prices.nok_per_fte_year.get("*", 0)),
            )
        return self._profiles[key]

    def _place(self, units: tuple[str, ...]) -> str:
        if len(units) > 1 and len(units) == len(self.instance.units):
            return "alle enheter"
        return ", ".join(self._names[u] for u in units)

    def _pattern(self, frequency: Frequency | None, *, long: bool) -> Pattern:
        kind = self._long_shifts if long else "none"
        key = (frequency, kind)
        if key not in self._patterns:
            self._patterns[key] = Pattern(
                id=f"m{len(self._patterns) + 1:02d}",
                name=_pattern_name(frequency, kind),
                every_nth=None if frequency is None else frequency.every_nth,
                extra_weekends=0 if frequency is None else frequency.extra_weekends,
                extra_period_weeks=12 if frequency is None else frequency.extra_period_weeks,
                long_shifts=kind,
                night_share_percent=self.terms.night_share_percent,
            )
        return self._patterns[key]

    @cached_property
    def _long_shifts(self) -> Literal["none", "weekends", "all"]:
        """As the terms say, and in weekends only when a hard line for everybody says so."""
        longs = [s for s in self.instance.shifts if s.kind == "long"]
        if not longs:
            return "none"
        weekends = any(
            isinstance(r, ShiftDays)
            and r.hard
            and r.applies_to == AppliesTo()
            and not r.units
            and all(r.about(s) for s in longs)
            and set(r.days) <= {"sat", "sun"}
            for r in self.instance.rules
        )
        return "weekends" if weekends and self.terms.long_shifts == "all" else self.terms.long_shifts


def share(f: Frequency) -> Fraction:
    """Of weekends worked, 0-1."""
    return min(Fraction(1), Fraction(1, f.every_nth) + Fraction(f.extra_weekends, f.extra_period_weeks))


_EVERY = {1: "hver helg", 2: "annenhver helg"}
_LONG = {"none": "", "weekends": ", langvakter i helg", "all": ", langvakter"}


def _pattern_name(frequency: Frequency | None, long: str) -> str:
    if frequency is None:
        return f"uten helg{_LONG[long]}"
    text = _EVERY.get(frequency.every_nth, f"hver {frequency.every_nth}. helg")
    if frequency.extra_weekends:
        text += f" og {frequency.extra_weekends} ekstra per {frequency.extra_period_weeks} uker"
    return text + _LONG[long]
