"""Agreed exceptions for one person: who is let off a rule line, from when to when, and by what agreement."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from models.instance import Instance
from models.rules import Rule
from models.rules.base import Level, Waiver
from ui.workplace.language import _, date_text
from ui.workplace.roster.wording import person, plain
from ui.workplace.rulebook.agreements import AGREED
from ui.workplace.rulebook.screen import RulesScreen, shown
from ui.workplace.session import session


def may_have(line: Rule) -> bool:
    """Whether one person can be let off a line: what is agreed or wished, not what the law says."""
    return line.BY_PERSON and line.hard and line.level in AGREED | {Level.EMPLOYER}


def waiver_text(instance: Instance, waiver: Waiver) -> str:
    """``Kari Nordmann, fra mandag 4. januar 2027: avtale med leder``."""
    parts = [person(instance, waiver.employee)]
    if waiver.first is not None:
        parts.append(_("fra {date}").format(date=date_text(waiver.first)))
    if waiver.last is not None:
        parts.append(_("til {date}").format(date=date_text(waiver.last)))
    return f"{', '.join(parts)}: {waiver.agreement}"


def waivers(line: Rule) -> None:
    """Those there are, each with a way to end it, and a form for one more."""
    screen = shown(session())
    with st.expander(_("Unntak for én ansatt ({count})").format(count=len(line.waivers))):
        for number, waiver in enumerate(line.waivers):
            said, button = st.columns([4, 1], vertical_alignment="center")
            said.write(plain(waiver_text(screen.changed, waiver)))
            if button.button(_("Fjern"), key=f"waiver-{line.id}-{number}"):
                _store(screen, line, [one for k, one in enumerate(line.waivers) if k != number])
        _form(screen, line)


def _form(screen: RulesScreen, line: Rule) -> None:
    names = {employee.id: employee.name for employee in screen.changed.employees}
    with st.form("waiver", border=False):
        who = st.selectbox(
            _("Hvem gjelder det?"),
            list(names),
            index=None,
            format_func=lambda one: names[one],
            key="waiver-who",
        )
        left, right = st.columns(2)
        first = left.date_input(_("Fra og med"), value=None, format="DD.MM.YYYY", key="waiver-first")
        last = right.date_input(_("Til og med"), value=None, format="DD.MM.YYYY", key="waiver-last")
        agreement = st.text_input(
            _("Hvem har avtalt det, og når?"),
            key="waiver-agreement",
            max_chars=200,
            placeholder=_("For eksempel: avtale med leder 1. februar 2027"),
        )
        reason = st.text_input(
            _("Grunn (bare leder ser den)"),
            key="waiver-reason",
            max_chars=200,
        )
        pressed = st.form_submit_button(_("Legg til unntaket"))
    if not pressed:
        return
    if who is None or not agreement.strip():
        st.error(_("Velg hvem det gjelder, og skriv avtalen."))
        return
    begins, ends = _date(first), _date(last)
    if begins is not None and ends is not None and ends < begins:
        st.error(_("Unntaket kan ikke slutte før det begynner."))
        return
    made = Waiver(employee=who, first=begins, last=ends, reason=reason.strip(), agreement=agreement.strip())
    _store(screen, line, [*line.waivers, made])


def _date(chosen: object) -> dt.date | None:
    return chosen if isinstance(chosen, dt.date) else None


def _store(screen: RulesScreen, line: Rule, kept: list[Waiver]) -> None:
    screen.draft.change(line.id, {"waivers": [one.model_dump(mode="json") for one in kept]})
    screen.saved = False
    screen.apply()
    st.rerun()
