"""A ward leader at the page about needs, in a browser, with the service as it runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.ui.workplace.browsing import save_until, visit
from tests.ui.workplace.faults import faults
from tests.ui.workplace.ward.browsing import go_to, section, write
from tests.ui.workplace.ward.example import full_ward
from ui.workplace.client import Client, WardInfo

pytestmark = pytest.mark.slow

NAME, START = 110, 480
"""Where columns are, from the left of the table."""


@pytest.fixture
def needs(page: Page, pages: str, example: WardInfo) -> Page:
    """The page, with the ward open."""
    visit(page, pages, "behov", "Behov", example.id)
    expect(page.get_by_text("Alt er lagret")).to_be_visible()
    return page


def test_the_day_is_drawn_for_each_unit_and_told_in_words(needs: Page) -> None:
    expect(needs.get_by_text("Timer som trengs per uke")).to_be_visible()
    expect(needs.get_by_role("button", name="07:00–15:00: minst 1, ønsket 1, høyst 3").first).to_be_attached()
    needs.get_by_role("radio", name="Fredag").click()
    expect(needs.get_by_text("Helsefagarbeider, felles med Vika")).to_be_visible()
    needs.get_by_role("combobox", name="Enhet").click()
    needs.get_by_role("option", name="Vika").click()
    expect(needs.get_by_text("Helsefagarbeider, felles med Utsikten")).to_be_visible()


def test_a_need_is_changed_and_stored(needs: Page, client: Client, example: WardInfo) -> None:
    section(needs, "Behov")
    write(needs, NAME, 0, "Dagvakt")
    write(needs, START, 0, "1630")
    needs.get_by_role("button", name="Lagre", exact=True).click()
    expect(needs.get_by_text("Lagret.", exact=True)).to_be_visible()
    stored, number = client.wards.read(example.id)
    assert (number, stored.demand[0].name, stored.demand[0].start) == (2, "Dagvakt", 16 * 60 + 30)


def test_an_edit_that_comes_after_the_save_is_not_lost_where_a_time_was_stored_otherwise_than_typed(
    needs: Page, client: Client, example: WardInfo
) -> None:
    section(needs, "Behov")
    write(needs, START, 0, "1630")
    unsaved = needs.get_by_text("Endringer som ikke er lagret", exact=True)
    expect(unsaved).to_be_visible()
    go_to(needs, NAME, 0)
    needs.keyboard.press("Enter")
    needs.locator("#portal input, #portal textarea").first.fill("Sent")

    def demand() -> tuple[str, int]:
        first = client.wards.read(example.id)[0].demand[0]
        return first.name, first.start

    save_until(needs, lambda: demand() == ("Sent", 16 * 60 + 30))


def test_what_cannot_add_up_is_said_before_any_solve(needs: Page, client: Client, example: WardInfo) -> None:
    short = full_ward()
    more = short.demand[0].model_copy(update={"minimum": 9, "wanted": 9, "maximum": None})
    client.wards.revise(example.id, short.model_copy(update={"demand": (more, short.demand[1])}), 1)
    needs.reload()
    expect(needs.get_by_text("Dette kan ikke gå opp, uansett hvordan planen lages:")).to_be_visible()
    section(needs, "Regnestykket")
    expect(needs.get_by_text("går ikke", exact=True).first).to_be_visible()
    expect(needs.get_by_text("Helgene i planen krever")).to_be_visible()


def test_nothing_stands_in_the_way_of_those_who_do_not_see_it(needs: Page) -> None:
    for name in ("Gjennom døgnet", "Behov", "Møter og opplæring", "Regnestykket"):
        section(needs, name)
        assert faults(needs) == [], name
    needs.set_viewport_size({"width": 820, "height": 1180})
    needs.wait_for_function("() => document.documentElement.scrollWidth <= 820")
