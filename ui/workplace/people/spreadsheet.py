"""Wards from and to spreadsheets, and a ward for the next period."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui.workplace.client.wards import XLSX
from ui.workplace.downloads import download_button
from ui.workplace.language import _, ngettext
from ui.workplace.people.difference import Difference, differences
from ui.workplace.people.next_period import next_period_part
from ui.workplace.people.uploading import read_upload, uploader
from ui.workplace.roster.wording import plain
from ui.workplace.session import Session, session
from ui.workplace.shell.trouble import told
from ui.workplace.ward.draft import Draft, drafted
from ui.workplace.ward.saving import store

MOST_NAMED = 8


@st.fragment
def spreadsheet_part() -> None:
    """What can be done with spreadsheets, folded away under the tables."""
    now = session()
    with told():
        if now.ward is not None:
            _this_ward(now, drafted(now.ward))
        if now.may_write():
            with st.expander(_("Ny avdeling eller ny periode"), icon=":material/add_home:", key="new-ward"):
                _new_ward(now)
                if now.ward is not None:
                    st.divider()
                    next_period_part(now)


def _this_ward(now: Session, draft: Draft) -> None:
    with st.expander(_("Avdelingen i regneark"), icon=":material/table:", key="ward-spreadsheet"):
        st.write(
            _(
                "Last ned avdelingen, endre den i Excel og hent den inn igjen. Ingenting lagres før du har sett hva som endres."
            )
        )
        download_button(
            _("Last ned avdelingen"),
            partial(now.client.wards.excel, draft.ward, draft.number),
            "avdeling.xlsx",
            XLSX,
            key="ward-download",
        )
        if draft.dirty:
            st.info(
                _(
                    "Du har endringer som ikke er lagret. Lagre eller forkast dem før du henter inn et regneark."
                )
            )
        elif draft.may_change:
            _changed_ward(now, draft)


def _changed_ward(now: Session, draft: Draft) -> None:
    content = uploader(_("Hent inn et endret regneark"), "ward-upload")
    found = None if content is None else read_upload(now, content)
    if found is None:
        return
    document = found.model_dump(mode="json")
    changes = differences(draft.base, document)
    if not changes:
        st.info(_("Regnearket sier det samme som avdelingen. Det er ingenting å lagre."))
        return
    st.markdown("**" + _("Dette endres") + "**")
    st.markdown("\n".join(f"- {change_text(change)}" for change in changes))
    if any(change.part == "units" and change.gone and change.added for change in changes) and not any(
        one["id"] in {old["id"] for old in draft.base["employees"]} for one in document["employees"]
    ):
        st.warning(_("Regnearket ser ut til å være fra en annen avdeling: ingen av de ansatte er de samme."))
    if st.button(_("Lagre endringene"), type="primary", key="upload-save"):
        if store(draft, found.model_dump_json().encode()):
            st.session_state.pop("ward-upload", None)
            st.rerun()
        elif draft.newer is not None:
            draft.newer = None
            st.warning(
                _(
                    "Noen andre har lagret endringer i avdelingen i mellomtiden. Ingenting er lagret. Last siden på nytt, last ned avdelingen og gjør endringene i det nye regnearket."
                )
            )
        else:
            st.error(_("Det ble ikke lagret. Se meldingen over tabellene."))


def _new_ward(now: Session) -> None:
    st.subheader(_("Ny avdeling fra regneark"), anchor=False)
    st.write(_("Last ned malen, fyll den ut og hent den inn. Arket Veiledning forklarer hver kolonne."))
    download_button(
        _("Last ned malen"), now.client.wards.template, "turnusmal.xlsx", XLSX, key="template-download"
    )
    content = uploader(_("Hent inn den utfylte malen"), "new-ward-upload")
    found = None if content is None else read_upload(now, content)
    if found is None:
        return
    st.markdown(
        _("**{name}**: {people}, {needs}, {weeks}.").format(
            name=plain(found.name),
            people=ngettext("{count} ansatt", "{count} ansatte", len(found.employees)),
            needs=ngettext("{count} behov", "{count} behov", len(found.demand)),
            weeks=ngettext("{count} uke", "{count} uker", found.horizon.weeks),
        )
    )
    if st.button(_("Opprett avdelingen"), type="primary", key="create-ward"):
        made = now.client.wards.create(found)
        now.open_ward(made.id)
        st.toast(_("Avdelingen er opprettet."))
        st.rerun()


def change_text(change: Difference) -> str:
    """What is added, gone and changed of one kind, as Markdown."""
    title = {
        "employees": _("Ansatte"),
        "units": _("Enheter"),
        "competences": _("Kompetanser"),
        "shifts": _("Vaktkoder"),
        "demand": _("Behov"),
        "events": _("Møter og opplæring"),
        "absences": _("Fravær"),
        "wishes": _("Ønsker"),
        "pins": _("Låste dager"),
        "name": _("Navnet på planen"),
        "horizon": _("Perioden"),
        "sites": _("Steder"),
        "travel": _("Reisetid"),
        "notes": _("Notater"),
        "history": _("Vakter før planen"),
        "rulebook": _("Regelboken"),
        "overrides": _("Endringer i regler"),
    }[change.part]
    parts = [
        f"{text}{_names(names)}"
        for names, text in (
            (change.added, ngettext("{count} ny", "{count} nye", len(change.added))),
            (change.gone, ngettext("{count} borte", "{count} borte", len(change.gone))),
            (change.changed, ngettext("{count} endret", "{count} endret", len(change.changed))),
        )
        if names
    ]
    if change.changed == (change.part,):
        parts = [_("endret")]
    return f"**{title}**: {', '.join(parts)}"


def _names(names: tuple[str, ...]) -> str:
    named = [plain(name) for name in names if name]
    if not named:
        return ""
    more = ["…"] if len(named) > MOST_NAMED else []
    return " (" + ", ".join([*named[:MOST_NAMED], *more]) + ")"
