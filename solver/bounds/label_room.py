"""Room for the labels of a search, made once for each thread and used again."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from solver.bounds.tables import Ints

PER_LABEL = 24
"""Ways onward that there is room for, for each label."""


class Room(NamedTuple):
    """Room for the labels of two days, the ways between them, and how each label came about."""

    node: Ints
    """[2, labels]."""
    spent: Ints
    """[2, labels]: what a label has cost; what its counters owe at least is in it from the beginning."""
    mark: Ints
    """[2, labels]: a number that labels of the same values share."""
    values: npt.NDArray[np.int32]
    """[2, labels, counters]."""
    before: npt.NDArray[np.int32]
    """[days, labels]: the label of the day before."""
    by: npt.NDArray[np.int32]
    """[days, labels]: the edge that led here."""
    way_worth: Ints
    """[ways]: what a line that goes this way costs at least."""
    way_spent: Ints
    way_label: npt.NDArray[np.int32]
    way_edge: npt.NDArray[np.int32]
    ranked: Ints
    """[ways]."""
    slots: npt.NDArray[np.int32]
    """A hash table of labels, a power of two in size."""
    new: Ints
    """[counters]."""
    salt: Ints
    """[counters + 1]: the last is of the node."""


def room_of(days: int, counters: int, labels: int) -> Room:
    """Room for so many labels a day."""
    ways = PER_LABEL * labels
    slots = 1 << (3 * labels).bit_length()
    salt = np.random.default_rng(1).integers(1, 1 << 62, counters + 1, np.int64) | 1
    return Room(
        np.empty((2, labels), np.int64),
        np.empty((2, labels), np.int64),
        np.empty((2, labels), np.int64),
        np.empty((2, labels, counters), np.int32),
        np.empty((days, labels), np.int32),
        np.empty((days, labels), np.int32),
        np.empty(ways, np.int64),
        np.empty(ways, np.int64),
        np.empty(ways, np.int32),
        np.empty(ways, np.int32),
        np.empty(ways, np.int64),
        np.empty(slots, np.int32),
        np.zeros(counters, np.int64),
        salt,
    )
