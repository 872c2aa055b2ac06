"""Kontroll og drøfting: what the plan breaks and gives, its way to the wall, and its papers."""

import streamlit as st

from ui.workplace.control.head import head
from ui.workplace.control.parts import parts
from ui.workplace.control.screen import on_page
from ui.workplace.language import _
from ui.workplace.roster.none_yet import none_yet
from ui.workplace.session import session
from ui.workplace.shell import navigation

now = session()
info = now.roster_info()
if info is not None:
    control = on_page(now, info)
    head(now, control)
    if control.screen.roster.assignments:
        parts()
    else:
        st.info(
            _("Planen er tom. Når den har vakter, står det her hva den bryter og hvordan den er fordelt.")
        )
        st.page_link(navigation.SOLVE, label=_("Lag turnus"), icon=":material/auto_awesome:")
elif (ward := now.open_ward_now()) is not None:
    st.title(_("Kontroll og drøfting"), anchor=False)
    none_yet(now, ward)
