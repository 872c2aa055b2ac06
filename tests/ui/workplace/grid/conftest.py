"""The grid alone on a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.ui.workplace.browsing import NewPage
from tests.ui.workplace.conftest import RunApp
from tests.ui.workplace.grid.grid_page import GridPage, Show

APP = Path(__file__).parent / "app.py"


@pytest.fixture
def show(new_page: NewPage, run_app: RunApp) -> Show:
    """Opens the grid: ``show("locked", ward="small")``; what is said besides is of the browser,
    or the page that is to show it."""

    def opened(*flags: str, ward: str = "small", page: Page | None = None, **browser: Any) -> GridPage:
        address = f"{run_app(APP)}/?ward={ward}" + "".join(f"&{flag}=1" for flag in flags)
        return GridPage(page or new_page(**browser), address)

    return opened
