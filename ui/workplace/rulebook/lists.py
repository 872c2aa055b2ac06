"""The rules in force, grouped by what gives them their authority."""

from __future__ import annotations

import streamlit as st

from models.instance import Instance
from models.legal_limits import beyond, kind
from models.rules import Rule
from models.rules.base import Level
from ui.workplace.language import _
from ui.workplace.roster.wording import plain
from ui.workplace.rulebook import importance
from ui.workplace.rulebook.add_dialog import add_button, add_dialog
from ui.workplace.rulebook.agreement_dialogs import agreements_head, end_agreement
from ui.workplace.rulebook.agreements import AGREED
from ui.workplace.rulebook.differences import importance_text, signed_text
from ui.workplace.rulebook.draft import is_own
from ui.workplace.rulebook.edit_dialog import can_edit, edit_line
from ui.workplace.rulebook.importance import ALWAYS, Importance
from ui.workplace.rulebook.screen import RulesScreen, shown
from ui.workplace.rulebook.titles import title
from ui.workplace.rulebook.whom import waived_text, whom_text
from ui.workplace.rulebook.wording import beyond_text, deviations_text, level_text
from ui.workplace.said import spoken
from ui.workplace.session import session

WORDS: tuple[Importance, ...] = ("none", "little", "fairly", "very")


def lists(screen: RulesScreen, editable: bool) -> None:
    """A tab for each kind of authority."""
    lines = [line for line in screen.book_with_removed.lines if kind(line) != "changes"]
    groups = {
        _("Lov"): [line for line in lines if line.level is Level.LAW],
        _("Tariff"): [line for line in lines if line.level is Level.TARIFF],
        _("Avtaler med tillitsvalgte"): [line for line in lines if line.level in AGREED],
        _("Avtalt med den enkelte"): [line for line in lines if line.level is Level.INDIVIDUAL],
        _("Ønsker og prioritering"): [line for line in lines if line.level is Level.EMPLOYER],
    }
    texts = (
        _("Det loven krever. Grensene kan ikke settes romsligere enn loven uten en avtale som tillater det."),
        _("Det tariffavtalen sier."),
        _("Det som gjelder fordi dere har avtalt det lokalt. Uten avtalen gjelder loven."),
        _("Det som er avtalt med hver ansatt: stilling, arbeidssted og fritak."),
        _("Det dere selv ønsker. Planen oppfyller så mye som mulig; det viktigste går foran."),
    )
    shown_groups = [
        (name, own, text)
        for (name, own), text in zip(groups.items(), texts, strict=True)
        if own or name in (list(groups)[2], list(groups)[4])
    ]
    tabs = st.tabs([name for name, _own, _text in shown_groups], key="rule-groups")
    for tab, (name, own, text) in zip(tabs, shown_groups, strict=True):
        with tab:
            st.caption(text)
            if name == list(groups)[2] and editable:
                agreements_head(screen)
            if name == list(groups)[4] and editable:
                add_button()
            for line in own:
                if line.id in screen.draft.removed:
                    _gone(line)
                else:
                    _line(screen, line, editable)


def _line(screen: RulesScreen, line: Rule, editable: bool) -> None:
    own = line.level is not Level.LAW and is_own(screen.changed, line.id)
    buttons = editable and (can_edit(line) or line.level in AGREED or own)
    with st.container(border=True):
        if not buttons and not importance.weight_fields(line):
            st.markdown(_said(screen, line))
            return
        said, choice = st.columns([7, 3], vertical_alignment="center")
        said.markdown(_said(screen, line))
        with choice:
            if importance.weight_fields(line):
                _slider(screen, line, editable)
            if buttons:
                _buttons(line, own)


def _gone(line: Rule) -> None:
    """A line that is removed and not stored yet, with the way back."""
    name = title(kind(line))
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"gone-{line.id}"):
        st.markdown(
            f"**{plain(name)}** :orange-badge["
            + _("fjernet, ikke lagret")
            + f"]  \n~~{plain(spoken(line.sentence()))}~~"
        )
        st.button(
            _("Angre"),
            key=f"back-{line.id}",
            on_click=_bring_back,
            args=(line.id,),
            help=_("Ta inn igjen {rule}").format(rule=name),
        )


