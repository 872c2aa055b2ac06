"""Earlier jobs of the ward."""

from __future__ import annotations

import streamlit as st

from api.jobs.states import State
from ui.workplace.client import JobInfo
from ui.workplace.language import _, clock, moment
from ui.workplace.session import Session


def earlier(session: Session, jobs: list[JobInfo]) -> None:
    """Those that are not on the page already, newest first, each with a way to look at it."""
    others = [job for job in jobs if job.id != session.job]
    if not others:
        return
    with st.expander(_("Tidligere på denne avdelingen ({count})").format(count=len(others)), key="earlier"):
        for job in others:
            when, what, button = st.columns([3, 4, 2], vertical_alignment="center")
            when.text(moment(job.submitted_at))
            what.text(f"{state_text(job.state)} · {clock(job.spent_seconds)}")
            button.button(
                _("Vis"),
                key=f"job-{job.id}",
                on_click=_show,
                args=(session, job.id),
                help=_("Se hva det ble til"),
            )


def _show(session: Session, job: str) -> None:
    session.job = job


def state_text(state: State) -> str:
    """A state in words."""
    texts = {
        State.QUEUED: _("Venter på tur"),
        State.RUNNING: _("Pågår"),
        State.FINISHING: _("Avslutter"),
        State.SUCCEEDED: _("Ble en turnus"),
        State.INFEASIBLE: _("Ingen plan er mulig"),
        State.FAILED: _("Ingen plan funnet"),
        State.CANCELLED: _("Avbrutt"),
    }
    return texts[state]
