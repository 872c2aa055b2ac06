"""A ward leader at the pages, in a browser, with the service as it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from models.rulebook import rulebook
from tests.ui.workplace.grid.ward import small
from tests.ui.workplace.service import Pages, Service
from ui.workplace.client import Client
from ui.workplace.language import translations
from ui.workplace.language.update import catalogue

pytestmark = pytest.mark.slow

LONG = 90_000
"""Milliseconds for what a busy machine takes its time for."""


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Service]:
    """A service of the test's own, with one worker."""
    service = Service(tmp_path, at_once=1)
    service.start()
    yield service
    service.stop()


@pytest.fixture
def pages(running: Service, tmp_path: Path) -> Iterator[str]:
    """The address of its pages."""
    shown = Pages(tmp_path, running.api)
    shown.start()
    yield shown.address
    shown.stop()


@pytest.fixture(autouse=True)
def _nothing_from_elsewhere(page: Page) -> Iterator[None]:
    """Nothing may be fetched from the internet."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_default_timeout(LONG)
    expect.set_options(timeout=LONG)
    yield
    assert not [url for url in asked if not url.startswith(("data:", "blob:", "http://127.0.0.1:"))]


def cell(page: Page, person: str, day: int) -> Locator:
    """A cell of the grid."""
    row = page.locator(".row.person").filter(has=page.get_by_text(person, exact=True))
    return row.locator(".cell.day").nth(day)


def open_small(running: Service) -> str:
    """Store the small ward with its roster; gives the roster's id."""
    client = Client(running.api)
    instance, roster = small()
    ward = client.wards.create(instance)
    return client.rosters.create(ward.id, 1, roster).id


def write(page: Page, at: Locator, code: str) -> None:
    """Write a code in a cell and go on to the next."""
    at.click()
    page.keyboard.type(code)
    page.keyboard.press("ArrowRight")


def test_from_first_visit_to_an_edit_that_stays(page: Page, pages: str, running: Service) -> None:
    page.goto(pages)
    expect(page.get_by_role("heading", name="Velkommen til Turnus")).to_be_visible()
    page.get_by_role("button", name="Åpne eksempelet Korgen omsorgssenter").click()
    expect(page.locator(".row.person")).to_have_count(57)
    expect(page.get_by_text("steg 1 av 3")).to_be_visible()
    for _ in range(2):
        page.get_by_role("button", name="Neste").click()
    page.get_by_role("button", name="Ferdig").click()
    expect(page.get_by_text("steg 3 av 3")).not_to_be_visible()

    write(page, page.locator(".row.person").first.locator(".cell.day").first, "N")
    told = page.locator(".st-key-told")
    expect(told).to_contain_text("fri → N")
    write(page, page.locator(".row.person").first.locator(".cell.day").nth(1), "D")
    expect(told).to_contain_text("brudd")
    expect(told).to_contain_text("AML")

    client = Client(running.api)
    ward = client.wards.all()[0]
    roster = client.rosters.of_ward(ward.id)[0]
    assert roster.revision == 3
    assert ward.id in page.url
    assert roster.id in page.url
    assert "Korgen" not in page.url
    page.reload()
    expect(page.locator(".row.person").first.locator(".cell.day").first).to_contain_text("N")
    expect(page.get_by_text("Versjon 3", exact=False).first).to_be_visible()


