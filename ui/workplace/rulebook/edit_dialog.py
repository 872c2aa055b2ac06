"""One rule line in a form: its limits with their units, whether it must hold, what it rests on."""

from __future__ import annotations

import streamlit as st

from models.legal_limits import LAW_KINDS, kind
from models.rules import Rule
from models.rules.base import Level
from ui.workplace.language import _
from ui.workplace.roster.wording import plain
from ui.workplace.rulebook.checking import missing, tidied, tried
from ui.workplace.rulebook.draft import Values, is_own
from ui.workplace.rulebook.fields import fields
from ui.workplace.rulebook.importance import can_be_wish, usual_weights
from ui.workplace.rulebook.parameters import parameters, subject
from ui.workplace.rulebook.screen import RulesScreen, shown
from ui.workplace.rulebook.titles import title
from ui.workplace.rulebook.waivers import may_have, waivers
from ui.workplace.rulebook.whom import EVERYWHERE, whom_fields
from ui.workplace.said import spoken
from ui.workplace.session import session

OWN_LEVELS = frozenset({Level.EMPLOYER, Level.LOCAL})
"""Levels of lines that the ward may make a wish of, or switch off."""


def can_edit(line: Rule) -> bool:
    """Whether there is anything in a line to change."""
    return bool(parameters(kind(line))) or may_be_wish(line) or may_have(line)


def may_be_wish(line: Rule) -> bool:
    """Whether the ward may make a wish of a line, or switch it off."""
    return line.level in OWN_LEVELS and kind(line) not in LAW_KINDS and can_be_wish(line)


def edit_line(line: Rule) -> None:
    """Open the form."""
    st.dialog(title(kind(line)), width="medium")(_form)(line)


def _form(line: Rule) -> None:
    screen = shown(session())
    st.write(plain(spoken(line.sentence())))
    with st.form("edit-line", border=False):
        own = is_own(screen.changed, line.id)
        wanted = (*(subject(kind(line)) if own else ()), *parameters(kind(line)))
        values = fields(wanted, dict(line), screen.changed, f"edit-{line.id}")
        if own and kind(line) not in EVERYWHERE:
            values["applies_to"] = whom_fields(screen.changed, line.applies_to, f"edit-{line.id}")
        if may_be_wish(line) or (own and can_be_wish(line)):
            values |= _strictness(line)
        if line.level is not Level.LAW:
            hjemmel = st.text_input(
                _("Hva bygger regelen på?"),
                value=line.hjemmel,
                key=f"edit-{line.id}-hjemmel",
                help=_("Paragrafen eller avtalen, slik den skal stå i drøftingsdokumentet."),
            )
            values["hjemmel"] = hjemmel.strip() or line.hjemmel
        pressed = st.form_submit_button(_("Bruk endringen"), type="primary")
    if may_have(line):
        waivers(line)
    st.caption(_("Endringen lagres først når du trykker «Se over og lagre» på siden."))
    if pressed:
        _use(screen, line, values)


def _strictness(line: Rule) -> Values:
    return {
        "enabled": st.checkbox(_("I bruk"), value=line.enabled, key=f"edit-{line.id}-enabled"),
        "hard": st.checkbox(
            _("Må alltid holdes"),
            value=line.hard,
            key=f"edit-{line.id}-hard",
            help=_(
                "Det som må holdes, brytes aldri, heller ikke når det gjør at vakter blir stående åpne. Et ønske veies mot "
                "andre ønsker."
            ),
        ),
    }


def _use(screen: RulesScreen, line: Rule, values: Values) -> None:
    """Take the values into the draft, if they can stand."""
    values = tidied(kind(line), values)
    wrong = missing(kind(line), values)
    if not values.get("hard", line.hard) and not line.weight:
        soft = line.model_copy(update={"hard": False})
        values |= usual_weights(soft, screen.changed.rulebook)
    standing = line.model_dump(mode="json")
    changed = {name: value for name, value in values.items() if standing.get(name) != value}
    draft = screen.draft.copy()
    draft.change(line.id, changed)
    if not wrong:
        wrong = list(tried(screen, draft, line.id, line).wrong)
    if wrong:
        for one in wrong:
            st.error(one)
        return
    if changed:
        screen.draft.change(line.id, changed)
        screen.apply()
        screen.saved = False
    st.rerun()
