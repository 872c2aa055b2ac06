"""Who may work a shift code."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class ShiftCompetence(Rule):
    """Who may work a shift code.

    A shift with ``competences`` is worked only by holders of any of them (``counts_as`` included);
    a shift of kind ``long`` only by volunteers (``long_shift_volunteer``) when
    ``long_shifts_voluntary``. Unit: each shift worked without (a shift that fails both counts
    once). Anchor: the day of the shift.
    """

    TITLE: ClassVar[str] = "Kompetanse for vakten"

    rule: Literal["shift_competence"] = "shift_competence"
    long_shifts_voluntary: bool = True

    def sentence(self) -> str:
        return "Vakter med krav til kompetanse går bare til dem som har den; langvakter bare til dem som har sagt ja."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
