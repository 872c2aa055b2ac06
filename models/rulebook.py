"""Rulebooks: presets of rule lines as data, and a ward's overrides of them.

A preset lies in ``models/rulebooks/NAME.json``. A preset may ``extend`` another; lines with the
same id replace the keys they name, new ids are added.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import Any

from pydantic import TypeAdapter

from models.base import Id, Model, Name
from models.rules import AnyRule


class Rulebook(Model):
    """A named list of rule lines in force."""

    id: Id
    name: Name
    description: str
    lines: tuple[AnyRule, ...]


_LINES: TypeAdapter[tuple[AnyRule, ...]] = TypeAdapter(tuple[AnyRule, ...])


def rulebook_ids() -> tuple[str, ...]:
    """Ids of the presets that come with the product."""
    folder = resources.files("models") / "rulebooks"
    return tuple(sorted(f.name.removesuffix(".json") for f in folder.iterdir() if f.name.endswith(".json")))


@lru_cache(maxsize=32)
def _preset(rulebook_id: str) -> tuple[str, str, tuple[str, ...]]:
    if rulebook_id not in rulebook_ids():
        raise ValueError(f"regelboken {rulebook_id!r} finnes ikke; velg en av {', '.join(rulebook_ids())}")
    text = (resources.files("models") / "rulebooks" / f"{rulebook_id}.json").read_text("utf-8")
    raw = json.loads(text)
    lines: list[dict[str, Any]] = []
    if "extends" in raw:
        lines = preset_lines(raw["extends"])
    lines = merge_lines(lines, raw["lines"])
    return raw["name"], raw["description"], tuple(json.dumps(line) for line in lines)


def merge_lines(base: list[dict[str, Any]], changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines of ``base`` with each change laid over the line of the same id, or added at the end.

    Raises
    ------
    ValueError
        When a change has no id, an id stands twice among the changes, or a new line lacks ``rule``.
    """
    merged = {line["id"]: dict(line) for line in base}
    seen: set[str] = set()
    for change in changes:
        line_id = change.get("id")
        if not isinstance(line_id, str):
            raise ValueError("en regellinje mangler id")
        if line_id in seen:
            raise ValueError(f"regellinjen {line_id!r} står to ganger; slå dem sammen")
        seen.add(line_id)
        if line_id not in merged and "rule" not in change:
            raise ValueError(
                f"regellinjen {line_id!r} finnes ikke i regelboken og mangler derfor feltet rule; "
                f"linjene i regelboken er {', '.join(merged)}"
            )
        merged[line_id] = {**merged.get(line_id, {}), **change}
    return list(merged.values())


def preset_lines(rulebook_id: str) -> list[dict[str, Any]]:
    """The lines of a preset as JSON objects.

    Raises
    ------
    ValueError
        When the preset is unknown.
    """
    return [json.loads(line) for line in _preset(rulebook_id)[2]]


def rulebook(rulebook_id: str, overrides: tuple[dict[str, Any], ...] = ()) -> Rulebook:
    """A preset with a ward's overrides laid over it.

    Raises
    ------
    ValueError
        When the preset is unknown or an override does not fit (pydantic.ValidationError included).
    """
    name, description, _ = _preset(rulebook_id)
    merged = merge_lines(preset_lines(rulebook_id), list(overrides))
    parsed = _LINES.validate_json(json.dumps(merged))
    return Rulebook(id=rulebook_id, name=name, description=description, lines=parsed)
