"""The process of one task: reads its order from standard input, tells what came of it on standard output, ends with the pipe.

It knows nothing of the database, so it can be killed at any time.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading

import psutil

from api.jobs.process import step_back
from api.studies.lines import Broken, Done, Order
from heltid.sweep.carrying_out import carry_out
from heltid.sweep.edition import edition
from heltid.sweep.task import Task
from models.instance import Instance
from models.problems import InputError

log = logging.getLogger(__name__)


def main() -> None:
    """Carry out the order on standard input."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints is no line of ours
    with contextlib.suppress(psutil.Error, OSError):
        step_back()
    order = Order.model_validate_json(sys.stdin.readline())
    threading.Thread(target=_leave_with_the_worker, daemon=True).start()
    out.write(_answer(order).model_dump_json() + "\n")
    out.flush()


def _answer(order: Order) -> Done | Broken:
    try:
        task = Task(
            ward=Instance.model_validate_json(order.instance),
            policy=order.policy,
            seed=order.seed,
            budgets=order.budgets,
            edition=edition(),
        )
        return Done(result=carry_out(task).model_dump_json())
    except InputError as error:
        return Broken(reason=error.text(3))
    except Exception as error:
        log.exception("the task could not be carried out")
        return Broken(reason=f"Feil i programmet ({type(error).__name__}); se loggen til arbeideren.")


def _leave_with_the_worker() -> None:
    for _ in sys.stdin:
        pass
    os._exit(3)  # the worker is gone: whatever is found now, nobody reads


if __name__ == "__main__":
    main()
