"""The search and the improving of a run, on a cluster instead of this machine's threads."""

from __future__ import annotations

import threading
import time

from solver.cluster.connection import Cluster
from solver.cluster.coordinator import Coordinator
from solver.phases.improve import improve
from solver.phases.prove import prove_feasibility
from solver.phases.search import search
from solver.run import Run
from solver.threads import run_together

LOOK_SECONDS = 0.2


def spread(run: Run, cluster: Cluster, search_until: float) -> None:
    """Work on the cluster until the run is over; when the cluster goes, go on here with the best roster so far.

    While hard rules are broken after the search, this machine looks for the proof that none can keep them.
    """
    coordinator = Coordinator(cluster, run, search_until)
    gone, ended = threading.Event(), threading.Event()

    def work() -> None:
        try:
            if not coordinator.work():
                gone.set()
        finally:
            ended.set()

    def prove() -> None:
        while coordinator.searching and not ended.wait(LOOK_SECONDS):
            pass
        if run.breaks_hard and not ended.is_set():
            _prove_apart(run, ended)

    run_together([work, prove] if run.settings.engine == "auto" else [work], run.stop)
    if coordinator.lost and not gone.is_set():
        run.tell(_lost_sentence(coordinator.lost))
    if not gone.is_set() or run.over:
        return
    run.tell(
        f"Klyngen {cluster.address} svarer ikke lenger. Beste plan så langt er beholdt, og regningen går videre på denne "
        "maskinen. Se etter at «dask scheduler» og arbeiderne går."
    )
    if run.breaks_hard:
        search_until = max(search_until, time.monotonic() + run.left / 2)
    search(run, run.deadline if run.settings.engine == "search" else search_until)
    if not run.over:
        improve(run)


def _prove_apart(run: Run, ended: threading.Event) -> None:
    """The hard rules alone, until they are settled or kept, or the work on the cluster has ended."""
    stop = threading.Event()
    apart = Run(run.problem, run.settings, None, stop, run.scales())
    apart.deadline = run.deadline
    prover = threading.Thread(target=prove_feasibility, args=(apart,), daemon=True)
    prover.start()
    while prover.is_alive():
        if ended.is_set() or not run.breaks_hard:
            stop.set()
        prover.join(LOOK_SECONDS)
    cells, standing, _ = apart.incumbent.read()
    if cells is not None and standing is not None:
        run.incumbent.offer(cells, standing, "cpsat")
    if apart.proved is not None:
        run.settle(apart.proved)


def _lost_sentence(count: int) -> str:
    what = "Én deloppgave" if count == 1 else f"{count} deloppgaver"
    return f"{what} gikk tapt med en arbeider som ble borte, og arbeidet ble gitt til andre."
