"""Stored documents and what they mean."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from instances.json_file import parse_instance
from models.instance import Instance
from models.problems import InputError, InputProblem
from models.staff import Pin
from solver.replan import with_pins


def instance_with(
    document: str, overrides: Sequence[dict[str, Any]] = (), pins: Sequence[Pin] = ()
) -> Instance:
    """The instance of a document that was checked when it was stored, with more changes of rule lines and hard pins.

    A change of a line that the instance changes too is laid over the instance's.

    Raises
    ------
    InputError
        When a change or a pin does not fit; see ``solver.replan.with_pins``.
    """
    return with_pins(_changed(document, overrides), pins)


def _changed(document: str, overrides: Sequence[dict[str, Any]]) -> Instance:
    if not overrides:
        return Instance.model_validate_json(document)
    content = json.loads(document)
    lines: dict[Any, dict[str, Any]] = {line.get("id"): dict(line) for line in content.get("overrides", ())}
    for k, change in enumerate(overrides):
        name = change.get("id")
        if not isinstance(name, str):
            raise InputError([InputProblem(f"overrides[{k}].id", None, "mangler", "Skriv regellinjens id")])
        lines[name] = {**lines.get(name, {}), **change}
    content["overrides"] = list(lines.values())
    return parse_instance(json.dumps(content, ensure_ascii=False))
