"""Lag turnus."""

import streamlit as st

from ui.workplace.language import _
from ui.workplace.session import session
from ui.workplace.shell.tour import tour
from ui.workplace.solving.earlier import earlier
from ui.workplace.solving.following import following
from ui.workplace.solving.outcome import outcome
from ui.workplace.solving.start import start
from ui.workplace.solving.state import jobs_of_ward, open_job

now = session()
st.title(_("Lag turnus"), anchor=False)
tour(now)
ward = now.open_ward_now()
if ward is not None:
    jobs = jobs_of_ward(now)
    job = open_job(now, jobs)
    if job is None:
        start(now, ward)
    elif job.state.final:
        outcome(now, job)
    else:
        following(job.id)
    earlier(now, jobs)
