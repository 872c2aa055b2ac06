"""A whole walk in a browser: from the first visit to the printed plan, with the server dying on the way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from models.kpi import kpis
from tests.ui.workplace.browsing import settled
from tests.ui.workplace.service import Service
from ui.workplace.client import Client

pytestmark = pytest.mark.slow


def go(page: Page, name: str) -> None:
    """To a page by the menu, with the keyboard."""
    link = page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def test_from_first_visit_to_printed_plan(page: Page, whole_service: Service, tmp_path: Path) -> None:
    service = whole_service
    client = Client(service.api)
    page.goto(service.pages)
    page.get_by_role("button", name="Åpne eksempelet Korgen omsorgssenter").click()
    expect(page.locator(".row.person")).to_have_count(57)
    page.get_by_role("button", name="Hopp over").click()

    go(page, "Lag turnus")
    page.get_by_text("Grundig: 20 minutter").click()
    page.locator(".st-key-solve button").click()
    expect(page.get_by_text("Planen holder alt som må holdes")).to_be_visible()

    (ward,) = client.wards.all()
    (job,) = client.jobs.of_ward(ward.id, 10)
    service.kill()
    service.start()
    page.goto(f"{service.pages}/?avdeling={ward.id}")  # a laptop that was closed, opened again at a bookmark
    go(page, "Lag turnus")
    finish = page.get_by_role("button", name="Avslutt nå og behold planen")
    expect(finish).to_be_enabled()
    expect(page.get_by_text("Planen holder alt som må holdes")).to_be_visible()
    finish.click()
    expect(page.get_by_text("Turnusen er klar.")).to_be_visible()
    (job,) = client.jobs.of_ward(ward.id, 10)
    assert job.attempts == 2
    assert job.roster is not None
    page.get_by_role("button", name="Åpne turnusen").first.click()
    expect(page).to_have_url(re.compile(job.roster))
    go(page, "Turnus")
    expect(page.locator(".row.person")).to_have_count(57)

    row = page.locator(".row.person").first
    row.locator(".cell.day").first.click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Delete")
    told = page.locator(".st-key-told")
    expect(told).to_contain_text(re.compile("→ fri|Ingen|fri"))
    row.locator(".cell.day").nth(2).click()
    page.keyboard.type("N")
    page.keyboard.press("ArrowRight")
    expect(told).to_contain_text("→ N")
    latest = client.rosters.read(job.roster)
    assert latest.revision >= 2

    go(page, "Kontroll og drøfting")
    instance, _revision = client.wards.read(ward.id)
    assert kpis(instance, latest.roster) == client.rosters.judgement(job.roster, latest.revision).kpis
    page.get_by_role("tab", name="Drøfting og godkjenning").focus()
    page.keyboard.press("Enter")
    send = page.get_by_role("button", name="Send til drøfting")
    expect(send).to_be_visible()
    send.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Tilbake til kladd")).to_be_visible()
    assert client.rosters.standing(job.roster, latest.revision).stage == "discussion"

    settled(page)
    with page.expect_download() as handed:
        page.get_by_role("button", name="Hent dokumentet for drøfting").click()
    paper = tmp_path / "drofting.pdf"
    handed.value.save_as(paper)
    text = "".join(one.extract_text() for one in PdfReader(paper).pages)
    assert paper.read_bytes().startswith(b"%PDF")
    assert "Drøfting av arbeidsplan" in text
    assert f"Revisjon {latest.revision} · Til drøfting" in text
    assert "§10-8" in text or "§10-5" in text
    page.get_by_role("tab", name="Skriv ut og hent").click()
    expect(page.get_by_role("button", name="Veggplan")).to_be_visible()
    settled(page)
    with page.expect_download() as handed:
        page.get_by_role("button", name="Veggplan").click()
    handed.value.save_as(tmp_path / "veggplan.pdf")
    wall = PdfReader(tmp_path / "veggplan.pdf").pages[0]
    assert instance.employees[0].name in wall.extract_text()
    assert round(float(wall.mediabox.width) / 72 * 25.4) == 420
