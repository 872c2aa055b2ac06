"""What a benchmark run needs of an instance, whatever family it comes from.

A case knows its instance twice: as the four primitives that the engine solves, and as the family's own
text that the family's evaluator scores rosters by. The two share the parsed file and nothing else, so
that an error in one shows as a difference.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from solver.core import Cells, Problem


@dataclass(frozen=True)
class Score:
    """What the family's own evaluator says of a roster.

    Attributes
    ----------
    hard:
        Breaches of hard rules; 0 for a valid roster. Units are the family's.
    penalty:
        The family's objective, to be minimised.
    parts:
        The same by rule of the family, soft and hard, for reports and error messages.
    """

    hard: int
    penalty: int
    parts: Mapping[str, int] = field(default_factory=dict)


class Case(ABC):
    """One instance of a benchmark family.

    Attributes
    ----------
    family:
        The family's short name, as in results and on the command line.
    name:
        The instance, unique within the family, as the family's publications call it.
    problem:
        The instance in the engine's primitives. For every roster: ``evaluate(problem, cells).penalty`` equals
        ``score(cells).penalty``, and ``hard_total`` is 0 exactly when ``hard`` is.
    """

    family: ClassVar[str]
    name: str
    problem: Problem

    @abstractmethod
    def score(self, cells: Cells) -> Score:
        """What the family's rules, read from the instance and never from ``problem``, say of a roster."""

    @abstractmethod
    def write(self, cells: Cells, path: Path) -> list[Path]:
        """Write a roster in the family's own format; the files written, complete or not at all.

        Families with one file for each week take ``path`` as a folder.
        """

    @abstractmethod
    def read(self, path: Path) -> Cells:
        """A roster in the family's own format.

        Raises
        ------
        InputError
            When the file is not a roster of this instance, with each place and what to do.
        """


class Family(ABC):
    """A benchmark family: how its files are told from others and opened."""

    name: ClassVar[str]

    @abstractmethod
    def recognises(self, path: Path) -> bool:
        """Whether the content of an existing file or folder (or an instance name beside them) is of this family.

        Looks at the first few kilobytes at most, never raises.
        """

    @abstractmethod
    def open(self, path: Path) -> Case:
        """The instance.

        Raises
        ------
        InputError
            When the file breaks the family's format, with each place and what to do.
        """

    def files(self, path: Path) -> list[Path]:
        """The files that the instance is read from; they may not exist."""
        return [path]
