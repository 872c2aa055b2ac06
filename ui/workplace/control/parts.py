"""The parts of the page, one at a time: what is chosen in one does not run the others."""

from __future__ import annotations

import streamlit as st

from ui.workplace.control.audit_part import audit_part
from ui.workplace.control.compare_part import compare_part
from ui.workplace.control.discussion_part import discussion_part
from ui.workplace.control.fairness_part import fairness_part
from ui.workplace.control.files_part import files_part
from ui.workplace.control.open_part import open_part
from ui.workplace.control.screen import on_page_now
from ui.workplace.language import _
from ui.workplace.session import session
from ui.workplace.shell.trouble import told


@st.fragment
def parts() -> None:
    """Tabs; only the one that is open is made."""
    now = session()
    control = on_page_now(now)
    audit, fairness, open_shifts, discussion, files, compare = st.tabs(
        [
            _("Kontroll"),
            _("Fordeling"),
            _("Åpne vakter"),
            _("Drøfting og godkjenning"),
            _("Skriv ut og hent"),
            _("Sammenlign"),
        ],
        key="control-tabs",
        on_change="rerun",
    )
    with told():
        if audit.open:
            with audit:
                audit_part(now, control)
        if fairness.open:
            with fairness:
                fairness_part(now, control)
        if open_shifts.open:
            with open_shifts:
                open_part(control)
        if discussion.open:
            with discussion:
                discussion_part(now, control)
        if files.open:
            with files:
                files_part(now, control)
        if compare.open:
            with compare:
                compare_part(now, control)
