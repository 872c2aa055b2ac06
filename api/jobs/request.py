"""What a client asks of a solve."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.sent import Key, Revision, Sent

SOLVE_SECONDS = 60.0
LONGEST_SECONDS = 24 * 3600.0


class StartFrom(Sent):
    """A revision of a roster to set out from."""

    roster: Key
    revision: Revision


class SolveRequest(Sent):
    """One solve of one revision of an instance.

    Attributes
    ----------
    seconds:
        Time for solving, waiting and starting not counted.
    overrides:
        Changes of rule lines on top of the instance's own, in the same form.
    start:
        The result is never worse than this roster, if that keeps the hard rules.
    """

    instance: Key
    revision: Revision
    seconds: float = Field(default=SOLVE_SECONDS, ge=1, le=LONGEST_SECONDS)
    seed: int = Field(default=0, ge=0, lt=1 << 31)
    engine: Literal["auto", "cpsat", "search"] = "auto"
    workers: int | None = Field(default=None, ge=1, le=256)
    overrides: tuple[dict[str, Any], ...] = ()
    start: StartFrom | None = None
