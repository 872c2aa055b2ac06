"""What is wrong with an input: every problem at once, each with its place, value and advice.

Nothing here shows a person's name or exemptions: ``shown`` decides what may be quoted.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

MOST_SHOWN = 20
"""Problems that are written out; the rest are counted."""

LONGEST_VALUE = 60
"""Characters of a value that are quoted."""


@dataclass(frozen=True)
class InputProblem:
    """One thing that is wrong.

    Attributes
    ----------
    where:
        JSON path (``employees[3].home_unit``), sheet and cell, or ``linje 4, tegn 7``; empty for the whole input.
    value:
        The offending value, ready to be read; None when there is none or it must not be shown.
    message:
        What is wrong, one Norwegian clause without a full stop.
    advice:
        What to do; empty when the message says it.
    """

    where: str
    value: str | None
    message: str
    advice: str = ""

    def __str__(self) -> str:
        place = self.where
        if self.value is not None:
            place = f"{place} = {self.value}" if place else self.value
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}. {self.advice}".rstrip() if self.advice else text


class InputError(Exception):
    """An input that cannot be used, with every problem found in it.

    Attributes
    ----------
    problems:
        At least one, in the order of the input.
    source:
        The file, as the user named it; None for input that is no file.
    """

    def __init__(self, problems: Iterable[InputProblem], source: str | None = None) -> None:
        self.problems = tuple(problems)
        if not self.problems:
            raise ValueError("an InputError needs at least one problem")
        self.source = source
        super().__init__(self.problems, source)

    def text(self, limit: int = MOST_SHOWN) -> str:
        """A heading and one line for each problem, at most ``limit`` of them and "og N til"."""
        count = len(self.problems)
        heading = f"{self.source or 'Inndata'}: {count} feil" if count > 1 else (self.source or "")
        lines = [str(problem) for problem in self.problems[:limit]]
        if count > limit:
            lines.append(f"... og {count - limit} til")
        if count == 1:
            return f"{heading}: {lines[0]}" if heading else lines[0]
        return "\n  ".join([heading, *lines])

    def __str__(self) -> str:
        return self.text()

    def of(self, source: str) -> InputError:
        """The same problems, said of a file."""
        return InputError(self.problems, source)

    def under(self, prefix: str) -> InputError:
        """The same problems, with a path put before each place."""
        return InputError((replace(p, where=joined(prefix, p.where)) for p in self.problems), self.source)


def joined(prefix: str, rest: str) -> str:
    """Two JSON paths as one: ``overrides[0]`` and ``limit`` give ``overrides[0].limit``."""
    if not prefix or not rest:
        return prefix or rest
    return f"{prefix}{rest}" if rest.startswith("[") else f"{prefix}.{rest}"


def path_text(location: Iterable[str | int]) -> str:
    """A JSON path: keys and positions ``("employees", 3, "home_unit")`` give ``employees[3].home_unit``."""
    text = ""
    for step in location:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            key = _shortened(step)
            text = f"{text}.{key}" if text else key
    return text


def _shortened(text: str) -> str:
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return printable if len(printable) <= LONGEST_VALUE else f"{printable[:LONGEST_VALUE]}…"


_WORD = re.compile(r"[^\W\d_]{2,}")


def shown(value: object) -> str:
    """A value as it is quoted: codes in quotation marks, long ones cut.

    Running text (two words or more) may be somebody's name or reason wherever it stands, so only its
    length is told; of lists and objects only how many values they have.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return f"objekt med {len(value)} felt"
    if isinstance(value, (list, tuple)):
        return f"liste med {len(value)} verdier"
    if isinstance(value, str):
        words = sum(bool(_WORD.search(part)) for part in value.split())
        return f"tekst på {len(value)} tegn" if words > 1 else f'"{_shortened(value)}"'
    return _shortened(str(value))


_PRIVATE_KEYS = frozenset({"name", "exemptions", "reason", "agreement", "signed", "message", "notes"})
"""Keys whose content may be about a person."""


def is_private(location: tuple[str | int, ...]) -> bool:
    """Whether the value at a place may tell a person's name, exemptions or health."""
    if not location:
        return False
    first = location[0]
    last = next((step for step in reversed(location) if isinstance(step, str)), "")
    if any(step in _PRIVATE_KEYS for step in location):
        return True
    if last in ("employee", "employees", "except_employees"):
        return True
    return (first, last) in (("absences", "kind"), ("employees", "id"))


def closest(value: object, known: Iterable[str]) -> str | None:
    """The known word most like a value, or None when none is near."""
    if not isinstance(value, str):
        return None
    by_lower = {word.lower(): word for word in reversed(list(known))}
    found = difflib.get_close_matches(value.lower()[:200], by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else None


def choice_advice(value: object, known: Iterable[str], most: int = 8) -> str:
    """Advice on a word that is not among the known ones: the closest, or which there are."""
    words = list(known)
    near = closest(value, words)
    if near is not None:
        return f'Mente du "{near}"?'
    if not words:
        return ""
    listed = ", ".join(f'"{word}"' for word in words[:most])
    return f"Velg en av {listed}" + (f" (og {len(words) - most} til)" if len(words) > most else "")
