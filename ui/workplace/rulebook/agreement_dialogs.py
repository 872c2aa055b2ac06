"""Registering an agreement with who signed it and when, and ending one."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from models.legal_limits import kind
from models.rules import Rule
from models.signature import Signature
from ui.workplace.language import _, ngettext
from ui.workplace.roster.wording import plain
from ui.workplace.rulebook.agreements import ended, in_force, offered, signed
from ui.workplace.rulebook.draft import Values
from ui.workplace.rulebook.screen import RulesScreen, shown
from ui.workplace.rulebook.titles import title
from ui.workplace.said import spoken
from ui.workplace.session import session


def agreements_head(screen: RulesScreen) -> None:
    """What is missing, and the way to register an agreement."""
    unsigned = [line for line in in_force(screen.book) if line.signed is None]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            _("Registrer en avtale"),
            icon=":material/edit_document:",
            type="primary" if unsigned else "secondary",
            on_click=_open,
            key="register",
        )
        if unsigned:
            st.markdown(
                ":orange["
                + ngettext(
                    "{count} regel bygger på en avtale der signaturen ikke er registrert.",
                    "{count} regler bygger på avtaler der signaturen ikke er registrert.",
                    len(unsigned),
                )
                + "]"
            )
    if session().kept.pop("rules-register", False):
        register()


def _open() -> None:
    session().kept["rules-register"] = True


def register() -> None:
    """Open the form of an agreement."""
    st.dialog(_("Registrer en avtale"), width="large")(_form)()


def _form() -> None:
    screen = shown(session())
    st.write(_("Kryss av for det avtalen gir dere lov til, og skriv når den ble signert og av hvem."))
    with st.form("agreement", border=False):
        chosen: dict[tuple[str, str], Values] = {}
        unsigned = [line for line in in_force(screen.book) if line.signed is None]
        if unsigned:
            st.markdown("**" + _("Gjelder alt, men signaturen er ikke registrert") + "**")
        for line in unsigned:
            if _tick(line, True, f"sign-{line.id}"):
                chosen[line.id, line.sentence()] = {}
        offers = offered(screen.book)
        if offers:
            st.markdown("**" + _("Kan avtales") + "**")
        for number, offer in enumerate(offers):
            if _tick(offer.rule, False, f"offer-{number}-{offer.line}"):
                chosen[offer.line, offer.rule.sentence()] = offer.values
        others = [line for line in in_force(screen.book) if line.signed is not None]
        if others:
            st.markdown("**" + _("Har signatur fra før, og skal signeres på nytt") + "**")
        for line in others:
            if _tick(line, False, f"again-{line.id}"):
                chosen[line.id, line.sentence()] = {}
        left, right = st.columns(2)
        on = left.date_input(_("Signert"), value=None, format="DD.MM.YYYY", key="signed-on")
        until = right.date_input(
            _("Gjelder til og med (tomt: til den sies opp)"),
            value=None,
            format="DD.MM.YYYY",
            key="signed-until",
        )
        employer = left.text_input(_("For arbeidsgiver"), key="signed-employer", max_chars=120)
        representatives = right.text_input(
            _("For de ansatte (navn og forbund)"), key="signed-representatives", max_chars=120
        )
        pressed = st.form_submit_button(_("Bruk avtalen"), type="primary")
    st.caption(_("Avtalen lagres først når du trykker «Se over og lagre» på siden."))
    if not pressed:
        return
    problem = _problem([one for one, _sentence in chosen], on, until, employer, representatives)
    if problem or not isinstance(on, dt.date):
        st.error(problem)
        return
    signature = Signature(
        on=on,
        employer=employer.strip(),
        representatives=representatives.strip(),
        until=until if isinstance(until, dt.date) else None,
    )
    for (one, _sentence), values in chosen.items():
        screen.draft.change(one, signed(values, signature))
    screen.saved = False
    screen.apply()
    st.rerun()


def _tick(line: Rule, ticked: bool, key: str) -> bool:
    return st.checkbox(
        f"{plain(title(kind(line)))}: {plain(spoken(line.sentence()))}",
        value=ticked,
        key=key,
        help=plain(spoken(line.hjemmel)),
    )


def _problem(lines: list[str], on: object, until: object, employer: str, representatives: str) -> str:
    """What is missing, or nothing."""
    if not lines:
        return _("Kryss av for minst én ting avtalen handler om.")
    if len(set(lines)) < len(lines):
        return _("Du har krysset av for to utgaver av samme regel. Velg den avtalen sier.")
    if not isinstance(on, dt.date):
        return _("Skriv datoen avtalen ble signert.")
    if not employer.strip() or not representatives.strip():
        return _("Skriv hvem som har signert for arbeidsgiver og for de ansatte.")
    if isinstance(until, dt.date) and until < on:
        return _("Avtalen kan ikke slutte før den er signert.")
    return ""


def end_agreement(line: Rule) -> None:
    """Ask before an agreement is ended."""
    st.dialog(_("Avslutte avtalen?"))(_ending)(line)


def _ending(line: Rule) -> None:
    screen = shown(session())
    st.markdown(f"**{plain(title(kind(line)))}**: {plain(spoken(line.sentence()))}")
    st.write(_("Uten avtalen gjelder det loven sier. Du ser hva det blir før du lagrer."))
    if st.button(_("Avslutt avtalen"), type="primary", key="end-yes"):
        screen.draft.forget(line.id)
        screen.draft.change(line.id, ended(line))
        screen.saved = False
        screen.apply()
        st.rerun()
