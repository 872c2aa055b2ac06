"""One rule line in a form: its limits with their units, whether it must hold, what it rests on."""

from __future__ import annotations

from typing import Any

import streamlit as st

from models.base import clock_text
from models.legal_limits import LAW_KINDS, beyond, kind
from models.problems import InputError
from models.rules import Rule
from models.rules.base import Level
from ui.workplace.language import _
from ui.workplace.roster.wording import plain
from ui.workplace.rulebook.draft import Draft, Values
from ui.workplace.rulebook.importance import can_be_wish, usual_weights
from ui.workplace.rulebook.parameters import Parameter, parameters
from ui.workplace.rulebook.screen import RulesScreen, shown
from ui.workplace.rulebook.titles import title
from ui.workplace.rulebook.waivers import may_have, waivers
from ui.workplace.rulebook.wording import beyond_text
from ui.workplace.session import session

HALF_HOUR = 30
OWN_LEVELS = frozenset({Level.EMPLOYER, Level.LOCAL})
"""Levels of lines that the ward may make a wish of, or switch off."""


def can_edit(line: Rule) -> bool:
    """Whether there is anything in a line to change."""
    return bool(parameters(kind(line))) or _is_own(line) or may_have(line)


def _is_own(line: Rule) -> bool:
    return line.level in OWN_LEVELS and kind(line) not in LAW_KINDS and can_be_wish(line)


def edit_line(line: Rule) -> None:
    """Open the form."""
    st.dialog(title(kind(line)), width="medium")(_form)(line)


def _form(line: Rule) -> None:
    screen = shown(session())
    st.write(line.sentence())
    with st.form("edit-line", border=False):
        values: Values = {
            parameter.name: _widget(parameter, getattr(line, parameter.name), line.id)
            for parameter in parameters(kind(line))
        }
        if _is_own(line):
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


def _widget(parameter: Parameter, value: Any, line: str) -> Any:
    key = f"edit-{line}-{parameter.name}"
    match parameter.unit:
        case "hours":
            found = st.number_input(
                _("{what} (timer)").format(what=parameter.label),
                min_value=parameter.lowest / 60,
                max_value=parameter.highest / 60,
                value=None if value is None else value / 60,
                step=0.5,
                format="%g",
                key=key,
            )
            return _kept(parameter, value, None if found is None else round(found * 60))
        case "count":
            return _kept(
                parameter,
                value,
                st.number_input(parameter.label, parameter.lowest, parameter.highest, value, step=1, key=key),
            )
        case "decimal":
            found = st.number_input(
                parameter.label,
                float(parameter.lowest),
                float(parameter.highest),
                None if value is None else float(value),
                step=0.5,
                format="%g",
                key=key,
            )
            return _kept(parameter, value, None if found is None else round(found, 2))
        case "clock":
            times = sorted({*range(parameter.lowest, parameter.highest + 1, HALF_HOUR), value})
            return clock_text(
                st.selectbox(
                    parameter.label, times, index=times.index(value), format_func=clock_words, key=key
                )
            )
        case "yes_no":
            return st.checkbox(parameter.label, value=value, key=key)
    texts = {
        "strict": _("Fri den neste når en er arbeidet (loven uten avtale)"),
        "average": _("Fri annenhver i snitt (krever skriftlig avtale)"),
    }
    return st.radio(
        parameter.label,
        list(texts),
        index=list(texts).index(value),
        format_func=lambda one: texts[one],
        key=key,
    )


def _kept(parameter: Parameter, before: Any, now: Any) -> Any:
    """An empty field means no limit where that may be, and what was before where it may not."""
    return before if now is None and not parameter.optional else now


def clock_words(minutes: int) -> str:
    """``16:00``; past midnight ``02:00 neste dag``."""
    if minutes < 24 * 60:
        return clock_text(minutes)
    if minutes == 24 * 60:
        return _("midnatt")
    return _("{time} neste dag").format(time=clock_text(minutes - 24 * 60))


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
    least, most = values.get("minimum"), values.get("maximum")
    if least is not None and most is not None and least > most:
        st.error(_("Det minste antallet kan ikke være større enn det største."))
        return
    if "maximum" in values and least is None and most is None:
        st.error(_("Skriv minst én av de to grensene."))
        return
    if not values.get("hard", line.hard) and not line.weight:
        soft = line.model_copy(update={"hard": False})
        values |= usual_weights(soft, screen.changed.rulebook)
    standing = line.model_dump(mode="json")
    changed = {name: value for name, value in values.items() if standing.get(name) != value}
    tried = Draft(screen.draft.preset, {**screen.draft.lines})
    tried.change(line.id, changed)
    try:
        instance = tried.laid_over(screen.stored)
    except InputError as error:
        for problem in error.problems:
            st.error(plain(problem.message))
        return
    new = next(one for one in instance.rules_in_force.lines if one.id == line.id)
    found = [one for one in beyond(new) if one not in beyond(line)]
    if found:
        for one in found:
            st.error(beyond_text(one, new), icon=":material/gavel:")
        return
    if changed:
        screen.draft.change(line.id, changed)
        screen.apply()
        screen.saved = False
    st.rerun()
