"""Professional meetings and training in paid time with the attendance asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.base import Weight
from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Events(Rule):
    """Professional meetings and training in paid time with the attendance asked for.

    An event is for people whose home unit is in ``units`` (empty: all) and who hold one of
    ``competences`` (``counts_as`` included; empty: all). A person attends an occurrence when a
    shift that starts that day, not of kind ``meeting`` (or of any kind when ``counts`` =
    ``present``), lasts from its start or earlier to its end or later (clock times). Missing from
    ``minimum_present``: ``weight`` per person and occurrence (no employee, no waiver; anchor: the
    day). Missing from ``minimum_per_person`` (limited to the number of occurrences in the plan):
    ``person_weight`` per occurrence (anchor: first day of the plan). A plan without an occurrence
    asks for nothing. Soft only.
    """

    TITLE: ClassVar[str] = "Møter og opplæring"

    rule: Literal["events"] = "events"
    hard: Literal[False] = False
    person_weight: Weight = 0

    def sentence(self) -> str:
        return "Fagmøter, opplæring og HMS legges i arbeidstiden med det oppmøtet som er avtalt."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
