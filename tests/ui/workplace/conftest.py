"""A real browser before a real Streamlit, for tests of pages.

Debian's Chromium is driven by Playwright. ``TURNUS_CHROMIUM`` names another one. Without any, tests that need
it are skipped; with ``TURNUS_TEST_CHROMIUM=1`` that is an error.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.ui.workplace.service import Service

ROOT = Path(__file__).parents[3]
MISSING = "finner ikke Chromium; installer den (Debian: apt-get install chromium) eller si hvor den er med TURNUS_CHROMIUM"

RunApp = Callable[..., str]


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
def page(browser: Browser) -> Iterator[Page]:
    """An empty page of a small laptop, in a session of its own. What its scripts throw fails the test."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="nb-NO")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    thrown: list[str] = []
    opened.on("pageerror", lambda error: thrown.append(str(error)))
    opened.set_default_timeout(20_000)
    yield opened
    context.close()
    assert not thrown


@pytest.fixture(scope="session")
def run_app() -> Iterator[RunApp]:
    """Starts Streamlit on a script and gives its address: ``run_app(path, env={...})``. The same script is started once."""
    running: dict[Path, tuple[subprocess.Popen[bytes], str]] = {}

    def run(script: Path, env: Mapping[str, str] | None = None) -> str:
        if script not in running:
            running[script] = _start(script, env or {})
        return running[script][1]

    yield run
    for process, _ in running.values():
        process.terminate()
        process.wait(timeout=20)


def _start(script: Path, env: Mapping[str, str]) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {
        "server.port": str(port),
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), *(f"--{k}={v}" for k, v in options.items())],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        stdout=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    end = time.monotonic() + 90
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"streamlit ended with {process.returncode}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # noqa: S310
                if answer.status == 200:
                    return process, address
        except OSError:
            time.sleep(0.2)
    process.kill()
    raise RuntimeError("streamlit did not answer in time")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service alone, without workers and pages, for all tests of a run: make wards of your own in it."""
    running = Service(tmp_path_factory.mktemp("service"))
    running.start()
    yield running
    running.stop()
