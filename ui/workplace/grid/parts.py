"""A grid's data cut into parts, so that only those that an edit changes are sent.

The browser names the version it has with every event. Parts are sent as what is to be changed in that version, or all
of them when the page does not remember it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from ui.workplace.grid.data import GridData

REMEMBERED = 4
"""Versions; the browser remembers as many."""


def parts_of(data: GridData) -> dict[str, str]:
    """JSON texts by name: ``state``, ``head``, ``row:`` and an employee's id, ``need:`` and a place."""
    state = ("editable", "can_undo", "can_redo", "said")
    head = data.model_dump(mode="json", exclude={*state, "groups", "foot"}, exclude_defaults=True)
    head["groups"] = [
        {"label": group.label, "rows": [row.employee for row in group.rows]} for group in data.groups
    ]
    head["needs"] = len(data.foot)
    return {
        "state": json.dumps({name: getattr(data, name) for name in state}),
        "head": json.dumps(head),
        **{f"row:{row.employee}": row.json_text for group in data.groups for row in group.rows},
        **{f"need:{place}": need.json_text for place, need in enumerate(data.foot)},
    }


@dataclass
class Sent:
    """What one browser page has been sent, and what it says it has.

    Attributes
    ----------
    has:
        The version the browser said it has; None before it has said so.
    answered:
        The number of the last event that was handled.
    """

    has: str | None = None
    answered: int = 0
    _versions: dict[str, dict[str, str]] = field(default_factory=dict)

    def message(self, data: GridData) -> dict[str, Any]:
        """What to send so that the browser shows the data."""
        parts = parts_of(data)
        digest = hashlib.sha256()
        for name, text in parts.items():
            digest.update(f"{name}\0{text}\0".encode())
        version = digest.hexdigest()[:16]
        self._versions.pop(version, None)
        self._versions[version] = parts
        while len(self._versions) > REMEMBERED:
            del self._versions[next(iter(self._versions))]
        base = self._versions.get(self.has or "", {})
        return {
            "version": version,
            "base": self.has if base else None,
            "parts": {name: text for name, text in parts.items() if base.get(name) != text},
            "answered": self.answered,
        }
