"""Which people the grid shows."""

from __future__ import annotations

import streamlit as st

from models.instance import Instance
from ui.workplace.language import _
from ui.workplace.roster.screen import shown
from ui.workplace.session import session

COMPETENCES, NAME = "roster-competences", "roster-name"


def filters() -> None:
    """Choose by competence and name."""
    instance = shown(session()).instance
    names = {competence.id: competence.name for competence in instance.competences}
    by_competence, by_name = st.columns([3, 2], gap="small")
    by_competence.multiselect(
        _("Vis kompetanse"),
        list(names),
        format_func=lambda competence: names.get(competence, ""),
        key=COMPETENCES,
        placeholder=_("Alle kompetanser"),
        label_visibility="collapsed",
    )
    by_name.text_input(
        _("Finn ansatt"),
        key=NAME,
        placeholder=_("Finn ansatt"),
        label_visibility="collapsed",
        icon=":material/search:",
    )


def people_shown(instance: Instance) -> frozenset[str] | None:
    """Ids of those who have one of the chosen competences and the text in their name; None for everybody."""
    competences = frozenset(st.session_state.get(COMPETENCES, ()))
    name = str(st.session_state.get(NAME, "")).strip().casefold()
    if not competences and not name:
        return None
    return frozenset(
        employee.id
        for employee in instance.employees
        if name in employee.name.casefold()
        and (not competences or instance.holds_any(employee.id, competences))
    )
