"""What people are called in a report: by name, or by a number that is the same in all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.instance import Instance

SHORTEST_ID = 3
"""Characters; shorter ids are words too often, and nothing is told about people by a letter."""


class Names:
    """Names of people, hidden unless asked for.

    Parameters
    ----------
    wards:
        The ward as it is first, then as policies made it; a person has the same number in all.
    shown:
        Whether people are called by their names.
    """

    def __init__(self, wards: Iterable[Instance], *, shown: bool) -> None:
        self.shown = shown
        names: dict[str, str] = {}
        for ward in wards:
            for employee in ward.employees:
                names.setdefault(employee.id, employee.name)
        self._called = {
            employee: name if shown else f"Ansatt {number}"
            for number, (employee, name) in enumerate(names.items(), start=1)
        }
        hidden = {} if shown else {name: self._called[employee] for employee, name in names.items()}
        if not shown:
            hidden |= {e: called for e, called in self._called.items() if len(e) >= SHORTEST_ID}
        self._hidden = hidden
        longest_first = sorted(map(re.escape, hidden), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)") if hidden else None

    def of(self, employee: str) -> str:
        """What a person is called.

        Raises
        ------
        KeyError
            When no ward has the person.
        """
        return self._called[employee]

    def text(self, said: str) -> str:
        """Something that was said about the ward, with names and ids of people replaced when they are hidden."""
        if self._pattern is None:
            return said
        return self._pattern.sub(lambda found: self._hidden[found[0]], said)
