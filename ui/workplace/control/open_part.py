"""Open shifts: how many, where, of what competence, on which days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import streamlit as st
from babel.dates import get_day_names

from models.instance import Instance
from models.open_shifts import OpenShift
from ui.workplace.control.charts import QUIET, counts
from ui.workplace.control.screen import Control
from ui.workplace.control.wording import competences_text, length, need_text, place
from ui.workplace.language import _, locale, ngettext
from ui.workplace.roster.wording import day, plain
from ui.workplace.shell import navigation

MOST_ROWS = 40


def open_part(control: Control) -> None:
    """Pictures of them, and a list."""
    found = control.judgement.kpis.open_shifts
    if not found:
        st.success(
            _("Ingen åpne vakter. Minimum i bemanningsplanen er dekket hele perioden."),
            icon=":material/check_circle:",
        )
        return
    people = sum(shift.people for shift in found)
    st.markdown(
        _("{shifts}, {hours} til sammen: så mye mangler på minimum i bemanningsplanen.").format(
            shifts="**" + ngettext("{count} åpen vakt", "{count} åpne vakter", people) + "**",
            hours=length(sum(shift.minutes for shift in found)),
        )
    )
    instance = control.instance
    unit, competence, weekday = st.columns(3)
    with unit:
        _picture(_("Etter enhet"), ranked(found, lambda shift: where(instance, shift)))
    with competence:
        _picture(
            _("Etter kompetanse"),
            ranked(found, lambda shift: competences_text(instance, shift.competences)),
        )
    with weekday:
        _picture(_("Etter ukedag"), by_weekday(found))
    st.table(_rows(instance, found), border="horizontal", hide_index=True)
    if len(found) > MOST_ROWS:
        st.checkbox(_("Vis alle {count}").format(count=len(found)), key="control-open-all")
    st.page_link(
        navigation.ROSTER, label=_("Se hvem som kan ta vaktene: åpne et rødt behov under rutenettet i Turnus")
    )


def where(instance: Instance, shift: OpenShift) -> str:
    """The place that an open shift's need is in."""
    need = next((need for need in instance.demand if need.id == shift.demand), None)
    return shift.demand if need is None else place(instance, need)


def ranked(shifts: Sequence[OpenShift], of: Callable[[OpenShift], str]) -> list[tuple[str, int]]:
    """How many people are missing, by something about a shift, the most first."""
    found: Counter[str] = Counter()
    for shift in shifts:
        found[of(shift)] += shift.people
    return found.most_common()


def by_weekday(shifts: Sequence[OpenShift]) -> list[tuple[str, int]]:
    """How many people are missing on each day of the week, from Monday."""
    names = get_day_names("wide", locale=locale())
    found: Counter[int] = Counter()
    for shift in shifts:
        found[shift.date.weekday()] += shift.people
    return [(names[number].capitalize(), found[number]) for number in range(7)]


def _picture(heading: str, rows: list[tuple[str, int]]) -> None:
    st.markdown(f"**{heading}**")
    said = ", ".join(f"{name} {count}" for name, count in rows)
    figure = counts([name for name, _count in rows], [count for _name, count in rows], _("Åpne vakter"))
    st.plotly_chart(figure, config=QUIET, alt=f"{heading}: {said}")


def _rows(instance: Instance, found: Sequence[OpenShift]) -> dict[str, list[str]]:
    needs = {need.id: need for need in instance.demand}
    ordered = sorted(found, key=lambda shift: (shift.date, shift.start_minute))
    shown = ordered if st.session_state.get("control-open-all") else ordered[:MOST_ROWS]
    return {
        _("Dag"): [day(instance, shift.date) for shift in shown],
        _("Tid"): [f"{shift.start}–{shift.end}" for shift in shown],
        _("Behov"): [plain(need_text(instance, needs[shift.demand])) for shift in shown],
        _("Hvor"): [plain(where(instance, shift)) for shift in shown],
        _("Kompetanse"): [plain(competences_text(instance, shift.competences)) for shift in shown],
        _("Mangler"): [ngettext("{count} person", "{count} personer", shift.people) for shift in shown],
        _("Passer med"): [plain(shift.shift or "") for shift in shown],
    }
