"""While a job runs: how it stands, what it has found, and what can be done with it."""

from __future__ import annotations

import streamlit as st

from models.instance import Instance
from ui.workplace.client import JobInfo, NotThereError
from ui.workplace.language import _, clock, decimal, ngettext
from ui.workplace.roster.wording import day, plain
from ui.workplace.rulebook.titles import titles_by_line
from ui.workplace.session import Session, session
from ui.workplace.shell.trouble import told
from ui.workplace.solving.chart import Words, chart
from ui.workplace.solving.course import Course
from ui.workplace.solving.picture import picture
from ui.workplace.solving.saying import sentences
from ui.workplace.solving.state import Followed, followed, listen, look

EVERY_SECONDS = 2.0

STATIC = {"displayModeBar": False}

_drawing = st.components.v2.component(
    "turnus.drawing",
    html='<div class="drawing"></div>',
    js="""export default function ({ data, parentElement }) {
  const at = parentElement.querySelector(".drawing");
  if (at.drawn !== data) { at.innerHTML = data; at.drawn = data; }
}""",
)
"""Shows an SVG element as it is: what stands in it must be escaped."""


@st.fragment(run_every=EVERY_SECONDS)
def following(job_id: str) -> None:
    """A job that has not ended, looked at anew every other second; the page runs again when it ends."""
    now = session()
    with told():
        try:
            job = now.client.jobs.read(job_id)
        except NotThereError:
            now.job = None
            st.rerun()
        if job.state.final:
            st.rerun()
        known = followed(now, job_id)
        listen(now, known)
        look(now, known)
        instance, _number = now.client.wards.read(job.instance, job.revision)
        _head(job)
        _controls(now, job, known)
        _figures(job, known.course)
        if job.state == "queued":
            return
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences(known.course, instance)))
        _pictures(known, instance)


def _head(job: JobInfo) -> None:
    match job.state:
        case "queued":
            text = (
                ngettext(
                    "Venter på tur: nummer {count} i køen.",
                    "Venter på tur: nummer {count} i køen.",
                    job.place or 1,
                )
                if job.attempts == 0
                else _("Jobben ble avbrutt av en feil på maskinen, og går videre om litt. Ingenting er tapt.")
            )
        case "finishing":
            text = _("Avslutter og tar vare på den beste planen …")
        case _:
            text = _("Turnus leter. Du kan lukke siden og komme tilbake; jobben går videre.")
    st.markdown(f"**{text}**")
    share = min(1.0, job.spent_seconds / job.request.seconds)
    st.progress(share)


def _controls(session: Session, job: JobInfo, known: Followed) -> None:
    if session.me is None or not session.me.may("solve"):
        return
    now = known.course.now
    legal = now is not None and now.hard == 0
    with st.container(horizontal=True, vertical_alignment="center"):
        if job.state == "running":
            st.button(
                _("Avslutt nå og behold planen"),
                type="primary",
                icon=":material/done_all:",
                disabled=not legal,
                help=None if legal else _("Det er ingen plan å beholde ennå."),
                on_click=_finish,
                args=(job.id,),
                key="finish",
            )
        if not known.asking:
            st.button(_("Avbryt"), on_click=_ask, args=(known, True), key="cancel")
            return
        st.markdown(_("Vil du avbryte? Planen som er funnet så langt, blir borte."))
        st.button(_("Ja, avbryt"), on_click=_cancel, args=(job.id,), key="cancel-yes")
        st.button(_("Nei, fortsett"), on_click=_ask, args=(known, False), key="cancel-no")


def _ask(known: Followed, asking: bool) -> None:
    known.asking = asking


def _finish(job: str) -> None:
    with told():
        session().client.jobs.finish(job)


def _cancel(job: str) -> None:
    with told():
        session().client.jobs.cancel(job)


def _figures(job: JobInfo, course: Course) -> None:
    now = course.now
    columns = st.columns(4)
    left = max(0.0, job.request.seconds - job.spent_seconds)
    columns[0].metric(_("Tid igjen"), clock(left), help=_("Du kan avslutte før tiden er ute."))
    columns[1].metric(
        _("Brudd igjen"),
        "–" if now is None or now.hard is None else decimal(now.hard, 0),
        help=_(
            "Brudd på det som alltid må holdes: lov, tariff og avtaler. Bare planer uten brudd kan beholdes."
        ),
    )
    columns[2].metric(
        _("Poeng"),
        "–" if now is None or now.penalty is None else decimal(now.penalty, 0),
        help=_(
            "Hva planen mangler på å være perfekt. Færre poeng er bedre; 0 er en plan der alt er oppfylt."
        ),
    )
    columns[3].metric(
        _("Minst mulig"),
        "–" if now is None or not now.bound else decimal(now.bound, 0),
        help=_("Det er bevist at ingen plan får færre poeng enn dette, med disse reglene og dette behovet."),
    )


def _pictures(known: Followed, instance: Instance) -> None:
    texts = {"points": _("Slik går det"), "plan": _("Den beste planen så langt")}
    shown = st.segmented_control(
        _("Vis"),
        list(texts),
        default="points",
        required=True,
        format_func=lambda one: texts[one],
        key="follow-shown",
        label_visibility="collapsed",
    )
    if shown == "plan":
        best_plan(known, instance)
        return
    drawn = chart(
        known.course,
        titles_by_line(instance),
        Words(
            seconds=_("sekunder"),
            minutes=_("minutter"),
            points=_("poeng"),
            others=_("Annet"),
            bound=_("Minst mulig"),
        ),
    )
    if drawn is None:
        st.caption(_("Her kommer en kurve over hva planen koster, når den første planen er funnet."))
        return
    st.plotly_chart(drawn, config=STATIC, key="points")
    st.caption(
        _(
            "Hva den beste planen koster, fordelt på regler. En stiplet linje viser det som er bevist at ingen plan kommer under."
        )
    )


def best_plan(known: Followed, instance: Instance) -> None:
    """The best roster so far, to look at."""
    if known.incumbent is None:
        st.caption(_("Her kommer planen når den første er funnet."))
        return
    horizon = instance.horizon
    _drawing(
        data=picture(
            instance,
            known.incumbent,
            _("Den beste planen så langt: {people} over {weeks}").format(
                people=ngettext("{count} ansatt", "{count} ansatte", len(instance.employees)),
                weeks=ngettext("{count} uke", "{count} uker", horizon.weeks),
            ),
            [day(instance, horizon.date(number)) for number in range(horizon.days)],
        ),
        key="plan",
    )
