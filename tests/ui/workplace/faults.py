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
