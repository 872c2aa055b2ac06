"""Policy: a named, ordered list of changes to a ward."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from models.base import Id, Model, Name
from models.policy.changes import AnyChange

LONGEST_ID = 40
"""Characters of a policy's id, so that a ward's id and it make one together."""

PolicyId = Annotated[Id, StringConstraints(max_length=LONGEST_ID)]


class Policy(Model):
    """A named change to a ward, made of changes that are carried out in the order they stand.

    Each change sees the ward as the earlier ones left it: co-location before sharing staff within a site,
    say. Without changes it is the ward as it is.

    Attributes
    ----------
    name:
        In Norwegian, as it stands in tables.
    note:
        Why it is tried and where it comes from; one paragraph.
    """

    id: PolicyId
    name: Name
    note: str = Field(default="", max_length=2000)
    changes: tuple[AnyChange, ...] = Field(default=(), max_length=30)

    def sentence(self) -> str:
        """The changes in one Norwegian sentence."""
        words = "; ".join(change.words() for change in self.changes) or "ingen endring"
        return f"{words[0].upper()}{words[1:]}."
