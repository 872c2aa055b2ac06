"""The grid in a real browser: what is done there arrives in Python, and what Python says is shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.workplace.conftest import RunApp
from tests.ui.workplace.faults import faults
from tests.ui.workplace.grid.ward import HOSTILE

pytestmark = pytest.mark.slow

APP = Path(__file__).parent / "app.py"
KARI, PER, OLA = 0, 1, 2

Heard = list[dict[str, Any]]


class GridPage:
    """A page with the grid, by person (from 0) and plan day."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.goto(address)
        expect(page.locator(".turnus .person .code").first).to_be_attached(timeout=60_000)

    def cell(self, person: int, day: int) -> Locator:
        return self.page.locator(".turnus .person").nth(person).locator(".cell.day").nth(day)

    def text(self, person: int, day: int) -> str:
        return self.cell(person, day).locator(".code").text_content() or ""

    def texts(self, person: int, first: int, last: int) -> list[str]:
        return [self.text(person, day) for day in range(first, last + 1)]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def written(self, person: int, day: int, letters: str) -> str:
        """What the cell says right after letters are written, however slow the machine is."""
        script = (
            "(cell, letters) => { for (const key of letters) cell.dispatchEvent(new KeyboardEvent('keydown',"
            " { key, bubbles: true })); return cell.querySelector('.code').textContent }"
        )
        return str(self.cell(person, day).evaluate(script, letters))

    def heard(self, events: int) -> Heard:
        """What Python has heard, once it is as many events."""
        told = self.page.locator(".st-key-heard")
        self.page.wait_for_function(
            "([element, count]) => JSON.parse(element.textContent).length >= count",
            arg=[told.element_handle(), events],
        )
        found: Heard = json.loads(told.text_content() or "")
        assert len(found) == events
        return found

    def settled(self) -> None:
        """Wait until Python has answered everything."""
        expect(self.page.locator(".turnus:not(.busy)")).to_be_attached()

    def focused(self) -> str:
        """The label of what has the focus."""
        return str(
            self.page.evaluate(
                "(function inner(root) { const at = root.activeElement;"
                " return at && at.shadowRoot ? inner(at.shadowRoot) : at && at.getAttribute('aria-label') })(document)"
            )
        )


@pytest.fixture
def show(page: Page, run_app: RunApp) -> Iterator[Callable[..., GridPage]]:
    """Opens the page: ``show("locked", ward="small")``."""

    def opened(*flags: str, ward: str = "small") -> GridPage:
        address = f"{run_app(APP)}/?ward={ward}" + "".join(f"&{flag}=1" for flag in flags)
        return GridPage(page, address)

    return opened


Show = Callable[..., GridPage]


