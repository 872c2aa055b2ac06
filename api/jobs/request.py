"""What a client asks of a solve."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.documents import instance_with
from api.sent import Key, Revision, Sent
from models.instance import Instance
from models.staff import Pin
from solver.replan import Changing

SOLVE_SECONDS = 60.0
LONGEST_SECONDS = 24 * 3600.0


class StartFrom(Sent):
    """A revision of a roster to set out from.

    Attributes
    ----------
    keep:
        ``pins``: the cells that are pinned in the roster stay as they are in that revision, and the new roster has
        the same pins. ``nothing``: any cell may change.
    changes:
        How gladly other cells change: ``few`` (only what must, or is worth much), ``some`` (what is worth a change),
        ``free``. The new roster is judged by that too.
    """

    roster: Key
    revision: Revision
    keep: Literal["pins", "nothing"] = "pins"
    changes: Changing = "free"


class SolveRequest(Sent):
    """One solve of one revision of an instance.

    Attributes
    ----------
    seconds:
        Time for solving, waiting and starting not counted. A solve that has no roster by then goes on until it has the
        first one, or has had 20 s of the processors.
    overrides:
        Changes of rule lines on top of the instance's own, in the same form.
    start:
        The result is never worse than this roster, if that keeps the hard rules of this solve.
    """

    instance: Key
    revision: Revision
    seconds: float = Field(default=SOLVE_SECONDS, ge=1, le=LONGEST_SECONDS)
    seed: int = Field(default=0, ge=0, lt=1 << 31)
    engine: Literal["auto", "cpsat", "search"] = "auto"
    workers: int | None = Field(default=None, ge=1, le=256)
    overrides: tuple[dict[str, Any], ...] = ()
    start: StartFrom | None = None


class Held(Sent):
    """What a solve is held to of the roster it sets out from, as that was when the job was asked for.

    Attributes
    ----------
    pins:
        Cells that stay, for the solve alone; the first ones are the roster's pins in their order.
    lines:
        Changes of rule lines besides the request's own; the new roster is judged by them.
    """

    pins: tuple[Pin, ...] = ()
    lines: tuple[dict[str, Any], ...] = ()


class Order(Sent):
    """What is stored of a job: what was asked for, and until it ends what it is held to."""

    request: SolveRequest
    held: Held = Held()

    @property
    def overrides(self) -> tuple[dict[str, Any], ...]:
        """All changes of rule lines, on top of the instance's own."""
        return (*self.request.overrides, *self.held.lines)

    def instance(self, document: str) -> Instance:
        """The instance to solve; errors as ``instance_with``."""
        return instance_with(document, self.overrides, self.held.pins)
