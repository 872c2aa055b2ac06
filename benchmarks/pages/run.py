"""One measurement from beginning to end."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
import psutil
from playwright.sync_api import Page, sync_playwright

from benchmarks.load.ground import prepare, sent
from benchmarks.load.service import Service, ServiceError, service
from benchmarks.machine import machine
from benchmarks.pages.browser import Grid
from benchmarks.pages.figures import Edit, Measured
from models.instance import Instance
from models.roster import Roster

WIDTH, HEIGHT = 1366, 768
ANSWER_SECONDS = 60.0
WARM_UP = 5
"""Edits before those that count."""

WHEEL = 120
"""Turns of the wheel."""


def measure(name: str, ward: Instance, edits: int, begin: Roster | float) -> Measured:
    """Start a service with its pages, and work on a roster in a browser.

    Parameters
    ----------
    begin:
        The roster to begin with, or seconds for the service to make one.

    Raises
    ------
    ServiceError
        When there is nothing to measure: no service, no roster, no browser, or a grid that does not move.
    """
    keys = _keys(ward)
    with service(solves=True, pages=True) as running:
        with httpx2.Client(base_url=running.address, timeout=ANSWER_SECONDS) as client:
            instance, roster = _stored(client, ward, begin)
        with _browser() as page:
            begun = time.perf_counter()
            page.goto(f"{running.pages}/?avdeling={instance}&turnus={roster}")
            page.locator(".turnus .person").first.wait_for()
            opened = time.perf_counter() - begun
            grid = Grid(page)
            _work(grid, ward, keys, WARM_UP)
            before, begun = _used(running), time.perf_counter()
            made = _work(grid, ward, keys, edits)
            seconds, after = time.perf_counter() - begun, _used(running)
            across = grid.scroll((25, 0), WHEEL)
            down = grid.scroll((0, 10), WHEEL)
            if grid.scrolled() == (0, 0):
                raise ServiceError("rutenettet lot seg ikke rulle")
            pages_cpu, service_cpu, browser_cpu, busy = (b - a for a, b in zip(before, after, strict=True))
            return Measured(
                instance=name,
                people=page.locator(".turnus .person").count(),
                days=ward.horizon.days,
                opened=opened,
                edits=tuple(made),
                across=across,
                down=down,
                seconds=seconds,
                pages_cpu=pages_cpu,
                service_cpu=service_cpu,
                browser_cpu=browser_cpu,
                other_cpu=max(0.0, busy - pages_cpu - service_cpu - browser_cpu),
                machine=machine(),
            )


def _stored(client: httpx2.Client, ward: Instance, begin: Roster | float) -> tuple[str, str]:
    """The ids of the ward and of its roster."""
    if not isinstance(begin, Roster):
        ground = prepare(client, ward, 1, begin)
        return ground.instance, ground.rosters[0]
    instance = sent(client, "/v1/instances", ward.model_dump_json(exclude_defaults=True))["id"]
    at = f"/v1/rosters?instance={instance}&revision=1"
    return instance, sent(client, at, begin.model_dump_json())["id"]


def _keys(ward: Instance) -> tuple[str, str]:
    """Two codes of one letter that no other code begins with: each is put in when its key is pressed.

    Raises
    ------
    ServiceError
        When the ward has no two.
    """
    codes = [shift.id.casefold() for shift in ward.shifts]
    found = [code for code in codes if len(code) == 1 and sum(c.startswith(code) for c in codes) == 1]
    if len(found) < 2:
        raise ServiceError("instansen må ha to vaktkoder på én bokstav som ingen andre begynner med")
    return found[0], found[1]


def _work(grid: Grid, ward: Instance, keys: tuple[str, str], edits: int) -> list[Edit]:
    """Change cells of one person after the other."""
    people = len(ward.employees)
    found = []
    for k in range(edits):
        grid.select((7 * k) % people, (5 * k) % min(28, ward.horizon.days))
        said = grid.said().casefold()
        found.append(grid.edit(keys[1] if said == keys[0] else keys[0]))
    return found


@contextmanager
def _browser() -> Iterator[Page]:
    """An empty page of a small laptop's size, in a browser without a window."""
    named = os.environ.get("TURNUS_CHROMIUM")
    path = named or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise ServiceError("finner ikke Chromium; installer den, eller si hvor den er med TURNUS_CHROMIUM")
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=root)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="nb-NO")
        page.set_default_timeout(1000 * ANSWER_SECONDS)
        yield page
        browser.close()


def _used(running: Service) -> tuple[float, float, float, float]:
    """Processor seconds so far: of the pages, of the service, of the browser, and of the whole machine."""
    pages = browser = 0.0
    for child in psutil.Process().children(recursive=True):
        try:
            name, used = " ".join(child.cmdline()), child.cpu_times()
        except psutil.Error:
            continue  # it ended meanwhile
        if "chrom" in name:
            browser += used.user + used.system
        elif " ui --host" in name:
            pages += used.user + used.system
    machine_now = psutil.cpu_times()
    busy = sum(getattr(machine_now, kind, 0.0) for kind in ("user", "nice", "system", "irq", "softirq"))
    return pages, running.cpu_seconds()[0], browser, busy
