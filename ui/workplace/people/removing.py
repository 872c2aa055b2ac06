"""Adding somebody to a ward, and taking somebody out with all that is said of them."""

from __future__ import annotations

import copy
from dataclasses import dataclass

from models.rulebook import preset_lines
from ui.workplace.ward.tables import Json, next_id


@dataclass(frozen=True)
class Gone:
    """What goes when somebody is taken out.

    Attributes
    ----------
    worked:
        Shifts worked before the plan.
    rules:
        Ids of changed rule lines that name the person.
    """

    wishes: int
    absences: int
    pins: int
    worked: int
    rules: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        return not (self.wishes or self.absences or self.pins or self.worked or self.rules)


def add(
    document: Json, name: str, home_unit: str, percent: float, norm: str, competences: list[str]
) -> tuple[Json, str]:
    """The document with one person more, and the person's id. The id says nothing of who it is."""
    added = copy.deepcopy(document)
    employee = next_id("ansatt", {one["id"] for one in document["employees"]})
    added["employees"].append(
        {
            "id": employee,
            "name": name,
            "home_unit": home_unit,
            "competences": competences,
            "contracts": [{"from_date": None, "position_percent": percent, "weekly_norm": norm}],
        }
    )
    return added, employee


def remove(document: Json, employee: str) -> tuple[Json, Gone]:
    """The document without a person and all that is said of them, and what that was."""
    left = copy.deepcopy(document)
    left["employees"] = [one for one in left["employees"] if one["id"] != employee]
    counts = {}
    for part in ("wishes", "absences", "pins"):
        kept = [one for one in left[part] if one["employee"] != employee]
        counts[part] = len(left[part]) - len(kept)
        left[part] = kept
    worked = 0
    if left["history"] is not None:
        kept = [one for one in left["history"]["worked"] if one["employee"] != employee]
        worked = len(left["history"]["worked"]) - len(kept)
        left["history"]["worked"] = kept
    presets = {str(line["id"]) for line in preset_lines(left["rulebook"])}
    rules, named = [], []
    for line in left["overrides"]:
        without = _without(line, employee, preset=str(line.get("id")) in presets)
        if without != line:
            named.append(str(line.get("id")))
        if without is not None:
            rules.append(without)
    left["overrides"] = rules
    return left, Gone(counts["wishes"], counts["absences"], counts["pins"], worked, tuple(named))


def _without(line: Json, employee: str, *, preset: bool) -> Json | None:
    """A changed rule line that does not name the person; None when it was for them alone.

    A list of people that becomes empty would mean everybody, so that such a line is switched off instead.
    """
    who = line.get("applies_to")
    changed = dict(line)
    if isinstance(who, dict):
        only = who.get("employees") or []
        if employee in only and len(only) == 1 and not preset:
            return None
        left = {
            key: [one for one in value if one != employee]
            if key in ("employees", "except_employees")
            else value
            for key, value in who.items()
        }
        changed["applies_to"] = left
        if employee in only and not left["employees"]:
            changed["enabled"] = False
    for key in ("waivers", "before"):
        if isinstance(changed.get(key), list):
            changed[key] = [one for one in changed[key] if one.get("employee") != employee]
    return changed
