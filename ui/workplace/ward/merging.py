"""Two sets of changes of the same ward laid together, so that neither is lost."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from typing import Any

from ui.workplace.people.removing import remove
from ui.workplace.ward.tables import Json

KEYED = ("employees", "demand", "events")
"""Lists of things with ids."""

LOOSE = ("absences", "wishes")
"""Lists of things without."""


@dataclass(frozen=True)
class Merged:
    """What came of it; ``both`` are names of things that both had changed, which are as we have them."""

    document: Json
    both: tuple[str, ...]


def merged(base: Json, ours: Json, theirs: Json) -> Merged:
    """What they have made of the base, with our changes of it.

    Only lists that are edited in tables are ours to change. Somebody who is gone stays gone, whatever we have changed of
    them: they may have been erased.
    """
    document = copy.deepcopy(theirs)
    both: list[str] = []
    for part in KEYED:
        document[part] = _keyed(base[part], ours[part], theirs[part], both, back=part != "employees")
    for part in LOOSE:
        document[part] = _loose(base[part], ours[part], theirs[part])
    for employee in {one["id"] for one in theirs["employees"]} - {one["id"] for one in document["employees"]}:
        document, _gone = remove(document, employee)
    _without_strangers(document)
    return Merged(document, tuple(both))


def _keyed(
    base: list[Json], ours: list[Json], theirs: list[Json], both: list[str], *, back: bool
) -> list[Json]:
    """``back``: whether what they removed and we changed comes back."""
    before, mine, now = ({one["id"]: one for one in part} for part in (base, ours, theirs))
    found = []
    for key, one in now.items():
        if key in mine and mine[key] != before.get(key):
            if one != before.get(key) and one != mine[key]:
                both.append(one["name"] or key)
            found.append(mine[key])
        elif key in mine or key not in before:
            found.append(one)
        elif one != before[key]:  # we removed what they changed
            both.append(one["name"] or key)
    for key, one in mine.items():
        if key not in now and one != before.get(key):
            if key in before and back:  # they removed what we changed
                both.append(one["name"] or key)
            if key not in before or back:
                found.append(one)
    return found


def _loose(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
    left = list(theirs)
    for gone in _beyond(base, ours):
        if gone in left:
            left.remove(gone)
    return left + [one for one in _beyond(ours, base) if one not in left]


def _beyond(one: list[Any], other: list[Any]) -> list[Any]:
    """What stands oftener in one list than in another."""
    rest = [json.dumps(value, sort_keys=True) for value in other]
    found = []
    for value in one:
        text = json.dumps(value, sort_keys=True)
        if text in rest:
            rest.remove(text)
        else:
            found.append(value)
    return found


def _without_strangers(document: Json) -> None:
    """Leave out what is said of somebody whom the other side has removed."""
    people = {one["id"] for one in document["employees"]}
    for part in LOOSE:
        document[part] = [
            one for one in document[part] if one["employee"] in people or one["employee"] is None
        ]