def cells(event: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    """The edits of an event, in brief."""
    assert event["kind"] == "edit"
    return [(c["employee"], c["date"], c["shift"]) for c in event["cells"]]


def test_codes_written_by_keyboard_arrive_in_python_and_the_page_is_not_run_again(show: Show) -> None:
    grid = show()
    grid.cell(KARI, 3).click()
    grid.press("a", "ArrowRight")
    assert grid.written(KARI, 4, "dk") == "DK"
    grid.press("ArrowDown", "Delete", "ArrowUp", "Backspace")
    heard = grid.heard(3)
    assert [cells(event) for event in heard] == [
        [("kari", "2027-03-25", "A")],
        [("kari", "2027-03-26", "DK")],
        [("kari", "2027-03-26", None)],
    ]  # Delete on Per's free day changes nothing
    grid.settled()
    assert grid.text(KARI, 3) == "A"
    assert grid.cell(KARI, 4).locator(".code.free").count() == 1
    expect(grid.page.locator(".st-key-runs")).to_have_text("1")


def test_a_code_that_others_go_on_from_is_put_in_after_a_moment(show: Show) -> None:
    grid = show()
    grid.cell(OLA, 0).click()
    assert grid.written(OLA, 0, "d") == "D…"
    assert cells(grid.heard(1)[0]) == [("ola", "2027-03-22", "D")]


def test_the_findings_of_an_edit_are_shown_and_said(show: Show) -> None:
    grid = show()
    expect(grid.cell(KARI, 1)).to_have_attribute("data-flag", "deviation")
    grid.cell(KARI, 1).click()
    grid.press("Delete")
    grid.settled()
    expect(grid.cell(KARI, 1)).not_to_have_attribute("data-flag", "deviation")
    grid.press("Control+z")
    grid.heard(2)
    expect(grid.cell(KARI, 1)).to_have_attribute("data-flag", "deviation")
    label = grid.cell(KARI, 1).get_attribute("aria-label") or ""
    assert label.startswith("Kari Nordmann, tirsdag 23. mars 2027, Dag 07:30–15:00, avvik: ")
    assert "Testloven § 1" in label


def test_a_range_dragged_by_mouse_takes_a_code_from_the_palette(show: Show) -> None:
    grid = show()
    grid.cell(KARI, 16).hover()
    grid.page.mouse.down()
    grid.cell(PER, 17).hover()
    grid.page.mouse.up()
    expect(grid.page.locator(".cell.selected")).to_have_count(4)
    grid.page.get_by_role("button", name="A: Kveld 15:00–22:30").click()
    assert sorted(cells(grid.heard(1)[0])) == [
        (person, day, "A") for person in ("kari", "per") for day in ("2027-04-07", "2027-04-08")
    ]


def test_shift_and_arrows_select_and_a_second_range_is_kept(show: Show) -> None:
    grid = show()
    grid.cell(KARI, 0).click()
    grid.press("Shift+ArrowRight", "Control+Space", "ArrowDown", "ArrowDown", "Shift+ArrowLeft")
    expect(grid.page.locator(".cell.selected")).to_have_count(4)
    grid.press("Alt+s")
    heard = grid.heard(1)[0]
    assert heard == {
        "kind": "swap",
        "first": "kari",
        "second": "ola",
        "dates": ["2027-03-22", "2027-03-23"],
    }
    grid.settled()
    assert grid.texts(OLA, 0, 1) == ["A@1", "D@1"]


def test_copy_and_paste_go_through_the_clipboard_as_a_spreadsheet_has_it(show: Show) -> None:
    grid = show()
    grid.cell(KARI, 0).click()
    grid.press("Shift+ArrowRight", "Control+c")
    assert grid.page.evaluate("navigator.clipboard.readText()") == "A\tD"
    grid.page.evaluate("navigator.clipboard.writeText('d\\tF1\\nA@2\\tdk\\n')")
    grid.cell(KARI, 15).click()
    grid.press("Control+v")
    assert grid.heard(1)[0]["cells"] == [
        {"employee": "kari", "date": "2027-04-06", "shift": "D", "unit": None},
        {"employee": "kari", "date": "2027-04-07", "shift": None, "unit": None},
        {"employee": "per", "date": "2027-04-06", "shift": "A", "unit": "v"},
        {"employee": "per", "date": "2027-04-07", "shift": "DK", "unit": None},
    ]
    grid.page.evaluate("navigator.clipboard.writeText('D\\tQX')")
    grid.press("Control+v")
    expect(grid.page.locator(".turnus .said")).to_contain_text("Vaktkoden QX finnes ikke")
    grid.settled()
    grid.heard(1)


def test_undo_and_redo_are_pythons_to_decide(show: Show) -> None:
    grid = show()
    undo, redo = (grid.page.get_by_role("button", name=name) for name in ("Angre", "Gjør om"))
    expect(undo).to_have_attribute("aria-disabled", "true")
    grid.cell(KARI, 0).click()
    grid.press("n")
    grid.heard(1)
    expect(undo).to_have_attribute("aria-disabled", "false")
    grid.press("Control+z")
    expect(grid.cell(KARI, 0).locator(".code")).to_have_text("A")
    expect(redo).to_have_attribute("aria-disabled", "false")
    grid.press("Control+y")
    expect(grid.cell(KARI, 0).locator(".code")).to_have_text("N")
    assert [event["kind"] for event in grid.heard(3)] == ["edit", "undo", "redo"]


def test_locked_cells_are_not_edited_and_letters_that_begin_no_code_do_nothing_but_lock(show: Show) -> None:
    grid = show("locked")
    grid.cell(KARI, 0).click()
    grid.press("Shift+ArrowRight", "n")
    assert cells(grid.heard(1)[0]) == [("kari", "2027-03-23", "N")]
    expect(grid.page.locator(".turnus .said")).to_have_text("Låste celler er ikke endret. Lås dem opp først.")
    grid.settled()
    grid.press("l")
    lock = grid.heard(2)[1]
    assert lock == {"kind": "lock", "locked": True, "cells": [{"employee": "kari", "date": "2027-03-23"}]}
    grid.settled()
    assert "låst" in (grid.cell(KARI, 1).get_attribute("aria-label") or "")
    grid.press("Alt+l")
    assert grid.heard(3)[2]["locked"] is False
    grid.press("q")
    grid.settled()
    grid.heard(3)


def test_an_edit_that_python_refuses_is_rolled_back_and_the_reason_said(show: Show) -> None:
    grid = show("refuse")
    grid.cell(KARI, 0).click()
    assert grid.written(KARI, 0, "n") == "N"
    grid.heard(1)
    expect(grid.cell(KARI, 0).locator(".code")).to_have_text("A")
    expect(grid.page.locator(".turnus .said")).to_have_text("Endringen er avvist")
    assert grid.written(KARI, 0, "a") == "A"
    assert grid.written(KARI, 0, "n") == "N"
    grid.heard(2)
    expect(grid.cell(KARI, 0).locator(".code")).to_have_text("A")


def test_many_edits_at_once_all_arrive_once_and_in_order(show: Show) -> None:
    grid = show()
    grid.cell(PER, 7).click()
    for _ in range(12):
        grid.press("n", "ArrowRight")
    days = [cells(event)[0][1] for event in grid.heard(12)]
    assert days == sorted(days)
    assert len(set(days)) == 12
    grid.settled()
    assert grid.texts(PER, 7, 18) == ["N"] * 12


def test_enter_and_double_click_open_a_cell_and_a_need_its_day(show: Show) -> None:
    grid = show()
    grid.cell(KARI, 2).click()
    grid.press("Enter")
    grid.cell(OLA, 4).dblclick()
    grid.page.locator(".need:not(.always) .cell.day").nth(2).dblclick()
    assert grid.heard(3) == [
        {"kind": "open", "employee": "kari", "date": "2027-03-24"},
        {"kind": "open", "employee": "ola", "date": "2027-03-26"},
        {"kind": "demand", "demands": ["dag"], "date": "2027-03-24"},
    ]


def test_headings_select_a_day_a_week_and_a_person(show: Show) -> None:
    grid = show()
    selected = grid.page.locator(".cell.selected")
    grid.page.locator(".days .cell.day").nth(2).click()
    expect(selected).to_have_count(3)
    grid.page.locator(".weeks .week").nth(1).click()
    expect(selected).to_have_count(21)
    grid.page.locator(".person .cell.name").nth(2).click()
    expect(selected).to_have_count(21)
    assert grid.page.locator(".person").nth(OLA).locator("[aria-selected=true]").count() == 21
    grid.press("ArrowUp", "Space")
    assert grid.page.locator(".person").nth(PER).locator("[aria-selected=true]").count() == 21


def test_the_keyboard_reaches_every_cell_and_only_one_takes_part_in_tabbing(show: Show) -> None:
    grid = show()
    grid.cell(KARI, 0).click()
    grid.press("Control+ArrowRight")
    assert grid.focused().startswith("Kari Nordmann, mandag 29. mars 2027, Andre påskedag, Dag")
    grid.press("End")
    assert grid.focused().startswith("Kari Nordmann, søndag 11. april 2027")
    grid.press("End")
    assert grid.focused() == "Kari Nordmann, Oppfylte ønsker av alle ønsker: 1/2"
    grid.press("Home", "Home")
    assert grid.focused() == "Kari Nordmann, Sykepleier, 80"
    grid.press("Control+End", "ArrowDown", "ArrowDown")
    assert grid.focused().startswith("Dag, søndag 11. april 2027, 0 planlagt, 1 er minimum, 2 er ønsket")
    grid.press("Control+Home", "ArrowUp", "ArrowUp")
    assert grid.focused() == "Uke 12, 22.–28. mars"
    assert grid.page.locator(".turnus [role=grid] [tabindex='0']").count() == 1
    grid.press("Tab")
    assert grid.page.locator(".turnus [role=grid] :focus").count() == 0


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


def test_a_grid_that_comes_back_on_the_page_shows_what_was_edited(show: Show) -> None:
    grid = show("hideable")
    grid.cell(KARI, 0).click()
    grid.press("n")
    grid.heard(1)
    grid.settled()
    hide = grid.page.get_by_text("Skjul")
    hide.click()
    expect(grid.page.locator(".turnus")).to_have_count(0)
    hide.click()
    expect(grid.cell(KARI, 0).locator(".code")).to_have_text("N")
    grid.cell(KARI, 1).click()
    grid.press("n")
    assert cells(grid.heard(2)[1]) == [("kari", "2027-03-23", "N")]


def test_what_differs_from_another_roster_is_marked(show: Show) -> None:
    grid = show("compare")
    grid.cell(KARI, 0).click()
    grid.press("n")
    expect(grid.page.locator(".cell.changed")).to_have_count(1)
    expect(grid.cell(KARI, 0)).to_have_attribute(
        "aria-label", "Kari Nordmann, mandag 22. mars 2027, Natt 22:15–07:45, ønske ikke oppfylt, før: A"
    )


def test_a_roster_that_is_only_read_takes_no_edits(show: Show) -> None:
    grid = show("readonly")
    grid.cell(KARI, 0).click()
    grid.press("n", "Delete", "Alt+l")
    assert grid.text(KARI, 0) == "A"
    assert grid.page.get_by_role("button", name="Angre").count() == 0
    grid.press("Enter")
    assert grid.heard(1)[0]["kind"] == "open"


def test_a_finger_taps_cells_and_a_code(browser: Any, run_app: RunApp) -> None:
    context = browser.new_context(viewport={"width": 820, "height": 1180}, has_touch=True, is_mobile=True)
    grid = GridPage(context.new_page(), f"{run_app(APP)}/?ward=small")
    grid.page.get_by_role("button", name="Velg flere").tap()
    for person, day in ((KARI, 3), (PER, 5), (KARI, 5), (PER, 5)):
        grid.cell(person, day).tap()
    grid.page.get_by_role("button", name="N: Natt 22:15–07:45").tap()
    assert cells(grid.heard(1)[0]) == [("kari", "2027-03-25", "N"), ("kari", "2027-03-27", "N")]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, run_app: RunApp, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, color_scheme=scheme)
    grid = GridPage(context.new_page(), f"{run_app(APP)}/?ward=small&locked=1&compare=1")
    grid.cell(KARI, 1).click()
    grid.press("n")
    grid.heard(1)
    grid.settled()
    assert grid.page.locator(".st-key-grid .cell.changed").count() == 1
    assert faults(grid.page, within=".st-key-grid") == []
    context.close()
