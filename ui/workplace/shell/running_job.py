"""In the sidebar of every page: the solve that is under way, or what became of it."""

from __future__ import annotations

import streamlit as st

from api.jobs.states import State
from ui.workplace.client import JobInfo, NotThereError, ServiceError
from ui.workplace.language import _, clock
from ui.workplace.said import spoken
from ui.workplace.session import Session, session
from ui.workplace.shell import navigation
from ui.workplace.shell.trouble import sentence

LOOK_SECONDS = 2.0


def running_job(now: Session) -> None:
    """The job of this session, or one of the ward's that somebody has started; nothing when there is none."""
    client = now.client
    if now.job is None and now.ward is not None:
        under_way = [job for job in client.jobs.recent() if job.instance == now.ward and not job.state.final]
        now.job = under_way[0].id if under_way else None
    if now.job is None:
        return
    try:
        job = client.jobs.read(now.job)
    except NotThereError:
        now.job = None
        return
    if job.state.final:
        _ended(now, job)
    else:
        _under_way(now.job)


@st.fragment(run_every=LOOK_SECONDS)
def _under_way(job_id: str) -> None:
    try:
        job = session().client.jobs.read(job_id)
    except ServiceError as error:
        st.caption(sentence(error))
        return
    if job.state.final:
        st.rerun()
    share = min(1.0, job.spent_seconds / job.request.seconds)
    match job.state:
        case State.QUEUED:
            text = _("Venter på tur, nummer {place}").format(place=job.place or 1)
        case State.FINISHING:
            text = _("Avslutter og beholder den beste planen")
        case _other:
            text = _("Lager turnus: {spent} av {whole}").format(
                spent=clock(job.spent_seconds), whole=clock(job.request.seconds)
            )
    with st.container(border=True, key="job"):
        st.progress(share, text=text)
        st.page_link(navigation.SOLVE, label=_("Se hvordan det går"))


def _ended(now: Session, job: JobInfo) -> None:
    with st.container(border=True, key="job"):
        match job.state:
            case State.SUCCEEDED if job.roster is not None:
                st.markdown(":green[**" + _("Turnusen er klar") + "**]")
                st.button(
                    _("Åpne turnusen"), type="primary", on_click=_open, args=(now, job), width="stretch"
                )
            case State.INFEASIBLE:
                st.markdown("**" + _("Ingen turnus er mulig") + "**")
                st.write(_("Det er bevist at ingen turnus holder alle reglene. Se på behov og regler."))
            case State.FAILED:
                st.markdown("**" + _("Det ble ingen turnus") + "**")
                st.write(spoken(job.reason or "") or _("Prøv igjen, gjerne med mer tid."))
            case _other:
                st.markdown("**" + _("Oppdraget ble avbrutt") + "**")
        st.button(_("Lukk"), on_click=_forget, args=(now,), type="tertiary")


def _open(now: Session, job: JobInfo) -> None:
    """Open the new roster, with what differs from the one it was made from marked."""
    if job.instance != now.ward:
        now.open_ward(job.instance)
    now.open_roster(job.roster)
    now.mark_against = (
        None if job.request.start is None else (job.request.start.roster, job.request.start.revision)
    )
    now.job = None


def _forget(now: Session) -> None:
    now.job = None
