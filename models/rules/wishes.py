"""Wishes of the staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Wishes(Rule):
    """Wishes of the staff.

    Each wish, on each of its dates in the plan and each plan day that is one of its weekdays (a day
    named twice counts once): want ``free`` is met when no shift starts that day; ``work`` when a
    shift starts, one of ``shifts`` if any are named. Missed: rule weight x wish weight. Soft only.
    Anchor: the day.
    """

    TITLE: ClassVar[str] = "Ønsker"

    rule: Literal["wishes"] = "wishes"
    hard: Literal[False] = False

    def sentence(self) -> str:
        return "Ønsker om fri og vakter oppfylles så langt det går."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
