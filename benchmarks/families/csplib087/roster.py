"""Rosters of the family: a row of seven codes for each week: ``e`` early, ``l`` late, ``n`` night, ``-`` off."""

from __future__ import annotations

from pathlib import Path

from benchmarks.families.csplib087.read import CODES, Rostering
from benchmarks.families.week_rows import read_week_rows, write_week_rows
from solver.core import Cells


def write_roster(cells: Cells, path: Path) -> list[Path]:
    """Write the line of a roster; errors as ``write_week_rows``."""
    return write_week_rows(cells, CODES, path)


def read_roster(rostering: Rostering, path: Path) -> Cells:
    """The line of a roster; errors as ``read_week_rows``."""
    return read_week_rows(path, CODES, rostering.weeks)
