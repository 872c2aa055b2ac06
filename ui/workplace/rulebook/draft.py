"""Changes of a ward's rules that are not stored yet, and the ward with them."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from models.instance import Instance
from models.rulebook import preset_lines
from ui.workplace.ward.tables import next_id

Values = dict[str, Any]
"""Fields of a rule line as JSON."""


@dataclass
class Draft:
    """What is to be changed, apart from what it is changed in, so that it can be laid over a newer revision.

    Attributes
    ----------
    preset:
        The rulebook to go over to; None for the one in force.
    lines:
        New values of fields by rule line.
    added:
        Those of them that are new.
    removed:
        Lines of the ward's own that are taken out, with what was changed in each before.
    """

    preset: str | None = None
    lines: dict[str, Values] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    removed: dict[str, Values] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.preset is not None or bool(self.lines) or bool(self.removed)

    def change(self, line: str, values: Mapping[str, Any]) -> None:
        """Give fields of a line new values."""
        self.lines[line] = {**self.lines.get(line, {}), **values}

    def forget(self, line: str) -> None:
        """Let a line be as it is stored."""
        self.lines.pop(line, None)

    def add(self, instance: Instance, values: Mapping[str, Any]) -> str:
        """Take in a new line, with ``rule`` among its values; gives its id."""
        taken = _ids(instance, self.preset or instance.rulebook) | set(self.lines) | set(self.removed)
        line = next_id(str(values["rule"]).replace("_", "-"), taken)
        self.lines[line] = dict(values)
        self.added.add(line)
        return line

    def remove(self, line: str) -> None:
        """Take out a line of the ward's own, until it is brought back."""
        self.removed[line] = self.lines.pop(line, {})

    def with_removed(self) -> Draft:
        """The same changes, without the removals."""
        kept = self.copy()
        for line in self.removed:
            kept.bring_back(line)
        return kept

    def copy(self) -> Draft:
        """The same changes, to try one more in."""
        return copy.deepcopy(self)

    def bring_back(self, line: str) -> None:
        """Undo the removal of a line."""
        values = self.removed.pop(line, {})
        if values:
            self.lines[line] = values

    def clear(self) -> None:
        self.preset = None
        self.lines.clear()
        self.added.clear()
        self.removed.clear()

    def step_aside(self, instance: Instance) -> None:
        """Give new lines other ids where somebody else has stored lines of their own under them."""
        theirs = {override["id"]: override for override in instance.overrides}
        for line in sorted(self.added & theirs.keys()):
            self.added.discard(line)
            if self.removed.pop(line, None) is None:
                values = self.lines.pop(line)
                if theirs[line] != {"id": line, **values}:
                    self.add(instance, values)

    def laid_over(self, instance: Instance) -> Instance:
        """The ward with the changes.

        Raises
        ------
        InputError
            When a changed line cannot be a rule of the ward.
        """
        if not self:
            return instance
        preset = self.preset or instance.rulebook
        known = {line["id"]: line for line in preset_lines(preset)}
        merged: dict[str, Values] = {}
        for override in instance.overrides:
            if override["id"] in self.removed:
                continue
            if override["id"] in known or "rule" in override:
                merged[override["id"]] = dict(override)
        for line, values in self.lines.items():
            if line in known or line in merged or "rule" in values:
                merged[line] = {**merged.get(line, {"id": line}), **values}
        overrides = [_least(override, known.get(line, {})) for line, override in merged.items()]
        kept = [override for override in overrides if len(override) > 1]
        document = {**instance.model_dump(mode="json"), "rulebook": preset, "overrides": kept}
        return Instance.model_validate_json(json.dumps(document))


def _least(override: Values, preset: Values) -> Values:
    """An override without what the preset says already."""
    said = {"enabled": True, "signed": None, **preset} if preset else {}
    return {
        key: value for key, value in override.items() if key == "id" or key not in said or said[key] != value
    }


def _ids(instance: Instance, preset: str) -> set[str]:
    """Ids that lines have, or may come to have."""
    known = {line["id"] for name in (preset, instance.rulebook) for line in preset_lines(name)}
    return known | {override["id"] for override in instance.overrides}


def is_own(instance: Instance, line: str) -> bool:
    """Whether a line is the ward's own: no line of its rulebook, so that it can be removed."""
    return all(known["id"] != line for known in preset_lines(instance.rulebook))


def left_behind(instance: Instance, preset: str) -> tuple[str, ...]:
    """Lines a ward has changed that another rulebook does not have: going over to it drops those changes."""
    known = {line["id"] for line in preset_lines(preset)}
    return tuple(
        override["id"]
        for override in instance.overrides
        if override["id"] not in known and "rule" not in override
    )
