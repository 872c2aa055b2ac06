"""The family as benchmark runs see it."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.case import Case, Family, Score
from benchmarks.families.curtois.lower import lower
from benchmarks.families.curtois.read import Instance, read_instance
from benchmarks.families.curtois.roster import read_roster, write_roster
from benchmarks.families.curtois.score import score
from benchmarks.families.source import head_text
from solver.core import OFF, Cells

NAME = "curtois"


class CurtoisCase(Case):
    """One instance; activity ``k + 1`` is shift ``k`` of the file."""

    family = NAME

    def __init__(self, name: str, instance: Instance) -> None:
        self.name = name
        self.instance = instance
        self.problem = lower(instance)
        self._shifts: list[str | None] = [None, *(shift.id for shift in instance.shifts)]

    def score(self, cells: Cells) -> Score:
        """``parts`` are named as the scorer published with the collection names them."""
        return score(self.instance, self._roster(cells))

    def write(self, cells: Cells, path: Path) -> list[Path]:
        write_roster(self._roster(cells), path)
        return [path]

    def read(self, path: Path) -> Cells:
        activity = {shift: k for k, shift in enumerate(self._shifts)}
        return [[activity[shift] for shift in row] for row in read_roster(self.instance, path)]

    def _roster(self, cells: Cells) -> list[list[str | None]]:
        return [[None if activity == OFF else self._shifts[activity] for activity in row] for row in cells]


class Curtois(Family):
    """Files whose first section is a SECTION_ line."""

    name = NAME

    def recognises(self, path: Path) -> bool:
        return bool(re.match(r"(?:\s|#[^\n]*\n)*SECTION_", head_text(path)))

    def open(self, path: Path) -> CurtoisCase:
        return CurtoisCase(path.stem, read_instance(path))


FAMILY = Curtois()
