"""Rosters of the family: a row of seven codes for each week, ``-`` is a day off."""

from __future__ import annotations

from pathlib import Path

from benchmarks.families.rws.read import Rotation
from benchmarks.families.week_rows import read_week_rows, write_week_rows
from solver.core import Cells


def write_roster(rotation: Rotation, cells: Cells, path: Path) -> list[Path]:
    """Write the line of a roster; errors as ``write_week_rows``."""
    return write_week_rows(cells, [shift.id for shift in rotation.shifts], path)


def read_roster(rotation: Rotation, path: Path) -> Cells:
    """The line of a roster; errors as ``read_week_rows``."""
    return read_week_rows(path, [shift.id for shift in rotation.shifts], rotation.weeks)
