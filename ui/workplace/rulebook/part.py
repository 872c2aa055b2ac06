"""Everything on the page: one fragment, so that a slider runs this and not the page."""

from __future__ import annotations

import streamlit as st

from ui.workplace.language import _
from ui.workplace.rulebook.head import head
from ui.workplace.rulebook.lists import dialogs, lists
from ui.workplace.rulebook.saving import bar
from ui.workplace.rulebook.screen import shown
from ui.workplace.session import session
from ui.workplace.shell.trouble import told


@st.fragment
def rules_part() -> None:
    """The rules on the screen, to be changed."""
    with told():
        now = session()
        screen = shown(now)
        editable = now.may_write()
        if not editable:
            st.info(_("Du kan se reglene her, men ikke endre dem."))
        bar(screen)
        head(screen, editable)
        lists(screen, editable)
        dialogs(screen)
