"""The pages as ``turnus ui`` serves them: ``app.py``, with what stands between it and the browser."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from ui.workplace.downloads import FILES
from ui.workplace.page_turns import PageTurns

app = st.App(Path(__file__).with_name("app.py"), routes=[FILES], middleware=[Middleware(PageTurns)])
