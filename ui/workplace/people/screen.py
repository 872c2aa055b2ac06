"""The tables of people, and what is done with them."""

from __future__ import annotations

import json

import streamlit as st

from models.calendar import Horizon
from ui.workplace.language import _
from ui.workplace.people import columns, summary
from ui.workplace.people.absence_chart import absence_chart
from ui.workplace.people.dialogs import add_person, erase_person, remove_person
from ui.workplace.people.tables import ABSENCES, CONTRACTS, EXEMPT, PEOPLE, WISHES
from ui.workplace.session import session
from ui.workplace.shell.trouble import told
from ui.workplace.ward import words
from ui.workplace.ward.draft import TABLES, Draft, drafted, people_named
from ui.workplace.ward.editor import Column, table_editor
from ui.workplace.ward.findings import by_row
from ui.workplace.ward.saving import save_bar, told_of_saving
from ui.workplace.ward.tables import Table
from ui.workplace.ward.titles import titles

SECTION = "people-section"


@st.fragment
def people_part() -> None:
    """Figures, the tables, and the bar that stores them. Typing in a table runs this part of the page alone."""
    now = session()
    if now.ward is None:
        return
    with told():
        draft = drafted(now.ward)
        figures, bar, trouble = st.container(), st.container(), st.container()
        section = _section(draft)
        _table(draft, section)
        with figures:
            summary.show(draft.tables["people"], draft.instance(), words.named(draft.base, "competences"))
        with bar:
            save_bar(draft)
        with trouble:
            told_of_saving(draft, titles())


def _section(draft: Draft) -> str:
    named = titles()
    keys = ["people", "exemptions", "contracts", "absences", "wishes"]
    if not draft.access.exemptions:
        keys.remove("exemptions")
    return st.segmented_control(
        _("Vis"),
        keys,
        format_func=lambda key: named[key] + (" ●" if draft.changed(key) else ""),
        default=keys[0],
        required=True,
        key=SECTION,
        label_visibility="collapsed",
    )


def _edit(draft: Draft, table: Table, shown: list[Column], *, grows: bool, empty: str = "") -> None:
    table_editor(
        draft,
        table,
        shown,
        faults=by_row(draft, table.key, TABLES, columns.labels(shown)),
        label=titles()[table.key],
        rows="dynamic" if grows else "fixed",
        empty=empty,
    )


def _table(draft: Draft, section: str) -> None:
    match section:
        case "people":
            _people(draft)
        case "exemptions":
            st.caption(
                _(
                    "Bare lederen for avdelingen ser fritak. Skriv aldri hvorfor noen har fritak, heller ikke i notater."
                )
            )
            _edit(draft, EXEMPT, columns.exemptions(), grows=False)
        case "contracts":
            st.caption(_("Bare for den som får ny stilling i løpet av planen."))
            _edit(draft, CONTRACTS, columns.contracts(draft), grows=True, empty=_adding(draft))
        case "absences":
            if not draft.access.exemptions:
                st.caption(_("Sykdom og permisjon vises som «Annet» for alle andre enn lederen."))
            _edit(draft, ABSENCES, columns.absences(draft), grows=True, empty=_adding(draft))
            absence_chart(
                draft.tables["absences"],
                people_named(draft.tables["people"]),
                Horizon.model_validate_json(json.dumps(draft.base["horizon"])),
            )
        case "wishes":
            _edit(draft, WISHES, columns.wishes(draft), grows=True, empty=_adding(draft))


def _adding(draft: Draft) -> str:
    if not draft.may_change:
        return _("Ingen er lagt inn.")
    return _("Ingen er lagt inn ennå. Klikk i den tomme raden for å legge til.")


def _people(draft: Draft) -> None:
    _edit(draft, PEOPLE, columns.people(draft), grows=False)
    now = session()
    with st.container(horizontal=True, key="people-actions"):
        if draft.may_change:
            if st.button(_("Legg til ansatt"), icon=":material/person_add:"):
                add_person()
            if st.button(_("Ta bort ansatt"), icon=":material/person_remove:"):
                remove_person()
        if (
            now.me is not None
            and now.me.may("people")
            and st.button(_("Personopplysninger"), icon=":material/badge:")
        ):
            erase_person()
