"""A real browser before the pages as they run, for tests of pages.

Debian's Chromium is driven by Playwright. ``TURNUS_CHROMIUM`` names another one. Without any, tests that need
it are skipped; with ``TURNUS_TEST_CHROMIUM=1`` that is an error.

Starting servers takes longer than most tests, so ``service`` and ``pages`` are started once and shared. A test stores
a ward of its own there (``tests.ui.workplace.wards``) and opens it by its id. A test that ends the service, or that is
about there being no ward, has ``own_service`` and ``own_pages``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.ui.workplace.browsing import LONG, NewPage, listen, patient
from tests.ui.workplace.grid.ward import small
from tests.ui.workplace.service import Pages, Script, Service
from tests.ui.workplace.ward.example import full_ward
from tests.ui.workplace.wards import Planned, planned, stored
from ui.workplace.client import Client, WardInfo

MISSING = "finner ikke Chromium; installer den (Debian: apt-get install chromium) eller si hvor den er med TURNUS_CHROMIUM"

HERE = ("data:", "blob:", "http://127.0.0.1:")
"""What addresses begin with that are asked on this machine."""

RunApp = Callable[[Path], str]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; skips without one."""
    named = os.environ.get("TURNUS_CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None or not Path(found).exists():
        if os.environ.get("TURNUS_TEST_CHROMIUM") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser without a window, for all tests of a run."""
    alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=alone)
        yield started
        started.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Opens an empty page in a session of its own, as of another person: ``new_page(viewport={...})``.

    It is that of a small laptop unless told otherwise. What a script of it throws fails the test, and so does whatever is
    fetched from another machine.
    """
    opened: list[BrowserContext] = []
    thrown: list[str] = []
    asked: list[str] = []

    def new(**options: Any) -> Page:
        context = browser.new_context(
            **{"viewport": {"width": 1366, "height": 768}, "locale": "nb-NO", **options}
        )
        opened.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.on("pageerror", lambda error: thrown.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.set_default_timeout(LONG)
        listen(page)
        patient(page)
        return page

    expect.set_options(timeout=LONG)
    yield new
    for context in opened:
        context.close()
    assert not thrown
    assert not [url for url in asked if not url.startswith(HERE)]


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """An empty page of a small laptop."""
    return new_page()


@pytest.fixture(scope="session")
def run_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunApp]:
    """Starts Streamlit on a script and gives its address. The same script is started once."""
    running: dict[Path, Script] = {}

    def run(script: Path) -> str:
        if script not in running:
            running[script] = Script(tmp_path_factory.mktemp("script"), script)
            running[script].start()
        return running[script].address

    yield run
    for one in running.values():
        one.stop()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service alone, without workers and pages, for all tests of a run: make wards of your own in it."""
    running = Service(tmp_path_factory.mktemp("service"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def pages(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of its pages."""
    shown = Pages(tmp_path_factory.mktemp("pages"), service.api)
    shown.start()
    yield shown.address
    shown.stop()


@pytest.fixture(scope="session")
def client(service: Service) -> Client:
    """The service as its local user reaches it."""
    return Client(service.api)


@pytest.fixture
def small_plan(client: Client) -> Planned:
    """The small ward with its roster, stored for this test alone."""
    return planned(client, *small())


@pytest.fixture
def example(client: Client) -> WardInfo:
    """The ward with something in every table, stored for this test alone."""
    return stored(client, full_ward())


@pytest.fixture(scope="module")
def solving_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service with one worker and pages, for the tests of a module: make wards of your own in it."""
    running = Service(tmp_path_factory.mktemp("solving"), pages=True, at_once=1)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def whole_service(tmp_path: Path) -> Iterator[Service]:
    """The same for a test alone, without a ward: the test may kill it."""
    running = Service(tmp_path, pages=True, at_once=1)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def own_service(tmp_path: Path) -> Iterator[Service]:
    """The service with one worker and without a ward, for a test that ends it or begins before there is a ward."""
    running = Service(tmp_path, at_once=1)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def own_pages(own_service: Service, tmp_path: Path) -> Iterator[str]:
    """The address of pages that go on when the test's own service ends."""
    shown = Pages(tmp_path, own_service.api)
    shown.start()
    yield shown.address
    shown.stop()
