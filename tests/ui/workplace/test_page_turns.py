"""Nothing that comes late from a page that is left empties the browser, and nothing that somebody did is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.ui.workplace.browsing import hasty, settled
from tests.ui.workplace.conftest import RunApp
from ui.workplace.page_turns import Turn


def rerun(page: str, part: str = "", *, pressed: bool = False, by_itself: bool = False) -> bytes:
    """What a browser sends: run the page again, or only a part of it, maybe since a button was pressed."""
    message = BackMsg()
    message.rerun_script.page_script_hash = page
    message.rerun_script.fragment_id = part
    message.rerun_script.is_auto_rerun = by_itself
    message.rerun_script.widget_states.widgets.add(id="name", string_value="written")
    if pressed:
        message.rerun_script.widget_states.widgets.add(id="button", trigger_value=True)
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


def passes(turn: Turn, message: bytes) -> bool:
    """Whether Streamlit hears what the browser says as it is."""
    return turn.hear(message) == message


def test_parts_of_the_page_that_is_shown_are_run() -> None:
    turn = Turn()
    assert passes(turn, rerun("", ""))
    turn.tell(begins("needs"))
    assert passes(turn, rerun("needs", "table"))
    assert passes(turn, rerun("needs", "table", by_itself=True))


def test_parts_of_a_page_that_was_opened_by_its_address_are_run() -> None:
    turn = Turn()
    assert passes(turn, rerun(""))
    turn.tell(begins("roster"))
    turn.tell(finds("needs"))
    assert passes(turn, rerun("needs", "chart"))


def test_what_a_part_of_the_page_that_is_left_asks_by_itself_is_let_go() -> None:
    turn = Turn()
    turn.tell(begins("people"))
    assert passes(turn, rerun("needs"))
    assert turn.hear(rerun("people", "table", by_itself=True)) is None
    turn.tell(begins("people"))  # of a run that had begun before
    assert turn.hear(rerun("people", "table", by_itself=True)) is None
    turn.tell(begins("needs"))
    assert turn.hear(rerun("people", "table", by_itself=True)) is None
    assert passes(turn, rerun("needs", "chart", by_itself=True))


def test_what_is_written_on_the_page_that_is_left_is_handed_to_the_run_of_the_new_one() -> None:
    turn = Turn()
    turn.tell(begins("people"))
    turn.hear(rerun("needs"))
    assert turn.hear(rerun("people", "table")) == rerun("needs")
    turn.tell(begins("needs"))
    assert passes(turn, rerun("needs", "chart"))


def test_a_press_on_the_page_that_is_left_counts_as_the_last_wish() -> None:
    turn = Turn()
    turn.tell(begins("people"))
    turn.hear(rerun("needs"))
    assert turn.hear(rerun("people", "table", pressed=True)) == rerun("people", pressed=True)
    turn.tell(begins("needs"))  # the run that had begun
    assert turn.hear(rerun("needs", "chart", by_itself=True)) is None
    turn.tell(begins("people"))
    assert passes(turn, rerun("people", "table", pressed=True))


def test_a_page_that_the_program_chose_counts_as_shown() -> None:
    turn = Turn()
    turn.tell(begins("solve"))
    turn.tell(begins("roster"))
    assert turn.hear(rerun("solve", "course", by_itself=True)) is None
    assert passes(turn, rerun("roster", "grid"))


def test_who_changes_their_mind_comes_back() -> None:
    turn = Turn()
    turn.tell(begins("people"))
    turn.hear(rerun("needs"))
    turn.hear(rerun("people"))
    assert passes(turn, rerun("people", "table"))


@pytest.mark.parametrize("frame", [b"", b"\xff\xff\xff"])
def test_what_is_no_message_is_streamlits_to_judge(frame: bytes) -> None:
    turn = Turn()
    turn.tell(None)
    turn.tell(frame)
    assert passes(turn, frame)


SERVING = """
import streamlit as st
from starlette.middleware import Middleware
from ui.workplace.page_turns import PageTurns
app = st.App("pages.py", middleware=[Middleware(PageTurns)])
"""

PAGES = """
import time
import streamlit as st

def keep():
    st.session_state.kept = st.session_state.name

@st.fragment
def part():
    st.text_input("Name", key="name", on_change=keep)
    if st.button("Do something here"):
        st.text("It is done")

def left():
    st.title("The page that is left")
    part()

def slow():
    time.sleep(2)
    st.title("The page that is on its way")
    st.text(f"Kept: {st.session_state.get('kept')}")

st.navigation([st.Page(left, default=True), st.Page(slow)]).run()
"""


class Delay:
    """What a browser is sent can be held back, as a busy machine does.

    Attributes
    ----------
    asked:
        Messages that the browser has sent.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._held: list[bytes | str] = []
        self._holding = False
        self._browser: WebSocketRoute | None = None
        self.asked = 0
        page.route_web_socket(re.compile("/_stcore/stream"), self._between)

    def _between(self, browser: WebSocketRoute) -> None:
        self._browser = browser
        server = browser.connect_to_server()
        server.on_message(self._send)

        def ask(message: bytes | str) -> None:
            self.asked += 1
            server.send(message)

        browser.on_message(ask)

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

    @contextmanager
    def late(self) -> Iterator[None]:
        """What is done within comes late: it is sent before the browser hears what was held back."""
        asked = self.asked
        yield
        while self.asked == asked:
            self._page.wait_for_timeout(20)
        self._holding = False
        while self._held:
            self._send(self._held.pop(0))


@pytest.fixture
def leaving(page: Page, run_app: RunApp, tmp_path: Path) -> Delay:
    """A page on which another was chosen; the run of it has begun, and the browser does not know yet."""
    (tmp_path / "pages.py").write_text(PAGES, encoding="utf-8")
    serving = tmp_path / "serving.py"
    serving.write_text(SERVING, encoding="utf-8")
    delay = Delay(page)
    page.goto(run_app(serving))
    expect(page.get_by_role("button", name="Do something here")).to_be_visible()
    settled(page)
    hasty(page)
    delay.hold()
    page.get_by_role("link", name="slow").click()
    delay.wait()
    return delay


@pytest.mark.slow
def test_a_click_while_another_page_is_on_its_way_is_carried_out(page: Page, leaving: Delay) -> None:
    with leaving.late():
        page.get_by_role("button", name="Do something here").click()
    expect(page.get_by_text("It is done")).to_be_visible()
    page.wait_for_timeout(2_000)  # the page on its way would be there by now
    expect(page.get_by_role("heading", name="The page that is left")).to_be_visible()


@pytest.mark.slow
def test_what_is_written_while_another_page_is_on_its_way_is_kept(page: Page, leaving: Delay) -> None:
    with leaving.late():
        page.get_by_label("Name").fill("Kari")
        page.keyboard.press("Enter")
    there = page.get_by_role("heading", name="The page that is on its way")
    expect(there).to_be_visible()
    expect(page.get_by_text("Kept: Kari")).to_be_visible()
    page.wait_for_timeout(2_000)  # what came late would have emptied it by now
    expect(there).to_be_visible()
