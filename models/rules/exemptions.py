"""Personal exemptions are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class PersonalExemptions(Rule):
    """Personal exemptions are kept.

    no_nights / no_evenings: no shift of that kind. no_weekends: no shift that starts on a Saturday
    or Sunday. longest_shift_minutes: against the working minutes of an ordinary day. Each such
    shift is one unit (once, whatever the number of reasons); anchor: its day. max_evenings_per_week
    / max_nights_per_week: shifts of that kind that start in a plan week (Monday to Sunday); unit:
    each beyond the limit; anchor: the Monday.
    """

    TITLE: ClassVar[str] = "Personlige fritak"

    rule: Literal["exemptions"] = "exemptions"

    def sentence(self) -> str:
        return "Avtalte personlige fritak (for eksempel fra natt eller kveld) følges."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
