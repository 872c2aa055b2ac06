"""The life of a job."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a job stands.

    ``queued``: waits for a worker, also after one was lost. ``running``: is being solved. ``finishing``: has been told to
    end and keep the best roster. The others are final: ``succeeded``: has a roster. ``infeasible``: proved that there
    is none. ``failed``: no roster was found, or the solve broke down; the reason is told. ``cancelled``: dropped.
    """

    QUEUED = "queued"
    RUNNING = "running"
    FINISHING = "finishing"
    SUCCEEDED = "succeeded"
    INFEASIBLE = "infeasible"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def final(self) -> bool:
        return self in FINAL


HELD = (State.RUNNING, State.FINISHING)
"""A worker holds the job."""

FINAL = (State.SUCCEEDED, State.INFEASIBLE, State.FAILED, State.CANCELLED)
