"""Above the rules: which rulebook they come from, another one to choose, and what goes beyond the law."""

from __future__ import annotations

import streamlit as st

from models.rulebook import rulebook, rulebook_ids
from ui.workplace.language import _, ngettext
from ui.workplace.roster.wording import plain
from ui.workplace.rulebook.draft import left_behind
from ui.workplace.rulebook.screen import RulesScreen, shown
from ui.workplace.rulebook.wording import warnings
from ui.workplace.said import spoken
from ui.workplace.session import session

EMPTY = "tom"
"""The rulebook without rules is for files that bring their own."""


def head(screen: RulesScreen, editable: bool) -> None:
    """The rulebook in force."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{plain(spoken(screen.book.name))}**"
            + (
                " · "
                + ngettext(
                    "{count} regel er tilpasset her",
                    "{count} regler er tilpasset her",
                    len(screen.changed.overrides),
                )
                if screen.changed.overrides
                else ""
            )
        )
        if editable:
            with st.popover(_("Bytt regelbok")):
                _choose(screen)
    st.caption(plain(spoken(screen.book.description)))
    for line in warnings(screen.book):
        st.warning(line, icon=":material/gavel:")


def _choose(screen: RulesScreen) -> None:
    books = {
        name: rulebook(name) for name in rulebook_ids() if name != EMPTY or screen.changed.rulebook == EMPTY
    }
    chosen = st.radio(
        _("Regelbok"),
        list(books),
        index=list(books).index(screen.changed.rulebook),
        format_func=lambda name: spoken(books[name].name),
        captions=[spoken(book.description) for book in books.values()],
        key="choose-rulebook",
    )
    if chosen == screen.changed.rulebook:
        return
    dropped = left_behind(screen.changed, chosen)
    if dropped:
        st.caption(
            ngettext(
                "{count} tilpasning passer ikke i den regelboken, og faller bort.",
                "{count} tilpasninger passer ikke i den regelboken, og faller bort.",
                len(dropped),
            )
        )
    st.button(_("Bruk denne"), type="primary", on_click=_use, args=(chosen,), key="use-rulebook")


def _use(chosen: str) -> None:
    screen = shown(session())
    screen.draft.preset = None if chosen == screen.stored.rulebook else chosen
    screen.saved = False
    screen.apply()
