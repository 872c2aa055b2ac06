"""One measurement from beginning to end."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

import httpx2
import psutil

from benchmarks.load.clients import TIMEOUT_SECONDS, work
from benchmarks.load.figures import Measured, Settings
from benchmarks.load.ground import begin_solve, first_roster, is_running, prepare
from benchmarks.load.service import service
from benchmarks.machine import machine
from models.instance import Instance

SOLVE_SECONDS = 20.0
"""Time for the roster that the clients set out from."""


def measure(settings: Settings, ward: Instance, solve_seconds: float = SOLVE_SECONDS) -> Measured:
    """Start a service, fill it, and let clients ask.

    Raises
    ------
    ServiceError
        When there is nothing to measure: no service, no roster, or no solve.
    """
    with (
        service(solves=True) as running,
        httpx2.Client(base_url=running.address, timeout=TIMEOUT_SECONDS) as client,
    ):
        ground = prepare(client, ward, settings.rosters, solve_seconds)
        roster = first_roster(client, ground)
        if settings.solving:
            ground = replace(ground, job=begin_solve(client, ground))
        before, own, all_before = running.cpu_seconds(), _own(), _busy()
        begun = time.perf_counter()
        answers = asyncio.run(
            work(running.address, ground, roster, settings.clients, settings.requests, settings.think)
        )
        seconds = time.perf_counter() - begun
        after, client_cpu, busy = running.cpu_seconds(), _own() - own, _busy() - all_before
        used = [a - b for a, b in zip(after, before, strict=True)]
        return Measured(
            settings=settings,
            answers=tuple(answers),
            seconds=seconds,
            service_cpu=used[0],
            solve_cpu=used[1],
            client_cpu=client_cpu,
            other_cpu=max(0.0, busy - sum(used) - client_cpu),
            solved_all_along=is_running(client, ground.job) if settings.solving else None,
            machine=machine(),
        )


def _own() -> float:
    used = psutil.Process().cpu_times()
    return used.user + used.system


def _busy() -> float:
    """Seconds that the processors of the machine have worked, all together."""
    used = psutil.cpu_times()
    return sum(
        getattr(used, name, 0.0) for name in ("user", "nice", "system", "irq", "softirq", "interrupt", "dpc")
    )
