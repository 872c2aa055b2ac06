"""Above the grid: which roster it is, how it stands, and what can be done with it as a whole."""

from __future__ import annotations

import streamlit as st

from models.findings import Severity
from ui.workplace.client import Stage
from ui.workplace.language import _, ngettext
from ui.workplace.roster.comparing import comparing
from ui.workplace.roster.downloads import downloads
from ui.workplace.roster.replanning import replanning
from ui.workplace.roster.screen import RosterScreen, shown, ward_changed
from ui.workplace.session import session


def head() -> None:
    """One line."""
    now = session()
    screen = shown(now)
    with st.container(horizontal=True, vertical_alignment="center", key="roster-head"):
        st.title(_("Turnus"), anchor=False, width="content")
        with st.container():
            st.markdown(_standing(screen))
        comparing()
        if now.may_write() and now.me is not None and now.me.may("solve"):
            replanning()
        downloads()
    if screen.latest and ward_changed(now):
        st.caption(
            _(
                "Avdelingen er endret etter at turnusen ble laget. Her vises den slik den var. "
                "Planlegg resten på nytt for å ta endringene med."
            )
        )
    if screen.latest and screen.stage != "draft" and now.may_write():
        st.caption(_on_its_way(screen.stage))
    if not screen.latest:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(_("Du ser på en eldre versjon. Den kan ikke endres."))
            if st.button(_("Vis den nyeste")):
                now.open_roster(screen.id)
                st.rerun()


def _on_its_way(stage: Stage) -> str:
    """What an edit does to a version that is no draft any more."""
    match stage:
        case "published":
            said = _("Denne versjonen er publisert og blir stående slik den er.")
        case "approved":
            said = _("Denne versjonen er godkjent og blir stående slik den er.")
        case _other:
            said = _("Denne versjonen er sendt til drøfting og blir stående slik den er.")
    return f"{said} " + _("Det du endrer her, blir en ny versjon, som er kladd.")


def _standing(screen: RosterScreen) -> str:
    found = screen.judgement.findings
    hard = sum(f.severity is Severity.HARD for f in found)
    deviations = sum(f.severity is Severity.DEVIATION for f in found)
    open_shifts = sum(s.people for s in screen.judgement.kpis.open_shifts)
    parts = [
        _("Versjon {number}").format(number=screen.number),
        ":red-badge[" + ngettext("{count} brudd", "{count} brudd", hard) + "]"
        if hard or not screen.judgement.clean
        else ":green-badge[" + _("holder lov og avtaler") + "]",
    ]
    if deviations:
        parts.append(":orange-badge[" + ngettext("{count} avvik", "{count} avvik", deviations) + "]")
    if open_shifts:
        parts.append(":gray-badge[" + ngettext("{count} åpen vakt", "{count} åpne vakter", open_shifts) + "]")
    if screen.compared is not None:
        differing = len(screen.compared.cells)
        parts.append(
            ":blue-badge[" + ngettext("{count} celle er ulik", "{count} celler er ulike", differing) + "]"
        )
    return " ".join(parts)
