"""The life of a study and of its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where a task stands, or a study.

    ``queued``: waits for a worker. ``running``: is being worked on; a study also when only some of its tasks have ended.
    The others are final: ``succeeded``: there is a result; of a study, from one task at least. ``failed``: there is none;
    the reason is told. ``cancelled``: dropped before it had one.
    """

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def final(self) -> bool:
        return self in FINAL


FINAL = (State.SUCCEEDED, State.FAILED, State.CANCELLED)

OPEN = (State.QUEUED, State.RUNNING)


def state_of(tasks: Mapping[str, int]) -> State:
    """Where a study stands, by how many of its tasks are in each state."""
    there = {State(state) for state, count in tasks.items() if count}
    if State.CANCELLED in there:
        return State.CANCELLED
    if there == {State.QUEUED}:
        return State.QUEUED
    if there & set(OPEN):
        return State.RUNNING
    return State.SUCCEEDED if State.SUCCEEDED in there else State.FAILED
