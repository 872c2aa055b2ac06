"""The competition's text files, line by line: headings, ``KEY = number`` and tables of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn, TypeVar

from benchmarks.families.plain_text import Line, Lines, file_text, lines_of
from models.problems import InputError, InputProblem

Row = TypeVar("Row")


class Table(Lines):
    """A file, read from the top; blank lines do not count. Every error is an ``InputError``."""

    def __init__(self, path: Path) -> None:
        super().__init__(lines_of(file_text(path)))

    def heading(self, text: str, message: str = "uventet linje") -> None:
        """Pass a line with only these words; ``message`` is what is wrong when others stand there."""
        line = self.next(f'linjen "{text}"')
        if line.words != text.split():
            raise line.wrong(message, f'Her skal det stå "{text}"')

    def entry(self, key: str) -> str:
        """The value of a line ``KEY = value``."""
        return self._entry(key)[1]

    def count(self, key: str, least: int) -> int:
        """The number of a line ``KEY = number``."""
        line, value = self._entry(key)
        return line.number_of(value, key, least)

    def rows(self, count: int, parse: Callable[[Line], Row], what: str) -> list[Row]:
        """That many lines. What is wrong with them is told together.

        Raises
        ------
        InputError
            With every line that ``parse`` finds something wrong with.
        """
        found: list[Row] = []
        problems: list[InputProblem] = []
        for k in range(count):
            line = self.next(f"{what} {k + 1} av {count}")
            try:
                found.append(parse(line))
            except InputError as error:
                problems += error.problems
        if problems:
            raise InputError(problems)
        return found

    def remarks(self) -> None:
        """Pass what solvers say of their rosters, such as ``Cost: 575``."""
        while self.ahead is not None and self.ahead.words[0].endswith(":"):
            self.next("")

    def fail(self, message: str, advice: str) -> NoReturn:
        """Something wrong with the file as a whole."""
        raise InputError([InputProblem("", None, message, advice)])

    def _entry(self, key: str) -> tuple[Line, str]:
        line = self.next(f'en linje "{key} = ..."')
        if len(line.words) != 3 or line.words[:2] != [key, "="]:
            raise line.wrong("uventet linje", f'Her skal det stå "{key} = ..."')
        return line, line.words[2]


_PAIR = re.compile(r"\(([0-9]{1,9}),([0-9]{1,9})\)")


def pair_of(line: Line, word: str) -> tuple[int, int]:
    """``(low,high)`` with low <= high."""
    match = _PAIR.fullmatch(word)
    if match is None:
        raise line.wrong("er ikke et par tall", "Skriv det som (2,5)", word)
    low, high = line.number_of(match[1]), line.number_of(match[2])
    if low > high:
        raise line.wrong("det første tallet er større enn det andre", "Bytt om tallene eller rett dem", word)
    return low, high


def position_of(line: Line, word: str, names: Sequence[str], what: str) -> int:
    """Where a name stands among the known ones; ``what`` in Norwegian, as in ``en vakttype``."""
    return names.index(line.known(word, names, f"er ikke {what} i scenariet"))


def fresh(line: Line, word: str, seen: set[str], message: str, advice: str = "Fjern den ene") -> str:
    """A name that has not stood before; remembers it. ``message`` is what is wrong when it has."""
    seen.add(line.new(word, frozenset(seen), message, advice))
    return word
