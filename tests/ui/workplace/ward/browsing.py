"""Tables of the pages in a browser: Streamlit draws them on a canvas, so cells are found by where they are."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.ui.workplace.browsing import answered, settled
from ui.workplace.ward.editor import HEAD_HEIGHT, ROW_HEIGHT


def table(page: Page) -> Locator:
    """The table that is shown."""
    return page.get_by_test_id("stDataFrame").first


def go_to(page: Page, across: int, row: int) -> None:
    """Click a cell, ``across`` pixels from the left of the table."""
    settled(page)
    shown = table(page)
    expect(shown.locator("canvas").first).to_be_visible()
    shown.scroll_into_view_if_needed()
    shown.click(position={"x": across, "y": HEAD_HEIGHT + ROW_HEIGHT * row + ROW_HEIGHT / 2})


def write(page: Page, across: int, row: int, text: str) -> None:
    """Write in a cell, instead of what stands there."""
    go_to(page, across, row)
    page.keyboard.press("Enter")
    written = page.locator("#portal input, #portal textarea")
    written.first.fill(text)
    expect(written.first).to_have_value(text)
    with answered(page):
        page.keyboard.press("Enter")
        expect(written).to_have_count(0)


def section(page: Page, name: str) -> None:
    """Show another table."""
    wanted = page.get_by_role("radio", name=name)
    if wanted.is_checked():
        return
    with answered(page):
        wanted.click()
    expect(wanted).to_be_checked()