def test_two_people_edit_the_same_plan(page: Page, browser: Browser, pages: str, running: Service) -> None:
    roster = open_small(running)
    page.goto(pages)
    expect(cell(page, "Kari Nordmann", 0)).to_contain_text("A")
    other = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    other.set_default_timeout(LONG)
    other.goto(pages)
    write(other, cell(other, "Ola Øst", 0), "D")
    expect(other.locator(".st-key-told")).to_contain_text("Ola Øst")

    write(page, cell(page, "Kari Nordmann", 4), "D")
    expect(page.get_by_text("Noen andre har endret turnusen")).to_be_visible()
    expect(cell(page, "Ola Øst", 0)).to_contain_text("D")
    expect(cell(page, "Kari Nordmann", 4)).not_to_contain_text("D")
    page.get_by_role("button", name="Gjør min endring på nytt").click()
    expect(cell(page, "Kari Nordmann", 4)).to_contain_text("D")
    stored = Client(running.api).rosters.read(roster)
    assert stored.revision == 3
    start = small()[0].horizon.start
    assert {("ola", start), ("kari", start.replace(day=26))} <= {
        (a.employee, a.date) for a in stored.roster.assignments
    }
    other.get_by_role("button", name="Vis deres versjon").click()
    expect(cell(other, "Kari Nordmann", 4)).to_contain_text("D")
    other.context.close()


def test_every_word_changes_with_the_language(page: Page, pages: str, running: Service) -> None:
    open_small(running)
    page.goto(pages)
    expect(cell(page, "Kari Nordmann", 0)).to_contain_text("A")
    assert page.evaluate("document.documentElement.lang") == "nb"
    for language, name in (("en", "English"), ("nn", "Nynorsk")):
        page.get_by_test_id("stSidebar").get_by_role("combobox").last.click()
        page.get_by_role("option", name=name).click()
        page.wait_for_function(f"document.documentElement.lang === '{language}'")
        expect(page.get_by_role("link", name=translations(language).gettext("Ansatte"))).to_be_visible()
        expect(page.get_by_placeholder(translations(language).gettext("Finn ansatt"))).to_be_visible()
        assert not _words(page) & _left_in_bokmål(language)
        assert f"sprak={language}" in page.url


def _words(page: Page) -> set[str]:
    """Every text that is shown, and every name that screen readers are told."""
    shown = page.locator("body").inner_text().splitlines()
    named = page.evaluate(
        """() => {
            const found = [];
            const look = (root) => root.querySelectorAll('*').forEach((one) => {
                for (const name of ['aria-label', 'title', 'placeholder'])
                    if (one.hasAttribute(name)) found.push(one.getAttribute(name));
                if (one.shadowRoot) look(one.shadowRoot);
            });
            look(document);
            return found;
        }"""
    )
    return {text.strip() for text in (*shown, *named) if text.strip()}


def _left_in_bokmål(language: str) -> set[str]:
    """Texts of the code that read otherwise in the language; titles of rules are the service's, in bokmål."""
    said = {
        str(message.id): str(message.string) for message in catalogue(language) if isinstance(message.id, str)
    }
    titles = {line.TITLE for line in rulebook("ks-turnus").lines}
    return (
        {text for text, other in said.items() if text and other and text != other}
        - titles
        - set(said.values())
    )


def test_the_page_comes_back_when_the_server_does(page: Page, pages: str, running: Service) -> None:
    open_small(running)
    page.goto(pages)
    expect(cell(page, "Kari Nordmann", 0)).to_contain_text("A")
    running.stop()
    write(page, cell(page, "Kari Nordmann", 4), "D")
    expect(page.get_by_text("Får ikke kontakt med tjenesten").first).to_be_visible()
    expect(cell(page, "Kari Nordmann", 4)).not_to_contain_text("D")
    page.reload()
    expect(page.get_by_role("heading", name="Får ikke kontakt med Turnus")).to_be_visible()
    running.start()
    expect(cell(page, "Kari Nordmann", 0)).to_contain_text("A")


def test_the_rest_is_planned_again_while_the_server_is_restarted(
    page: Page, pages: str, running: Service
) -> None:
    open_small(running)
    page.goto(pages)
    cell(page, "Kari Nordmann", 0).click()
    page.keyboard.press("Alt+l")
    page.get_by_role("button", name="Planlegg resten på nytt").click()
    expect(page.get_by_text("1 låst celle blir stående.")).to_be_visible()
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_role("button", name="Planlegg", exact=True).click()
    expect(page.get_by_test_id("stSidebar").get_by_text("Lager turnus:", exact=False)).to_be_visible()
    running.stop()
    running.start()
    page.reload()
    page.get_by_role("button", name="Åpne turnusen").click()
    expect(cell(page, "Kari Nordmann", 0)).to_contain_text("A")
    page.get_by_role("button", name="Sammenlign").click()
    expect(page.get_by_text(re.compile("Forskjellig: .* hos "))).to_be_visible()
    client = Client(running.api)
    assert len(client.rosters.of_ward(client.wards.all()[0].id)) == 2


