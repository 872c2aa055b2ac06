"""What axe finds wrong with a page for people who do not see it, or see it otherwise."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def faults(page: Page, within: str | None = None) -> list[str]:
    """Axe's faults on a page, or within a selector: rule, weight, what is wrong, and the first elements it is about."""
    found = Axe().run(page, context=within, options={"resultTypes": ["violations"]})
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']}: "
        + " | ".join(f"{node['html'][:200]} {node.get('failureSummary', '')}" for node in fault["nodes"][:3])
        for fault in found.response["violations"]
    ]


def at_rest(page: Page) -> None:
    """Wait until the page has answered everything."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(state="attached")


def settled_faults(page: Page, within: str | None = None, tries: int = 6) -> list[str]:
    """The same of a page at rest: what waits for an answer is grey for a moment, and is looked at again."""
    found: list[str] = []
    for _ in range(tries):
        at_rest(page)
        page.wait_for_timeout(500)
        found = faults(page, within)
        if not found:
            break
    return found
