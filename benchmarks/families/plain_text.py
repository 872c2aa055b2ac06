"""Plain text of numbers and words, read strictly line by line: errors tell the line and the value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.problems import InputError, InputProblem, shown

LARGEST_NUMBER = 1_000_000


@dataclass(frozen=True)
class Line:
    """One line with content: its number in the file, from 1, and its text without blanks at the ends."""

    number: int
    text: str

    @property
    def words(self) -> list[str]:
        return self.text.split()

    def wrong(self, message: str, advice: str, value: str | None = None) -> InputError:
        """The error for this line; quotes the line when no value is given."""
        quoted = shown(self.text if value is None else value)
        return InputError([InputProblem(f"linje {self.number}", quoted, message, advice)])

    def number_of(self, word: str, what: str, least: int = 0, most: int = LARGEST_NUMBER) -> int:
        """A whole number between limits.

        Raises
        ------
        InputError
            When the word is no such number.
        """
        if not (word.isascii() and word.isdigit() and len(word) <= 9):
            raise self.wrong(f"{what} er ikke et helt tall", "Skriv tallet med siffer", word)
        value = int(word)
        if not least <= value <= most:
            raise self.wrong(f"{what} må ligge mellom {least} og {most}", "Rett tallet", word)
        return value

    def numbers(self, count: int, what: str, least: int = 0, most: int = LARGEST_NUMBER) -> tuple[int, ...]:
        """Exactly ``count`` whole numbers between limits.

        Raises
        ------
        InputError
            When the line is not that.
        """
        words = self.words
        if len(words) != count:
            raise self.wrong(
                f"{what}: linjen har {len(words)} verdier, ikke {count}",
                f"Skriv {count} hele tall med mellomrom mellom",
            )
        return tuple(self.number_of(word, what, least, most) for word in words)


def lines_of(text: str, comment: str) -> Iterator[Line]:
    """Lines with content; those that start with ``comment`` are left out."""
    for number, raw in enumerate(text.splitlines(), 1):
        stripped = raw.strip()
        if stripped and not stripped.startswith(comment):
            yield Line(number, stripped)
