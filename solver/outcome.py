"""What the engine hands over for a core problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.roster import Status
from solver.core import Cells


@dataclass(frozen=True)
class Outcome:
    """The best roster found and what is known of it.

    Attributes
    ----------
    status:
        ``optimal`` (proved), ``feasible``, ``infeasible`` (proved), ``cancelled`` (stopped without a roster that
        keeps every hard rule) or ``unknown``.
    cells:
        The best roster, weighed once more from scratch; with ``hard`` over 0 it breaks hard rules and is for
        diagnosis only. None when there is none at all.
    bound:
        Proved: no roster has less penalty. None when nothing is proved.
    seconds:
        Wall-clock time, without compiling the search.
    iterations:
        Steps of the local search, all threads together.
    penalties:
        Points of ``cells`` by rule line; rule lines that cost nothing are left out.
    message:
        What the user should know of how it went (Norwegian); empty when there is nothing to say.
    """

    status: Status
    cells: Cells | None
    hard: int | None
    penalty: int | None
    bound: int | None
    seconds: float
    iterations: int
    penalties: Mapping[str, int] = field(default_factory=dict)
    message: str = ""
