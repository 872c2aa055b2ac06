"""The document for drøfting: what the plan holds, every deviation with its hjemmel, what is left open, and who signs."""

from __future__ import annotations

import datetime as dt
from statistics import median
from typing import Any

from instances.paper.breaches import agreements, breaches, missed_goals, waivers
from instances.paper.cover import window
from instances.paper.typesetting import typeset
from instances.paper.wording import (
    NO_FIGURE,
    difference,
    full_date,
    heading,
    hour_figure,
    number,
    percent,
    share,
    weekday_date,
)
from models.audit import Audit
from models.demand import Demand
from models.findings import Severity
from models.instance import Instance
from models.kpi import Kpis, PersonKpis, kpis
from models.open_shifts import OpenShift
from models.references import check_roster
from models.roster import Roster

MOST_BARS = 24
"""Bars of a picture; more values than that share bars."""

NOTICE = dt.timedelta(days=14)
"""AML §10-3: the plan is discussed as early as possible and at the latest two weeks before it begins."""


def discussion(
    instance: Instance,
    roster: Roster,
    audit: Audit,
    *,
    stage: str | None = None,
    revision: int | None = None,
    unseen: int = 0,
) -> bytes:
    """The document that a roster is discussed by with the employees' representatives (AML §10-3), as a PDF of A4 pages.

    Reasons of waivers are left out, and names where a finding is about an exemption or an absence: they may be about
    somebody's health.

    Parameters
    ----------
    stage, revision, unseen:
        As in ``wall_plan``.

    Raises
    ------
    InputError
        When the roster does not fit the instance.
    """
    check_roster(instance, roster)
    figures = kpis(instance, roster)
    return typeset(
        "discussion",
        {
            **heading(instance, roster, audit, stage, revision, unseen),
            "unseen": unseen,
            "deadline": full_date(instance.horizon.start - NOTICE),
            "begins": full_date(instance.horizon.start),
            "rulebook": instance.rules_in_force.name,
            "figures": _figures(instance, figures),
            "hard": breaches(instance, audit, Severity.HARD),
            "deviations": breaches(instance, audit, Severity.DEVIATION),
            "waived": breaches(instance, audit, Severity.WAIVED),
            "goals": missed_goals(instance, audit),
            "agreements": agreements(instance, audit),
            "waivers": waivers(instance),
            "open": _open_shifts(instance, figures),
            "spread": _spread(figures),
            "people": [_person(instance, p) for p in figures.people],
        },
    )


def _figures(instance: Instance, figures: Kpis) -> list[list[str]]:
    people = [p for p in figures.people if p.position_percent is not None]
    positions = sum(p.position_percent or 0.0 for p in people) / 100
    total = figures.total
    average = NO_FIGURE if figures.average_position is None else f"{number(figures.average_position)} %"
    return [
        ["Ansatte", str(len(instance.employees))],
        ["Årsverk", number(positions, 2)],
        ["Gjennomsnittlig stilling", average],
        ["I hel stilling", share(figures.full_time_share)],
        ["Vakter", str(sum(p.shifts for p in people))],
        ["Planlagte timer", hour_figure(sum(p.minutes for p in figures.people))],
        ["Timer etter avtale", hour_figure(sum(p.target_minutes for p in figures.people))],
        ["Merarbeid i planen", f"{hour_figure(figures.extra_minutes)} t"],
        ["Behov som ikke er dekket", f"{hour_figure(total.missing)} t ({share(figures.open_share)})"],
        ["Under ønsket bemanning", f"{hour_figure(total.below_wanted)} t"],
        ["Korte vakter (under 7 t)", share(figures.short_shift_share)],
        ["Lange vakter (over 9 t)", share(figures.long_shift_share)],
    ]


# -- open shifts ------------------------------------------------------------------------------


def _open_shifts(instance: Instance, figures: Kpis) -> list[dict[str, Any]]:
    """Open shifts by need: how many, how many hours, and when."""
    needs = {d.id: d for d in instance.demand}
    found: dict[str, list[OpenShift]] = {}
    for shift in figures.open_shifts:
        found.setdefault(shift.demand, []).append(shift)
    return [
        {
            "need": f"{needs[name].name or name}, {window(needs[name])}",
            "competences": _competences(instance, needs[name].competences),
            "count": str(sum(s.people for s in own)),
            "hours": hour_figure(sum(s.minutes for s in own)),
            "days": ", ".join(_open_shift(s, needs[name]) for s in own),
        }
        for name, own in found.items()
    ]


def _open_shift(shift: OpenShift, need: Demand) -> str:
    """The day; the hours too when it is not the whole window of the need. It is not broken over lines."""
    said = weekday_date(shift.date)
    if (hours := f"{shift.start}–{shift.end}") != window(need):
        said += f" kl. {hours}"
    if shift.people > 1:
        said += f" ({shift.people} personer)"
    return said.replace(" ", "\N{NO-BREAK SPACE}").replace("–", "\N{WORD JOINER}–\N{WORD JOINER}")


def _competences(instance: Instance, ids: tuple[str, ...]) -> str:
    names = {c.id: c.name for c in instance.competences}
    return " eller ".join(names[c] for c in ids) or "alle"


# -- fairness ---------------------------------------------------------------------------------


def _spread(figures: Kpis) -> list[dict[str, Any]]:
    """How burdens are spread over those who have a contract: fewest, middle, most, and how many have each number."""
    people = [p for p in figures.people if p.position_percent is not None]
    if not people:
        return []
    measures: list[tuple[str, list[int]]] = [
        ("Helger", [p.weekends for p in people]),
        ("Kvelder", [p.evenings for p in people]),
        ("Netter", [p.nights for p in people]),
        ("Hvile under 11 t", [p.quick_returns for p in people]),
        ("Korte vakter", [p.short_shifts for p in people]),
        ("Dager på jobb", [p.days_at_work for p in people]),
    ]
    found = [_spread_of(name, values) for name, values in measures]
    wishes = [round(100 * p.wishes_met / p.wishes) for p in people if p.wishes]
    if wishes:
        found.append(_spread_of("Ønsker oppfylt (%)", wishes))
    return found


def _spread_of(name: str, values: list[int]) -> dict[str, Any]:
    low, high = min(values), max(values)
    width = max(1, -(-(high - low + 1) // MOST_BARS))
    bars = [0] * ((high - low) // width + 1)
    for value in values:
        bars[(value - low) // width] += 1
    return {
        "name": name,
        "low": str(low),
        "middle": number(median(values)).removesuffix(",0"),
        "high": str(high),
        "nobody": str(values.count(0)),
        "bars": bars,
    }


def _person(instance: Instance, p: PersonKpis) -> list[str]:
    return [
        instance.employee_by_id[p.employee].name,
        percent(p.position_percent),
        hour_figure(p.minutes),
        hour_figure(p.target_minutes),
        difference(p.difference_minutes),
        str(p.weekends),
        str(p.evenings),
        str(p.nights),
        str(p.quick_returns),
        str(p.short_shifts),
        f"{p.wishes_met} av {p.wishes}" if p.wishes else NO_FIGURE,
    ]
