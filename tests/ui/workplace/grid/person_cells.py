"""The grid on the page Turnus: cells by the name of a person."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def cell(page: Page, person: str, day: int) -> Locator:
    """The cell of a person on a plan day, from 0."""
    row = page.locator(".row.person").filter(has=page.get_by_text(person, exact=True))
    return row.locator(".cell.day").nth(day)


def write(page: Page, at: Locator, code: str) -> None:
    """Write a code in a cell and go on to the next."""
    at.click()
    page.keyboard.type(code)
    page.keyboard.press("ArrowRight")


def taken_in(page: Page) -> None:
    """Wait until what was done in the grid has been answered."""
    expect(page.locator(".turnus:not(.busy)")).to_be_attached()
