"""Codes written in the grid in a real browser arrive in Python, and what Python makes of them is shown."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.ui.workplace.browsing import NewPage
from tests.ui.workplace.grid.grid_page import KARI, OLA, PER, Show, cells

pytestmark = pytest.mark.slow


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


def test_an_edit_that_is_lost_on_the_way_is_told_again_and_done_once(show: Show, new_page: NewPage) -> None:
    lost: list[int] = []

    def between(browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()

        def pass_on(message: bytes | str) -> None:
            if not lost and b'"N"' in said(message):
                lost.append(1)
            else:
                server.send(message)

        browser.on_message(pass_on)

    page = new_page()
    page.route_web_socket(re.compile("/_stcore/stream"), between)
    grid = show(page=page)
    grid.cell(KARI, 3).click()
    grid.press("n")
    assert cells(grid.heard(1)[0]) == [("kari", "2027-03-25", "N")]
    grid.settled()
    assert lost
    assert grid.text(KARI, 3) == "N"
    grid.press("Control+z")
    grid.heard(2)


def said(message: bytes | str) -> bytes:
    """What a browser sends, as far as it can be read."""
    return message if isinstance(message, bytes) else message.encode()


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


def test_a_second_shift_on_a_day_by_keyboard_is_shown_above_the_other_and_copied(show: Show) -> None:
    grid = show()
    grid.cell(KARI, 0).click()
    grid.press("+", "n")
    heard = grid.heard(1)[0]["cells"][0]
    assert (heard["shift"], heard["also"]) == ("A", [{"shift": "N", "unit": None}])
    grid.settled()
    assert grid.text(KARI, 0) == "A N"
    upper, lower = grid.cell(KARI, 0).locator(".part").all()
    boxes = upper.bounding_box(), lower.bounding_box()
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"] + 0.5
    assert upper.evaluate("made => made.scrollWidth <= made.clientWidth")
    assert upper.evaluate("made => getComputedStyle(made).backgroundColor") != lower.evaluate(
        "made => getComputedStyle(made).backgroundColor"
    )
    label = grid.cell(KARI, 0).get_attribute("aria-label") or ""
    assert "Kveld 15:00–22:30, Natt 22:15–07:45" in label
    grid.press("Control+c", "ArrowDown", "Control+v")
    assert grid.heard(2)[1]["cells"][0]["also"] == [{"shift": "N", "unit": None}]
    grid.settled()
    assert grid.text(PER, 0) == "A N"
    grid.press("d", "ArrowUp", "Shift+ArrowDown", "Alt+s")
    grid.heard(4)
    grid.settled()
    assert (grid.text(KARI, 0), grid.text(PER, 0)) == ("D", "A N")
    grid.press("Control+z", "Control+z", "Control+z", "Control+z")
    grid.heard(8)
    grid.settled()
    assert (grid.text(KARI, 0), grid.text(PER, 0)) == ("A", "D")


def test_the_button_for_one_more_shift_counts_for_one_code_and_escape_lets_it_be(show: Show) -> None:
    grid = show()
    more = grid.page.get_by_role("button", name="En vakt til samme dag")
    grid.cell(PER, 1).click()  # at Vika
    more.click()
    expect(more).to_have_attribute("aria-pressed", "true")
    grid.page.get_by_role("button", name="N: Natt 22:15–07:45").click()
    expect(more).to_have_attribute("aria-pressed", "false")
    cell = grid.heard(1)[0]["cells"][0]
    assert (cell["shift"], cell["unit"], cell["also"]) == ("A", "v", [{"shift": "N", "unit": None}])
    grid.settled()
    assert grid.text(PER, 1) == "A@2 N"
    grid.cell(KARI, 0).click()
    grid.press("+", "Escape", "n")
    assert cells(grid.heard(2)[1]) == [("kari", "2027-03-22", "N")]


def test_a_roster_that_is_only_read_takes_no_edits(show: Show) -> None:
    grid = show("readonly")
    grid.cell(KARI, 0).click()
    grid.press("n", "+", "Delete", "Alt+l")
    assert grid.text(KARI, 0) == "A"
    assert grid.page.get_by_role("button", name="Angre").count() == 0
    grid.press("Enter")
    assert grid.heard(1)[0]["kind"] == "open"
