"""The family as the benchmark runner sees it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from benchmarks.case import Case, Family, Score
from benchmarks.families.csplib087.lower import lower
from benchmarks.families.csplib087.read import Rostering, looks_like_rostering, read_rostering
from benchmarks.families.csplib087.roster import read_roster, write_roster
from benchmarks.families.csplib087.score import score
from benchmarks.families.plain_text import head_text
from solver.core import Cells


class Csplib087Case(Case):
    """One rostering."""

    family: ClassVar[str] = "csplib087"

    def __init__(self, rostering: Rostering) -> None:
        self.rostering = rostering
        self.name = rostering.name
        self.problem = lower(rostering)

    def score(self, cells: Cells) -> Score:
        return score(self.rostering, cells[0])

    def write(self, cells: Cells, path: Path) -> list[Path]:
        return write_roster(cells, path)

    def read(self, path: Path) -> Cells:
        return read_roster(self.rostering, path)


class Csplib087(Family):
    """Rotating rostering."""

    name: ClassVar[str] = "csplib087"

    def recognises(self, path: Path) -> bool:
        return path.is_file() and looks_like_rostering(head_text(path))

    def open(self, path: Path) -> Csplib087Case:
        return Csplib087Case(read_rostering(path))


FAMILY = Csplib087()
