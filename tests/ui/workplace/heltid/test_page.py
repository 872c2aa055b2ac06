"""A leader tries policies on a ward in a browser: chooses, follows, reads, compares, takes the memo along."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.heltid.report.asked import WARD
from tests.ui.workplace.browsing import NewPage, answered, settled, visit
from tests.ui.workplace.faults import faults
from tests.ui.workplace.grid.ward import small
from tests.ui.workplace.service import Service
from tests.ui.workplace.wards import Planned, stored
from ui.workplace.client import Client

pytestmark = pytest.mark.slow

PATH, TITLE = "heltid", "Heltid"

READY = "Større stillinger, ellers som i dag"

OWN = "Vårt forslag"

SECONDS = "10"
"""For each policy: even a busy machine finds a roster for three people in it."""


def check(page: Page, name: str) -> None:
    with answered(page):
        page.get_by_text(name, exact=True).click()


def tab(page: Page, name: str) -> None:
    with answered(page):
        page.get_by_role("tab", name=name).click()


def file(page: Page, name: str) -> Path:
    """What a button of the page hands out."""
    settled(page)
    with page.expect_download() as handed:
        page.get_by_role("button", name=name).click()
    return Path(handed.value.path())


def test_policies_are_chosen_tried_followed_and_read(
    page: Page, new_page: NewPage, solving_service: Service
) -> None:
    client = Client(solving_service.api)
    ward = stored(client, WARD)
    visit(page, solving_service.pages, PATH, TITLE, ward.id)
    expect(page.get_by_text("passer ikke for denne avdelingen")).to_be_visible()
    with answered(page):
        page.get_by_role("button", name="Fjern alle").click()
    expect(page.get_by_text("Velg minst ett tiltak å prøve.")).to_be_visible()
    expect(page.get_by_role("button", name="Start studien")).to_be_disabled()
    check(page, READY)

    page.get_by_text("Sett sammen et eget tiltak").click()
    expect(page.get_by_text("Grensen er nå hver 3. helg")).to_be_visible()
    with answered(page):
        page.get_by_text("Annenhver helg (lovens grense)").click()
    with answered(page):
        page.get_by_role("button", name="Legg til grepet").click()
    called = page.get_by_label("Hva skal tiltaket hete?")
    with answered(page):
        called.fill(OWN)
        called.press("Enter")
    with answered(page):
        page.get_by_role("button", name="Ta med tiltaket").click()
    expect(
        page.get_by_role("button", name=f"Ta bort tiltaket «{OWN}»").or_(page.get_by_text(OWN)).first
    ).to_be_visible()

    with answered(page):
        page.get_by_text("Velg selv").click()
    seconds = page.get_by_role("spinbutton", name="Sekunder")
    with answered(page):
        seconds.fill(SECONDS)
        seconds.press("Enter")
    with answered(page):
        page.get_by_text("Vis også hva som er mulig på sikt").click()
    expect(page.get_by_text("3 tiltak, 3 turnuser å lage.")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Start studien").click()
    expect(page.get_by_role("button", name="Ny studie")).to_be_visible()
    expect(page).to_have_url(re.compile("studie="))

    later = new_page(viewport={"width": 820, "height": 1180})
    visit(later, solving_service.pages, PATH, TITLE, ward.id)
    expect(later.get_by_role("button", name="Slett studien")).to_be_visible()
    expect(later.get_by_text("Alt er sammenlignet med «Dagens ordning»")).to_be_visible()
    assert faults(later) == []

    expect(page.get_by_role("button", name="Slett studien")).to_be_visible()
    (study,) = client.studies.of_ward(ward.id)
    assert (study.state, study.done, study.of) == ("succeeded", 3, 3)
    found = client.studies.report(study.id)
    assert found is not None
    assert [row.name for row in found.rows] == ["Dagens ordning", READY, OWN]
    expect(page.locator(".stDataFrame").first).to_be_visible()
    read(page)
    taken_along(page)
    deleted(page, client, ward.id)


def read(page: Page) -> None:
    """Look at the pictures and at two policies, with names and without."""
    tab(page, "Heltid mot kostnad og helger")
    expect(page.locator(".js-plotly-plot").get_by_text("1 Dagens ordning")).to_be_visible()
    with answered(page):
        page.get_by_text("Heltid mot dager på jobb").click()
    expect(page.locator(".js-plotly-plot").get_by_text("Dager på jobb i hel stilling")).to_be_visible()
    assert faults(page) == []
    tab(page, "To tiltak, og hver ansatt")
    people = page.get_by_role("combobox", name="Ansatt", exact=True)
    expect(people).to_have_value("Ansatt 1")
    assert faults(page) == []
    with answered(page):
        page.get_by_text("Vis navnene på de ansatte").click()
    expect(people).to_have_value("Kari Nordmann")
    tab(page, "Forutsetninger")
    expect(page.get_by_text("Det tallene ikke vet")).to_be_visible()
    assert faults(page) == []


def taken_along(page: Page) -> None:
    """The memo, the workbook and the figures."""
    tab(page, "Notat og filer")
    memo = PdfReader(file(page, "Beslutningsnotat (PDF)"))
    assert OWN in "".join(sheet.extract_text() for sheet in memo.pages)
    assert file(page, "Regneark (Excel)").read_bytes().startswith(b"PK")
    assert OWN in file(page, "Til andre systemer (CSV)").read_text(encoding="utf-8-sig")


def deleted(page: Page, client: Client, ward: str) -> None:
    """Deleted only when it is meant."""
    with answered(page):
        page.get_by_role("button", name="Slett studien").click()
    with answered(page):
        page.get_by_role("button", name="Nei, behold").click()
    assert client.studies.of_ward(ward)
    with answered(page):
        page.get_by_role("button", name="Slett studien").click()
    page.get_by_role("button", name="Ja, slett").click()
    expect(page.get_by_role("button", name="Start studien")).to_be_visible()
    assert not client.studies.of_ward(ward)


def test_a_study_that_waits_is_found_again_and_ended_only_when_it_is_meant(
    page: Page, pages: str, client: Client, small_plan: Planned
) -> None:
    visit(page, pages, PATH, TITLE, small_plan.ward)
    page.get_by_role("button", name="Start studien").click()
    expect(page.get_by_text("Venter på tur: nummer 1 i køen.")).to_be_visible()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Behov", exact=True).click()
    expect(page.get_by_role("heading", name="Behov", exact=True)).to_be_visible()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Heltid", exact=True).click()
    expect(page.get_by_text("Venter på tur: nummer 1 i køen.")).to_be_visible()
    page.get_by_role("button", name="Avbryt studien").click()
    page.get_by_role("button", name="Nei, fortsett").click()
    page.get_by_role("button", name="Avbryt studien").click()
    page.get_by_role("button", name="Ja, avbryt").click()
    expect(page.get_by_text(re.compile(r"Avbrutt\. 0 av \d ble ferdige\."))).to_be_visible()
    expect(page.get_by_text("Det kom ingen resultater.")).to_be_visible()
    assert faults(page) == []
    (study,) = client.studies.of_ward(small_plan.ward)
    assert study.state == "cancelled"


def test_by_keyboard_alone(page: Page, pages: str, client: Client) -> None:
    ward = stored(client, small()[0])
    visit(page, pages, PATH, TITLE, ward.id)
    page.get_by_role("button", name="Fjern alle").focus()
    with answered(page):
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    with answered(page):
        page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Start studien")).to_be_enabled()
    page.get_by_role("button", name="Start studien").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Avbryt studien")).to_be_visible()
    (study,) = client.studies.of_ward(ward.id)
    assert study.of == 2
    client.studies.cancel(
        study.id
    )  # the service is for all tests: nobody of a study that goes on can be erased
