"""Going about the pages in a browser, and waiting for what they do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from weakref import WeakKeyDictionary

from playwright.sync_api import Locator, Page, TimeoutError, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

NewPage = Callable[..., Page]

LONG = 120_000
"""Milliseconds for what a busy machine takes its time for."""

REST = 10_000
"""Milliseconds after which something is done though the page is still being run."""

RAN = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)

AT_REST = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const moves = (one) => one.playState === 'running' && Number.isFinite(one.effect.getComputedTiming().endTime);
    return app !== null
        && app.dataset.testScriptState === 'notRunning'
        && document.querySelector('[data-stale=true], [data-testid=stSkeleton]') === null
        && !document.getAnimations().some(moves);
}"""

_sockets: WeakKeyDictionary[Page, WebSocket] = WeakKeyDictionary()


def listen(page: Page) -> None:
    """Hear what the page's server tells it from now on."""
    page.on("websocket", lambda socket: _sockets.__setitem__(page, socket))


@contextmanager
def answered(page: Page) -> Iterator[None]:
    """What is done within is sent to the server, has been run there, and is shown afterwards."""
    settled(page)
    with _sockets[page].expect_event("framereceived", _has_run):
        yield
    settled(page)


def _has_run(frame: bytes | str) -> bool:
    told = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
    return told.WhichOneof("type") == "script_finished" and told.script_finished in RAN


def settled(page: Page) -> None:
    """Wait until the page has been run and nothing on it is pale or moves: what is being replaced takes no clicks."""
    page.wait_for_function(AT_REST)


def patient(page: Page) -> None:
    """From now on nothing is done on the page while it is being run, as nobody clicks what is just being replaced.

    Not for ever: a page whose server is gone is never at rest.
    """

    def wait() -> None:
        with suppress(TimeoutError):
            page.wait_for_function(AT_REST, timeout=REST)

    page.add_locator_handler(_running(page), wait, no_wait_after=True)


def hasty(page: Page) -> None:
    """From now on everything is done at once, as by somebody who does not wait for the page."""
    page.remove_locator_handler(_running(page))


def _running(page: Page) -> Locator:
    return page.locator("[data-testid=stApp]:not([data-test-script-state=notRunning])")


def visit(page: Page, pages: str, path: str, title: str, ward: str) -> None:
    """Open a page by its address, with a ward."""
    page.goto(f"{pages}/{path}?avdeling={ward}")
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(ward))


def save_until(page: Page, stored: Callable[[], bool]) -> None:
    """Press «Lagre» as long as it can be pressed: an edit that came late is said to be unsaved, and takes another press.

    A test that never comes so far is ended by its time limit.
    """
    button = page.get_by_role("button", name="Lagre", exact=True)
    button.click()
    while not stored():
        settled(page)
        if button.is_enabled():
            with suppress(TimeoutError):  # stored meanwhile
                button.click(timeout=REST)