def _buttons(line: Rule, own: bool) -> None:
    name = title(kind(line))
    with st.container(horizontal=True, gap="small"):
        if can_edit(line):
            st.button(
                _("Endre"),
                key=f"edit-{line.id}",
                on_click=_open,
                args=("edit", line.id),
                help=_("Endre {rule}").format(rule=name),
            )
        if line.level in AGREED and line.enabled:
            st.button(
                _("Avslutt"),
                key=f"end-{line.id}",
                on_click=_open,
                args=("end", line.id),
                help=_("Avslutt avtalen om {rule}, og gå tilbake til loven").format(rule=name),
            )
        if own:
            st.button(
                _("Fjern"),
                key=f"remove-{line.id}",
                on_click=_remove,
                args=(line.id,),
                help=_("Fjern {rule}").format(rule=name),
            )


def _remove(line: str) -> None:
    screen = shown(session())
    screen.draft.remove(line)
    screen.saved = False
    screen.apply()


def _bring_back(line: str) -> None:
    screen = shown(session())
    screen.draft.bring_back(line)
    screen.apply()


def _said(screen: RulesScreen, line: Rule) -> str:
    marks = ""
    if not line.enabled:
        marks += " :gray-badge[" + _("ikke i bruk") + "]"
    elif line.hard:
        marks += " :blue-badge[" + _("må holdes") + "]"
    else:
        marks += " :gray-badge[" + _("ønske") + "]"
    if line.id in screen.draft.added:
        marks += " :orange-badge[" + _("ny, ikke lagret") + "]"
    elif line.id in screen.draft.lines:
        marks += " :orange-badge[" + _("endret, ikke lagret") + "]"
    parts = [
        f"**{plain(title(kind(line)))}**{marks}  ",
        f"{plain(spoken(line.sentence()))}  ",
        f":small[{plain(spoken(line.hjemmel))}{_level(line)}]",
    ]
    if line.enabled and (allowed := deviations_text(line)):
        parts[-1] += "  "
        parts.append(f":small[{plain(allowed)}]")
    if line.level in AGREED and line.enabled:
        parts[-1] += "  "
        parts.append(_signing(screen.changed, line))
    for who in (whom_text(screen.changed, line), waived_text(screen.changed, line)):
        if who:
            parts[-1] += "  "
            parts.append(f":small[{plain(who)}]")
    parts += [f"\n:red[{beyond_text(one, line)}]" for one in beyond(line)]
    return "\n".join(parts)


def _level(line: Rule) -> str:
    """What a line rests on, where the heading of the list leaves it open."""
    return f" · {level_text(line.level)}" if line.level in AGREED else ""


def _signing(instance: Instance, line: Rule) -> str:
    if line.signed is None:
        return ":orange[:small[" + _("Det er ikke registrert hvem som har signert avtalen.") + "]]"
    if not line.signed.covers(instance.horizon.last):
        return ":red[:small[" + plain(signed_text(line)) + ". " + _("Planen går lenger enn avtalen.") + "]]"
    return f":small[{plain(signed_text(line))}]"


def _slider(screen: RulesScreen, line: Rule, editable: bool) -> None:
    now = importance.importance(line, screen.changed.rulebook)
    words = WORDS[1:] if kind(line) in ALWAYS else WORDS
    if not editable:  # a slider that nobody can move is hard to read
        said = f"**{importance_text(now)}**"
        st.markdown(
            _("Hvor viktig er det å unngå avvik?") + f" {said}"
            if line.hard
            else _("Hvor viktig: {rule}").format(rule=said)
        )
        return
    key = f"matter-{line.id}"
    st.session_state[key] = now if now in words else words[0]
    st.select_slider(
        _("Hvor viktig er det å unngå avvik?")
        if line.hard
        else _("Hvor viktig: {rule}").format(rule=spoken(line.sentence())),
        words,
        format_func=importance_text,
        key=key,
        label_visibility="visible" if line.hard else "collapsed",
        on_change=_matters,
        args=(line.id, key),
    )


def _matters(line_id: str, key: str) -> None:
    screen = shown(session())
    line = next(line for line in screen.book.lines if line.id == line_id)
    word: Importance = st.session_state[key]
    screen.saved = False
    screen.draft.change(line_id, importance.values(line, screen.changed.rulebook, word))
    screen.apply()


def _open(what: str, line: str) -> None:
    session().kept["rules-dialog"] = (what, line)


def dialogs(screen: RulesScreen) -> None:
    """The dialog that was asked for, if any."""
    add_dialog()
    what, line_id = session().kept.pop("rules-dialog", ("", ""))
    line = next((line for line in screen.book.lines if line.id == line_id), None)
    if what == "edit" and line is not None:
        edit_line(line)
    elif what == "end" and line is not None:
        end_agreement(line)
