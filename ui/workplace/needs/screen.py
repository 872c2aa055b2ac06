"""Needs as curves and as tables, and whether they can be met."""

from __future__ import annotations

from typing import cast

import streamlit as st

from models.base import DayKind
from models.instance import Instance
from ui.workplace.language import _
from ui.workplace.needs import columns, verdict
from ui.workplace.needs.arithmetic import arithmetic
from ui.workplace.needs.chart import curve_chart, in_words, shift_chart
from ui.workplace.needs.curves import Curve, curves, shifts_of
from ui.workplace.needs.tables import DAY_KINDS, DEMAND, EVENTS
from ui.workplace.people.columns import labels
from ui.workplace.roster.wording import plain
from ui.workplace.session import session
from ui.workplace.shell.trouble import told
from ui.workplace.ward import words
from ui.workplace.ward.draft import TABLES, Draft, drafted
from ui.workplace.ward.editor import Column, table_editor
from ui.workplace.ward.findings import by_row
from ui.workplace.ward.saving import save_bar, told_of_saving
from ui.workplace.ward.tables import Table
from ui.workplace.ward.titles import titles

SECTION = "needs-section"

CURVES, WHOLE = "curves", "whole"


@st.fragment
def needs_part() -> None:
    """The answer, the curves or a table, and the bar that stores. Typing runs this part of the page alone."""
    now = session()
    if now.ward is None:
        return
    with told():
        draft = drafted(now.ward)
        answer, bar, trouble = st.container(), st.container(), st.container()
        section = _section(draft)
        if section in ("demand", "events"):
            _table(draft, section)
        instance = draft.instance()
        with answer:
            _answer(instance)
        with bar:
            save_bar(draft)
        with trouble:
            told_of_saving(draft, titles())
        shown = instance or draft.stored_instance()
        if section == CURVES:
            _curves(shown)
        elif section == WHOLE:
            verdict.whole(arithmetic(shown))


def _answer(instance: Instance | None) -> None:
    if instance is None:
        st.info(_("Regnestykket vises når alt i tabellene er riktig fylt ut."))
        return
    found = arithmetic(instance)
    verdict.figures(found.sums, instance.horizon.weeks)
    verdict.verdict(found)


def _section(draft: Draft) -> str:
    named = {CURVES: _("Gjennom døgnet"), **titles(), WHOLE: _("Regnestykket")}
    return st.segmented_control(
        _("Vis"),
        [CURVES, "demand", "events", WHOLE],
        format_func=lambda key: (
            named[key] + (" ●" if key in ("demand", "events") and draft.changed(key) else "")
        ),
        default=CURVES,
        required=True,
        key=SECTION,
        label_visibility="collapsed",
    )


def _table(draft: Draft, section: str) -> None:
    empty = _("Ingen er lagt inn ennå. Klikk i den tomme raden for å legge til.")
    if section == "demand":
        _edit(draft, DEMAND, columns.demand(draft), empty)
        st.caption(
            _(
                "En linje gjelder hvert øyeblikk i tidsrommet. En person teller på alle linjene hun passer til. hd. er helligdager fra mandag til lørdag."
            )
        )
    else:
        _edit(draft, EVENTS, columns.events(draft), empty)


def _edit(draft: Draft, table: Table, shown: list[Column], empty: str) -> None:
    table_editor(
        draft,
        table,
        shown,
        faults=by_row(draft, table.key, TABLES, labels(shown)),
        label=titles()[table.key],
        rows="dynamic",
        empty=empty if draft.may_change else _("Ingen er lagt inn."),
    )


@st.fragment
def _curves(instance: Instance) -> None:
    """Choosing another unit or day runs this part alone."""
    if not instance.demand:
        st.info(_("Ingen behov er lagt inn ennå. Velg Behov over og legg til linjer."))
        return
    names = {unit.id: unit.name for unit in instance.units}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        unit = st.selectbox(
            _("Enhet"), list(names), format_func=lambda key: names[key], key="needs-unit", width=240
        )
        day = st.segmented_control(
            _("Dag"),
            DAY_KINDS,
            format_func=lambda one: words.weekday(one).capitalize(),
            default=DAY_KINDS[0],
            required=True,
            key="needs-day",
        )
    found = curves(instance, unit, cast("DayKind", day))
    if not found:
        st.info(_("Ingen trengs her denne dagen."))
    else:
        st.caption(_("Fylt felt: det minste som trengs. Hel strek: ønsket. Stiplet strek: høyst."))
    for curve in found:
        label = curve_label(instance, curve, unit)
        st.markdown(f"**{plain(label)}**", help=in_words(curve.steps) or None)
        curve_chart(curve.steps, label)
    shifts = shifts_of(instance, unit)
    if shifts:
        st.markdown("**" + _("Vakter som kan dekke behovet") + "**")
        shift_chart(instance, shifts)


def curve_label(instance: Instance, curve: Curve, unit: str) -> str:
    """Who is needed, and where else they may be."""
    skills = {one.id: one.name for one in instance.competences}
    who = _(" eller ").join(skills[key] for key in curve.competences) or _("Alle")
    others = [one.name for one in instance.units if one.id in curve.units and one.id != unit]
    if not others:
        return who
    return _("{who}, felles med {units}").format(who=who, units=", ".join(others))
