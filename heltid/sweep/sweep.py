"""All tasks of a study in turn, on as many places as there are; what is there already is not done again."""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from heltid.sweep.pools import Pool
from heltid.sweep.result import PolicyResult
from heltid.sweep.store import ResultStore
from heltid.sweep.task import Task

MOST_TRIES = 3
"""Times a task is begun before it is given up: one that kills its process again and again stops no sweep."""

LOOK_SECONDS = 0.5

What = Literal["kept", "begun", "done", "lost", "given_up"]


@dataclass(frozen=True)
class Turn:
    """Something that happened to a task.

    Attributes
    ----------
    what:
        ``kept``: the result was there. ``begun``. ``done``: the result is kept now. ``lost``: what worked on it died, and it
        will be tried again. ``given_up``: that happened too often, or it failed by itself.
    number, of:
        Tasks that have come to their end, and all.
    """

    what: What
    task: Task
    number: int
    of: int
    result: PolicyResult | None = None
    trouble: str = ""


def sweep(
    tasks: Sequence[Task],
    store: ResultStore,
    pool: Pool,
    *,
    on_turn: Callable[[Turn], None],
    stop: threading.Event,
) -> bool:
    """Work through tasks, and keep every result when it is there. Setting ``stop`` ends it at once.

    Returns
    -------
    bool
        Whether every task came to an end with a result.

    Raises
    ------
    InputError
        When a result cannot be written, or a cluster is lost.
    """
    ended, given_up = 0, 0
    waiting: deque[Task] = deque()
    tries: Counter[str] = Counter()

    def tell(what: What, task: Task, result: PolicyResult | None = None, trouble: str = "") -> None:
        on_turn(Turn(what, task, ended, len(tasks), result, trouble))

    for task in tasks:
        known = store.get(task)
        if known is None:
            waiting.append(task)
        else:
            ended += 1
            tell("kept", task, result=known)
    running = 0
    while (waiting or running) and not stop.is_set():
        while waiting and pool.start(waiting[0]):
            task = waiting.popleft()
            tries[task.key] += 1
            running += 1
            tell("begun", task)
        for one in pool.ended(LOOK_SECONDS):
            running -= 1
            if one.result is not None:
                store.put(one.task, one.result)
                ended += 1
                tell("done", one.task, result=one.result)
            elif one.lost and tries[one.task.key] < MOST_TRIES:
                waiting.append(one.task)
                tell("lost", one.task, trouble=one.trouble)
            else:
                ended, given_up = ended + 1, given_up + 1
                tell("given_up", one.task, trouble=one.trouble)
    return ended == len(tasks) and not given_up
