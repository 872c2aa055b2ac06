"""What the figures rest on, and what they do not know."""

from __future__ import annotations

import streamlit as st

from ui.workplace.client.studies import StudyReport
from ui.workplace.language import _
from ui.workplace.roster.wording import plain

TALL = 520


def basis_part(report: StudyReport) -> None:
    """First what nobody can read from the figures, then every assumption with its source."""
    st.header(_("Det tallene ikke vet"), anchor=False)
    st.markdown("\n".join(f"- {plain(text)}" for text in report.not_known))
    st.header(_("Forutsetninger og kilder"), anchor=False)
    st.caption(
        _("Tall som er «ikke kontrollert» eller «antatt», må settes etter egen kommune før de brukes.")
    )
    st.dataframe(
        basis_table(report),
        hide_index=True,
        height=TALL,
        row_height=64,
        column_config={
            _("Hva"): st.column_config.TextColumn(width=240),
            _("Verdi"): st.column_config.TextColumn(width=200),
            _("Kilde"): st.column_config.TextColumn(width=260),
            _("Merknad"): st.column_config.TextColumn(width=240),
        },
        alt=_("Forutsetninger og kilder"),
    )


def basis_table(report: StudyReport) -> dict[str, list[str]]:
    """Columns by heading, a row for each assumption."""
    rows = report.assumptions
    return {
        _("Gjelder"): [row.subject for row in rows],
        _("Hva"): [row.what for row in rows],
        _("Verdi"): [row.value for row in rows],
        _("Hvor sikkert"): [row.confidence for row in rows],
        _("Kilde"): ["; ".join(row.sources) for row in rows],
        _("Merknad"): [row.note for row in rows],
    }
