"""A case from a ward: its needs in a typical week, its people, and the terms of a policy."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

from models.base import WEEKDAYS, hundredths
from models.demand import Demand
from models.instance import Instance, applies_to_employee
from models.rules.exemptions import PersonalExemptions
from models.rules.shift_competence import ShiftCompetence
from models.rules.weekends import Weekends
from models.staff import WEEKLY_NORM_MINUTES, Contract, Employee
from solver.positions.case import Need, Opening, Pattern, Person, Profile, StaffingCase
from solver.positions.terms import NO_TERMS, Frequency, Terms


def case_of(instance: Instance, terms: Terms = NO_TERMS) -> StaffingCase:
    """The question a ward and the terms of a policy pose to the position model.

    The typical week has for each weekday what most ordinary days of the plan ask for: holidays and single dates are
    left out. A ``tredelt`` week is reckoned as 35.5 hours, the most it can be.

    Raises
    ------
    ValueError
        When ``leaving`` names somebody the ward does not have, or nothing is needed.
    """
    for one in terms.leaving:
        if one not in instance.employee_by_id:
            raise ValueError(f"{one!r} i leaving finnes ikke blant de ansatte i {instance.id}")
    needs = tuple(_needs(instance, terms.level))
    if not needs:
        raise ValueError(f"{instance.id} har ingen behov å dekke; skriv behov (demand) først")
    return _Crew(instance, terms).case(needs)


def _needs(instance: Instance, level: Literal["minimum", "wanted"]) -> Iterable[Need]:
    """One need for each demand line, with the weekdays on which it applies in the typical week."""
    horizon, timeline = instance.horizon, instance.timeline
    usual: list[frozenset[int]] = []
    for weekday in range(7):
        numbers = range(weekday, horizon.days, 7)
        ordinary = [d for d in numbers if timeline.holiday(d) is None] or list(numbers)
        seen = Counter(
            frozenset(
                k
                for k, line in enumerate(instance.demand)
                if line.applies(horizon.date(d), timeline.day_kinds(d))
            )
            for d in ordinary
        )
        usual.append(seen.most_common(1)[0][0])
    for k, line in enumerate(instance.demand):
        days = tuple(name for name, lines in zip(WEEKDAYS, usual, strict=True) if k in lines)
        people = line.minimum if level == "minimum" else line.wanted
        most = line.maximum if line.competences else None
        if days and (people or most is not None):
            yield _need(instance, line, days, people, most)


def _need(instance: Instance, line: Demand, days: tuple[str, ...], people: int, most: int | None) -> Need:
    place = instance.units_of_place(line.units, line.site)
    return Need.model_validate(
        {
            "id": line.id,
            "name": line.name or line.id,
            "units": tuple(u.id for u in instance.units if u.id in place),
            "competences": line.competences,
            "start": line.start,
            "end": line.end_minute,
            "days": days,
            "people": people,
            "most": most,
        }
    )


class _Crew:
    """Today's people as profiles, and the profiles that may be hired."""

    def __init__(self, instance: Instance, terms: Terms) -> None:
        self.instance, self.terms = instance, terms
        self.patterns: dict[tuple[object, ...], Pattern] = {}
        self.profiles: dict[tuple[object, ...], Profile] = {}
        self.names = {c.id: c.name for c in instance.competences} | {u.id: u.name for u in instance.units}

    def case(self, needs: tuple[Need, ...]) -> StaffingCase:
        terms, instance = self.terms, self.instance
        staff = () if terms.start == "nothing" else tuple(self._people())
        openings = tuple(self._openings()) if terms.hiring or terms.start == "nothing" else ()
        return StaffingCase(
            name=instance.name,
            competences=instance.competences,
            units={u.id: u.name for u in instance.units},
            shifts=instance.shifts,
            needs=needs,
            patterns=tuple(self.patterns.values()),
            profiles=tuple(self.profiles.values()),
            staff=staff,
            openings=openings,
            supplements=terms.prices.supplements,
            absence_percent=terms.absence_percent,
            absence_on_weekends=terms.absence_on_weekends,
            shares=terms.shares,
            heads_most=terms.heads_most,
            fte_most=terms.fte_most,
            nok_per_year_most=terms.nok_per_year_most,
            goals=terms.goals,
        )

    # -- people of today ----------------------------------------------------------------------

    def _contract(self, employee: Employee) -> Contract | None:
        return employee.contract_on(self.instance.horizon.date(self.instance.horizon.days - 1))

    def _people(self) -> Iterable[Person]:
        for employee in self.instance.employees:
            contract = self._contract(employee)
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
        frequencies: tuple[Frequency | None, ...] = self.terms.frequencies or (self._rule(employee),)
        if bound and x.no_weekends:
            frequencies = (None,)
        voluntary = self.terms.long_for == "volunteers" and any(
            isinstance(r, ShiftCompetence) and r.long_shifts_voluntary and applies_to_employee(r, employee)
            for r in instance.rules
        )
        return self._profile(
            employee.competences,
            self._reach(employee),
            self._norm(contract),
            frequencies,
            long=employee.long_shift_volunteer or not voluntary,
            barred=barred,
        )

    def _norm(self, contract: Contract) -> int:
        return WEEKLY_NORM_MINUTES["35.5" if contract.weekly_norm == "tredelt" else contract.weekly_norm]

    def _rule(self, employee: Employee) -> Frequency:
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
        return min(found, key=_share, default=Frequency(every_nth=1))

    def _reach(self, employee: Employee) -> tuple[str, ...]:
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

    # -- people to be hired -------------------------------------------------------------------

    def _openings(self) -> Iterable[Opening]:
        """Every kind of person there is at a site today, for every unit of it with staff, without exemptions."""
        seen: set[str] = set()
        for (site, competences, norm), people in self._kinds().items():
            frequencies = self.terms.frequencies or (max((self._rule(e) for e in people), key=_share),)
            for place in self._places(site):
                profile = self._profile(
                    competences, place, norm, frequencies, long=self.terms.new_people_take_long, barred=()
                )
                if profile.id not in seen:
                    seen.add(profile.id)
                    yield Opening(profile=profile.id, sizes=self.terms.sizes, most=self.terms.hires_most)

    def _kinds(self) -> dict[tuple[str, tuple[str, ...], int], list[Employee]]:
        """People of today by site, competences and full-time week."""
        found: dict[tuple[str, tuple[str, ...], int], list[Employee]] = defaultdict(list)
        for employee in self.instance.employees:
            contract = self._contract(employee) or employee.contracts[-1]
            site = self.instance.unit_by_id[employee.home_unit].site
            found[site, tuple(sorted(employee.competences)), self._norm(contract)].append(employee)
        return found

    def _places(self, site: str) -> list[tuple[str, ...]]:
        """Where new people of a site may work: for each home unit where most of its people may."""
        reached: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
        for employee in self.instance.employees:
            if self.instance.unit_by_id[employee.home_unit].site == site:
                reached[employee.home_unit][self._reach(employee)] += 1
        return list(dict.fromkeys(seen.most_common(1)[0][0] for seen in reached.values()))

    # -- what they share ----------------------------------------------------------------------

    def _profile(
        self,
        competences: tuple[str, ...],
        units: tuple[str, ...],
        norm: int,
        frequencies: tuple[Frequency | None, ...],
        *,
        long: bool,
        barred: tuple[str, ...],
    ) -> Profile:
        patterns = tuple(self._pattern(f, long=long).id for f in frequencies)
        key = (frozenset(competences), units, norm, patterns, barred)
        if key not in self.profiles:
            prices = self.terms.prices
            rates = [prices.nok_per_fte_year[c] for c in competences if c in prices.nok_per_fte_year]
            held = [c.name for c in self.instance.competences if c.id in competences]
            skills = ", ".join(held) or "Uten krav"
            self.profiles[key] = Profile(
                id=f"p{len(self.profiles) + 1:03d}",
                name=f"{skills} · {self._place(units)}"[:120],
                competences=competences,
                units=units,
                weekly_minutes=norm,
                patterns=patterns,
                barred_shifts=barred,
                nok_per_head_year=prices.nok_per_head_year,
                nok_per_fte_year=max(rates, default=prices.nok_per_fte_year.get("*", 0)),
            )
        return self.profiles[key]

    def _place(self, units: tuple[str, ...]) -> str:
        if len(units) > 1 and len(units) == len(self.instance.units):
            return "alle enheter"
        return ", ".join(self.names[u] for u in units)

    def _pattern(self, frequency: Frequency | None, *, long: bool) -> Pattern:
        some = any(s.kind == "long" for s in self.instance.shifts)
        kind = self.terms.long_shifts if long and some else "none"
        key = (frequency, kind)
        if key not in self.patterns:
            self.patterns[key] = Pattern(
                id=f"m{len(self.patterns) + 1:02d}",
                name=_pattern_name(frequency, kind),
                every_nth=None if frequency is None else frequency.every_nth,
                extra_weekends=0 if frequency is None else frequency.extra_weekends,
                extra_period_weeks=12 if frequency is None else frequency.extra_period_weeks,
                long_shifts=kind,
                night_share_percent=self.terms.night_share_percent,
            )
        return self.patterns[key]


def _share(f: Frequency) -> Fraction:
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
