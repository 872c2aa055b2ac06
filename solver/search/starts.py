"""Lists of different lengths in one array."""

from __future__ import annotations

import numpy as np

from solver.search.tables import Ints


def stack(parts: list[Ints], width: int) -> Ints:
    return np.concatenate(parts) if parts else np.zeros((0, width), np.int64)


def starts(keys: Ints, count: int) -> Ints:
    """Where each of ``count`` keys begins in sorted ``keys``; one more at the end."""
    return np.concatenate([[0], np.cumsum(np.bincount(keys, minlength=count))]).astype(np.int32)
