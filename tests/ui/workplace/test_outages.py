"""The pages while the service is away and comes back, in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.ui.workplace.grid.person_cells import cell, taken_in, write
from tests.ui.workplace.grid.ward import small
from tests.ui.workplace.service import Service
from tests.ui.workplace.wards import planned
from ui.workplace.client import Client

pytestmark = pytest.mark.slow


def test_the_page_comes_back_when_the_server_does(page: Page, own_pages: str, own_service: Service) -> None:
    plan = planned(Client(own_service.api), *small())
    page.goto(f"{own_pages}/?avdeling={plan.ward}")
    expect(cell(page, "Kari Nordmann", 0)).to_contain_text("A")
    own_service.stop()
    write(page, cell(page, "Kari Nordmann", 4), "D")
    expect(page.get_by_text("Får ikke kontakt med tjenesten").first).to_be_visible()
    expect(cell(page, "Kari Nordmann", 4)).not_to_contain_text("D")
    page.reload()
    expect(page.get_by_role("heading", name="Får ikke kontakt med Turnus")).to_be_visible()
    own_service.start()
    expect(cell(page, "Kari Nordmann", 0)).to_contain_text("A")


def test_the_rest_is_planned_again_while_the_server_is_restarted(
    page: Page, own_pages: str, own_service: Service
) -> None:
    plan = planned(Client(own_service.api), *small())
    page.goto(f"{own_pages}/?avdeling={plan.ward}")
    cell(page, "Kari Nordmann", 0).click()
    page.keyboard.press("Alt+l")
    taken_in(page)
    page.get_by_role("button", name="Planlegg resten på nytt").click()
    expect(page.get_by_text("1 låst celle blir stående.")).to_be_visible()
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_role("button", name="Planlegg", exact=True).click()
    expect(page.get_by_test_id("stSidebar").get_by_text("Lager turnus:", exact=False)).to_be_visible()
    own_service.stop()
    own_service.start()
    page.reload()
    page.get_by_role("button", name="Åpne turnusen").click()
    expect(cell(page, "Kari Nordmann", 0)).to_contain_text("A")
    page.get_by_role("button", name="Sammenlign").click()
    expect(page.get_by_text(re.compile("Forskjellig: .* hos "))).to_be_visible()
    client = Client(own_service.api)
    assert len(client.rosters.of_ward(plan.ward)) == 2
