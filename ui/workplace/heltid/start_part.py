"""A new study: which wards, which policies, how thoroughly, and the button."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from models.cost.settings import CostSettings
from ui.workplace.heltid.choices import MOST_SEEDS, MOST_TASKS, SECONDS, Choices, choices
from ui.workplace.heltid.choose_part import choose_part
from ui.workplace.heltid.opened import open_study
from ui.workplace.heltid.own_part import own_part
from ui.workplace.heltid.wording import about_minutes
from ui.workplace.language import _, ngettext
from ui.workplace.roster.wording import plain
from ui.workplace.session import Session, session
from ui.workplace.shell.sidebar import told_apart
from ui.workplace.shell.trouble import told

Supplements = Literal["clock", "flat_month"]
OvertimeFrom = Literal["full_time", "contract"]

LONGEST_SECONDS = 3600
LONGEST_NAME = 120


@st.fragment
def start_part() -> None:
    """Everything that is asked before the button, and the button. A choice runs this part of the page alone."""
    now = session()
    with told():
        ward = now.open_ward_now()
        if ward is None:
            return
        chosen = choices(now, ward)
        st.write(
            _(
                "Velg hva dere kunne tenke dere å endre. Turnus lager en turnus for hvert tiltak, kontrollerer den mot lov og "
                "avtaler, og måler på den hva tiltaket gir: heltid, helger, dager på jobb og kostnad."
            )
        )
        st.header(_("1. Hvilken avdeling?"), anchor=False)
        _wards(now, chosen)
        st.header(_("2. Hva skal prøves?"), anchor=False)
        choose_part(chosen)
        own_part(chosen, ward.instance)
        st.header(_("3. Hvor grundig?"), anchor=False)
        _thoroughly(chosen)
        _begin(now, chosen)


def _wards(now: Session, chosen: Choices) -> None:
    """The open ward, and others that the same study can be begun for."""
    names = told_apart({ward.id: ward.name for ward in now.wards})
    st.markdown(f"**{plain(names[now.ward or ''])}**")
    others = {ward: name for ward, name in names.items() if ward != now.ward}
    if not others:
        return
    st.session_state.setdefault("heltid-wards", [ward for ward in chosen.others if ward in others])
    chosen.others = st.multiselect(
        _("Prøv det samme på flere avdelinger"),
        list(others),
        format_func=lambda ward: others.get(ward, ""),
        key="heltid-wards",
        placeholder=_("Bare denne avdelingen"),
        help=_(
            "Hver avdeling får sin egen studie. Skal to avdelinger ses under ett, må de ligge som én avdeling med begge stedene."
        ),
        width=520,
    )


def _thoroughly(chosen: Choices) -> None:
    texts = {
        "quick": _("Rask: {seconds} sekunder").format(seconds=SECONDS["quick"]),
        "usual": _("Vanlig: {seconds} sekunder").format(seconds=SECONDS["usual"]),
        "thorough": _("Grundig: {seconds} sekunder").format(seconds=SECONDS["thorough"]),
        "own": _("Velg selv"),
    }
    st.session_state.setdefault("heltid-time", chosen.time)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        chosen.time = st.radio(
            _("Hvor lenge skal Turnus lete for hvert tiltak?"),
            list(texts),
            format_func=lambda one: texts[one],
            horizontal=True,
            key="heltid-time",
        )
        if chosen.time == "own":
            st.session_state.setdefault("heltid-seconds", chosen.seconds)
            chosen.seconds = int(
                st.number_input(
                    _("Sekunder"),
                    min_value=1,
                    max_value=LONGEST_SECONDS,
                    step=10,
                    key="heltid-seconds",
                    width=140,
                )
            )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        st.session_state.setdefault("heltid-seeds", chosen.seeds)
        chosen.seeds = int(
            st.number_input(
                _("Forsøk for hvert tiltak"),
                min_value=1,
                max_value=MOST_SEEDS,
                key="heltid-seeds",
                width=180,
                help=_(
                    "Letingen har litt flaks i seg. Med flere forsøk ser dere hvor mye tallene svinger, og om en liten forskjell "
                    "betyr noe."
                ),
            )
        )
    with st.container():
        st.session_state.setdefault("heltid-anew", chosen.anew)
        chosen.anew = st.checkbox(
            _("Vis også hva som er mulig på sikt, med en egen turnus som om ingen var ansatt fra før"),
            key="heltid-anew",
            help=_(
                "Da svarer Turnus på hvor mange og hvor store stillinger behovet gir rom for. Tar om lag dobbelt så lang tid."
            ),
        )
        st.session_state.setdefault("heltid-absence", chosen.absence)
        chosen.absence = st.checkbox(
            _("Prøv også hvordan turnusen tåler fravær"),
            key="heltid-absence",
            help=_(
                "Sykdom trekkes tilfeldig mange ganger, og hull fylles i den rekkefølgen lov og avtaler krever."
            ),
        )
    with st.expander(_("Slik regnes det"), key="heltid-reckoning"):
        _reckoning(chosen)


def _reckoning(chosen: Choices) -> None:
    """Choices that law and agreements leave open, as switches."""
    supplements: dict[Supplements, str] = {
        "clock": _("Tillegg etter timene i planen"),
        "flat_month": _("Tillegg som fast sum hver måned (1900-timers år)"),
    }
    overtime: dict[OvertimeFrom, str] = {
        "full_time": _("Overtid først over hel stilling, slik praksis er i dag"),
        "contract": _("Overtid fra stillingens egne timer, slik EU-domstolen så det i 2024"),
    }
    known = chosen.cost
    st.session_state.setdefault("heltid-supplements", known.supplements)
    st.session_state.setdefault("heltid-overtime", known.overtime_from)
    st.session_state.setdefault("heltid-open-percent", chosen.open_percent)
    pay = st.radio(
        _("Tillegg for kveld, natt og helg"),
        list(supplements),
        format_func=lambda one: supplements[one],
        key="heltid-supplements",
    )
    part_time = st.radio(
        _("Deltidsansatte som arbeider mer"),
        list(overtime),
        format_func=lambda one: overtime[one],
        key="heltid-overtime",
    )
    chosen.cost = CostSettings(supplements=pay, overtime_from=part_time)
    chosen.open_percent = float(
        st.number_input(
            _("Så mye av minstebemanningen kan stå åpen i en turnus som kan brukes, prosent"),
            min_value=0.0,
            max_value=100.0,
            step=0.5,
            format="%g",
            key="heltid-open-percent",
            width=220,
        )
    )


def _begin(now: Session, chosen: Choices) -> None:
    """The name, what it amounts to, and the button."""
    policies, tasks = len(chosen.policies()), chosen.tasks()
    st.session_state.setdefault("heltid-name", chosen.name)
    chosen.name = st.text_input(
        _("Navn på studien"),
        key="heltid-name",
        max_chars=LONGEST_NAME,
        placeholder=_("For eksempel: Heltid fra neste høst"),
        width=520,
    )
    trouble = _trouble(policies, tasks)
    if trouble:
        st.warning(trouble, icon=":material/warning:")
    else:
        st.markdown(
            _(
                "{policies}, {rosters}. Regn med omtrent {time} når ikke noe annet pågår. Du kan lukke siden imens."
            ).format(
                policies=ngettext("{count} tiltak", "{count} tiltak", policies),
                rosters=ngettext(
                    "{count} turnus å lage", "{count} turnuser å lage", tasks * (1 + len(chosen.others))
                ),
                time=about_minutes(chosen.whole_seconds()),
            )
        )
    if st.button(
        _("Start studien"),
        type="primary",
        icon=":material/play_arrow:",
        disabled=bool(trouble),
        key="heltid-start",
    ):
        _start(now, chosen)


def _trouble(policies: int, tasks: int) -> str:
    """Why the study cannot be begun; empty when it can."""
    if policies < 2:
        return _("Velg minst ett tiltak å prøve.")
    if tasks > MOST_TASKS:
        return _(
            "{tasks} turnuser er for mange; høyst {most} kan lages i én studie. Velg færre tiltak eller færre forsøk."
        ).format(tasks=tasks, most=MOST_TASKS)
    return ""


def _start(now: Session, chosen: Choices) -> None:
    """Begin the study for each ward; a second press of the button begins none twice."""
    ward = now.ward_info()
    if ward is None:
        return
    name = (chosen.name.strip() or _("Heltid for {ward}").format(ward=ward.name))[:LONGEST_NAME]
    orders = [
        chosen.order(ward.id, ward.revision, name),
        *(chosen.order(other, None, name) for other in chosen.others),
    ]
    with told():
        begun = [now.client.studies.start(order, chosen.key(order)) for order in orders]
        chosen.begun()
        st.session_state.pop("heltid-name", None)
        open_study(now, begun[0].id)
        st.rerun(scope="app")
