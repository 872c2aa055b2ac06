"""Wards as benchmark cases: lowered by the rules' lowerings, scored by their audits."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import ClassVar

from benchmarks.case import Case, Family, Score
from benchmarks.families.plain_text import head_text
from benchmarks.families.ward.roster import read_cells, roster_of
from instances.json_file import read_instance, write_roster
from instances.library import load_named, sample_names
from models.audit import audit
from models.instance import Instance
from solver.core import Cells
from solver.frame.frame import Frame
from solver.lower import lower

INSTANCE_MARK = '"turnus-instance-1"'

ZIP_MARK = "PK\x03\x04"
"""How a spreadsheet begins."""


class WardCase(Case):
    """One ward."""

    family: ClassVar[str] = "ward"

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.name = instance.id
        self.frame = Frame(instance)
        self.problem = lower(instance)

    def score(self, cells: Cells) -> Score:
        """Hard findings and penalty points of the audit; parts by rule line, hard findings as ``RULE (hard)``."""
        found = audit(self.instance, roster_of(self.frame, cells))
        parts = Counter(found.penalties)
        for finding in found.hard:
            parts[f"{finding.rule} (hard)"] += 1
        return Score(hard=len(found.hard), penalty=found.penalty, parts=dict(parts))

    def write(self, cells: Cells, path: Path) -> list[Path]:
        """Write a roster file (JSON) as ``turnus solve`` does."""
        score = self.score(cells)
        write_roster(roster_of(self.frame, cells, score), path)
        return [path]

    def read(self, path: Path) -> Cells:
        return read_cells(self.frame, self.problem, path)


class Ward(Family):
    """Instance files (JSON, Excel) and the names of samples, such as ``hemnes/korgen``."""

    name: ClassVar[str] = "ward"

    def recognises(self, path: Path) -> bool:
        if path.is_file():
            head = head_text(path)
            return INSTANCE_MARK in head or (path.suffix.lower() == ".xlsx" and head.startswith(ZIP_MARK))
        return path.as_posix() in sample_names()

    def open(self, path: Path) -> WardCase:
        if not path.exists() and path.as_posix() in sample_names():
            return WardCase(load_named(path.as_posix()))
        if path.suffix.lower() == ".xlsx":
            from instances.excel import read_excel  # spreadsheet libraries take a second to load

            return WardCase(read_excel(path))
        return WardCase(read_instance(path))


FAMILY = Ward()
