"""At the top of the page: which version it is, how it stands, and what there is of each kind."""

from __future__ import annotations

import streamlit as st

from models.findings import Severity
from ui.workplace.control.findings import counted
from ui.workplace.control.screen import Control
from ui.workplace.language import _, ngettext
from ui.workplace.session import Session
from ui.workplace.shell.stages import stage_badge


def head(now: Session, control: Control) -> None:
    """The title and one line."""
    st.title(_("Kontroll og drøfting"), anchor=False)
    screen = control.screen
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_("Versjon {number}").format(number=screen.number), width="content")
        stage_badge(control.stage)
        st.markdown(" ".join(_counts(control)), width="content")
    if not screen.latest:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(_("Du ser på en eldre versjon. Den kan ikke endres."))
            if st.button(_("Vis den nyeste")):
                now.open_roster(screen.id)
                st.rerun()


def _counts(control: Control) -> list[str]:
    counts = counted(control.judgement.findings)
    hard, agreed, soft = (counts[s] for s in (Severity.HARD, Severity.DEVIATION, Severity.SOFT))
    open_shifts = sum(shift.people for shift in control.judgement.kpis.open_shifts)
    said = [
        ":red-badge[" + ngettext("{count} brudd", "{count} brudd", hard) + "]"
        if hard or not control.judgement.clean
        else ":green-badge[" + _("holder lov og avtaler") + "]"
    ]
    if agreed:
        said.append(
            ":orange-badge[" + ngettext("{count} avvik med avtale", "{count} avvik med avtale", agreed) + "]"
        )
    if soft:
        said.append(":gray-badge[" + ngettext("{count} ønske eller mål", "{count} ønsker og mål", soft) + "]")
    if open_shifts:
        said.append(":gray-badge[" + ngettext("{count} åpen vakt", "{count} åpne vakter", open_shifts) + "]")
    return said
