"""Nothing that comes late from a page that is left empties the browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.ui.workplace.conftest import RunApp
from ui.workplace.page_turns import Turn


def rerun(page: str, part: str = "") -> bytes:
    """What a browser sends: run the page again, or only a part of it."""
    message = BackMsg()
    message.rerun_script.page_script_hash = page
    message.rerun_script.fragment_id = part
    said: bytes = message.SerializeToString()
    return said


def begins(page: str) -> bytes:
    """What a browser is sent when a run of a page begins."""
    message = ForwardMsg()
    message.new_session.page_script_hash = page
    told: bytes = message.SerializeToString()
    return told


def finds(page: str) -> bytes:
    """What a browser is sent when a run has found which page it is of."""
    message = ForwardMsg()
    message.navigation.page_script_hash = page
    told: bytes = message.SerializeToString()
    return told


def test_parts_of_the_page_that_is_shown_are_run() -> None:
    turn = Turn()
    assert not turn.is_late(rerun("", ""))
    turn.tell(begins("needs"))
    assert not turn.is_late(rerun("needs", "table"))


def test_parts_of_a_page_that_was_opened_by_its_address_are_run() -> None:
    turn = Turn()
    assert not turn.is_late(rerun(""))
    turn.tell(begins("roster"))
    turn.tell(finds("needs"))
    assert not turn.is_late(rerun("needs", "chart"))


def test_parts_of_the_page_that_is_left_are_not() -> None:
    turn = Turn()
    turn.tell(begins("people"))
    assert not turn.is_late(rerun("needs"))
    assert turn.is_late(rerun("people", "table"))
    turn.tell(begins("people"))  # of a run that had begun before
    assert turn.is_late(rerun("people", "table"))
    turn.tell(begins("needs"))
    assert turn.is_late(rerun("people", "table"))
    assert not turn.is_late(rerun("needs", "chart"))


def test_a_page_that_the_program_chose_counts_as_shown() -> None:
    turn = Turn()
    turn.tell(begins("solve"))
    turn.tell(begins("roster"))
    assert turn.is_late(rerun("solve", "course"))
    assert not turn.is_late(rerun("roster", "grid"))


def test_who_changes_their_mind_comes_back() -> None:
    turn = Turn()
    turn.tell(begins("people"))
    turn.is_late(rerun("needs"))
    turn.is_late(rerun("people"))
    assert not turn.is_late(rerun("people", "table"))


@pytest.mark.parametrize("frame", [None, b"", b"\xff\xff\xff"])
def test_what_is_no_message_is_streamlits_to_judge(frame: bytes | None) -> None:
    turn = Turn()
    turn.tell(frame)
    assert not turn.is_late(frame)


SERVING = """
import streamlit as st
from starlette.middleware import Middleware
from ui.workplace.page_turns import PageTurns
app = st.App("pages.py", middleware=[Middleware(PageTurns)])
"""

PAGES = """
import time
import streamlit as st

@st.fragment
def part():
    st.button("Do something here")

def left():
    st.title("The page that is left")
    part()

def slow():
    time.sleep(2)
    st.title("The page that is on its way")

st.navigation([st.Page(left, default=True), st.Page(slow)]).run()
"""


class Delay:
    """What a browser is sent can be held back, as a busy machine does."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._held: list[bytes | str] = []
        self._holding = False
        self._browser: WebSocketRoute | None = None
        page.route_web_socket(re.compile("/_stcore/stream"), self._between)

    def _between(self, browser: WebSocketRoute) -> None:
        self._browser = browser
        browser.connect_to_server().on_message(self._send)

    def _send(self, message: bytes | str) -> None:
        assert self._browser is not None
        if self._holding:
            self._held.append(message)
        else:
            self._browser.send(message)

    def hold(self) -> None:
        self._holding = True

    def wait(self) -> None:
        """Until something is held back."""
        while not self._held:
            self._page.wait_for_timeout(20)

    def let_go(self) -> None:
        self._holding = False
        while self._held:
            self._send(self._held.pop(0))


@pytest.mark.slow
def test_a_click_while_another_page_is_on_its_way(page: Page, run_app: RunApp, tmp_path: Path) -> None:
    (tmp_path / "pages.py").write_text(PAGES, encoding="utf-8")
    serving = tmp_path / "serving.py"
    serving.write_text(SERVING, encoding="utf-8")
    delay = Delay(page)
    page.goto(run_app(serving))
    here = page.get_by_role("button", name="Do something here")
    expect(here).to_be_visible()
    delay.hold()
    page.get_by_role("link", name="slow").click()
    delay.wait()  # the run has begun, and the browser does not know yet
    here.click()
    delay.let_go()
    there = page.get_by_role("heading", name="The page that is on its way")
    expect(there).to_be_visible()
    page.wait_for_timeout(2_000)  # what came late would have emptied it by now
    expect(there).to_be_visible()
