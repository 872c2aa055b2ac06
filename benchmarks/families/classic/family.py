"""The family as benchmark runs see it."""

from __future__ import annotations

from pathlib import Path

from benchmarks.case import Case, Family, Score
from benchmarks.families.classic.instance import Instance
from benchmarks.families.classic.lower import lower
from benchmarks.families.classic.read import read_instance
from benchmarks.families.classic.roster import read_roster, write_roster
from benchmarks.families.classic.score import score
from benchmarks.families.source import head_text
from solver.core import OFF, Cells

NAME = "classic"


class ClassicCase(Case):
    """One instance; activity ``k + 1`` is shift ``k`` of the file. ``file`` is the name of its file."""

    family = NAME

    def __init__(self, file: str, instance: Instance) -> None:
        self.file = file
        self.name = instance.id
        self.instance = instance
        self.problem = lower(instance)
        self._shifts: list[str | None] = [None, *(shift.id for shift in instance.shifts)]

    def score(self, cells: Cells) -> Score:
        return score(self.instance, self._roster(cells))

    def write(self, cells: Cells, path: Path) -> list[Path]:
        reckoned = self.score(cells)
        penalty = None if reckoned.hard else reckoned.penalty
        write_roster(self.instance, self._roster(cells), self.file, penalty, path)
        return [path]

    def read(self, path: Path) -> Cells:
        activity = {shift: k for k, shift in enumerate(self._shifts)}
        return [[activity[shift] for shift in row] for row in read_roster(self.instance, path)]

    def _roster(self, cells: Cells) -> list[list[str | None]]:
        return [[None if activity == OFF else self._shifts[activity] for activity in row] for row in cells]


class Classic(Family):
    """Files that name a schema of the collection, ``SchedulingPeriod-...xsd``, in their root element."""

    name = NAME

    def recognises(self, path: Path) -> bool:
        head = head_text(path)
        return "<SchedulingPeriod" in head and "SchedulingPeriod-" in head

    def open(self, path: Path) -> ClassicCase:
        return ClassicCase(path.name, read_instance(path))


FAMILY = Classic()
