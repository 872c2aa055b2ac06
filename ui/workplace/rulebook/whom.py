"""Whom and where a rule line is for, in words and in a form."""

from __future__ import annotations

from typing import cast

import streamlit as st

from models.instance import Instance
from models.legal_limits import kind
from models.rules import Rule
from models.rules.base import AppliesTo
from ui.workplace.language import _, date_text, ngettext, together
from ui.workplace.roster.wording import person
from ui.workplace.rulebook.choices import choices
from ui.workplace.rulebook.draft import Values
from ui.workplace.rulebook.fields import several

MOST_NAMED = 4
"""People that are named; more are counted."""

EVERYWHERE = frozenset({"cover", "not_alone"})
"""Kinds of rule that are about places, not about whom a line is for."""

ALL_DAYS = 8


def whom_text(instance: Instance, line: Rule) -> str:
    """Who a line is for when it is not for everybody, where and on which days; nothing when it is for all."""
    said = []
    who = line.applies_to
    names = {c.id: c.name for c in instance.competences} | {u.id: u.name for u in instance.units}
    only = [names.get(one, one) for one in (*who.units, *who.competences)]
    if only:
        said.append(_("Gjelder {whom}").format(whom=", ".join(only)))
    if who.employees:
        said.append(_("Gjelder {whom}").format(whom=_people(instance, who.employees)))
    if who.except_employees:
        said.append(_("Gjelder ikke {whom}").format(whom=_people(instance, who.except_employees)))
    if kind(line) == "not_alone":
        said.append(_("Gjelder {whom}").format(whom=_where_and_when(instance, line)))
    return " · ".join(said)


def waived_text(instance: Instance, line: Rule) -> str:
    """Who is let off a line, and when."""
    said = []
    for waiver in line.waivers:
        when = " – ".join(date_text(date) for date in (waiver.first, waiver.last) if date is not None)
        said.append(
            _("Unntak for {person}").format(person=person(instance, waiver.employee))
            + (f" ({when})" if when else "")
        )
    return " · ".join(said)


def _people(instance: Instance, employees: tuple[str, ...]) -> str:
    if len(employees) > MOST_NAMED:
        return ngettext("{count} ansatt", "{count} ansatte", len(employees))
    return ", ".join(person(instance, one) for one in employees)


def _where_and_when(instance: Instance, line: Rule) -> str:
    units = cast("tuple[str, ...]", getattr(line, "units", ()))
    site = cast("str | None", getattr(line, "site", None))
    days = cast("tuple[str, ...]", getattr(line, "days", ()))
    unit_names, site_names = choices("units", instance), choices("sites", instance)
    if units:
        where = together([unit_names.get(one, one) for one in units])
    elif site is not None:
        where = site_names.get(site, site)
    else:
        where = _("alle enheter")
    if len(days) == ALL_DAYS:
        return _("{where}, alle dager").format(where=where)
    day_names = choices("day_kinds", instance)
    return f"{where}, {together([day_names[one] for one in days])}"


def whom_fields(instance: Instance, now: AppliesTo, form: str) -> Values:
    """Fields for whom a line is for, folded away; the value of ``applies_to`` as JSON."""
    people = {one.id: one.name for one in instance.employees}
    with st.expander(_("Hvem gjelder regelen for? Tomt: alle"), expanded=now != AppliesTo()):
        return {
            "units": several(
                _("Bare ansatte på"), choices("units", instance), now.units, f"{form}-whom-units"
            ),
            "competences": several(
                _("Bare ansatte med"),
                {one.id: one.name for one in instance.competences},
                now.competences,
                f"{form}-whom-competences",
            ),
            "employees": several(_("Bare disse"), people, now.employees, f"{form}-whom-employees"),
            "except_employees": several(_("Ikke disse"), people, now.except_employees, f"{form}-whom-except"),
        }
