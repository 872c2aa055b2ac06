"""Several jobs at once, one thread each, with their errors brought home."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from solver.limit import EndedError


def run_together(jobs: Sequence[Callable[[], None]], stop: threading.Event) -> None:
    """Run the jobs in threads and wait for all; the first error stops the others and is raised.

    A job that ends because its time is up (``EndedError``) has merely ended.

    The calling thread only waits, in short steps, so that Ctrl-C reaches it; then ``stop`` is set, the
    jobs end, and KeyboardInterrupt goes on.
    """
    errors: list[BaseException] = []

    def guarded(job: Callable[[], None]) -> None:
        try:
            job()
        except EndedError:
            return
        except BaseException as error:  # brought home below
            errors.append(error)
            stop.set()

    threads = [threading.Thread(target=guarded, args=(job,), daemon=True) for job in jobs]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            while thread.is_alive():
                thread.join(0.1)
    except KeyboardInterrupt:
        stop.set()
        for thread in threads:
            thread.join()
        raise
    if errors:
        raise errors[0]
