"""The family as the benchmark runner sees it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from benchmarks.case import Case, Family, Score
from benchmarks.families.plain_text import head_text
from benchmarks.families.rws.lower import lower
from benchmarks.families.rws.read import Rotation, looks_like_rotation, read_rotation
from benchmarks.families.rws.roster import read_roster, write_roster
from benchmarks.families.rws.score import score
from solver.core import Cells


class RwsCase(Case):
    """One rotation."""

    family: ClassVar[str] = "rws"

    def __init__(self, rotation: Rotation) -> None:
        self.rotation = rotation
        self.name = rotation.name
        self.problem = lower(rotation)

    def score(self, cells: Cells) -> Score:
        return score(self.rotation, cells[0])

    def write(self, cells: Cells, path: Path) -> list[Path]:
        return write_roster(self.rotation, cells, path)

    def read(self, path: Path) -> Cells:
        return read_roster(self.rotation, path)


class Rws(Family):
    """Rotating workforce scheduling."""

    name: ClassVar[str] = "rws"

    def recognises(self, path: Path) -> bool:
        return path.is_file() and looks_like_rotation(head_text(path))

    def open(self, path: Path) -> RwsCase:
        return RwsCase(read_rotation(path))


FAMILY = Rws()
