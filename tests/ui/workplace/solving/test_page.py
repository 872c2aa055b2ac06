"""A ward leader makes a roster, in a browser, with the service and a worker as they run."""

from __future__ import annotations

import json
import re
import time

import httpx2
import pytest
from playwright.sync_api import Page, expect

from instances.library import load_named
from models.instance import Instance
from models.roster import Status
from tests.api.jobs.filling import impossible
from tests.build import line
from tests.ui.workplace.browsing import NewPage, settled, visit
from tests.ui.workplace.faults import faults
from tests.ui.workplace.grid.ward import small
from tests.ui.workplace.service import Service
from tests.ui.workplace.wards import Planned, stored
from ui.workplace.client import Client

pytestmark = pytest.mark.slow

PATH, TITLE = "lag", "Lag turnus"


def start(page: Page) -> None:
    page.locator(".st-key-solve button").click()


def test_a_roster_is_made_watched_found_again_and_kept(
    page: Page, new_page: NewPage, solving_service: Service
) -> None:
    client = Client(solving_service.api)
    ward = stored(client, load_named("hemnes/hemnesberget"))
    visit(page, solving_service.pages, PATH, TITLE, ward.id)
    expect(page.get_by_text("Behovet kan gå opp")).to_be_visible()
    page.get_by_text("Grundig: 20 minutter").click()
    page.locator(".st-key-solve-wishes").get_by_role("radio", name="mer").click()
    assert faults(page) == []
    start(page)
    expect(page.get_by_text("Turnus leter.")).to_be_visible()
    expect(page).to_have_url(re.compile("oppdrag="))

    other = new_page(viewport={"width": 820, "height": 1180})
    visit(other, solving_service.pages, PATH, TITLE, ward.id)
    expect(other.get_by_text("Turnus leter.")).to_be_visible()
    finish = other.get_by_role("button", name="Avslutt nå og behold planen")
    expect(finish).to_be_enabled()
    expect(other.get_by_text("Planen holder alt som må holdes")).to_be_visible()
    expect(other.get_by_text("Mest gjenstår av")).to_be_visible()
    expect(other.locator(".js-plotly-plot").first).to_be_visible()
    assert faults(other) == []
    other.get_by_text("Den beste planen så langt").click()
    expect(other.get_by_role("img", name="35 ansatte over 6 uker")).to_be_visible()
    assert faults(other) == []
    finish.click()
    expect(other.get_by_text("Turnusen er klar.")).to_be_visible()

    expect(page.get_by_text("Turnusen er klar.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Turnusen er klar.")).to_be_visible()
    assert faults(page) == []
    (job,) = client.jobs.of_ward(ward.id, 10)
    assert job.roster is not None
    assert client.rosters.read(job.roster).roster.status is Status.FEASIBLE
    page.locator(".st-key-open-roster button").first.click()
    expect(page.locator(".row.person")).to_have_count(35)
    expect(page).to_have_url(re.compile(job.roster))


def test_a_job_that_waits_is_dropped_only_when_it_is_meant(
    page: Page, pages: str, client: Client, small_plan: Planned
) -> None:
    visit(page, pages, PATH, TITLE, small_plan.ward)
    start(page)
    expect(page.get_by_text("Venter på tur: nummer 1 i køen.")).to_be_visible()
    page.get_by_role("button", name="Avbryt", exact=True).click()
    expect(page.get_by_text("Vil du avbryte?")).to_be_visible()
    page.get_by_role("button", name="Nei, fortsett").click()
    expect(page.get_by_role("button", name="Ja, avbryt")).to_have_count(0)
    expect(page.get_by_text("Vil du avbryte?")).not_to_be_visible()
    (job,) = client.jobs.of_ward(small_plan.ward, 10)
    assert job.state == "queued"

    page.get_by_role("button", name="Avbryt", exact=True).click()
    page.get_by_role("button", name="Ja, avbryt").click()
    expect(page.get_by_text("Jobben ble avbrutt. Ingenting ble lagret.")).to_be_visible()
    page.get_by_role("button", name="Prøv på nytt").click()
    expect(page.locator(".st-key-solve button")).to_be_visible()
    settled(page)
    page.get_by_text("Tidligere på denne avdelingen (1)").click()
    expect(page.get_by_text("Avbrutt · 0:00")).to_be_visible()


