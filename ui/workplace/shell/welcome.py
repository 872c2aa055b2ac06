"""The first visit: there is no ward yet."""

from __future__ import annotations

import streamlit as st

from instances.library import load_named
from ui.workplace.language import _
from ui.workplace.session import Session
from ui.workplace.shell import navigation
from ui.workplace.starting import empty_roster

SAMPLE = "hemnes/korgen"


def welcome(session: Session) -> None:
    """What the pages are for, in three steps, and a ward to try them on."""
    st.title(_("Velkommen til Turnus"))
    st.write(
        _(
            "Her lager du neste turnus for avdelingen: du sier hvem som jobber og hva som trengs, Turnus foreslår en plan "
            "som holder lov og avtaler, og du retter den til den er slik dere vil ha den."
        )
    )
    steps = (
        (
            _("1. Se over avdelingen"),
            _("Ansatte, stillinger og behov for bemanning står klare, og kan rettes."),
        ),
        (_("2. Lag turnus"), _("Trykk på knappen og se planen bli bedre. Du kan stoppe når den er god nok.")),
        (
            _("3. Rett, drøft og heng opp"),
            _("Endre vakter for hånd, se straks hva som brytes, og skriv ut til veggen og til drøfting."),
        ),
    )
    for column, (heading, text) in zip(st.columns(3), steps, strict=True):
        with column.container(border=True, height="stretch"):
            st.subheader(heading, anchor=False)
            st.write(text)
    if not session.may_write():
        st.info(_("Det er ingen avdelinger her som du har tilgang til ennå."))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("Åpne eksempelet Korgen omsorgssenter"), type="primary"):
            open_sample(session)
            st.rerun()
        st.page_link(navigation.PEOPLE, label=_("Hent egen avdeling fra regneark"))
    st.caption(_("Eksempelet har oppdiktede ansatte. Du kan prøve alt uten å ødelegge noe."))


def open_sample(session: Session) -> None:
    """Store the sample ward with a roster to fill in, and open them."""
    instance = load_named(SAMPLE)
    client = session.client
    ward = client.wards.create(instance)
    roster = client.rosters.create(ward.id, ward.revision, empty_roster(instance))
    session.open_ward(ward.id)
    session.open_roster(roster.id)
    session.tour = 1
