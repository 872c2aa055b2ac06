"""The page: a study of the ward that is begun, followed or read."""

from __future__ import annotations

import streamlit as st

from ui.workplace.client.studies import StudyInfo
from ui.workplace.heltid.following_part import following_part, may_solve
from ui.workplace.heltid.opened import Looked, begin_another, looked, open_study, study_now
from ui.workplace.heltid.results_part import results_part
from ui.workplace.heltid.said_report import study_spoken
from ui.workplace.heltid.start_part import start_part
from ui.workplace.heltid.wording import study_state
from ui.workplace.language import _, moment
from ui.workplace.roster.wording import plain
from ui.workplace.session import Session
from ui.workplace.shell.sidebar import told_apart
from ui.workplace.shell.trouble import told

CHOICE = "heltid-choose-study"

NEW = "new"
"""In the list of studies: one that is to be begun."""


def screen(now: Session) -> None:
    """Which study, and what there is of it."""
    studies = [] if now.ward is None else now.client.studies.of_ward(now.ward)
    listed = study_now(now, studies)
    if studies:
        _choose(now, studies, listed)
    if listed is None:
        _new(now, studies)
        return
    study = study_spoken(now.client.studies.read(listed.id))
    known = looked(now, study)
    known.shown = known.done
    if not study.final:
        following_part(study.id)
    else:
        _ended(study, known)
    if known.report is not None:
        results_part()
    if study.final and may_solve(now):
        st.divider()
        _delete(now, study, known)


def _new(now: Session, studies: list[StudyInfo]) -> None:
    if may_solve(now):
        start_part()
        return
    st.info(
        _("Du kan lese studier her, men ikke starte nye. Spør den som leder avdelingen, eller HR.")
        if studies
        else _(
            "Det er ingen studier av denne avdelingen ennå. Den som leder avdelingen, eller HR, kan starte en."
        )
    )


def _choose(now: Session, studies: list[StudyInfo], listed: StudyInfo | None) -> None:
    """The ward's studies, and the way to a new one."""
    names = told_apart({one.id: f"{one.name}, {moment(one.created_at)}" for one in studies})
    if may_solve(now):
        names[NEW] = _("Ny studie")
    elif listed is None:
        return
    st.session_state[CHOICE] = NEW if listed is None else listed.id
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            _("Studie"),
            list(names),
            format_func=lambda study: names.get(study, ""),
            key=CHOICE,
            on_change=_open_chosen,
            args=(now,),
            width=520,
        )
        if may_solve(now) and listed is not None:
            st.button(
                _("Ny studie"), icon=":material/add:", on_click=begin_another, args=(now,), key="heltid-new"
            )


def _open_chosen(now: Session) -> None:
    chosen = st.session_state[CHOICE]
    if chosen == NEW:
        begin_another(now)
    else:
        open_study(now, chosen)


def _ended(study: StudyInfo, known: Looked) -> None:
    """What became of it, when not all of it was done, and a way to delete it."""
    failed = [task for task in study.tasks if task.state == "failed"]
    if study.state != "succeeded":
        st.warning(
            _("{state}. {done} av {all} ble ferdige.").format(
                state=study_state(study.state),
                done=sum(task.state == "succeeded" for task in study.tasks),
                all=study.of,
            ),
            icon=":material/warning:",
        )
    if failed:
        with st.container(border=True, key="heltid-failed"):
            st.markdown("**" + _("Disse ble det ingen svar for:") + "**")
            st.markdown(
                "\n".join(
                    f"- {plain(task.policy_name)}: " + plain(task.reason or _("grunnen er ikke kjent"))
                    for task in failed
                )
            )
    if known.report is None:
        st.info(_("Det kom ingen resultater. Start en ny studie, gjerne med færre tiltak."))


def _delete(now: Session, study: StudyInfo, known: Looked) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if known.asking != "delete":
            st.button(
                _("Slett studien"),
                on_click=_ask,
                args=(known, "delete"),
                key="heltid-delete",
            )
            return
        st.markdown(_("Vil du slette studien og resultatene? Det kan ikke angres."))
        st.button(_("Ja, slett"), on_click=_remove, args=(now, study.id, known), key="heltid-delete-yes")
        st.button(_("Nei, behold"), on_click=_ask, args=(known, ""), key="heltid-delete-no")


def _ask(known: Looked, about: str) -> None:
    known.asking = about


def _remove(now: Session, study: str, known: Looked) -> None:
    known.asking = ""
    with told():
        now.client.studies.remove(study)
        open_study(now, None)
