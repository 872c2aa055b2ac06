"""The yearly cost of a roster, per person and in all, by kind."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING

from models.base import Id, Model, hundredths
from models.cost.hire_in import hired_pieces, people_to_hire
from models.cost.hours import PayClock, SupplementMinutes, pieces_of
from models.cost.kinds import Amount, CostByKind, HoursByKind, hundredth, total_cost, total_hours
from models.cost.pay import Pay, Rates, flat_factor, supplement_pay
from models.cost.settings import CostSettings
from models.cost.terms import USUAL_NORM, Requirement, Terms
from models.cost.year import year_days
from models.instance import Instance
from models.kpi import WEEKS_PER_YEAR, Kpis, PersonKpis, kpis_of
from models.references import check_roster
from models.roster import Roster
from models.staff import WEEKLY_NORM_MINUTES, Employee
from models.tariff.sourced import Assumption
from models.view import RosterView

if TYPE_CHECKING:
    from collections.abc import Sequence


class PersonCost(Model):
    """What one person costs a year.

    Attributes
    ----------
    position_percent:
        Mean over the days of the plan, days without a contract as 0; positions the roster has chosen.
    base_nok_per_year:
        Pay of a full position.
    """

    employee: Id
    position_percent: Amount
    base_nok_per_year: Amount
    hours_per_year: HoursByKind
    nok_per_year: CostByKind


class HireIn(Model):
    """What it costs a year to hire people of one sort for open shifts.

    Attributes
    ----------
    competences:
        What they must hold, in Norwegian.
    """

    competences: str
    hours_per_year: HoursByKind
    nok_per_year: CostByKind


class Cost(Model):
    """What a roster costs a year.

    Attributes
    ----------
    on:
        The day whose tables were used.
    year:
        Whose public holidays were reckoned with.
    nok_per_year, hours_per_year:
        The sum of people and hire-in, kind by kind.
    assumptions:
        Every number it rests on.
    left_out:
        What is not in it, in Norwegian sentences.
    """

    instance: Id
    tariff: Id
    employer: Id
    on: dt.date
    year: int
    settings: CostSettings
    people: tuple[PersonCost, ...]
    hire_in: tuple[HireIn, ...]
    nok_per_year: CostByKind
    hours_per_year: HoursByKind
    assumptions: tuple[Assumption, ...]
    left_out: tuple[str, ...]


LEFT_OUT = (
    "Ferie og sykefravær: planen regnes som om alle møter; vikarer i fravær er ikke med.",
    "Lokale tillegg ut over rekrutteringstillegget, som funksjonstillegg og helgebonus.",
    "Ansiennitet: alle med samme kompetanse har samme grunnlønn.",
    "Forskjøvet arbeidstid, hjemmevakt, reise mellom steder, kurs og utstyr.",
    "Refusjon av sykepenger, seniortiltak og avspasering i stedet for tillegg.",
    "Ansatte som ikke står i planen, som ledere.",
    "Tillegg for ubekvem tid er ikke trukket fra for timer som er overtid; planen sier ikke hvilke timer det er.",
)


def cost(instance: Instance, roster: Roster, settings: CostSettings | None = None) -> Cost:
    """What a roster costs a year, by the product's tables.

    Raises
    ------
    InputError
        When the roster does not fit the instance, a table named in ``settings`` does not exist or does not reach
        back to the day, or somebody's competences have no base pay.
    """
    check_roster(instance, roster)
    view = RosterView(instance, roster)
    return cost_of(view, kpis_of(view), Terms(instance, settings or CostSettings()))


def cost_of(view: RosterView, kpis: Kpis, terms: Terms) -> Cost:
    """What a roster costs a year.

    Parameters
    ----------
    kpis:
        The key figures of the same roster.
    """
    days = year_days(view.horizon, terms.year, terms.settings.holidays)
    clock = PayClock(view, terms.tariff, days)
    people = tuple(
        _person(view, employee, figures, terms, clock)
        for employee, figures in zip(view.instance.employees, kpis.people, strict=True)
    )
    hire_in = tuple(
        _hire_in(view, required, stretches, terms, clock)
        for required, stretches in sorted(
            people_to_hire(view, terms.settings.hire_in_to).items(), key=lambda item: sorted(item[0])
        )
    )
    parts: Sequence[PersonCost | HireIn] = (*people, *hire_in)
    return Cost(
        instance=view.instance.id,
        tariff=terms.tariff.id,
        employer=terms.employer.id,
        on=terms.on,
        year=terms.year,
        settings=terms.settings,
        people=people,
        hire_in=hire_in,
        nok_per_year=total_cost(p.nok_per_year for p in parts),
        hours_per_year=total_hours(p.hours_per_year for p in parts),
        assumptions=terms.assumptions,
        left_out=LEFT_OUT,
    )


# -- one person -----------------------------------------------------------------------------


def _person(
    view: RosterView, employee: Employee, figures: PersonKpis, terms: Terms, clock: PayClock
) -> PersonCost:
    position = _position(view, employee)
    norms = [(contract or employee.contracts[-1]).weekly_norm for contract in view.contracts(employee)]
    hours: dict[str, Rates] = {norm: terms.rates(view, employee, norm) for norm in dict.fromkeys(norms)}
    minutes = clock.minutes(pieces_of(view, employee.id), norms)
    flat = flat_factor(terms.tariff) if terms.settings.supplements == "flat_month" else Fraction(1)
    extra, overtime = _above_contract(view, figures, position, terms)
    base = terms.base[employee.id]
    pay = Pay(
        fixed_pay=base * position / 100,
        recruitment=terms.recruitment(employee.id) * position / 100,
        extra_hours=hours[norms[-1]].hourly * extra / 60,
        overtime=hours[norms[-1]].overtime_base * overtime / 60 * (1 + _overtime_percent(terms) / 100),
    )
    for norm, worked in minutes.items():
        pay += supplement_pay(hours[norm], worked, flat)
    unused = max(0, -figures.difference_minutes) * Fraction(WEEKS_PER_YEAR, view.weeks)
    return PersonCost(
        employee=employee.id,
        position_percent=hundredth(position),
        base_nok_per_year=hundredth(base),
        hours_per_year=_hours(minutes, extra=extra, overtime=overtime, unused=unused),
        nok_per_year=pay.cost(terms.employer),
    )


def _position(view: RosterView, employee: Employee) -> Fraction:
    """Per cent of a full position, mean over the days of the plan; days without a contract count as 0."""
    contracts = view.contracts(employee)
    total = sum(hundredths(view.contract_percent(employee, c)) for c in contracts if c is not None)
    return Fraction(total, 100 * len(contracts))


def _above_contract(
    view: RosterView, figures: PersonKpis, position: Fraction, terms: Terms
) -> tuple[Fraction, Fraction]:
    """Minutes a year above the contract: those at plain pay, and those at overtime pay.

    A full position's hours are the contract's divided by the position (for ``tredelt``: those of somebody who
    works in the same way).
    """
    above = Fraction(max(0, figures.difference_minutes))
    if terms.settings.overtime_from == "contract":
        plain = Fraction(0)
    else:
        full = Fraction(view.weeks * WEEKLY_NORM_MINUTES[USUAL_NORM])
        if position:
            full = figures.target_minutes * 100 / position
        plain = min(above, max(Fraction(0), full - figures.target_minutes))
    times = Fraction(WEEKS_PER_YEAR, view.weeks)
    return plain * times, (above - plain) * times


def _overtime_percent(terms: Terms) -> Fraction:
    near = terms.settings.planned_overtime == "near"
    return (terms.tariff.overtime_near_percent if near else terms.tariff.overtime_far_percent).value


def _hours(
    minutes: dict[str, SupplementMinutes],
    *,
    extra: Fraction = Fraction(0),
    overtime: Fraction = Fraction(0),
    unused: Fraction = Fraction(0),
    hire_in: Fraction = Fraction(0),
) -> HoursByKind:
    kinds = ("worked", "saturday_sunday", "evening", "night", "holiday")
    by_clock = {k: hundredth(sum((getattr(m, k) for m in minutes.values()), Fraction(0)) / 60) for k in kinds}
    return HoursByKind(
        **by_clock,
        extra=hundredth(extra / 60),
        overtime=hundredth(overtime / 60),
        unused=hundredth(unused / 60),
        hire_in=hundredth(hire_in / 60),
    )


# -- hire-in --------------------------------------------------------------------------------


def _hire_in(
    view: RosterView,
    required: Requirement,
    stretches: list[tuple[int, int, int]],
    terms: Terms,
    clock: PayClock,
) -> HireIn:
    minutes = clock.minutes(hired_pieces(stretches))[""]
    hour = terms.hired_rates(required)
    pay = hour.hourly * minutes.worked / 60 + supplement_pay(hour, minutes).supplements
    price = pay * (1 + terms.employer.hire_in_markup_percent.value / 100)
    return HireIn(
        competences=_named(view.instance, required),
        hours_per_year=HoursByKind(hire_in=hundredth(minutes.worked / 60)),
        nok_per_year=CostByKind(hire_in=hundredth(price)),
    )


def _named(instance: Instance, required: Requirement) -> str:
    names = {c.id: c.name for c in instance.competences}
    parts = (" eller ".join(names[c] for c in any_of) for any_of in sorted(required))
    return "; ".join(parts) or "alle"
