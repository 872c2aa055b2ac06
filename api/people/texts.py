"""Finding a person in free text."""

from __future__ import annotations

import re
from collections.abc import Iterable

SHORTEST = 3
"""Ids and names shorter than this are not looked for in text: they stand for anything."""

_WORD = re.compile(r"[^\W\d_]+")


class Mentions:
    """Says whether text names somebody.

    Parameters
    ----------
    employee:
        Their id, found as a whole word.
    names:
        Their names: found in full in any case, and each word of them as it is written.
    others:
        Names of other people and things. A word that stands in one of them does not name the person.
    """

    def __init__(self, employee: str, names: Iterable[str], others: Iterable[str] = ()) -> None:
        names = sorted(names, key=len, reverse=True)
        taken = {word.casefold() for other in others for word in _WORD.findall(other)}
        words = {word for name in names for word in _WORD.findall(name)}
        self._names = _any(names, re.IGNORECASE)
        self._all = [
            pattern
            for pattern in (
                self._names,
                _any([employee], re.IGNORECASE),
                _any(sorted(word for word in words if word.casefold() not in taken)),
            )
            if pattern is not None
        ]

    def named_in(self, text: str) -> bool:
        """Whether a text names the person, by id, by name, or by a word of the name that is theirs alone."""
        return any(pattern.search(text) for pattern in self._all)

    def renamed(self, text: str, name: str) -> str:
        """The text with each full name replaced."""
        return text if self._names is None else self._names.sub(name, text)


def _any(texts: Iterable[str], flags: int = 0) -> re.Pattern[str] | None:
    found = [re.escape(text) for text in texts if len(text) >= SHORTEST]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", flags) if found else None


def other_names(instance: object, employee: str) -> set[str]:
    """Names of everybody and everything else in the JSON of an instance; its own title is left out."""
    found: set[str] = set()
    if isinstance(instance, dict):
        for value in instance.values():
            if isinstance(value, list):
                for one in value:
                    if (
                        isinstance(one, dict)
                        and isinstance(one.get("name"), str)
                        and one.get("id") != employee
                    ):
                        found.add(one["name"])
    return found
