"""One shift at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule
from models.text import date_text

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
    BY_PERSON = True

    rule: Literal["one_shift"] = "one_shift"

    def sentence(self) -> str:
        return "Ingen har to vakter samtidig, og bare én vakt begynner samme dag."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            works = view.known_before(employee.id)
            for k, later in enumerate(works):
                if later.day < 0:
                    continue
                for earlier in reversed(works[:k]):
                    if later.day - earlier.day > 2:
                        break  # no shift lasts over 24 hours
                    same_day = earlier.day == later.day
                    if not same_day and not earlier.overlap(later.start, later.end):
                        continue
                    how = "begynner samme dag" if same_day else "overlapper"
                    found.append(
                        view.finding(
                            self,
                            employee=employee.id,
                            anchor=later.day,
                            measured=2,
                            limit=1,
                            measure="times",
                            penalty=self.weight,
                            message=f"Vaktene {earlier.shift.id} og {later.shift.id} {how} "
                            f"{date_text(view.date(later.day))}; høyst 1 vakt om gangen.",
                        )
                    )
        return found
