"""The ward leader's pages, as Streamlit runs them (``turnus ui``)."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.workplace.language import current
from ui.workplace.session import session
from ui.workplace.shell import sidebar
from ui.workplace.shell.looks import looks
from ui.workplace.shell.navigation import navigation
from ui.workplace.shell.page_language import page_language
from ui.workplace.shell.running_job import running_job
from ui.workplace.shell.trouble import told
from ui.workplace.shell.welcome import welcome

BEGINS_WITHOUT_WARD = "ansatte"  # the page that takes in a ward from a spreadsheet

ICON = Path(__file__).parent / "icon.png"

st.set_page_config(page_title="Turnus", page_icon=str(ICON), layout="wide")
now = session()
page = navigation()
looks()
with st.sidebar:
    above, below = st.container(), st.container()
with told():
    now.refresh()
    with above:
        sidebar.choices(now)
        running_job(now)
    if now.wards or page.url_path == BEGINS_WITHOUT_WARD:
        page.run()
    else:
        welcome(now)
with below:
    sidebar.foot(now)
page_language(current())
now.remember()
