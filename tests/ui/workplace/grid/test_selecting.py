"""Cells chosen in the grid in a real browser, by keyboard, mouse and finger, and what is done with them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.ui.workplace.grid.grid_page import KARI, OLA, PER, Show, cells

pytestmark = pytest.mark.slow


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
        {"employee": "kari", "date": "2027-04-06", "shift": "D", "unit": None, "also": []},
        {"employee": "kari", "date": "2027-04-07", "shift": None, "unit": None, "also": []},
        {"employee": "per", "date": "2027-04-06", "shift": "A", "unit": "v", "also": []},
        {"employee": "per", "date": "2027-04-07", "shift": "DK", "unit": None, "also": []},
    ]
    grid.page.evaluate("navigator.clipboard.writeText('D\\tQX')")
    grid.press("Control+v")
    expect(grid.page.locator(".turnus .said")).to_contain_text("Vaktkoden QX finnes ikke")
    grid.settled()
    grid.heard(1)


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


def test_a_finger_taps_cells_and_a_code(show: Show) -> None:
    grid = show(viewport={"width": 820, "height": 1180}, has_touch=True, is_mobile=True)
    grid.page.get_by_role("button", name="Velg flere").tap()
    for person, day in ((KARI, 3), (PER, 5), (KARI, 5), (PER, 5)):
        grid.cell(person, day).tap()
    grid.page.get_by_role("button", name="N: Natt 22:15–07:45").tap()
    assert cells(grid.heard(1)[0]) == [("kari", "2027-03-25", "N"), ("kari", "2027-03-27", "N")]
