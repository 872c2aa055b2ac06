"""The sidebar under the navigation: which ward, which roster, who is signed in, which language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from ui.workplace.language import LANGUAGES, _, choose, current, moment
from ui.workplace.session import Session
from ui.workplace.shell import sign_in
from ui.workplace.shell.stages import stage_badge

LOCAL = "local"
"""Who everybody is to a service that only this machine reaches."""


def choices(session: Session) -> None:
    """Choose a ward and one of its rosters."""
    if not session.wards:
        return
    names = told_apart({ward.id: ward.name for ward in session.wards})
    st.session_state["choose-ward"] = session.ward
    st.selectbox(
        _("Avdeling"),
        list(names),
        format_func=lambda ward: names.get(ward, ""),
        key="choose-ward",
        on_change=lambda: session.open_ward(st.session_state["choose-ward"]),
    )
    if session.rosters:
        _choose_roster(session)


def told_apart(labels: Mapping[str, str]) -> dict[str, str]:
    """The labels with a number behind those that stand before: a list with equal ones opens the wrong thing."""
    seen: Counter[str] = Counter()
    found = {}
    for key, label in reversed(list(labels.items())):  # the oldest keeps its label when a new one comes
        seen[label] += 1
        found[key] = label if seen[label] == 1 else f"{label} ({seen[label]})"
    return {key: found[key] for key in labels}


def _choose_roster(session: Session) -> None:
    made = told_apart({roster.id: moment(roster.created_at) for roster in session.rosters})
    st.session_state["choose-roster"] = session.roster
    st.selectbox(
        _("Turnus"),
        list(made),
        format_func=lambda roster: made.get(roster, ""),
        key="choose-roster",
        on_change=lambda: session.open_roster(st.session_state["choose-roster"]),
        help=_("Turnusene for avdelingen, etter når de ble laget. Den nyeste står først."),
    )
    info = session.roster_info()
    if info is not None:
        number = session.revision or info.revision
        standing = session.client.rosters.standing(info.id, number)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            stage_badge(standing.stage)
            if session.revision is not None:
                st.caption(_("Versjon {number} av {latest}").format(number=number, latest=info.revision))


def foot(session: Session) -> None:
    """Who is signed in, and the language."""
    if session.me is not None:
        name = _("lokal bruker") if session.me.subject == LOCAL else session.me.name
        st.caption(_("Logget inn: {name}").format(name=name))
        if sign_in.is_signed_in():
            st.button(_("Logg ut"), on_click=sign_in.leave, type="tertiary")
    st.session_state["choose-language"] = current()
    st.selectbox(
        _("Språk"),
        list(LANGUAGES),
        format_func=lambda code: LANGUAGES[code],
        key="choose-language",
        on_change=lambda: choose(st.session_state["choose-language"]),
    )
