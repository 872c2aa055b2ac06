"""The family as benchmark runs see it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from benchmarks.case import Case, Family, Score
from benchmarks.families.curtois.lower import lower
from benchmarks.families.curtois.read import Instance, read_instance
from benchmarks.families.curtois.roster import read_roster, write_roster
from benchmarks.families.curtois.score import score
from benchmarks.families.plain_text import head_text
from benchmarks.families.shift_names import ShiftNames
from solver.core import Cells


class CurtoisCase(Case):
    """One instance; activity ``k + 1`` is shift ``k`` of the file."""

    family: ClassVar[str] = "curtois"

    def __init__(self, name: str, instance: Instance) -> None:
        self.name = name
        self.instance = instance
        self.problem = lower(instance)
        self.shifts = ShiftNames(shift.id for shift in instance.shifts)

    def score(self, cells: Cells) -> Score:
        """``parts`` are named as the scorer published with the collection names them."""
        return score(self.instance, self.shifts.roster(cells))

    def write(self, cells: Cells, path: Path) -> list[Path]:
        write_roster(self.shifts.roster(cells), path)
        return [path]

    def read(self, path: Path) -> Cells:
        return self.shifts.cells(read_roster(self.instance, path))


class Curtois(Family):
    """Files whose first section is a SECTION_ line."""

    name: ClassVar[str] = "curtois"

    def recognises(self, path: Path) -> bool:
        return bool(re.match(r"(?:\s|#[^\n]*\n)*SECTION_", head_text(path)))

    def open(self, path: Path) -> CurtoisCase:
        return CurtoisCase(path.stem, read_instance(path))


FAMILY = Curtois()
