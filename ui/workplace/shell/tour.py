"""Three steps through the pages, after the sample is opened for the first time."""

from __future__ import annotations

import streamlit as st

from ui.workplace.language import _
from ui.workplace.session import Session


def tour(session: Session) -> None:
    """The step that is due, with a way on and a way out; nothing when there is none."""
    if not session.tour:
        return
    steps = (
        (
            _("Dette er turnusen"),
            _(
                "Én rad for hver ansatt, én kolonne for hver dag. Klikk på en celle og skriv en vaktkode, for eksempel D. "
                "Nederst står behovene; de er røde der det mangler folk."
            ),
        ),
        (
            _("La Turnus fylle ut resten"),
            _(
                "Gå til Lag turnus i menyen til venstre og trykk på knappen. Planen blir bedre mens du ser på."
            ),
        ),
        (
            _("Rett det du vil"),
            _(
                "Når du endrer en celle, står det straks under rutenettet hva endringen bryter, med paragraf. Lås det som skal "
                "stå, og planlegg resten på nytt."
            ),
        ),
    )
    heading, text = steps[session.tour - 1]
    with st.container(border=True, key="tour"):
        st.markdown(
            f"**{heading}** · "
            + _("steg {number} av {count}").format(number=session.tour, count=len(steps))
            + f"  \n{text}"
        )
        with st.container(horizontal=True):
            if session.tour < len(steps):
                st.button(_("Neste"), on_click=_go, args=(session, session.tour + 1))
                st.button(_("Hopp over"), on_click=_go, args=(session, 0), type="tertiary")
            else:
                st.button(_("Ferdig"), on_click=_go, args=(session, 0))


def _go(session: Session, step: int) -> None:
    session.tour = step
