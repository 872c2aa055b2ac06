"""What people are called in a report: by name, or by a number that is the same in all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

SHORTEST_ID = 3
"""Characters; shorter ids are left in messages, where a letter tells nothing about anybody."""


class Somebody(Protocol):
    """One of the people of a ward."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


class Staffed(Protocol):
    """A ward with people."""

    @property
    def employees(self) -> Sequence[Somebody]: ...


class Names:
    """Names of people, hidden unless asked for.

    Parameters
    ----------
    wards:
        The ward as it is first, then as policies made it; a person has the same number in all.
    shown:
        Whether people are called by their names.
    """

    def __init__(self, wards: Iterable[Staffed], *, shown: bool) -> None:
        self.shown = shown
        names: dict[str, str] = {}
        for ward in wards:
            for employee in ward.employees:
                names.setdefault(employee.id, employee.name)
        self._called = {
            employee: name if shown else f"Ansatt {number}"
            for number, (employee, name) in enumerate(names.items(), start=1)
        }
        by_name = {name: self._called[employee] for employee, name in names.items()}
        by_id = {e: called for e, called in self._called.items() if len(e) >= SHORTEST_ID}
        self._prose = _Replacing({} if shown else by_name)
        self._message = _Replacing({} if shown else by_id | by_name)

    def of(self, employee: str) -> str:
        """What a person is called.

        Raises
        ------
        KeyError
            When no ward has the person.
        """
        return self._called[employee]

    def prose(self, said: str) -> str:
        """Sentences about the ward, with names replaced when they are hidden; ids, which may be words, stay."""
        return self._prose(said)

    def message(self, said: str) -> str:
        """Why something could not be done, with names and ids of people replaced when they are hidden."""
        return self._message(said)


class _Replacing:
    """Words replaced by others where they stand alone."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        longest_first = sorted(words, key=len, reverse=True)
        whole = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"(?<!\w)(?:{whole})(?!\w)") if words else None

    def __call__(self, said: str) -> str:
        if self._pattern is None:
            return said
        return self._pattern.sub(lambda found: self._words[found[0]], said)
