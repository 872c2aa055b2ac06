"""A page with the grid in a browser, and what Python has heard of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

KARI, PER, OLA = 0, 1, 2

Heard = list[dict[str, Any]]


class GridPage:
    """A page with the grid, by person (from 0) and plan day."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.goto(address)
        expect(page.locator(".turnus .person .code").first).to_be_attached()

    def cell(self, person: int, day: int) -> Locator:
        return self.page.locator(".turnus .person").nth(person).locator(".cell.day").nth(day)

    def text(self, person: int, day: int) -> str:
        return self.cell(person, day).locator(".code").text_content() or ""

    def texts(self, person: int, first: int, last: int) -> list[str]:
        return [self.text(person, day) for day in range(first, last + 1)]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def written(self, person: int, day: int, letters: str) -> str:
        """What the cell says right after letters are written, however slow the machine is."""
        script = (
            "(cell, letters) => { for (const key of letters) cell.dispatchEvent(new KeyboardEvent('keydown',"
            " { key, bubbles: true })); return cell.querySelector('.code').textContent }"
        )
        return str(self.cell(person, day).evaluate(script, letters))

    def heard(self, events: int) -> Heard:
        """What Python has heard, once it is as many events."""
        told = self.page.locator(".st-key-heard")
        self.page.wait_for_function(
            "([element, count]) => JSON.parse(element.textContent).length >= count",
            arg=[told.element_handle(), events],
        )
        found: Heard = json.loads(told.text_content() or "")
        assert len(found) == events
        return found

    def settled(self) -> None:
        """Wait until Python has answered everything."""
        expect(self.page.locator(".turnus:not(.busy)")).to_be_attached()

    def focused(self) -> str:
        """The label of what has the focus."""
        return str(
            self.page.evaluate(
                "(function inner(root) { const at = root.activeElement;"
                " return at && at.shadowRoot ? inner(at.shadowRoot) : at && at.getAttribute('aria-label') })(document)"
            )
        )


Show = Callable[..., GridPage]


def cells(event: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    """The edits of an event, in brief."""
    assert event["kind"] == "edit"
    return [(c["employee"], c["date"], c["shift"]) for c in event["cells"]]
