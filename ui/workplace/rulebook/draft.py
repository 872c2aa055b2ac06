"""Changes of a ward's rules that are not stored yet, and the ward with them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from models.instance import Instance
from models.rulebook import preset_lines

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
    """

    preset: str | None = None
    lines: dict[str, Values] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.preset is not None or bool(self.lines)

    def change(self, line: str, values: Mapping[str, Any]) -> None:
        """Give fields of a line new values."""
        self.lines[line] = {**self.lines.get(line, {}), **values}

    def forget(self, line: str) -> None:
        """Let a line be as it is stored."""
        self.lines.pop(line, None)

    def clear(self) -> None:
        self.preset = None
        self.lines.clear()

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


def left_behind(instance: Instance, preset: str) -> tuple[str, ...]:
    """Lines a ward has changed that another rulebook does not have: going over to it drops those changes."""
    known = {line["id"] for line in preset_lines(preset)}
    return tuple(
        override["id"]
        for override in instance.overrides
        if override["id"] not in known and "rule" not in override
    )
