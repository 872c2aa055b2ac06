"""A press on a download button gives the file or says why not, whatever the page does meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.ui.workplace.conftest import RunApp
from tests.ui.workplace.faults import SERIOUS, faults

pytestmark = pytest.mark.slow

SERVING = """
import streamlit as st
from ui.workplace.downloads import FILES
app = st.App("page.py", routes=[FILES])
"""

PAGE = """
import time
import streamlit as st
from ui.workplace.client.errors import NoServerError
from ui.workplace.downloads import download_button

def slow():
    time.sleep(1.5)
    return b"made"

def fails():
    raise NoServerError("http://127.0.0.1:1")

@st.fragment(run_every=0.2)
def busy():
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    st.text(f"runs {st.session_state.runs}")
    download_button("Slow", slow, "slow.txt", "text/plain", key="slow")

busy()
if not st.checkbox("Away"):
    download_button("Leaves", slow, "leaves.txt", "text/plain", key="leaves")
download_button("Fails", fails, "fails.txt", "text/plain", key="fails")
with st.form("f"):
    if st.form_submit_button("Run"):
        time.sleep(3)
"""


@pytest.fixture
def shown(page: Page, run_app: RunApp, tmp_path: Path) -> Page:
    (tmp_path / "page.py").write_text(PAGE, encoding="utf-8")
    serving = tmp_path / "serving.py"
    serving.write_text(SERVING, encoding="utf-8")
    page.goto(run_app(serving))
    expect(page.get_by_role("button", name="Fails")).to_be_visible()
    return page


def test_a_part_that_is_run_again_and_again_does_not_stop_a_file(shown: Page) -> None:
    with shown.expect_download() as handed:
        shown.get_by_role("button", name="Slow").click()
    assert handed.value.suggested_filename == "slow.txt"
    assert Path(handed.value.path()).read_bytes() == b"made"
    with shown.expect_download():  # and again, at once
        shown.get_by_role("button", name="Slow").click()


def test_a_press_while_the_whole_page_is_run_again(shown: Page) -> None:
    shown.get_by_role("button", name="Run").click()
    with shown.expect_download() as handed:
        shown.get_by_role("button", name="Leaves").click()
    assert Path(handed.value.path()).read_bytes() == b"made"


def test_a_button_that_leaves_the_page_hands_its_file_over_yet(shown: Page) -> None:
    with shown.expect_download() as handed:
        shown.get_by_role("button", name="Leaves").click()
        shown.get_by_text("Away").click()
        expect(shown.get_by_role("button", name="Leaves")).to_have_count(0)
    assert Path(handed.value.path()).read_bytes() == b"made"


def test_why_there_is_no_file_is_told_at_the_button(shown: Page) -> None:
    shown.get_by_role("button", name="Fails").click()
    expect(shown.get_by_role("alert").filter(has_text="Får ikke kontakt med tjenesten på")).to_be_visible()
    assert faults(shown, weights=SERIOUS) == []
    shown.route("**/_fil/**", lambda route: route.abort())
    shown.get_by_role("button", name="Leaves").click()
    expect(shown.get_by_role("alert").filter(has_text="Får ikke kontakt med Turnus")).to_be_visible()


def test_an_address_is_nobodys_when_its_session_is_gone(shown: Page) -> None:
    with shown.expect_request("**/_fil/**") as asked:
        shown.get_by_role("button", name="Slow").click()
    address = asked.value.url
    guessed = shown.request.get(address[:-1] + ("A" if address[-1] != "A" else "B"))
    assert guessed.status == 404
    assert guessed.headers["cache-control"] == "no-store"
    shown.route("**/_fil/**", lambda route: route.fulfill(status=404))
    shown.get_by_role("button", name="Leaves").click()
    expect(shown.get_by_role("alert").filter(has_text="Last siden på nytt")).to_be_visible()
