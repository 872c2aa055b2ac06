"""The family as benchmark runs see it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from benchmarks.case import Case, Family, Score
from benchmarks.families.inrc1.instance import Instance
from benchmarks.families.inrc1.lowering import lower
from benchmarks.families.inrc1.read import read_instance
from benchmarks.families.inrc1.roster import read_roster, write_roster
from benchmarks.families.inrc1.score import score
from benchmarks.families.plain_text import head_text
from benchmarks.families.shift_names import ShiftNames
from solver.core import Cells


class Inrc1Case(Case):
    """One instance; activity ``k + 1`` is shift ``k`` of the file."""

    family: ClassVar[str] = "inrc1"

    def __init__(self, instance: Instance) -> None:
        self.name = instance.id
        self.instance = instance
        self.problem = lower(instance)
        self.shifts = ShiftNames(shift.id for shift in instance.shifts)

    def score(self, cells: Cells) -> Score:
        return score(self.instance, self.shifts.roster(cells))

    def write(self, cells: Cells, path: Path) -> list[Path]:
        roster = self.shifts.roster(cells)
        write_roster(self.instance, roster, score(self.instance, roster).penalty, path)
        return [path]

    def read(self, path: Path) -> Cells:
        return self.shifts.cells(read_roster(self.instance, path))


class Inrc1(Family):
    """XML files with a SchedulingPeriod of the competition's schema, or of none.

    The Nottingham collection uses the same element with schemas of its own.
    """

    name: ClassVar[str] = "inrc1"

    def recognises(self, path: Path) -> bool:
        found = re.search(r"<SchedulingPeriod\b([^<>]*)>", head_text(path))
        if found is None:
            return False
        schema = re.search(r"SchemaLocation\s*=\s*[\"']([^\"']*)", found[1])
        return schema is None or schema[1].endswith("competition.xsd")

    def open(self, path: Path) -> Inrc1Case:
        return Inrc1Case(read_instance(path))


FAMILY = Inrc1()
