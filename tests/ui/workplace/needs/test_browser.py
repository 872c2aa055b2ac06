"""A ward leader at the page about needs, in a browser, with the service as it runs."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.ui.workplace.faults import faults
from tests.ui.workplace.service import Pages, Service
from tests.ui.workplace.ward.browsing import patient, section, write
from tests.ui.workplace.ward.example import full_ward
from ui.workplace.client import Client, WardInfo

pytestmark = pytest.mark.slow

NAME, START = 110, 480
"""Where columns are, from the left of the table."""


@pytest.fixture(scope="module")
def pages(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    shown = Pages(tmp_path_factory.mktemp("pages"), service.api)
    shown.start()
    yield shown.address
    shown.stop()


@pytest.fixture
def client(service: Service) -> Client:
    return Client(service.api)


@pytest.fixture
def ward(client: Client) -> WardInfo:
    return client.wards.create(full_ward(name=f"Utsikten {uuid.uuid4()}"))


@pytest.fixture
def needs(page: Page, pages: str, ward: WardInfo) -> Page:
    """The page, with the ward open."""
    patient(page)
    page.goto(f"{pages}/?avdeling={ward.id}")
    page.get_by_role("link", name="Behov", exact=True).click()
    expect(page.get_by_role("heading", name="Behov", exact=True)).to_be_visible()
    expect(page.get_by_text("Alt er lagret")).to_be_visible()
    expect(page).to_have_url(re.compile(ward.id))  # written last: a reload before that opens another ward
    return page


def test_the_day_is_drawn_for_each_unit_and_told_in_words(needs: Page) -> None:
    expect(needs.get_by_text("Timer som trengs per uke")).to_be_visible()
    expect(needs.get_by_role("button", name="07:00–15:00: minst 1, ønsket 1, høyst 3").first).to_be_attached()
    needs.get_by_role("radio", name="Fredag").click()
    expect(needs.get_by_text("Helsefagarbeider, felles med Vika")).to_be_visible()
    needs.get_by_role("combobox", name="Enhet").click()
    needs.get_by_role("option", name="Vika").click()
    expect(needs.get_by_text("Helsefagarbeider, felles med Utsikten")).to_be_visible()


def test_a_need_is_changed_and_stored(needs: Page, client: Client, ward: WardInfo) -> None:
    section(needs, "Behov")
    write(needs, NAME, 0, "Dagvakt")
    write(needs, START, 0, "1630")
    needs.get_by_role("button", name="Lagre", exact=True).click()
    expect(needs.get_by_text("Lagret.", exact=True)).to_be_visible()
    stored, number = client.wards.read(ward.id)
    assert (number, stored.demand[0].name, stored.demand[0].start) == (2, "Dagvakt", 16 * 60 + 30)


def test_what_cannot_add_up_is_said_before_any_solve(needs: Page, client: Client, ward: WardInfo) -> None:
    short = full_ward()
    more = short.demand[0].model_copy(update={"minimum": 9, "wanted": 9, "maximum": None})
    client.wards.revise(ward.id, short.model_copy(update={"demand": (more, short.demand[1])}), 1)
    needs.reload()
    expect(needs.get_by_text("Dette kan ikke gå opp, uansett hvordan planen lages:")).to_be_visible()
    section(needs, "Regnestykket")
    expect(needs.get_by_text("går ikke", exact=True).first).to_be_visible()
    expect(needs.get_by_text("Helgene i planen krever")).to_be_visible()


def test_nothing_stands_in_the_way_of_those_who_do_not_see_it(needs: Page) -> None:
    for name in ("Gjennom døgnet", "Behov", "Møter og opplæring", "Regnestykket"):
        section(needs, name)
        needs.wait_for_timeout(700)
        found = [one for one in faults(needs) if "(serious)" in one or "(critical)" in one]
        assert not found, (name, found)
    needs.set_viewport_size({"width": 820, "height": 1180})
    assert needs.evaluate("document.documentElement.scrollWidth") <= 820
