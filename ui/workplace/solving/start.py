"""Before a solve: how long, what matters most, from what, and the button."""

from __future__ import annotations

import uuid
from typing import Literal

import streamlit as st

from ui.workplace.client import Start
from ui.workplace.language import _, moment, ngettext
from ui.workplace.session import OpenWard, Session
from ui.workplace.shell import navigation
from ui.workplace.shell.trouble import told
from ui.workplace.solving import emphasis
from ui.workplace.solving.emphasis import Much, Theme
from ui.workplace.solving.saying import needs

MINUTES = {"quick": 1.0, "usual": 5.0, "thorough": 20.0}
MOST_MINUTES = 24 * 60

Changes = Literal["few", "some", "free"]


def start(session: Session, ward: OpenWard) -> None:
    """Everything that is asked before the button, and the button."""
    if session.me is None or not session.me.may("solve"):
        st.info(_("Du kan se på turnuser her, men ikke lage nye. Spør den som leder avdelingen."))
        return
    st.write(
        _(
            "Turnus leter etter en plan som holder lov og avtaler, dekker behovet og oppfyller så mange ønsker som mulig. "
            "Du ser hvordan det går, og kan avslutte når du vil. Du kan også lukke siden: jobben går videre."
        )
    )
    with st.container(border=True):
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        with left:
            minutes = _time()
        with right:
            pressed = st.button(
                _("Lag turnus"), type="primary", icon=":material/auto_awesome:", width="stretch", key="solve"
            )
    _what_cannot_add_up(session, ward)
    weighed = emphasis.themes(ward.instance)
    one, *others = st.columns(2 if weighed else 1)
    with one.container(border=True, height="stretch"):
        begun = _from_what(session)
    chosen: dict[Theme, Much] = {}
    for other in others:
        with other.container(border=True, height="stretch"):
            chosen = _what_matters(weighed)
    if pressed:
        _submit(session, ward, minutes * 60, chosen, begun)


def _time() -> float:
    texts = {
        "quick": _("Rask: 1 minutt"),
        "usual": _("Vanlig: 5 minutter"),
        "thorough": _("Grundig: 20 minutter"),
        "own": _("Velg selv"),
    }
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        chosen = st.radio(
            _("Hvor lenge skal Turnus lete?"),
            list(texts),
            index=1,
            format_func=lambda one: texts[one],
            horizontal=True,
            key="solve-time",
        )
        if chosen != "own":
            return MINUTES[chosen]
        return float(
            st.number_input(
                _("Minutter"),
                min_value=1,
                max_value=MOST_MINUTES,
                value=10,
                step=1,
                key="solve-minutes",
                width=140,
            )
        )


def _what_cannot_add_up(session: Session, ward: OpenWard) -> None:
    """Needs that no plan can meet, before any time is spent."""
    key = f"capacity {ward.info.hash}"
    if key not in session.kept:
        with st.spinner(_("Ser over behovet …")):
            session.kept[key] = session.client.wards.validate(ward.instance).capacity.rows
    rows = session.kept[key]
    short = needs(rows)
    if not short:
        st.success(
            _("Behovet kan gå opp: det er nok ansatte, timer og helger til det som må dekkes."),
            icon=":material/check:",
        )
        return
    with st.container(border=True, key="not-adding-up"):
        st.warning(
            _(
                "Noe av behovet kan ikke dekkes, samme hvordan vaktene legges. Du kan lage turnusen likevel; da blir det åpne "
                "vakter."
            ),
            icon=":material/warning:",
        )
        st.markdown("\n".join(f"- {sentence}" for sentence in short))
        st.page_link(navigation.NEEDS, label=_("Se på behovet"), icon=":material/stacked_bar_chart:")


def _what_matters(weighed: tuple[Theme, ...]) -> dict[Theme, Much]:
    st.markdown("**" + _("Hva betyr mest denne gangen?") + "**")
    st.caption(_("Minimumsbemanning, lov og avtaler kommer alltid først. Resten veies slik reglene sier."))
    texts: dict[Theme, str] = {
        "wishes": _("Ønskene fra de ansatte"),
        "fair": _("Rettferdig fordeling"),
        "wanted": _("Ønsket bemanning, ikke bare minimum"),
        "short_shifts": _("Få korte vakter"),
        "weekends": _("Hele helger og ordentlige frihelger"),
        "rest": _("God hvile mellom vakter"),
        "own_unit": _("Egen enhet"),
    }
    much: dict[Much, str] = {"less": _("mindre"), "same": _("som nå"), "more": _("mer")}
    chosen: dict[Theme, Much] = {}
    for theme in weighed:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(texts[theme])
            chosen[theme] = st.segmented_control(
                texts[theme],
                list(much),
                default="same",
                required=True,
                format_func=lambda one: much[one],
                key=f"solve-{theme}",
                label_visibility="collapsed",
                width="content",
            )
    return chosen


def _from_what(session: Session) -> Start | None:
    st.markdown("**" + _("Skal noe bli stående?") + "**")
    info = session.roster_info()
    if info is None:
        st.caption(_("Det er ingen turnus å gå ut fra ennå. Turnus lager en fra bunnen av."))
        return None
    texts = {
        "nothing": _("Lag en helt ny"),
        "open": _("Gå ut fra turnusen som er åpen, laget {when}").format(when=moment(info.created_at)),
    }
    chosen = st.radio(
        _("Hva skal Turnus gå ut fra?"),
        list(texts),
        format_func=lambda one: texts[one],
        key="solve-from",
        label_visibility="collapsed",
    )
    if chosen == "nothing":
        return None
    locked = len(session.client.rosters.pins(info.id).pins)
    st.caption(
        ngettext("{count} låst celle blir stående.", "{count} låste celler blir stående.", locked)
        if locked
        else _("Ingen celler er låst. Du kan låse celler på siden Turnus.")
    )
    how: dict[Changes, str] = {
        "few": _("Så lite som mulig: bare det som må, eller som hjelper mye"),
        "some": _("Litt: det som er verdt en endring"),
        "free": _("Fritt: alt som ikke er låst"),
    }
    changes: Changes = st.radio(
        _("Hvor mye kan endres ellers?"),
        list(how),
        index=1,
        format_func=lambda one: how[one],
        key="solve-changes",
    )
    return Start(roster=info.id, revision=session.revision or info.revision, changes=changes)


def _submit(
    session: Session, ward: OpenWard, seconds: float, chosen: dict[Theme, Much], begun: Start | None
) -> None:
    with told():
        job = session.client.jobs.submit(
            ward.info.id,
            ward.info.revision,
            seconds=seconds,
            key=str(uuid.uuid4()),
            overrides=emphasis.overrides(ward.instance, chosen),
            start=begun,
        )
        session.job = job.id
        st.rerun()
