"""The plan on paper and as files, for everybody and for one person. Each is made when it is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui.workplace.client.rosters import File
from ui.workplace.control.screen import Control, stages
from ui.workplace.downloads import download_button
from ui.workplace.language import _
from ui.workplace.roster.wording import person
from ui.workplace.session import Session

PERSON = "control-person"

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def files_part(now: Session, control: Control) -> None:
    """Two columns: the whole plan, and one person."""
    whole, one = st.columns(2, gap="medium")
    with whole:
        st.header(_("Hele planen"), anchor=False)
        _whole(now, control)
    with one:
        st.header(_("Én ansatt"), anchor=False)
        _person(now, control)


def _whole(now: Session, control: Control) -> None:
    kinds: tuple[tuple[File, str, str, str], ...] = (
        ("veggplan.pdf", _("Veggplan (PDF)"), PDF, _("A3 liggende, med tegnforklaring og underskrifter.")),
        ("drofting.pdf", _("Dokument for drøfting (PDF)"), PDF, _("A4, med avvik, hjemmel og fordeling.")),
        (
            "turnus.xlsx",
            _("Regneark (Excel)"),
            XLSX,
            _("Med farger, og det kontrollen fant som merknader i cellene."),
        ),
        ("turnus.csv", _("Til andre systemer (CSV)"), "text/csv", _("Én linje for hver vakt.")),
    )
    screen = control.screen
    for name, label, kind, explained in kinds:
        stem, _dot, ending = name.rpartition(".")
        _button(
            label,
            partial(now.client.rosters.file, screen.id, screen.number, name),
            f"{stem}-{screen.number}.{ending}",
            kind,
            explained,
        )


def _person(now: Session, control: Control) -> None:
    screen, instance = control.screen, control.instance
    people = sorted((e.id for e in instance.employees), key=lambda e: person(instance, e))
    kept = now.kept.get(PERSON)
    st.session_state.setdefault(PERSON, kept if kept in people else None)
    chosen = st.selectbox(
        _("Ansatt"),
        people,
        format_func=lambda employee: person(instance, employee),
        key=PERSON,
        placeholder=_("Velg en ansatt"),
    )
    now.kept[PERSON] = chosen
    if chosen is None:
        st.caption(_("Velg hvem siden og kalenderen skal være for."))
        return
    rosters = now.client.rosters
    _button(
        _("Egen side (PDF)"),
        partial(rosters.person_page, screen.id, screen.number, chosen),
        f"min-turnus-{screen.number}.pdf",
        PDF,
        _("Ukene med vakter og klokkeslett, timer, helger og ønsker."),
    )
    _button(
        _("Kalender (ics)"),
        partial(rosters.person_calendar, screen.id, screen.number, chosen, published_before(control)),
        f"min-turnus-{screen.number}.ics",
        "text/calendar",
        _("Til kalenderen på telefonen. Hentes en nyere versjon, flyttes vaktene i stedet for å bli doble."),
    )


def published_before(control: Control) -> int | None:
    """The version before this one that hangs on the wall: people may have its shifts in their calendars."""
    found = [
        number
        for number, stage in stages(control.steps).items()
        if stage == "published" and number < control.screen.number
    ]
    return max(found, default=None)


def _button(label: str, data: partial[bytes], name: str, kind: str, explained: str) -> None:
    key = f"control-file-{name.partition('-')[0]}-{name.rpartition('.')[2]}"
    download_button(label, data, name, kind, key=key)
    st.caption(explained)
