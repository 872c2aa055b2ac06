"""How the grid looks in a real browser, to everybody."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.ui.workplace.faults import faults
from tests.ui.workplace.grid.grid_page import KARI, PER, Show
from tests.ui.workplace.grid.ward import HOSTILE

pytestmark = pytest.mark.slow


def test_a_name_that_is_a_script_is_only_a_name(show: Show) -> None:
    grid = show()
    grid.cell(PER, 1).hover()
    expect(grid.page.locator(".tip.open .who")).to_have_text(HOSTILE)
    assert grid.page.locator(".person .name").nth(PER).text_content() == HOSTILE
    assert grid.page.locator(".turnus img").count() == 0
    assert grid.page.title() == "Turnus"


def test_headings_names_and_needs_stay_in_place_while_sixty_people_scroll(show: Show) -> None:
    grid = show(ward="large")
    assert grid.page.locator(".person").count() == 60
    assert grid.page.locator(".person .cell.day").count() == 60 * 84
    scroller = grid.page.locator(".scroller")

    def place(selector: str) -> dict[str, float]:
        box = grid.page.locator(selector).first.bounding_box()
        assert box is not None
        return {"x": box["x"], "y": box["y"]}

    name, days = place(".person .name"), place(".days .name")
    scroller.evaluate("element => element.scrollTo(1200, 700)")
    grid.page.wait_for_function("element => element.scrollLeft === 1200", arg=scroller.element_handle())
    assert place(".days .name") == days
    assert place(".person .name") == {"x": name["x"], "y": name["y"] - 700}
    grid.cell(59, 83).click()
    grid.press("Control+Home")
    focus = grid.cell(0, 0).bounding_box()
    frame = grid.page.locator(".days .fact").last.bounding_box()
    assert focus is not None
    assert frame is not None
    assert focus["x"] >= frame["x"] + frame["width"] - 1
    assert focus["y"] >= frame["y"] + frame["height"] - 1


def test_the_browser_has_few_layers_and_clips_to_look_through_when_something_changes(show: Show) -> None:
    grid = show(ward="large")
    row = grid.page.locator(".row.person").first
    count = (
        "(row, test) => [row, ...row.querySelectorAll('*')].filter((element) => {"
        " const style = getComputedStyle(element);"
        " return test === 'sticky' ? style.position === 'sticky' : style.overflowX !== 'visible' }).length"
    )
    assert row.locator(".cell").count() > 84
    assert row.evaluate(count, "sticky") <= 2
    assert row.evaluate(count, "clip") <= 3


def test_what_differs_from_another_roster_is_marked(show: Show) -> None:
    grid = show("compare")
    grid.cell(KARI, 0).click()
    grid.press("n")
    expect(grid.page.locator(".cell.changed")).to_have_count(1)
    expect(grid.cell(KARI, 0)).to_have_attribute(
        "aria-label", "Kari Nordmann, mandag 22. mars 2027, Natt 22:15–07:45, ønske ikke oppfylt, før: A"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(show: Show, scheme: str) -> None:
    grid = show("locked", "compare", color_scheme=scheme)
    grid.cell(KARI, 1).click()
    grid.press("n")
    grid.heard(1)
    grid.settled()
    assert grid.page.locator(".st-key-grid .cell.changed").count() == 1
    assert faults(grid.page, within=".st-key-grid") == []
