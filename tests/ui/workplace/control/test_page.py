"""A ward leader goes through the page in a browser: what is wrong, who has what, drøfting, papers, other versions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect
from pypdf import PdfReader

from api.rosters.editing import CellEdit
from tests.ui.workplace.browsing import settled, visit
from tests.ui.workplace.faults import faults
from tests.ui.workplace.grid.ward import small
from tests.ui.workplace.wards import Planned, stored
from ui.workplace.client import Client

pytestmark = pytest.mark.slow

TITLE = "Kontroll og drøfting"


@pytest.fixture
def plan(client: Client, small_plan: Planned) -> Planned:
    """The small ward with its roster in two versions. Kari has 9 hours of rest after the first day."""
    day = small()[0].horizon.date(7)
    client.rosters.edit(small_plan.roster, 1, [CellEdit(employee="kari", date=day, shift=None)])
    return small_plan


@pytest.fixture
def control(page: Page, pages: str, plan: Planned) -> Page:
    """The page, with the plan open."""
    visit(page, pages, "kontroll", TITLE, plan.ward)
    expect(page.get_by_role("tab", name="Sammenlign")).to_be_visible()
    return page


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()
    expect(page.get_by_role("tab", name=name, selected=True)).to_be_visible()


def got(page: Page, name: str) -> Download:
    """What a button of the page hands out."""
    settled(page)
    with page.expect_download() as handed:
        page.get_by_role("button", name=name).click()
    return handed.value


def test_what_is_wrong_and_who_has_what(control: Page) -> None:
    page = control
    expect(page.get_by_text("Ingen brudd. Planen holder alle lover og avtaler")).to_be_visible()
    expect(page.get_by_text("Daglig hvile")).to_be_visible()
    expect(page.get_by_text("Hjemmel: Testloven § 1")).to_be_visible()
    row = page.get_by_role("row", name=re.compile("Kari Nordmann"))
    expect(row.first).to_contain_text("11\N{NO-BREAK SPACE}t")
    assert faults(page) == []

    page.get_by_role("radio", name="Etter ansatt").click()
    expect(page.get_by_text(re.compile("Kari Nordmann · "))).to_be_visible()
    page.get_by_role("combobox", name="Ansatt").click()
    page.get_by_role("option", name="Kari Nordmann").click()
    page.keyboard.press("Escape")
    expect(page.get_by_text(re.compile("Per|<img")).filter(visible=True)).to_have_count(0)

    tab(page, "Fordeling")
    expect(page.get_by_text("I hel stilling")).to_be_visible()
    page.get_by_role("radio", name="Netter").click()
    expect(page.get_by_text(re.compile("Mest har Kari Nordmann: 3"))).to_be_visible()
    page.get_by_text("Vis tallene som tabell").click()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    assert faults(page) == []

    tab(page, "Åpne vakter")
    expect(page.get_by_role("cell", name="07:30–13:00").first).to_be_visible()
    assert faults(page) == []

    tab(page, "Kontroll")
    expect(page.get_by_role("radio", name="Etter ansatt", checked=True)).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Kari Nordmann")).first).to_be_visible()


def test_from_draft_to_wall(control: Page, client: Client, plan: Planned, tmp_path: Path) -> None:
    page, roster = control, plan.roster
    tab(page, "Drøfting og godkjenning")
    expect(page.get_by_text("Planen begynner mandag 22. mars 2027")).to_be_visible()
    expect(page.get_by_text("mandag 8. mars 2027")).to_be_visible()
    expect(page.get_by_text("signering ikke skrevet inn").first).to_be_visible()
    assert faults(page) == []
    paper = tmp_path / "drofting.pdf"
    got(page, "Hent dokumentet for drøfting").save_as(paper)
    assert paper.read_bytes().startswith(b"%PDF")
    text = "".join(one.extract_text() for one in PdfReader(paper).pages)
    assert "Testloven § 1" in text
    assert "Kladd" in text

    page.get_by_role("button", name="Send til drøfting").click()
    expect(page.get_by_role("button", name="Tilbake til kladd")).to_be_visible()
    expect(page.get_by_test_id("stSidebar").get_by_text("Til drøfting")).to_be_visible()
    page.get_by_role("button", name="Tilbake til kladd").click()
    expect(page.get_by_role("button", name="Send til drøfting")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Send til drøfting").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Godkjenn", exact=True)).to_be_visible()

    client.rosters.move(roster, 2, "draft")  # somebody else takes it back meanwhile
    page.get_by_role("button", name="Godkjenn", exact=True).click()
    page.get_by_role("button", name="Ja, godkjenn").click()
    expect(page.get_by_text("Dette kan ikke gjøres slik det står nå.")).to_be_visible()
    page.get_by_role("button", name="Send til drøfting").click()
    page.get_by_role("button", name="Godkjenn", exact=True).click()
    page.get_by_role("button", name="Ja, godkjenn").click()
    publish = page.get_by_role("button", name="Publiser", exact=True)
    expect(publish).to_be_visible()
    settled(page)
    assert page.get_by_role("button", name="Ja, publiser").count() == 0, "two clicks do not take two steps"
    publish.click()
    expect(page.get_by_text("Det kan ikke gjøres om")).to_be_visible()
    page.get_by_role("button", name="Ja, publiser").click()
    expect(page.get_by_text("Planen er publisert og kan ikke gjøres om til kladd")).to_be_visible()
    assert [step.stage for step in client.rosters.steps(roster)][-2:] == ["approved", "published"]

    day = small()[0].horizon.date(8)
    client.rosters.edit(roster, 2, [CellEdit(employee="kari", date=day, shift=None)])
    page.reload()
    tab(page, "Drøfting og godkjenning")
    expect(page.get_by_text("Versjon 2 er «Publisert». Du ser på versjon 3, som er nyere.")).to_be_visible()


def test_papers_of_one_person_and_versions_compared(control: Page, tmp_path: Path) -> None:
    page = control
    tab(page, "Skriv ut og hent")
    for name, begins in (("Veggplan", b"%PDF"), ("Regneark", b"PK"), ("Til andre systemer", b"")):
        got(page, name).save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begins)
    page.get_by_role("combobox", name="Ansatt").click()
    page.get_by_role("option", name="Kari Nordmann").click()
    got(page, "Kalender").save_as(tmp_path / "ics")
    assert (tmp_path / "ics").read_text("utf-8").count("BEGIN:VEVENT") == 7
    own = got(page, "Egen side")
    assert "Kari" not in own.suggested_filename
    own.save_as(tmp_path / "own.pdf")
    assert "Kari Nordmann" in PdfReader(tmp_path / "own.pdf").pages[0].extract_text()
    assert faults(page) == []

    tab(page, "Sammenlign")
    page.get_by_role("combobox", name="Sammenlign med").click()
    page.get_by_role("option", name="Versjon 1 av denne turnusen").click()
    expect(page.get_by_text("1 celle hos 1 ansatt")).to_be_visible()
    expect(page.get_by_role("cell", name="man. 29. mars: D → fri")).to_be_visible()
    assert faults(page) == []


def test_a_ward_without_shifts_says_what_to_do(page: Page, pages: str, client: Client) -> None:
    visit(page, pages, "kontroll", TITLE, stored(client, small()[0]).id)
    expect(page.get_by_role("heading", name="Ingen turnus ennå")).to_be_visible()
    page.get_by_role("button", name="Begynn med en tom turnus").click()
    expect(page.get_by_text("Planen er tom.")).to_be_visible()
    assert faults(page) == []