def test_axe_finds_no_serious_fault(page: Page, pages: str, running: Service) -> None:
    page.goto(pages)
    expect(page.get_by_role("heading", name="Velkommen til Turnus")).to_be_visible()
    assert _faults(page) == []
    open_small(running)
    page.reload()
    write(page, cell(page, "Kari Nordmann", 5), "N")
    expect(page.locator(".st-key-told")).to_contain_text("Kari Nordmann")
    assert _faults(page) == []
    cell(page, "Kari Nordmann", 1).click()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("button", name="Gi vakten").first).to_be_visible()
    assert _faults(page) == []


def _faults(page: Page) -> list[str]:
    """What axe finds that is serious, after having looked at something."""
    found = Axe().run(page).response
    assert len(found["passes"]) > 10
    return [
        f"{fault['id']}: {fault['nodes'][0]['html']}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
    ]


def test_who_could_take_a_shift(page: Page, pages: str, running: Service) -> None:
    roster = open_small(running)
    page.goto(pages)
    cell(page, "Kari Nordmann", 1).click()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Hvem kan ta vakten?")).to_be_visible()
    dialog.get_by_role("button", name="Gi vakten").first.click()
    expect(dialog).not_to_be_visible()
    expect(cell(page, "Kari Nordmann", 1)).not_to_contain_text("D")
    stored = Client(running.api).rosters.read(roster)
    assert stored.revision == 2
    day = small()[0].horizon.date(1)
    assert "kari" not in {a.employee for a in stored.roster.assignments if a.date == day}


def test_find_people_lock_compare_and_take_it_home(page: Page, pages: str, running: Service) -> None:
    roster = open_small(running)
    page.goto(pages)
    expect(page.locator(".row.person")).to_have_count(3)
    page.get_by_placeholder("Finn ansatt").fill("nordmann")
    page.keyboard.press("Enter")
    expect(page.locator(".row.person")).to_have_count(1)
    page.get_by_placeholder("Finn ansatt").fill("")
    page.keyboard.press("Enter")
    expect(page.locator(".row.person")).to_have_count(3)

    write(page, cell(page, "Kari Nordmann", 0), "D")
    expect(page.locator(".st-key-told")).to_contain_text("A → D")
    page.get_by_role("button", name="Sammenlign").click()
    page.get_by_role("combobox", name="Vis forskjeller fra").click()
    page.get_by_role("option", name="Versjon 1 av denne turnusen").click()
    expect(page.get_by_text("1 celle er ulik")).to_be_visible()
    page.get_by_role("button", name="Slutt å sammenligne").click()
    expect(page.get_by_text("1 celle er ulik")).not_to_be_visible()
    page.keyboard.press("Escape")

    cell(page, "Kari Nordmann", 0).click()
    page.keyboard.press("Control+z")
    expect(cell(page, "Kari Nordmann", 0)).to_contain_text("A")
    expect(page.get_by_text("Versjon 3").first).to_be_visible()
    page.keyboard.press("Control+y")
    expect(cell(page, "Kari Nordmann", 0)).to_contain_text("D")

    page.get_by_role("button", name="Last ned").click()
    for label, starts in (("Regneark (Excel)", b"PK"), ("Til andre systemer (CSV)", b"\xef\xbb\xbf")):
        with page.expect_download() as download:
            page.get_by_role("button", name=label).click()
        assert Path(download.value.path()).read_bytes().startswith(starts)
    assert Client(running.api).rosters.read(roster).revision == 4
