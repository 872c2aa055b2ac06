"""The family as benchmark runs see it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from benchmarks.case import Case, Family, Score
from benchmarks.families.classic.instance import Instance
from benchmarks.families.classic.lower import lower
from benchmarks.families.classic.read import read_instance
from benchmarks.families.classic.roster import read_roster, write_roster
from benchmarks.families.classic.score import score
from benchmarks.families.plain_text import head_text
from benchmarks.families.shift_names import ShiftNames
from solver.core import Cells


class ClassicCase(Case):
    """One instance; activity ``k + 1`` is shift ``k`` of the file. ``file`` is the name of its file."""

    family: ClassVar[str] = "classic"

    def __init__(self, file: str, instance: Instance) -> None:
        self.file = file
        self.name = instance.id
        self.instance = instance
        self.problem = lower(instance)
        self.shifts = ShiftNames(shift.id for shift in instance.shifts)

    def score(self, cells: Cells) -> Score:
        return score(self.instance, self.shifts.roster(cells))

    def write(self, cells: Cells, path: Path) -> list[Path]:
        reckoned = self.score(cells)
        penalty = None if reckoned.hard else reckoned.penalty
        write_roster(self.instance, self.shifts.roster(cells), self.file, penalty, path)
        return [path]

    def read(self, path: Path) -> Cells:
        return self.shifts.cells(read_roster(self.instance, path))


class Classic(Family):
    """Files that name a schema of the collection, ``SchedulingPeriod-...xsd``, in their root element."""

    name: ClassVar[str] = "classic"

    def recognises(self, path: Path) -> bool:
        head = head_text(path)
        return "<SchedulingPeriod" in head and "SchedulingPeriod-" in head

    def open(self, path: Path) -> ClassicCase:
        return ClassicCase(path.name, read_instance(path))


FAMILY = Classic()
