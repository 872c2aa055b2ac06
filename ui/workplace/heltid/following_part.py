"""While a study is under way: how far it has come, which policy now, and the results as they arrive."""

from __future__ import annotations

import streamlit as st

from heltid.report.columns import COLUMN_BY_KEY
from ui.workplace.client import NotThereError
from ui.workplace.client.studies import StudyInfo, StudyReport, StudyTask, waiting_first
from ui.workplace.heltid.opened import Looked, looked, open_study
from ui.workplace.heltid.said_report import study_spoken
from ui.workplace.heltid.titles import column_title
from ui.workplace.heltid.wording import figure_text, task_state, verdict_text
from ui.workplace.language import _, ngettext, together
from ui.workplace.roster.wording import plain
from ui.workplace.session import Session, session
from ui.workplace.shell.trouble import told

EVERY_SECONDS = 3.0

ARRIVING = ("full_time_share", "average_position", "weekends", "days_at_work", "cost_total")
"""Figures that are shown of a result as soon as it is there."""

HEIGHT = 420
MANY = 10


@st.fragment(run_every=EVERY_SECONDS)
def following_part(study_id: str) -> None:
    """A study that has not ended, looked at anew every few seconds; the page runs again when it ends."""
    now = session()
    with told():
        try:
            study = study_spoken(now.client.studies.read(study_id))
        except NotThereError:
            open_study(now, None)
            st.rerun(scope="app")
        if study.final:
            st.rerun(scope="app")
        known = looked(now, study)
        if known.shown != known.done:  # results have arrived: the rest of the page shows them too
            known.shown = known.done
            st.rerun(scope="app")
        _head(study)
        if may_solve(now):
            _cancel(now, study, known)
        if known.report is None:
            _tasks(study, None)
            return
        with st.expander(_("Hvordan det går for hvert tiltak"), key="heltid-tasks"):
            _tasks(study, known.report)


def may_solve(now: Session) -> bool:
    """Whether who is signed in may begin studies and end them."""
    return now.me is not None and now.me.may("solve")


def _head(study: StudyInfo) -> None:
    running = [task for task in study.tasks if task.state == "running"]
    if study.state == "queued":
        text = (
            _("Venter på tur: nummer {place} i køen.").format(place=study.place)
            if study.place
            else _("Venter på tur.")
        )
    elif running:
        text = _("Prøver nå: {policies}").format(
            policies=together([f"«{plain(name)}»" for name in dict.fromkeys(t.policy_name for t in running)])
        )
    else:
        text = _("Venter på en ledig plass. Vanlige turnuser går foran.")
    st.markdown(f"**{text}**")
    st.progress(
        study.done / study.of if study.of else 0.0,
        text=_("{done} av {all} er ferdige").format(done=study.done, all=study.of),
    )
    st.caption(_("Du kan lukke siden og komme tilbake; studien går videre. Resultatene kommer etter hvert."))


def _cancel(now: Session, study: StudyInfo, known: Looked) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if known.asking != "cancel":
            st.button(_("Avbryt studien"), on_click=_ask, args=(known, "cancel"), key="heltid-cancel")
            return
        st.markdown(_("Vil du avbryte? Resultatene som er kommet, blir stående."))
        st.button(_("Ja, avbryt"), on_click=_end, args=(now, study.id, known), key="heltid-cancel-yes")
        st.button(_("Nei, fortsett"), on_click=_ask, args=(known, ""), key="heltid-cancel-no")


def _ask(known: Looked, about: str) -> None:
    known.asking = about


def _end(now: Session, study: str, known: Looked) -> None:
    known.asking = ""
    with told():
        now.client.studies.cancel(study)


def _tasks(study: StudyInfo, report: StudyReport | None) -> None:
    """Every policy and how it stands, with figures of those that have a result."""
    st.dataframe(
        arriving(waiting_first(study.tasks), report),
        hide_index=True,
        height=HEIGHT if len(study.tasks) > MANY else "auto",
        alt=ngettext("Hvordan {count} turnus står", "Hvordan {count} turnuser står", len(study.tasks)),
    )


def arriving(tasks: list[StudyTask], report: StudyReport | None) -> dict[str, list[str]]:
    """Columns by heading, a row for each task."""
    several = len({task.seed for task in tasks}) > 1
    rows = [
        None if report is None or task.state != "succeeded" else report.row(task.policy_id) for task in tasks
    ]
    found = {_("Tiltak"): [task.policy_name for task in tasks]}
    if several:
        found[_("Forsøk")] = [str(task.seed) for task in tasks]
    found[_("Status")] = [
        task_state(task.state) + (f": {task.reason}" if task.reason else "") for task in tasks
    ]
    found[_("Kan brukes")] = ["" if row is None else verdict_text(row) for row in rows]
    for key in ARRIVING:
        column = COLUMN_BY_KEY[key]
        found[column_title(key)] = ["" if row is None else figure_text(row, column) for row in rows]
    return found
