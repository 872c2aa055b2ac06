"""Finding a Dask cluster, checking that it can share a solve, and following which workers are there."""

from __future__ import annotations

import asyncio
import logging
import queue
import re
import threading
import time
import uuid
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from models.problems import InputError, InputProblem
from solver.cluster.identity import identity
from solver.cluster.tasks import get_ready

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS = 10.0
WORKERS_SECONDS = 5.0
"""How long to wait for a first worker of a scheduler that has none."""

READY_SECONDS = 180.0
"""How long to wait for a first worker that is ready: one that has never run the search compiles it."""

OTHERS_SECONDS = 10.0
"""How long the others get once one is ready; who is later joins under way."""

LOOK_SECONDS = 1.0
LOST_SECONDS = 6.0
"""A scheduler whose connection has been broken for so long is lost."""

SILENT_SECONDS = 30.0
"""So is one that is connected and has not answered for so long: on a machine with too much to do, answers take seconds."""

_ADDRESS = re.compile(r"(?:[a-z]+://)?(?:[\w.-]+|\[[\w:.%]+\]):(?P<port>\d{1,5})")

ANSWER_SECONDS = 1.0
"""How long to wait for a result that is there."""


@dataclass(frozen=True, slots=True, order=True)
class Seat:
    """One thread of one worker: what can carry out one order at a time."""

    worker: str
    thread: int


class Cluster:
    """A connection to a scheduler. Its workers come and go."""

    def __init__(self, client: Client, address: str) -> None:
        self.address = address
        self._client = client
        self._threads: dict[str, int] = {}
        self._editions: dict[str, str] = {}
        self._asking = threading.Lock()
        self._heard = time.monotonic()
        self._closed = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True, name="turnus-cluster")

    @property
    def seats(self) -> list[Seat]:
        """Every thread of every worker that is there now and has our edition."""
        return [
            Seat(worker, k)
            for worker, count in sorted(self._threads.items())
            if self._editions.get(worker) == identity()
            for k in range(count)
        ]

    @property
    def unfit(self) -> dict[str, str]:
        """Workers that are there and cannot be used, and why (Norwegian)."""
        return {
            worker: edition if edition.startswith("den ") else f"den har {edition}, her er det {identity()}"
            for worker, edition in sorted(self._editions.items())
            if worker in self._threads and edition != identity()
        }

    @property
    def has_strangers(self) -> bool:
        """Whether some workers have not said yet what they are."""
        return not self._threads.keys() <= self._editions.keys()

    @property
    def lost(self) -> bool:
        """Whether the scheduler has gone."""
        silent = time.monotonic() - self._heard
        return silent > (SILENT_SECONDS if self._client.status == "running" else LOST_SECONDS)

    def scheduler_edition(self) -> str:
        """What the scheduler runs; raises whatever its Python raises when it does not know the product."""
        return str(self._client.run_on_scheduler(identity, callback_timeout=CONNECT_SECONDS))

    def submit(
        self, seat: Seat, done: Callable[[Future[Any]], None], task: Callable[..., Any], *arguments: object
    ) -> Future[Any] | None:
        """Give a worker something to do; ``done`` is called in another thread, also when it is lost.

        None when the scheduler cannot be reached now. Letting go of the future takes the task back.
        """
        if self._client.status != "running":
            return None
        try:
            future: Future[Any] = self._client.submit(
                task,
                *arguments,
                key=f"turnus-{uuid.uuid4().hex}",
                workers=[seat.worker],
                allow_other_workers=False,
                pure=False,
            )
            future.add_done_callback(done)
        except (OSError, RuntimeError, ValueError):
            return None
        return future

    def open(self) -> None:
        """Begin to follow which workers are there."""
        self._look()
        self._watcher.start()

    def close(self) -> None:
        """Leave the cluster; takes at most some seconds, also when nobody answers."""
        self._closed.set()
        leaving = threading.Thread(target=self._leave, daemon=True)
        leaving.start()
        leaving.join(LOOK_SECONDS)

    def _leave(self) -> None:
        try:
            self._client.close(timeout=CONNECT_SECONDS)
        except (OSError, RuntimeError, AssertionError):  # nobody there to say goodbye to
            return

    def _watch(self) -> None:
        while not self._closed.wait(LOOK_SECONDS):
            self._look()

    def _look(self) -> None:
        try:
            found = self._client.nthreads(callback_timeout=SILENT_SECONDS)
        except (OSError, RuntimeError, AttributeError):
            return
        self._threads = dict(found)
        self._heard = time.monotonic()
        for worker in self._editions.keys() - found.keys():
            self._editions.pop(worker, None)
        strangers = sorted(found.keys() - self._editions.keys())
        if strangers and self._asking.acquire(blocking=False):
            threading.Thread(target=self._ask, args=(strangers,), daemon=True).start()

    def _ask(self, workers: list[str]) -> None:
        """Which edition some workers have. Out of band: a task that a worker cannot read would end it."""
        try:
            said = self._client.run(
                identity, workers=workers, on_error="return", callback_timeout=SILENT_SECONDS
            )
            for worker, edition in said.items():
                known = isinstance(edition, str)
                self._editions[worker] = (
                    edition if known else f"den kjenner ikke turnus ({type(edition).__name__})"
                )
        except (OSError, RuntimeError, AttributeError):
            return  # asked again at the next look
        finally:
            self._asking.release()


def outcome_of(future: Future[Any]) -> tuple[Any, str | None]:
    """The result of a future that is done, or what went wrong, in a few words."""
    if future.status == "finished":
        try:
            return future.result(timeout=ANSWER_SECONDS), None
        except Exception as error:  # whatever became of the worker that held it
            return None, f"{type(error).__name__}: {error}"
    if future.status == "error":
        trouble = future.exception(timeout=ANSWER_SECONDS)
        return None, f"{type(trouble).__name__}: {trouble}"
    return None, future.status


