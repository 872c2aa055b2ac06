"""Tables of the pages in a browser: Streamlit draws them on a canvas, so cells are found by where they are."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from ui.workplace.ward.editor import HEAD_HEIGHT, ROW_HEIGHT

LONG = 60_000
"""Milliseconds for what a busy machine takes its time for."""


def patient(page: Page) -> None:
    """Wait long for everything."""
    page.set_default_timeout(LONG)
    expect.set_options(timeout=LONG)


def table(page: Page) -> Locator:
    """The table that is shown."""
    return page.get_by_test_id("stDataFrame").first


def go_to(page: Page, across: int, row: int) -> None:
    """Click a cell, ``across`` pixels from the left of the table."""
    shown = table(page)
    expect(shown.locator("canvas").first).to_be_visible()
    shown.scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    shown.click(position={"x": across, "y": HEAD_HEIGHT + ROW_HEIGHT * row + ROW_HEIGHT / 2})


def write(page: Page, across: int, row: int, text: str) -> None:
    """Write in a cell, instead of what stands there."""
    go_to(page, across, row)
    page.keyboard.press("Enter")
    written = page.locator("#portal input, #portal textarea").first
    written.wait_for()
    written.fill(text)
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    expect(page.locator("#portal input, #portal textarea")).to_have_count(0)
    page.wait_for_timeout(600)  # the table tells what is written a little later


def section(page: Page, name: str) -> None:
    """Show another table."""
    page.get_by_role("radio", name=name).click()
    expect(page.get_by_role("radio", name=name)).to_be_checked()
