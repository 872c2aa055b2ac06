"""The roster behind a policy's figures, taken to the other pages to be looked at and worked on."""

from __future__ import annotations

import streamlit as st

from ui.workplace.client.studies import PolicyRow
from ui.workplace.heltid.opened import reported
from ui.workplace.language import _
from ui.workplace.session import Session
from ui.workplace.shell import navigation
from ui.workplace.shell.trouble import told


def keep_roster(now: Session, row: PolicyRow) -> None:
    """A button for those who may change plans; nothing where there is no roster."""
    found = reported(now)
    if found is None or not row.people or not now.may_write():
        return
    study, _report = found
    seed = (row.usable_seeds or row.seeds)[0]
    if st.button(
        _("Åpne turnusen bak tallene"),
        icon=":material/calendar_month:",
        help=_(
            "Avdelingen slik tiltaket gjør den, blir lagret som en egen avdeling med turnusen. Den dere har, endres ikke."
        ),
        key="heltid-keep",
    ):
        with told():
            kept = now.client.studies.keep(study.id, row.policy, seed)
            now.open_ward(kept.instance)
            now.open_roster(kept.roster)
            st.switch_page(navigation.ROSTER)
