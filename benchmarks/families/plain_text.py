"""Files of text, read strictly: errors tell the file, the line, the value and what to do."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from instances.strict_json import decode
from models.problems import InputError, InputProblem, choice_advice, shown

LARGEST_FILE_BYTES = 50_000_000
"""The largest public instance is a few hundred thousand bytes."""

HEAD_BYTES = 4096

LARGEST_NUMBER = 1_000_000
"""Numbers above this are mistakes."""


# -- files ----------------------------------------------------------------------------------


def file_text(path: Path) -> str:
    """The whole file as text with ``\\n`` line ends and no byte order mark.

    Raises
    ------
    InputError
        When it is missing, no file, empty, too large or not UTF-8.
    """
    with errors_of(path):
        try:
            if path.is_dir():
                raise _trouble("er en mappe, ikke en fil", "Velg en fil i mappen")
            size = path.stat().st_size
            if size > LARGEST_FILE_BYTES:
                raise _trouble(f"filen er på {size / 1e6:.0f} MB, og grensen er 50 MB", "Velg en annen fil")
            text = decode(path.read_bytes())
        except FileNotFoundError:
            raise _trouble("filen finnes ikke", "Se etter skrivefeil i filnavnet") from None
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise _trouble(f"filen kan ikke leses ({reason})", "Velg en annen fil") from None
        return text.replace("\r\n", "\n").replace("\r", "\n")


def head_text(path: Path) -> str:
    """The first few kilobytes of a file; empty when there is no such file or it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD_BYTES).decode("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return ""


@contextmanager
def errors_of(path: Path) -> Iterator[None]:
    """Say of an ``InputError`` inside which file it is about."""
    try:
        yield
    except InputError as error:
        raise error.of(str(path)) from None


def _trouble(message: str, advice: str) -> InputError:
    return InputError([InputProblem("", None, message, advice)])


# -- lines ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """One line with content: its number in the file, from 1, and its text without blanks at the ends.

    Methods that look at a word of the line raise ``InputError`` when it is not what they want.
    """

    number: int
    text: str

    @property
    def words(self) -> list[str]:
        return self.text.split()

    def fields(self, separator: str) -> list[str]:
        """What stands between separators, without blanks at the ends."""
        return [field.strip() for field in self.text.split(separator)]

    def wrong(self, message: str, advice: str, value: str | None = None) -> InputError:
        """The error for this line; quotes the line when no value is given."""
        quoted = shown(self.text if value is None else value)
        return InputError([InputProblem(f"linje {self.number}", quoted, message, advice)])

    def number_of(self, word: str, what: str = "tallet", least: int = 0, most: int = LARGEST_NUMBER) -> int:
        """A whole number between limits."""
        if not re.fullmatch(r"-?[0-9]{1,12}", word):
            raise self.wrong(f"{what} er ikke et helt tall", "Skriv tallet med siffer", word)
        value = int(word)
        if not least <= value <= most:
            raise self.wrong(f"{what} må være fra {least} til {most}", "Rett tallet", word)
        return value

    def numbers(self, count: int, what: str, least: int = 0, most: int = LARGEST_NUMBER) -> tuple[int, ...]:
        """Exactly ``count`` whole numbers between limits, and nothing else on the line."""
        words = self.exactly(count, " ".join(["1"] * count))
        return tuple(self.number_of(word, what, least, most) for word in words)

    def exactly(self, count: int, form: str) -> list[str]:
        """The words of the line, which are so many; ``form`` is an example of such a line."""
        words = self.words
        if len(words) != count:
            raise self.wrong(f"linjen har {len(words)} ord, men skal ha {count}", f'Skriv den som "{form}"')
        return words

    def known(self, word: str, names: Iterable[str], message: str) -> str:
        """A word that has to be one of those; ``message`` is what is wrong when it is not."""
        names = list(names)
        if word not in names:
            raise self.wrong(message, choice_advice(word, names), word)
        return word

    def new(self, word: str, taken: Collection[str], message: str, advice: str = "Behold en av dem") -> str:
        """A word that must not be one of those; ``message`` is what is wrong when it is."""
        if word in taken:
            raise self.wrong(message, advice, word)
        return word


def lines_of(text: str, comment: str | None = None) -> list[Line]:
    """Lines with content; those that start with ``comment`` are left out."""
    stripped = enumerate(map(str.strip, text.split("\n")), 1)
    return [Line(n, line) for n, line in stripped if line and not (comment and line.startswith(comment))]


class Lines:
    """Lines taken one after the other, each asked for by what it should be."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._at = 0

    @property
    def ahead(self) -> Line | None:
        """The line that comes, None after the last."""
        return self._lines[self._at] if self._at < len(self._lines) else None

    def next(self, what: str) -> Line:
        """The line that comes, which is then passed.

        Raises
        ------
        InputError
            After the last; ``what`` says in Norwegian what is missing.
        """
        line = self.ahead
        if line is None:
            self._ended(what)
        self._at += 1
        return line

    def end(self) -> None:
        """Raise InputError when a line is left."""
        if self.ahead is not None:
            raise self.ahead.wrong("linje etter slutten", "Fjern den, eller rett antallet i linjene over")

    def _ended(self, what: str) -> NoReturn:
        where = f"linje {self._lines[-1].number}" if self._lines else ""
        problem = InputProblem(where, None, "filen slutter for tidlig", f"Her mangler {what}")
        raise InputError([problem])
