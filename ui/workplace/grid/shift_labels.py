"""What a shift code means, in short."""

from __future__ import annotations

from models.base import MINUTES_PER_DAY, clock_text
from models.shifts import Shift


def shift_label(shift: Shift) -> str:
    """``Dag 07:30–15:00``."""
    return f"{shift.name} {clock_text(shift.start)}–{clock_text(shift.end_minute % MINUTES_PER_DAY)}"