@contextmanager
def connected(address: str, stop: threading.Event) -> Iterator[Cluster]:
    """A cluster whose workers are ready, for as long as the ``with`` block lasts.

    Waits until a worker has loaded (or compiled) the search, or ``stop`` is set.

    Raises
    ------
    InputError
        When Dask is not installed, no scheduler answers, it has no workers, or scheduler or workers run
        another edition.
    """
    cluster = Cluster(_client(address), address)
    try:
        _check_scheduler(cluster)
        cluster.open()
        _await_ready(cluster, stop)
        yield cluster
    finally:
        cluster.close()


def _hush() -> None:
    """Keep Dask's own log of lost connections from the user: it is told in our words."""
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _refusal(address: str, message: str, advice: str) -> InputError:
    return InputError([InputProblem("--cluster", address, message, advice)])


def _client(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise _refusal(
            address,
            "for å dele arbeidet på en klynge må tillegget cluster være installert",
            "Installer det med: pip install 'turnus[cluster]'",
        ) from None
    _hush()
    form = _ADDRESS.fullmatch(address)
    if form is None or not 0 < int(form["port"]) < 1 << 16:
        raise _refusal(
            address or '""',
            "dette er ikke adressen til en Dask-planlegger",
            "Skriv den som tcp://maskin:8786, slik «dask scheduler» viser den",
        )
    try:
        with ThreadPoolExecutor(1) as apart:  # this thread may have an event loop of its own
            apart.submit(asyncio.run, _call(address)).result()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Client(address, timeout=CONNECT_SECONDS, set_as_default=False, name="turnus")
    except (FileNotFoundError, ValueError, TypeError, RuntimeError) as error:
        raise _refusal(
            address,
            f"Dask får ikke brukt adressen ({error})",
            "Skriv den slik «dask scheduler» viser den, og se etter at Dask finner sertifikatene sine",
        ) from None
    except OSError:
        raise _refusal(
            address,
            f"ingen Dask-planlegger svarer på adressen innen {CONNECT_SECONDS:.0f} s",
            "Start den med «dask scheduler», eller se etter i adresse, port og brannmur",
        ) from None


async def _call(address: str) -> None:
    """Try the address first: a client that cannot be made leaves much behind."""
    from distributed import Security
    from distributed.comm.core import connect

    calling = connect(address, timeout=CONNECT_SECONDS, **Security().get_connection_args("client"))
    comm = await asyncio.wait_for(
        calling, CONNECT_SECONDS
    )  # its own limit does not hold for a silent partner
    await comm.close()


_SAME_EDITION = "Installer samme utgave av turnus og Python (med tillegget cluster) på alle maskinene"


def _check_scheduler(cluster: Cluster) -> None:
    try:
        theirs = cluster.scheduler_edition()
    except Exception as error:  # what its Python says when it does not know the product
        raise _refusal(
            cluster.address,
            f"planleggeren kjenner ikke turnus ({type(error).__name__})",
            _SAME_EDITION + ", og start «dask scheduler» der",
        ) from None
    if theirs != identity():
        raise _refusal(cluster.address, f"planleggeren har {theirs}, her er det {identity()}", _SAME_EDITION)


def _await_ready(cluster: Cluster, stop: threading.Event) -> None:
    """Wait until every worker has the search ready, though not long for the others once one has."""
    answers: queue.Queue[tuple[str, Future[Any]]] = queue.Queue()
    asked: dict[str, Future[Any] | None] = {}
    ready: set[str] = set()
    seen, limit = time.monotonic(), time.monotonic() + READY_SECONDS
    while time.monotonic() < limit and not stop.is_set():
        if cluster.lost:
            raise _refusal(
                cluster.address,
                "planleggeren ble borte mens arbeiderne gjorde seg klare",
                "Se etter at «dask scheduler» går, og prøv på nytt",
            )
        present = {seat.worker for seat in cluster.seats}
        if cluster.unfit:
            problems = [InputProblem("arbeider", *unfit, _SAME_EDITION) for unfit in cluster.unfit.items()]
            raise InputError(problems, f"--cluster {cluster.address}")
        if present or cluster.has_strangers:
            seen = time.monotonic()
        elif time.monotonic() - seen > WORKERS_SECONDS:
            raise _refusal(
                cluster.address,
                "planleggeren har ingen arbeidere",
                f"Start minst én, på hver maskin: dask worker {cluster.address} --nworkers -1 --nthreads 1",
            )
        for worker in sorted(present - asked.keys()):
            asked[worker] = cluster.submit(
                Seat(worker, 0), partial(_answer, answers, worker), get_ready, identity()
            )
        if ready and present <= ready:
            return
        try:
            worker, future = answers.get(timeout=0.1)
        except queue.Empty:
            continue
        edition, trouble = outcome_of(future)
        if future.status in ("cancelled", "lost") or worker not in present:
            asked.pop(worker)
            continue
        if trouble is not None or edition != identity():
            advice = "Se i arbeiderens egen logg"
            problem = InputProblem(
                "arbeider", worker, f"den får ikke startet søket ({trouble or edition})", advice
            )
            raise InputError([problem], f"--cluster {cluster.address}")
        if not ready:
            limit = min(limit, time.monotonic() + OTHERS_SECONDS)
        ready.add(worker)


def _answer(answers: queue.Queue[tuple[str, Future[Any]]], worker: str, future: Future[Any]) -> None:
    answers.put((worker, future))
