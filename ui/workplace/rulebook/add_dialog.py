"""A new rule line: which kind, its fields, and the sentence it becomes."""

from __future__ import annotations

import streamlit as st

from models.base import clock_minutes
from models.legal_limits import kind
from models.rules import RULE_KINDS, Rule
from models.rules.base import AppliesTo
from ui.workplace.language import _
from ui.workplace.roster.wording import plain
from ui.workplace.rulebook import importance
from ui.workplace.rulebook.checking import missing, tidied, tried
from ui.workplace.rulebook.differences import importance_text, strength_text
from ui.workplace.rulebook.draft import Values
from ui.workplace.rulebook.fields import fields
from ui.workplace.rulebook.importance import Importance
from ui.workplace.rulebook.new_lines import MANY, RESTS_ON, addable, begin
from ui.workplace.rulebook.parameters import Parameter, parameters, subject
from ui.workplace.rulebook.screen import RulesScreen, shown
from ui.workplace.rulebook.titles import title
from ui.workplace.rulebook.whom import EVERYWHERE, whom_fields, whom_text
from ui.workplace.rulebook.wording import level_text
from ui.workplace.said import spoken
from ui.workplace.session import session

ASKED = "rules-add"

WORDS: tuple[Importance, ...] = ("little", "fairly", "very")


def add_button() -> None:
    """The way to a new line."""
    st.button(_("Legg til regel"), icon=":material/add:", on_click=_open, key="add-line")


def _open() -> None:
    session().kept[ASKED] = True


def add_dialog() -> None:
    """The form, when it was asked for."""
    if session().kept.pop(ASKED, False):
        st.dialog(_("Legg til regel"), width="large")(_form)()


def _form() -> None:
    screen = shown(session())
    kinds = addable(screen.changed)
    chosen = st.selectbox(
        _("Hva slags regel?"),
        kinds,
        index=None,
        format_func=title,
        placeholder=_("Velg"),
        key="add-kind",
    )
    if chosen is None:
        st.caption(_("Velg hva regelen handler om, så kommer feltene her."))
        return
    values = tidied(chosen, _filled(screen, chosen))
    wrong = missing(chosen, values)
    draft = screen.draft.copy()
    line = draft.add(screen.stored, values)
    found = tried(screen, draft, line, None)
    if found.line is not None and not wrong:
        with st.container(border=True, key="add-preview"):
            st.markdown("**" + _("Slik blir regelen") + "**  \n" + _told(screen, found.line))
    if st.button(_("Legg til"), type="primary", key="add-use"):
        wrong = wrong or list(found.wrong)
        for one in wrong:
            st.error(one)
        if not wrong:
            screen.draft.add(screen.stored, values)
            screen.saved = False
            screen.apply()
            st.rerun()
    st.caption(_("Regelen lagres først når du trykker «Se over og lagre» på siden."))


def _filled(screen: RulesScreen, chosen: str) -> Values:
    """What the fields say."""
    form, begun = f"add-{chosen}", begin(chosen)
    if chosen not in MANY:
        return {**begun, **fields(parameters(chosen), _held(parameters(chosen), begun), screen.changed, form)}
    wanted = (*subject(chosen), *parameters(chosen))
    values = {**begun, **fields(wanted, _held(wanted, begun), screen.changed, form)}
    if "normal_minutes" in values:  # no deviations from what is stricter than the law
        limit = "minimum_minutes" if "minimum_minutes" in values else "maximum_minutes"
        values["normal_minutes"] = values[limit]
    if chosen not in EVERYWHERE:
        values["applies_to"] = whom_fields(screen.changed, AppliesTo(), form)
    return {**values, **_strength(screen, values, form), **_rests_on(form)}


def _held(wanted: tuple[Parameter, ...], begun: Values) -> Values:
    """Values as a line holds them: clock times are minutes there."""
    clocks = {one.name for one in wanted if one.unit == "clock"}
    return {
        key: clock_minutes(value) if key in clocks and isinstance(value, str) else value
        for key, value in begun.items()
    }


def _strength(screen: RulesScreen, values: Values, form: str) -> Values:
    """Whether it must hold, and how much it matters when it need not."""
    found: Values = {}
    hard = bool(values.get("hard", True))
    rule = next(one for one in RULE_KINDS if one.model_fields["rule"].default == values["rule"])
    if rule.model_fields["hard"].annotation is bool:
        hard = found["hard"] = st.checkbox(
            _("Må alltid holdes"),
            value=hard,
            key=f"{form}-hard",
            help=_(
                "Det som må holdes, brytes aldri, heller ikke når det gjør at vakter blir stående åpne. Et ønske veies mot "
                "andre ønsker."
            ),
        )
    if not hard:
        word: Importance = st.select_slider(
            _("Hvor viktig er ønsket?"),
            WORDS,
            value="fairly",
            format_func=importance_text,
            key=f"{form}-matter",
        )
        usual = importance.usual_of_kind(str(values["rule"]), screen.changed.rulebook)
        found["weight"] = max(1, round(usual * importance.FACTORS[word]))
    return found


def _rests_on(form: str) -> Values:
    """Who has decided it."""
    level = st.radio(
        _("Hva bygger regelen på?"),
        list(RESTS_ON),
        format_func=lambda one: level_text(one).capitalize(),
        horizontal=True,
        key=f"{form}-level",
    )
    usual = RESTS_ON[level]
    hjemmel = st.text_input(
        _("Slik skal det stå i drøftingsdokumentet"),
        value=usual,
        key=f"{form}-hjemmel-{level.name}",
        max_chars=200,
    )
    return {"level": level.value, "hjemmel": hjemmel.strip() or usual}


def _told(screen: RulesScreen, line: Rule) -> str:
    """A line in words, as Markdown."""
    parts = [f"{plain(title(kind(line)))}: {plain(spoken(line.sentence()))}"]
    parts.append(plain(strength_text(line, screen.changed.rulebook)))
    if who := whom_text(screen.changed, line):
        parts.append(f":small[{plain(who)}]")
    return "  \n".join(parts)
