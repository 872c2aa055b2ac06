"""Pictures of every page for the documentation: ``python -m tests.ui.workplace.screenshots docs/images/workplace``.

Starts ``turnus serve`` on a new database in a temporary folder, goes through the pages as on a first visit, lets a short
solve make a roster, and writes a PNG of each page at 1366 x 768. Needs a Chromium (``TURNUS_CHROMIUM`` names one).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect, sync_playwright

from instances.saving import put_in_place
from tests.ui.workplace.service import Service
from ui.workplace.client import Client

SIZE = ViewportSize(width=1366, height=768)
LONG = 600_000
"""Milliseconds for what a busy machine takes its time for."""

MOST_SECONDS = 300
"""Time for the solve at most; it is finished when its picture is taken."""

SETTLE = 1_500
"""Milliseconds in which pictures have been drawn and nothing moves any more."""


class Walk:
    """The way through the pages; every picture is put in the folder."""

    def __init__(self, page: Page, service: Service, folder: Path, seconds: float) -> None:
        self.page = page
        self.service = service
        self.folder = folder
        self.seconds = seconds

    def take(self, name: str) -> None:
        """Write what is shown."""
        expect(self.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        self.page.mouse.move(SIZE["width"] - 1, SIZE["height"] - 1)
        self.page.wait_for_timeout(SETTLE)
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0)
        expect(self.page.locator("[data-stale=true]")).to_have_count(0)
        put_in_place(self.folder / f"{name}.png", self.page.screenshot(animations="disabled"))

    def to(self, name: str) -> None:
        """Go to a page by the menu."""
        self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
        expect(self.page.get_by_role("heading", name=name, exact=True)).to_be_visible()

    def tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name, exact=True).click()
        expect(self.page.get_by_role("tab", name=name, selected=True)).to_be_visible()

    def all(self) -> None:
        """From first visit to the papers."""
        self.page.goto(self.service.pages)
        expect(self.page.get_by_role("heading", name="Velkommen til Turnus")).to_be_visible()
        self.take("velkommen")
        self.page.get_by_role("button", name="Åpne eksempelet Korgen omsorgssenter").click()
        expect(self.page.locator(".row.person")).to_have_count(57)
        self.page.get_by_role("button", name="Hopp over").click()
        for name, file in (("Behov", "behov"), ("Ansatte", "ansatte"), ("Regler", "regler")):
            self.to(name)
            self.take(file)
        self.solved()
        self.to("Turnus")
        expect(self.page.locator(".row.person")).to_have_count(57)
        self.edited()
        self.take("turnus")
        self.to("Kontroll og drøfting")
        self.page.wait_for_timeout(SETTLE)
        if not self.page.get_by_role("table").count():
            self.page.get_by_text("Daglig hvile").first.click()
        expect(self.page.get_by_role("table").first).to_be_visible()
        self.take("kontroll")
        self.tab("Fordeling")
        expect(self.page.locator(".js-plotly-plot .barlayer .point")).to_have_count(57)
        self.take("fordeling")
        self.tab("Drøfting og godkjenning")
        self.take("drofting")
        self.to("Heltid")
        self.take("heltid")

    def solved(self) -> None:
        """Let a roster be made, with a picture on the way, and open it."""
        client = Client(self.service.api)
        ward = client.wards.all()[0]
        job = client.jobs.submit(ward.id, ward.revision, seconds=MOST_SECONDS, key="screenshots")
        self.to("Lag turnus")
        expect(self.page.locator(".js-plotly-plot").first).to_be_visible()
        while client.jobs.read(job.id).spent_seconds < self.seconds:
            self.page.wait_for_timeout(500)
        self.take("lag-turnus")
        client.jobs.finish(job.id)
        while not client.jobs.read(job.id).state.final:
            self.page.wait_for_timeout(500)
        roster = client.jobs.read(job.id).roster
        assert roster is not None, f"no roster in {self.seconds} seconds: {client.jobs.read(job.id).reason}"
        self.page.goto(f"{self.service.pages}/?avdeling={ward.id}&turnus={roster}")

    def edited(self) -> None:
        """Change a cell, so that the page tells what that breaks."""
        cell = self.page.locator(".row.person").first.locator(".cell.day").nth(2)
        cell.click()
        self.page.keyboard.type("N")
        self.page.keyboard.press("ArrowRight")
        expect(self.page.locator(".st-key-told")).to_contain_text("→")


def main() -> None:
    """Write the pictures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, help="where the pictures go")
    asked.add_argument(
        "--seconds", type=float, default=25, help="how long the solve looks before its picture"
    )
    wanted = asked.parse_args()
    chromium = os.environ.get("TURNUS_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium: install one, or name it with TURNUS_CHROMIUM")
    wanted.folder.mkdir(parents=True, exist_ok=True)
    alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        service = Service(Path(folder), pages=True, at_once=1)
        browser = playwright.chromium.launch(executable_path=chromium, args=alone)
        try:
            service.start()
            page = browser.new_page(viewport=SIZE, locale="nb-NO", timezone_id="Europe/Oslo")
            page.set_default_timeout(LONG)
            expect.set_options(timeout=LONG)
            Walk(page, service, wanted.folder, wanted.seconds).all()
        finally:
            browser.close()
            service.stop()


if __name__ == "__main__":
    main()
