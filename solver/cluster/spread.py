"""The search and the improving of a run, on a cluster instead of this machine's threads."""

from __future__ import annotations

import threading
import time

from solver.cluster.connection import Cluster
from solver.cluster.coordinator import Coordinator
from solver.phases.improve import improve
from solver.phases.search import search
from solver.run import Run
from solver.threads import run_together


def spread(run: Run, cluster: Cluster, search_until: float) -> None:
    """Work on the cluster until the run is over; when the cluster goes, go on here with the best roster so far."""
    coordinator = Coordinator(cluster, run, search_until)
    gone = threading.Event()

    def work() -> None:
        if not coordinator.work():
            gone.set()

    run_together([work], run.stop)
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


def _lost_sentence(count: int) -> str:
    what = "Én deloppgave" if count == 1 else f"{count} deloppgaver"
    return f"{what} gikk tapt med en arbeider som ble borte, og arbeidet ble gitt til andre."