def test_what_cannot_add_up_is_said_before_and_left_open_after(page: Page, solving_service: Service) -> None:
    """More people are needed than there are."""
    client = Client(solving_service.api)
    instance, _ = small()
    said = instance.model_dump(mode="json")
    said["demand"][0] |= {"minimum": 4, "wanted": 4}
    ward = stored(client, Instance.model_validate_json(json.dumps(said)))
    visit(page, solving_service.pages, PATH, TITLE, ward.id)
    expect(page.get_by_text("Noe av behovet kan ikke dekkes")).to_be_visible()
    expect(page.locator(".st-key-not-adding-up")).to_contain_text("Det går ikke")
    expect(page.get_by_role("link", name="Se på behovet")).to_be_visible()
    page.get_by_text("Rask: 1 minutt").click()
    start(page)
    expect(page.get_by_text("Turnusen er klar.")).to_be_visible()
    expect(page.get_by_text("åpne vakter").first).to_be_visible()
    assert len(client.jobs.of_ward(ward.id, 10)) == 1


def test_a_ward_that_no_plan_can_serve_is_told_whom_it_is_about_and_what_to_do(
    page: Page, solving_service: Service
) -> None:
    """Somebody can never work on any weekday, and is to work the hours of her position."""
    client = Client(solving_service.api)
    instance, _ = small()
    said = instance.model_dump(mode="json")
    said["employees"][0]["exemptions"]["unavailable_weekdays"] = ["mon", "tue", "wed", "thu", "fri"]
    said["overrides"] += [line("contract_hours", tolerance_minutes=120), line("availability")]
    ward = stored(client, Instance.model_validate_json(json.dumps(said)))
    visit(page, solving_service.pages, PATH, TITLE, ward.id)
    page.get_by_text("Rask: 1 minutt").click()
    start(page)
    expect(page.get_by_text("Det finnes ingen plan som holder alt som må holdes.")).to_be_visible()
    why = page.locator(".st-key-why-none")
    expect(why).to_contain_text("Kari Nordmann")
    expect(why).to_contain_text("«Timer etter kontrakt» kan ikke holdes")
    expect(page.get_by_text("Timene i stillingen går ikke opp med vaktene som finnes.")).to_be_visible()
    assert faults(page) == []
    page.reload()
    expect(why).to_contain_text("Kari Nordmann")
    page.get_by_role("link", name="Ansatte").last.click()
    expect(page.get_by_role("heading", name="Ansatte", exact=True)).to_be_visible()

    client.wards.revise(ward.id, instance.model_copy(update={"name": ward.name}), ward.revision)
    page.goto(f"{solving_service.pages}/{PATH}?avdeling={ward.id}")
    page.get_by_text("Rask: 1 minutt").click()
    start(page)
    expect(page.get_by_text("Turnus leter.").or_(page.get_by_text("Turnusen er klar.")).first).to_be_visible()


@pytest.mark.timeout(1800)
def test_a_search_that_finds_nothing_is_told_as_that(page: Page, solving_service: Service) -> None:
    """A search alone proves nothing, and has its share of a processor before it gives up."""
    client = Client(solving_service.api)
    ward = stored(client, impossible())
    asked = {"instance": ward.id, "revision": ward.revision, "seconds": 1, "workers": 1, "engine": "search"}
    job = httpx2.post(f"{solving_service.api}/v1/jobs", json=asked).raise_for_status().json()["id"]
    while not client.jobs.read(job).state.final:
        time.sleep(0.5)
    page.goto(f"{solving_service.pages}/{PATH}?avdeling={ward.id}&oppdrag={job}")
    expect(page.get_by_text("Det ble ingen plan denne gangen.")).to_be_visible()
    expect(page.locator(".st-key-why-none")).to_contain_text("Tiden gikk ut")
    expect(page.get_by_text("Prøv igjen med mer tid")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Prøv på nytt").click()
    expect(page.locator(".st-key-solve button")).to_be_visible()
