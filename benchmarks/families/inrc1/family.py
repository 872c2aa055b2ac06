"""The family as benchmark runs see it."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.case import Case, Family, Score
from benchmarks.families.inrc1.instance import Instance
from benchmarks.families.inrc1.lowering import lower
from benchmarks.families.inrc1.read import read_instance
from benchmarks.families.inrc1.roster import read_roster, write_roster
from benchmarks.families.inrc1.score import score
from benchmarks.families.source import head_text
from solver.core import OFF, Cells

NAME = "inrc1"


class Inrc1Case(Case):
    """One instance; activity ``k + 1`` is shift ``k`` of the file."""

    family = NAME

    def __init__(self, instance: Instance) -> None:
        self.name = instance.id
        self.instance = instance
        self.problem = lower(instance)
        self._shifts: list[str | None] = [None, *(shift.id for shift in instance.shifts)]

    def score(self, cells: Cells) -> Score:
        return score(self.instance, self._roster(cells))

    def write(self, cells: Cells, path: Path) -> list[Path]:
        roster = self._roster(cells)
        write_roster(self.instance, roster, score(self.instance, roster).penalty, path)
        return [path]

    def read(self, path: Path) -> Cells:
        activity = {shift: k for k, shift in enumerate(self._shifts)}
        return [[activity[shift] for shift in row] for row in read_roster(self.instance, path)]

    def _roster(self, cells: Cells) -> list[list[str | None]]:
        return [[None if activity == OFF else self._shifts[activity] for activity in row] for row in cells]


class Inrc1(Family):
    """XML files with a SchedulingPeriod of the competition's schema, or of none.

    The Nottingham collection uses the same element with schemas of its own.
    """

    name = NAME

    def recognises(self, path: Path) -> bool:
        found = re.search(r"<SchedulingPeriod\b([^<>]*)>", head_text(path))
        if found is None:
            return False
        schema = re.search(r"SchemaLocation\s*=\s*[\"']([^\"']*)", found[1])
        return schema is None or schema[1].endswith("competition.xsd")

    def open(self, path: Path) -> Inrc1Case:
        return Inrc1Case(read_instance(path))


FAMILY = Inrc1()
