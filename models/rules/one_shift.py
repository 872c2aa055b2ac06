"""One shift at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class OneShift(Rule):
    """One shift at a time.

    At most one shift starts on a date for a person, and no two shifts of a person overlap in real
    time. Unit: each pair of shifts that clash. Anchor: the day of the later shift (must be in the
    plan).
    """

    TITLE: ClassVar[str] = "Én vakt om gangen"

    rule: Literal["one_shift"] = "one_shift"

    def sentence(self) -> str:
        return "Ingen har to vakter samtidig, og bare én vakt begynner samme dag."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
