"""A ward leader at the page Turnus, in a browser, with the service as it runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, WebSocketRoute, expect

from tests.ui.workplace.browsing import NewPage, settled
from tests.ui.workplace.faults import SERIOUS, faults
from tests.ui.workplace.grid.person_cells import cell, taken_in, write
from tests.ui.workplace.grid.ward import small
from tests.ui.workplace.wards import Planned
from ui.workplace.client import Client

pytestmark = pytest.mark.slow


def opened(page: Page, pages: str, plan: Planned) -> None:
    """Show the plan."""
    page.goto(f"{pages}/?avdeling={plan.ward}&turnus={plan.roster}")
    expect(page.locator(".row.person")).to_have_count(3)


def test_two_people_edit_the_same_plan(
    page: Page, new_page: NewPage, pages: str, client: Client, small_plan: Planned
) -> None:
    opened(page, pages, small_plan)
    expect(cell(page, "Kari Nordmann", 0)).to_contain_text("A")
    other = new_page()
    opened(other, pages, small_plan)
    write(other, cell(other, "Ola Øst", 0), "D")
    expect(other.locator(".st-key-told")).to_contain_text("Ola Øst")

    write(page, cell(page, "Kari Nordmann", 4), "D")
    expect(page.get_by_text("Nå ser du deres versjon (2)")).to_be_visible()
    expect(cell(page, "Ola Øst", 0)).to_contain_text("D")
    expect(cell(page, "Kari Nordmann", 4)).not_to_contain_text("D")
    page.get_by_role("button", name="Gjør min endring på nytt").click()
    expect(cell(page, "Kari Nordmann", 4)).to_contain_text("D")
    stored = client.rosters.read(small_plan.roster)
    assert stored.revision == 3
    start = small()[0].horizon.start
    assert {("ola", start), ("kari", start.replace(day=26))} <= {
        (a.employee, a.date) for a in stored.roster.assignments
    }
    other.get_by_role("button", name="Vis deres versjon").click()
    expect(cell(other, "Kari Nordmann", 4)).to_contain_text("D")


def test_a_published_version_is_said_to_be_so_and_a_change_of_it_to_be_a_draft(
    page: Page, pages: str, client: Client, small_plan: Planned
) -> None:
    for stage in ("discussion", "approved", "published"):
        client.rosters.move(small_plan.roster, 1, stage)
    opened(page, pages, small_plan)
    expect(page.get_by_text("Denne versjonen er publisert og blir stående slik den er.")).to_be_visible()
    expect(page.get_by_test_id("stSidebar").get_by_text("Publisert")).to_be_visible()
    write(page, cell(page, "Kari Nordmann", 5), "N")
    expect(page.get_by_test_id("stSidebar").get_by_text("Kladd")).to_be_visible()
    expect(page.get_by_text("Denne versjonen er publisert")).to_have_count(0)
    expect(page.locator(".st-key-told")).to_contain_text("Kari Nordmann")


def test_leaving_before_an_edit_is_stored_is_asked_about(page: Page, pages: str, small_plan: Planned) -> None:
    held: list[bytes | str] = []
    holding: list[bool] = []
    asked: list[str] = []

    def between(browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()
        browser.on_message(lambda message: held.append(message) if holding else server.send(message))

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        holding.clear()
        dialog.accept()

    page.route_web_socket(re.compile("/_stcore/stream"), between)
    page.on("dialog", answer)
    opened(page, pages, small_plan)
    write(page, cell(page, "Kari Nordmann", 5), "N")
    taken_in(page)
    page.reload()
    expect(page.locator(".row.person")).to_have_count(3)
    assert asked == []
    holding.append(True)
    write(page, cell(page, "Kari Nordmann", 6), "N")
    page.reload()
    assert asked == ["beforeunload"]
    expect(page.locator(".row.person")).to_have_count(3)


def test_axe_finds_no_serious_fault(page: Page, pages: str, small_plan: Planned) -> None:
    opened(page, pages, small_plan)
    write(page, cell(page, "Kari Nordmann", 5), "N")
    expect(page.locator(".st-key-told")).to_contain_text("Kari Nordmann")
    assert faults(page, weights=SERIOUS) == []
    cell(page, "Kari Nordmann", 1).click()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("button", name="Gi vakten").first).to_be_visible()
    assert faults(page, weights=SERIOUS) == []


def test_who_could_take_a_shift(page: Page, pages: str, client: Client, small_plan: Planned) -> None:
    opened(page, pages, small_plan)
    cell(page, "Kari Nordmann", 1).click()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Hvem kan ta vakten?")).to_be_visible()
    dialog.get_by_role("button", name="Gi vakten").first.click()
    expect(dialog).not_to_be_visible()
    expect(cell(page, "Kari Nordmann", 1)).not_to_contain_text("D")
    stored = client.rosters.read(small_plan.roster)
    assert stored.revision == 2
    day = small()[0].horizon.date(1)
    assert "kari" not in {a.employee for a in stored.roster.assignments if a.date == day}


def test_find_people_compare_undo_and_take_it_home(
    page: Page, pages: str, client: Client, small_plan: Planned
) -> None:
    opened(page, pages, small_plan)
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
        settled(page)
        with page.expect_download() as download:
            page.get_by_role("button", name=label).click()
        assert Path(download.value.path()).read_bytes().startswith(starts)
    assert client.rosters.read(small_plan.roster).revision == 4
