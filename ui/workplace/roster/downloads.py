"""The roster as files: for the wall, for drøfting, for spreadsheets and other programs."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui.workplace.client.rosters import File
from ui.workplace.language import _
from ui.workplace.roster.screen import shown
from ui.workplace.session import session


def downloads() -> None:
    """One button for each kind of file. It is made when the button is pressed."""
    screen = shown(session())
    kinds: tuple[tuple[File, str, str], ...] = (
        ("veggplan.pdf", _("Veggplan (PDF, A3)"), "application/pdf"),
        ("drofting.pdf", _("Til drøfting (PDF)"), "application/pdf"),
        (
            "turnus.xlsx",
            _("Regneark (Excel)"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("turnus.csv", _("Til andre systemer (CSV)"), "text/csv"),
    )
    rosters = session().client.rosters
    with st.popover(_("Last ned"), icon=":material/download:"):
        for name, label, kind in kinds:
            stem, _dot, ending = name.rpartition(".")
            st.download_button(
                label,
                data=partial(rosters.file, screen.id, screen.number, name),
                file_name=f"{stem}-{screen.number}.{ending}",
                mime=kind,
                on_click="ignore",
                width="stretch",
                key=f"download-{name}",
            )
