"""What axe finds wrong with a page for people who do not see it, or see it otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.ui.workplace.browsing import settled

TRIES = 6
"""Looks at a page that asks the service for news: while it does, what it shows is pale."""


SERIOUS = ("serious", "critical")
WEIGHTS = ("minor", "moderate", *SERIOUS)


def faults(page: Page, within: str | None = None, weights: Sequence[str] = WEIGHTS) -> list[str]:
    """Axe's faults of some weights on a page at rest, or within a selector: what is wrong, and the first elements it is about."""
    found: list[str] = []
    for _ in range(TRIES):
        settled(page)
        found = _looked(page, within, weights)
        if not found:
            break
    return found


def _looked(page: Page, within: str | None, weights: Sequence[str]) -> list[str]:
    seen = Axe().run(page, context=within, options={"resultTypes": ["violations"]}).response
    assert seen["passes"], "axe has looked at nothing"
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']}: "
        + " | ".join(f"{node['html'][:200]} {node.get('failureSummary', '')}" for node in fault["nodes"][:3])
        for fault in seen["violations"]
        if fault["impact"] in weights
    ]
