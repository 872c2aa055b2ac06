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
from urllib.parse import urlsplit

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

LAPTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 768}, "locale": "nb-NO"}

SITE = "http://127.0.0.1/"
"""To a browser all servers of the tests are one site, whatever their ports."""

KEPT = "local_storage,indexeddb,service_workers,cache_storage"
"""What pages may keep in a browser, besides cookies."""


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
    """A browser without a window, for all tests of a run.

    Pages of one site and session share a process, and with it what scripts have been compiled to.
    """
    arguments = ["--process-per-site"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield started
        started.close()


@pytest.fixture(scope="session")
def laptop(browser: Browser) -> Iterator[BrowserContext]:
    """The browser of a small laptop that tests use after each other, with an empty page that stays open.

    To fetch and compile the scripts of the pages takes longer than most tests; here it is done once.
    """
    context = browser.new_context(**LAPTOP)
    empty = context.new_page()
    empty.route(SITE, lambda route: route.fulfill(body=""))
    empty.goto(SITE)
    yield context
    context.close()


@pytest.fixture
def new_page(browser: Browser, laptop: BrowserContext) -> Iterator[NewPage]:
    """Opens an empty page in a session of its own, as of another person: ``new_page(viewport={...})``.

    It is that of a small laptop unless told otherwise. What a script of it throws fails the test, and so does whatever is
    fetched from another machine.
    """
    opened: list[BrowserContext] = []
    thrown: list[str] = []
    asked: list[str] = []

    def new(**options: Any) -> Page:
        own = bool(options) or laptop in opened
        context = browser.new_context(**{**LAPTOP, **options}) if own else laptop
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
        if context is laptop:
            _leave(laptop, asked)
        else:
            context.close()
    assert not thrown
    assert not [url for url in asked if not url.startswith(HERE)]


def _leave(laptop: BrowserContext, asked: list[str]) -> None:
    """Close the pages of a test, and forget all that they have kept."""
    empty, *pages = laptop.pages
    for page in pages:
        page.close()
    laptop.clear_cookies()
    laptop.clear_permissions()
    storage = laptop.new_cdp_session(empty)
    for origin in {f"http://{urlsplit(url).netloc}" for url in asked if url.startswith("http:")}:
        storage.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": KEPT})
    storage.detach()


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
