"""A ward leader comes to the pages for the first time, in a browser, with the service as it runs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.ui.workplace.browsing import settled
from tests.ui.workplace.faults import SERIOUS, faults
from tests.ui.workplace.grid.person_cells import write
from tests.ui.workplace.service import Service
from tests.ui.workplace.wards import Planned
from ui.workplace.client import Client

pytestmark = pytest.mark.slow


def test_from_first_visit_to_an_edit_that_stays(page: Page, own_pages: str, own_service: Service) -> None:
    page.goto(own_pages)
    expect(page.get_by_role("heading", name="Velkommen til Turnus")).to_be_visible()
    assert faults(page, weights=SERIOUS) == []
    page.get_by_role("button", name="Åpne eksempelet Korgen omsorgssenter").click()
    expect(page.locator(".row.person")).to_have_count(57)
    expect(page.get_by_text("steg 1 av 3")).to_be_visible()
    page.get_by_role("button", name="Neste").click()
    expect(page.get_by_text("steg 2 av 3")).to_be_visible()
    page.get_by_role("button", name="Neste").click()
    page.get_by_role("button", name="Ferdig").click()
    expect(page.get_by_text("steg 3 av 3")).not_to_be_visible()

    first = page.locator(".row.person").first
    told = page.locator(".st-key-told")
    write(page, first.locator(".cell.day").first, "N")
    expect(told).to_contain_text("fri → N")
    write(page, first.locator(".cell.day").nth(1), "D")
    expect(told).to_contain_text("fri → D")
    expect(told).to_contain_text("brudd")
    expect(told).to_contain_text("AML")

    client = Client(own_service.api)
    (ward,) = client.wards.all()
    (roster,) = client.rosters.of_ward(ward.id)
    assert roster.revision == 3
    expect(page).to_have_url(re.compile(ward.id))
    expect(page).to_have_url(re.compile(roster.id))
    assert "Korgen" not in page.url
    page.reload()
    expect(page.locator(".row.person").first.locator(".cell.day").first).to_contain_text("N")
    expect(page.get_by_text("Versjon 3", exact=False).first).to_be_visible()


def test_the_menu_leads_to_every_page_of_the_ward_that_is_open(
    page: Page, pages: str, small_plan: Planned
) -> None:
    page.goto(f"{pages}/?avdeling={small_plan.ward}")
    expect(page.locator(".row.person")).to_have_count(3)
    titles = ("Behov", "Ansatte", "Regler", "Lag turnus", "Kontroll og drøfting", "Heltid")
    for title in titles:
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()
        expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
        expect(page).to_have_url(re.compile(f"avdeling={small_plan.ward}"))
        settled(page)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Turnus", exact=True).click()
    expect(page.locator(".row.person")).to_have_count(3)
