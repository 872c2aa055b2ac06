"""What differs between a ward as it is and a ward as a spreadsheet says it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ui.workplace.ward.tables import Json

KEYED = ("employees", "units", "competences", "shifts", "demand", "events")

LOOSE = ("absences", "wishes", "pins")

REST = ("name", "horizon", "sites", "travel", "notes", "history", "rulebook", "overrides")


@dataclass(frozen=True)
class Difference:
    """Of one list: names of what is added, gone and changed. Things without a name are counted only."""

    part: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed)


def differences(old: Json, new: Json) -> list[Difference]:
    """What is new in each list of a document, in the order of ``KEYED``, ``LOOSE`` and ``REST``; lists that are the same are left out."""
    found = [_keyed(part, old[part], new[part]) for part in KEYED]
    found += [_loose(part, old[part], new[part]) for part in LOOSE]
    found += [Difference(part, (), (), (part,)) for part in REST if old[part] != new[part]]
    return [one for one in found if one]


def _keyed(part: str, old: list[Json], new: list[Json]) -> Difference:
    before, after = {one["id"]: one for one in old}, {one["id"]: one for one in new}
    return Difference(
        part,
        tuple(_name(one) for key, one in after.items() if key not in before),
        tuple(_name(one) for key, one in before.items() if key not in after),
        tuple(_name(one) for key, one in after.items() if key in before and before[key] != one),
    )


def _name(one: Json) -> str:
    return str(one["name"] or one["id"])


def _loose(part: str, old: list[Json], new: list[Json]) -> Difference:
    before, after = ([json.dumps(one, sort_keys=True) for one in part] for part in (old, new))
    added, gone = list(after), list(before)
    for text in before:
        if text in added:
            added.remove(text)
            gone.remove(text)
    return Difference(part, tuple("" for _one in added), tuple("" for _one in gone), ())
