"""A policy of one's own, put together of changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from models.policy.altering import fresh
from models.policy.changes import AnyChange
from models.policy.grid import grid
from models.policy.policy import LONGEST_ID, Policy

ROOM_FOR_NUMBER = 4
"""Characters of an id that are kept for what tells it from others."""

_CHANGE: TypeAdapter[AnyChange] = TypeAdapter(AnyChange)


@dataclass
class OwnDraft:
    """What is being put together.

    Attributes
    ----------
    changes:
        In the order they were added.
    name:
        As typed; empty for one made of the changes.
    """

    changes: list[AnyChange] = field(default_factory=list)
    name: str = ""


def change_of(kind: str, values: dict[str, Any]) -> AnyChange:
    """A change of a kind with parameters as a form gives them.

    Raises
    ------
    pydantic.ValidationError
        When a parameter is out of range.
    """
    return _CHANGE.validate_python({"kind": kind, **values})


def own_policy(changes: Sequence[AnyChange], name: str, taken: Collection[str]) -> Policy:
    """The changes as a policy, in the order that a grid carries them out in.

    Parameters
    ----------
    changes:
        At least one.
    name:
        Empty: one made of the changes.
    taken:
        Ids that it may not have.
    """
    made = grid([[change] for change in changes])[0]
    short = made.id[: LONGEST_ID - ROOM_FOR_NUMBER].rstrip("-.")
    return Policy(id=fresh(short, set(taken)), name=name.strip() or made.name, changes=made.changes)


def replaced(changes: Sequence[AnyChange], change: AnyChange) -> list[AnyChange]:
    """The changes with one more; it takes the place of one of the same kind."""
    return [*(one for one in changes if type(one) is not type(change)), change]
