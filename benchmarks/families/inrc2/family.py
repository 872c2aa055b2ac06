"""The family: how instances are named, and what a benchmark run needs of one."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from benchmarks.case import Case, Family, Score
from benchmarks.families.inrc2.instance import Inrc2Instance
from benchmarks.families.inrc2.lower import lower
from benchmarks.families.inrc2.read import instance_files, read_instance
from benchmarks.families.inrc2.roster import read_roster, write_roster
from benchmarks.families.inrc2.score import score
from benchmarks.families.plain_text import head_text
from models.problems import InputError, InputProblem
from solver.core import Cells

_NAME = re.compile(r"(?P<data_set>[^/\\]+?)_(?P<history>[0-9]{1,4})_(?P<weeks>[0-9]{1,4}(?:-[0-9]{1,4})*)")

_HEADINGS = ("SCENARIO", "HISTORY", "WEEK_DATA")


@dataclass(frozen=True)
class _Named:
    """What an instance's name says: the folder of the data set, its name, and the numbers of the files."""

    folder: Path
    data_set: str
    history: int
    weeks: tuple[int, ...]

    @classmethod
    def of(cls, path: Path) -> _Named | None:
        """Read ``.../n035w4_2_8-8-7-5``; the files lie in that folder, or in a folder ``n035w4`` in it."""
        match = _NAME.fullmatch(path.name)
        if match is None:
            return None
        data_set = match["data_set"]
        inner = path.parent / data_set
        folder = inner if os.path.isfile(inner / f"Sc-{data_set}.txt") else path.parent
        weeks = tuple(int(week) for week in match["weeks"].split("-"))
        return cls(folder, data_set, int(match["history"]), weeks)

    @property
    def files(self) -> list[Path]:
        return instance_files(self.folder, self.data_set, self.history, self.weeks)

    @property
    def scenario(self) -> Path:
        return self.files[0]


class Inrc2Case(Case):
    """A whole instance with the weeks known at once (*static*)."""

    family: ClassVar[str] = "inrc2"

    def __init__(self, name: str, data_set: str, instance: Inrc2Instance) -> None:
        self.name = name
        self.instance = instance
        self.problem = lower(instance)
        self._data_set = data_set

    def score(self, cells: Cells) -> Score:
        return score(self.instance, cells)

    def write(self, cells: Cells, path: Path) -> list[Path]:
        return write_roster(self.instance, self._data_set, cells, path)

    def read(self, path: Path) -> Cells:
        return read_roster(self.instance, self._data_set, path)


class Inrc2(Family):
    """The Second International Nurse Rostering Competition.

    An instance is several files, so it has a name instead: ``<folder>/<data set>_<history>_<week>-<week>-...``.
    """

    name: ClassVar[str] = "inrc2"

    def recognises(self, path: Path) -> bool:
        named = _Named.of(path)
        if named is not None and _first_word(named.scenario) == "SCENARIO":
            return True
        return bool(_scenarios(path)) or _first_word(path) in _HEADINGS

    def open(self, path: Path) -> Inrc2Case:
        named = _Named.of(path)
        if named is None:
            raise _unnamed(path)
        if not os.path.isfile(named.scenario):
            raise InputError(
                [
                    InputProblem(
                        "",
                        None,
                        f"filen {named.scenario.name} finnes ikke i {named.folder}",
                        f'Gi navnet på instansen i mappen med filene til datasettet "{named.data_set}"',
                    )
                ],
                str(path),
            )
        instance = read_instance(named.folder, named.data_set, named.history, named.weeks)
        return Inrc2Case(path.name, named.data_set, instance)

    def files(self, path: Path) -> list[Path]:
        named = _Named.of(path)
        return [path] if named is None else named.files


def _first_word(path: Path) -> str:
    return next(iter(head_text(path).split()), "")


def _scenarios(path: Path) -> list[str]:
    """Data sets whose scenario lies in a folder."""
    try:
        return sorted(found.stem[3:] for found in path.glob("Sc-*.txt")) if path.is_dir() else []
    except OSError:
        return []


def _unnamed(path: Path) -> InputError:
    """A file or folder of a data set is not an instance; say how one is named."""
    folder = path if path.is_dir() else path.parent
    data_set = next(iter(_scenarios(folder)), "n035w4")
    return InputError(
        [
            InputProblem(
                "",
                None,
                "er ikke navnet på en instans: en instans er et scenario, en historie og en fil for hver uke",
                f'Skriv datasett, historie og uker, som "{folder / (data_set + "_0_1-2-3-4")}" for H0-{data_set}-0.txt og '
                f"WD-{data_set}-1.txt til WD-{data_set}-4.txt",
            )
        ],
        str(path),
    )


FAMILY = Inrc2()
