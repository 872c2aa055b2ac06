"""Changes that are not stored: what they mean, storing them, and what is said when somebody else was first."""

from __future__ import annotations

import streamlit as st

from models.capacity import CapacityRow
from ui.workplace import unsaved
from ui.workplace.client import ChangedError, ServiceError
from ui.workplace.language import _, ngettext
from ui.workplace.roster.wording import plain
from ui.workplace.rulebook.differences import differences
from ui.workplace.rulebook.draft import Draft
from ui.workplace.rulebook.screen import RulesScreen, shown
from ui.workplace.rulebook.titles import title
from ui.workplace.rulebook.wording import warnings
from ui.workplace.said import spoken
from ui.workplace.session import Session, session
from ui.workplace.shell import trouble

UNSAVED = "rules"
"""What the changes are kept under while they are not stored."""


def bar(screen: RulesScreen) -> None:
    """How many changes there are, and what can be done with them; or what became of them."""
    if isinstance(screen.refused, ChangedError):
        _somebody_else()
    elif isinstance(screen.refused, ServiceError):
        trouble.show(screen.refused)
    elif screen.refused is not None:
        st.error(plain(screen.refused))
    if screen.saved:
        st.success(
            _("Lagret. De nye reglene gjelder for turnuser dere lager fra nå av."), icon=":material/check:"
        )
        _put_back(screen)
    unsaved.follow(UNSAVED, bool(screen.draft), screen.draft.copy)
    if not screen.draft:
        if session().may_write():
            unsaved.offer(UNSAVED, _go_on)
        return
    found = len({one.line for one in differences(screen.stored, screen.changed)})
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="unsaved"):
        st.markdown(
            "**"
            + ngettext("{count} regel er endret, ikke lagret", "{count} regler er endret, ikke lagret", found)
            + "**"
        )
        if st.button(_("Se over og lagre"), type="primary", key="review"):
            review()
        st.button(_("Forkast"), on_click=_discard, key="discard")


def _go_on(kept: Draft) -> None:
    """Lay changes that were made before over what is stored now."""
    screen = shown(session())
    screen.draft = kept.copy()
    screen.draft.step_aside(screen.stored)
    screen.refused, screen.saved = None, False
    screen.apply()


def _put_back(screen: RulesScreen) -> None:
    """Rules that were removed with what was stored last, each with a way back."""
    for line, values in screen.taken_out.items():
        with st.container(horizontal=True, vertical_alignment="center", key=f"taken-out-{line}"):
            st.markdown(_("Fjernet: {rule}").format(rule=plain(title(values["rule"]))))
            st.button(
                _("Legg tilbake"),
                on_click=_again,
                args=(line,),
                key=f"put-back-{line}",
                help=_("Legg tilbake {rule}").format(rule=title(values["rule"])),
            )


def _again(line: str) -> None:
    screen = shown(session())
    values = screen.taken_out.pop(line)
    screen.draft.add(screen.stored, {key: value for key, value in values.items() if key != "id"})
    screen.saved = False
    screen.apply()


def _somebody_else() -> None:
    st.warning(
        _(
            "Noen andre endret avdelingen mens du holdt på. Dine endringer er ikke lagret, men står klare oppå det de andre "
            "har lagret. Se over på nytt, og lagre."
        ),
        icon=":material/group:",
    )


def _discard() -> None:
    screen = shown(session())
    screen.draft.clear()
    screen.refused, screen.saved = None, False
    screen.apply()


def review() -> None:
    """Open what the changes mean."""
    st.dialog(_("Se over og lagre"), width="large")(_review)()


def _review() -> None:
    now = session()
    screen = shown(now)
    found = differences(screen.stored, screen.changed)
    if not found:
        st.info(_("Endringene gjør ingen forskjell fra det som er lagret."))
    for one in found:
        with st.container(border=True):
            st.markdown(
                f"**{plain(one.what)}**  \n"
                + _("Før: {text}").format(text=plain(one.before) or "–")
                + "  \n"
                + _("Etter: {text}").format(text=plain(one.after) or "–")
            )
    try:
        _checked(now, screen)
    except ServiceError as error:
        trouble.show(error)
        return
    for line in warnings(screen.book):
        st.warning(line, icon=":material/gavel:")
    with st.container(horizontal=True):
        if st.button(_("Lagre"), type="primary", key="save"):
            _save(now, screen)
            st.rerun()
        if st.button(_("Ikke ennå"), key="not-yet"):
            st.rerun()


def _checked(session: Session, screen: RulesScreen) -> None:
    """What cannot be met under the new rules and could under the old ones."""
    with st.spinner(_("Ser om behovet går opp med de nye reglene …")):
        before = _short(session, screen, "stored")
        after = _short(session, screen, "changed")
    new = [row for key, row in after.items() if key not in before]
    if new:
        st.warning(_("Med de nye reglene går ikke behovet opp:"), icon=":material/warning:")
        st.markdown("\n".join(f"- {plain(spoken(row.sentence))}" for row in new[:5]))
    elif before and not after:
        st.success(_("Med de nye reglene kan behovet gå opp. Det kunne det ikke før."))


def _short(session: Session, screen: RulesScreen, which: str) -> dict[tuple[str, str], CapacityRow]:
    instance = screen.stored if which == "stored" else screen.changed
    key = f"capacity {instance.hash}"
    if key not in session.kept:
        session.kept[key] = session.client.wards.validate(instance).capacity.rows
    rows: tuple[CapacityRow, ...] = session.kept[key]
    return {(row.kind, row.group): row for row in rows if row.verdict == "short"}


def _save(session: Session, screen: RulesScreen) -> None:
    """Store the changes as a new revision of the one that was looked at."""
    screen.refused, screen.saved, screen.taken_out = None, False, {}
    try:
        session.client.wards.revise(screen.ward, screen.changed, screen.revision)
    except ServiceError as error:
        screen.refused = error
        return
    screen.taken_out = {
        one["id"]: one for one in screen.stored.overrides if one["id"] in screen.draft.removed
    }
    screen.draft.clear()
    screen.saved = True
    unsaved.forget(UNSAVED)
