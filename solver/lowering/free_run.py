"""Free run: forbid every run of free days shorter than the minimum."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.free_run import FreeRun
from solver.core import OFF_MASK, Primitive
from solver.frame.frame import Frame
from solver.lowering.run_length import too_short


def lower(rule: FreeRun, index: int, frame: Frame) -> Iterator[Primitive]:
    """Free days are a run like any other."""
    yield from too_short(rule, index, frame, OFF_MASK, rule.minimum)
