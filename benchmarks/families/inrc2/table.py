"""The competition's text files, line by line: headings, ``KEY = number`` and tables of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn, TypeVar

from benchmarks.families.source import source_text
from models.problems import InputError, InputProblem, choice_advice, shown

Row = TypeVar("Row")

LARGEST = 1_000_000
"""Numbers above this are mistakes."""


class WrongRowError(Exception):
    """Something wrong with the words of one line."""

    def __init__(self, value: str | None, message: str, advice: str = "") -> None:
        super().__init__(value, message, advice)
        self.value, self.message, self.advice = value, message, advice


class Table:
    """A file, read from the top; blank lines do not count.

    Every error is an ``InputError`` that names the file and the line.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        lines = enumerate(source_text(path).split("\n"), 1)
        self._lines = [(number, line.split()) for number, line in lines if line.strip()]
        self._at = 0
        self._problems: list[InputProblem] = []

    def heading(self, word: str) -> None:
        """Pass a line with only that word."""
        number, words = self._next(f'overskriften "{word}"')
        if words != [word]:
            self._stop(number, " ".join(words), "uventet linje", f'Her skal det stå "{word}"')

    def entry(self, key: str) -> str:
        """The value of a line ``KEY = value``."""
        number, words = self._next(f'en linje "{key} = ..."')
        if len(words) != 3 or words[:2] != [key, "="]:
            self._stop(number, " ".join(words), "uventet linje", f'Her skal det stå "{key} = ..."')
        return words[2]

    def count(self, key: str, least: int) -> int:
        """The number of a line ``KEY = number``."""
        value = self.entry(key)
        try:
            return number_of(value, least)
        except WrongRowError as wrong:
            self._stop_wrong(wrong)

    def row(self, parse: Callable[[Sequence[str]], Row], what: str) -> Row:
        """One line, which must be right for the rest to mean anything."""
        _, words = self._next(what)
        try:
            return parse(words)
        except WrongRowError as wrong:
            self._stop_wrong(wrong)

    def rows(self, count: int, parse: Callable[[Sequence[str]], Row], what: str) -> list[Row]:
        """That many lines. What is wrong with them is told together.

        Raises
        ------
        InputError
            With every line that ``parse`` finds something wrong with.
        """
        found: list[Row] = []
        for k in range(count):
            number, words = self._next(f"{what} {k + 1} av {count}")
            try:
                found.append(parse(words))
            except WrongRowError as wrong:
                self._note(number, wrong)
        if self._problems:
            raise InputError(self._problems, str(self.path))
        return found

    def end(self, *, remarks: bool = False) -> None:
        """Nothing may follow, unless ``remarks`` of a solver (``Cost: 575``) may."""
        while remarks and self._at < len(self._lines) and self._lines[self._at][1][0].endswith(":"):
            self._at += 1
        if self._at < len(self._lines):
            number, words = self._lines[self._at]
            self._stop(
                number,
                " ".join(words),
                "linje etter slutten",
                "Fjern den, eller rett antallet i overskriften",
            )

    def fail(self, message: str, advice: str) -> NoReturn:
        """Something wrong with the file as a whole."""
        raise InputError([InputProblem("", None, message, advice)], str(self.path))

    def _next(self, expected: str) -> tuple[int, list[str]]:
        if self._at >= len(self._lines):
            self.fail("filen slutter for tidlig", f"Her mangler {expected}")
        self._at += 1
        return self._lines[self._at - 1]

    def _note(self, number: int, wrong: WrongRowError) -> None:
        value = None if wrong.value is None else shown(wrong.value)
        self._problems.append(InputProblem(f"linje {number}", value, wrong.message, wrong.advice))

    def _stop(self, number: int, value: str, message: str, advice: str) -> NoReturn:
        self._note(number, WrongRowError(value, message, advice))
        raise InputError(self._problems, str(self.path))

    def _stop_wrong(self, wrong: WrongRowError) -> NoReturn:
        self._note(self._lines[self._at - 1][0], wrong)
        raise InputError(self._problems, str(self.path)) from None


def number_of(word: str, least: int = 0) -> int:
    """A whole number from ``least`` to ``LARGEST``."""
    if not (word.isascii() and word.isdecimal() and len(word) <= 9):
        raise WrongRowError(word, "er ikke et helt tall", f"Skriv et tall fra {least} og opp")
    if not least <= int(word) <= LARGEST:
        raise WrongRowError(word, "tallet er utenfor grensene", f"Skriv et tall fra {least} til {LARGEST}")
    return int(word)


_PAIR = re.compile(r"\(([0-9]{1,9}),([0-9]{1,9})\)")


def pair_of(word: str) -> tuple[int, int]:
    """``(low,high)`` with low <= high."""
    match = _PAIR.fullmatch(word)
    if match is None:
        raise WrongRowError(word, "er ikke et par tall", "Skriv det som (2,5)")
    low, high = number_of(match[1]), number_of(match[2])
    if low > high:
        raise WrongRowError(
            word, "det første tallet er større enn det andre", "Bytt om tallene eller rett dem"
        )
    return low, high


def position_of(word: str, known: Sequence[str], what: str) -> int:
    """Where a name stands among the known ones; ``what`` in Norwegian, as in ``en vakttype``."""
    if word not in known:
        raise WrongRowError(word, f"er ikke {what} i scenariet", choice_advice(word, known))
    return known.index(word)


def exactly(words: Sequence[str], count: int, form: str) -> None:
    """The line has so many words."""
    if len(words) != count:
        raise WrongRowError(
            None, f"linjen har {len(words)} ord, men skal ha {count}", f'Skriv den som "{form}"'
        )


def fresh(name: str, seen: set[str], message: str, advice: str = "Fjern den ene") -> str:
    """A name that has not stood before; remembers it. ``message`` is what is wrong when it has."""
    if name in seen:
        raise WrongRowError(name, message, advice)
    seen.add(name)
    return name
