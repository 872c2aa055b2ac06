"""Planning the rest again around locked cells, with as few changes as asked for."""

from __future__ import annotations

import uuid
from typing import Literal

import streamlit as st

from ui.workplace.client import Start
from ui.workplace.language import _, ngettext
from ui.workplace.roster.screen import shown, ward_changed
from ui.workplace.session import session
from ui.workplace.shell.trouble import told

SECONDS = 60.0

Changes = Literal["few", "some", "free"]


def replanning() -> None:
    """Say how much may change, and start."""
    now = session()
    screen = shown(now)
    opening = st.popover(  # another key is another popover: after a start it is closed
        _("Planlegg resten på nytt"), icon=":material/autorenew:", key=f"replanning-{screen.replans}"
    )
    with opening, told():
        texts: dict[Changes, str] = {
            "few": _("Så lite som mulig: bare det som må, eller som hjelper mye"),
            "some": _("Litt: det som er verdt en endring"),
            "free": _("Fritt: alt som ikke er låst"),
        }
        locked = len(screen.pins.pins)
        st.markdown(
            ngettext("{count} låst celle blir stående.", "{count} låste celler blir stående.", locked)
            if locked
            else _("Ingen celler er låst. Lås det som skal bli stående: velg celler og trykk på hengelåsen.")
        )
        if ward_changed(now):
            st.markdown(_("Planen lages for avdelingen slik den er nå."))
        changes: Changes = st.radio(
            _("Hvor mye kan endres ellers?"),
            list(texts),
            format_func=lambda one: texts[one],
            key="replan-changes",
        )
        minutes = st.select_slider(
            _("Tid til å lete"),
            [0.25, 1, 3, 10, 30],
            value=1,
            format_func=_length,
            key="replan-minutes",
        )
        if st.button(_("Planlegg"), type="primary", key="replan"):
            _start(changes, minutes * 60)
            st.rerun()


def _length(minutes: float) -> str:
    if minutes < 1:
        return _("{count} sekunder").format(count=round(60 * minutes))
    return ngettext("{count} minutt", "{count} minutter", round(minutes))


def _start(changes: Changes, seconds: float) -> None:
    """Ask for the solve. The one who reloads or comes back later finds it again by its id."""
    now = session()
    screen = shown(now)
    ward = now.ward_info()
    job = now.client.jobs.submit(
        screen.ward,
        screen.instance_revision if ward is None else ward.revision,
        seconds=seconds,
        key=str(uuid.uuid4()),
        start=Start(roster=screen.id, revision=screen.number, keep="pins", changes=changes),
    )
    now.job = job.id
    screen.replans += 1
