"""The decision memo and the figures as files. Each is made when it is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui.workplace.client.studies import File, StudyInfo
from ui.workplace.downloads import download_button
from ui.workplace.heltid.names_choice import names_choice
from ui.workplace.heltid.opened import shows_names
from ui.workplace.language import _
from ui.workplace.session import Session

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def files_part(now: Session, study: StudyInfo) -> None:
    """One button for each, with what is in it."""
    kinds: tuple[tuple[File, str, str, str], ...] = (
        (
            "report.pdf",
            _("Beslutningsnotat (PDF)"),
            PDF,
            _(
                "To sider for alle, så hva hvert tiltak betyr, forutsetninger med kilder, og det tallene ikke vet."
            ),
        ),
        (
            "report.xlsx",
            _("Regneark (Excel)"),
            XLSX,
            _("Alle tall, et ark for hvert tiltak med en linje for hver ansatt, og forutsetningene."),
        ),
        ("report.csv", _("Til andre systemer (CSV)"), "text/csv", _("Én linje for hvert tiltak.")),
    )
    names_choice(now, "files")
    for name, label, kind, explained in kinds:
        ending = name.rpartition(".")[2]
        download_button(
            label,
            partial(now.client.studies.file, study.id, name, names=shows_names(now)),
            f"heltid-{study.created_at:%Y-%m-%d}.{ending}",
            kind,
            key=f"heltid-file-{ending}",
        )
        st.caption(explained)
