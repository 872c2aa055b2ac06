"""Who may be hired: people like today's, or where there are none those that the needs and shift codes name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from models.instance import Instance, applies_to_employee
from models.rules.contract_hours import ContractHours
from models.staff import Contract, Employee, WeeklyNorm
from solver.positions.case import Opening, Profile, counted_as
from solver.positions.crew import Crew, share
from solver.positions.divisible import fitting

USUAL_NORM: WeeklyNorm = "35.5"
"""Of people in turnus (HTA KS 4.2.2), where nobody is employed yet."""

_Kind = tuple[str, tuple[str, ...], int]
"""Site, competences and minutes of a full-time week."""


def openings(crew: Crew) -> Iterator[Opening]:
    """Every kind of person there is at a site, for every unit of it with staff, without exemptions."""
    instance, terms = crew.instance, crew.terms
    people = instance.employees or tuple(prototypes(instance))
    seen: set[str] = set()
    for (site, competences, norm), alike in _kinds(crew, people).items():
        frequencies = terms.frequencies or (max((crew.rule(e) for e in alike), key=share),)
        for place in _places(crew, people, site):
            profile = crew.profile(
                competences, place, norm, frequencies, long=terms.new_people_take_long, barred=()
            )
            if profile.id not in seen:
                seen.add(profile.id)
                yield Opening(profile=profile.id, sizes=_sizes(crew, profile, alike), most=terms.hires_most)


def prototypes(instance: Instance) -> Iterator[Employee]:
    """One person of each kind that a ward without people may have, for every unit; people of a site may help each other.

    A kind is what one need asks for (one competence, or none) together with what one shift code asks for, or with what all
    of them do.
    """
    by_need: set[tuple[str, ...]] = {(), *((c,) for d in instance.demand for c in d.competences)}
    codes = [s for s in instance.shifts if s.kind != "meeting"]
    by_shift: set[tuple[str, ...]] = {(c,) for s in codes for c in s.competences}
    by_shift |= {tuple(sorted({c for s in codes for c in s.competences}))}
    if any(not s.competences for s in codes):
        by_shift |= {()}
    kinds = sorted({tuple(sorted({*a, *b})) for a in by_need for b in by_shift})
    for unit in instance.units:
        others = tuple(u.id for u in instance.units if u.site == unit.site and u.id != unit.id)
        for number, kind in enumerate(kinds):
            yield Employee(
                id=f"{number}",
                name=f"{number}",
                home_unit=unit.id,
                other_units=others,
                competences=kind,
                contracts=(Contract(position_percent=100.0, weekly_norm=USUAL_NORM),),
            )


def _kinds(crew: Crew, people: Iterable[Employee]) -> dict[_Kind, list[Employee]]:
    found: dict[_Kind, list[Employee]] = defaultdict(list)
    for employee in people:
        contract = crew.contract(employee) or employee.contracts[-1]
        site = crew.instance.unit_by_id[employee.home_unit].site
        found[site, tuple(sorted(employee.competences)), crew.norm(contract)].append(employee)
    return found


def _places(crew: Crew, people: Iterable[Employee], site: str) -> list[tuple[str, ...]]:
    """Where new people of a site may work: for each home unit where most of its people may."""
    reached: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for employee in people:
        if crew.instance.unit_by_id[employee.home_unit].site == site:
            reached[employee.home_unit][crew.reach(employee)] += 1
    return list(dict.fromkeys(seen.most_common(1)[0][0] for seen in reached.values()))


def _sizes(crew: Crew, profile: Profile, alike: Sequence[Employee]) -> tuple[float, ...]:
    """The sizes on offer that whole shifts can make up, as the hard rules about hours that bind such people ask."""
    instance = crew.instance
    counts = counted_as(instance.competences)
    skills = frozenset().union(*(counts[c] for c in profile.competences))
    long = any(p.long_shifts != "none" for p in crew.patterns if p.id in profile.patterns)
    lengths = {
        s.counted_minutes
        for s in instance.shifts
        if s.kind != "meeting"
        and (long or s.kind != "long")
        and (not s.competences or not skills.isdisjoint(s.competences))
        and (not s.units or not set(profile.units).isdisjoint(s.units))
    }
    weeks = instance.horizon.weeks
    blocks = {
        (min(r.averaging_weeks or weeks, weeks), r.tolerance_minutes)
        for r in instance.rules
        if isinstance(r, ContractHours) and r.hard and any(applies_to_employee(r, e) for e in alike)
    }
    return fitting(crew.terms.sizes, lengths, weekly_minutes=profile.weekly_minutes, blocks=sorted(blocks))
