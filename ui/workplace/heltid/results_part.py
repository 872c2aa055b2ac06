"""What came of a study, in tabs: only the one that is open is made."""

from __future__ import annotations

import streamlit as st

from ui.workplace.client.studies import StudyInfo, StudyReport
from ui.workplace.heltid.basis_part import basis_part
from ui.workplace.heltid.compare_part import compare_part
from ui.workplace.heltid.files_part import files_part
from ui.workplace.heltid.opened import reported
from ui.workplace.heltid.pareto_part import pareto_part
from ui.workplace.heltid.table_part import table_part
from ui.workplace.language import _
from ui.workplace.session import Session, session
from ui.workplace.shell.trouble import told


@st.fragment
def results_part() -> None:
    """Table, pictures, two side by side, files, and what it rests on."""
    now = session()
    with told():
        found = reported(now)
        if found is not None:
            _tabs(now, *found)


def _tabs(now: Session, study: StudyInfo, report: StudyReport) -> None:
    table, picture, compare, files, basis = st.tabs(
        [
            _("Svar og tall"),
            _("Heltid mot kostnad og helger"),
            _("To tiltak, og hver ansatt"),
            _("Notat og filer"),
            _("Forutsetninger"),
        ],
        key="heltid-tabs",
        on_change="rerun",
    )
    if table.open:
        with table:
            table_part(now, report)
    if picture.open:
        with picture:
            pareto_part(now, report)
    if compare.open:
        with compare:
            compare_part(now, report)
    if files.open:
        with files:
            files_part(now, study)
    if basis.open:
        with basis:
            basis_part(report)
