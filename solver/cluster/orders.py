"""What goes to a worker and what comes back, small and plain."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from solver.core import Cells, Problem
from solver.incumbent import Standing

Role = Literal["search", "improve"]
"""``search``: local search. ``improve``: CP-SAT on parts."""


@dataclass(frozen=True, slots=True)
class Order:
    """A few seconds of work.

    Attributes
    ----------
    problem:
        Key under which the worker holds the problem.
    lane:
        Who works: what a lane has begun it goes on with in its next order of the same role.
    seed:
        Of the search or improver this order begins.
    seconds:
        How long to work.
    horizon:
        Seconds until the role ends for good; a search that begins now cools as long.
    start:
        Packed whole roster to set out from; None: from nothing.
    standing:
        Where the best roster so far stands (an improver's start is that roster): no worse one is sent back.
    lines:
        Lines that may change; None is all. Needs a ``start``.
    """

    problem: str
    lane: str
    role: Role
    seed: int
    seconds: float
    horizon: float
    start: bytes | None = None
    standing: Standing | None = None
    lines: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an order.

    Attributes
    ----------
    cells:
        The best whole roster, packed; None when it is no better than the start. Where the order named lines, the others
        are as in its start.
    standing:
        Of ``cells``, where the worker knows it: not when it saw only some lines.
    steps:
        Steps of local search.
    """

    cells: bytes | None
    standing: Standing | None
    steps: int


def pack_problem(problem: Problem) -> bytes:
    """A problem as bytes, for ``unpack_problem`` of the same edition."""
    return zlib.compress(pickle.dumps(problem, pickle.HIGHEST_PROTOCOL), 1)


def unpack_problem(packed: bytes) -> Problem:
    """The problem in bytes of ``pack_problem``. Only for bytes of a trusted cluster: they are a pickle."""
    found = pickle.loads(zlib.decompress(packed))  # noqa: S301 - a Dask cluster runs pickled code as it is
    if not isinstance(found, Problem):
        raise TypeError(f"expected a problem, got {type(found).__name__}")
    return found


def pack(cells: Sequence[Sequence[int]]) -> bytes:
    """Cells as bytes, about half a byte each."""
    flat = np.fromiter((a for row in cells for a in row), np.int32)
    return zlib.compress(flat.astype("<i4").tobytes(), 1)


def unpack(problem: Problem, packed: bytes) -> Cells:
    """The cells that ``pack`` made bytes of."""
    flat = np.frombuffer(zlib.decompress(packed), "<i4").tolist()
    cells, at = [], 0
    for choice in problem.choices:
        width = problem.days + bool(choice)
        cells.append(flat[at : at + width])
        at += width
    return cells
