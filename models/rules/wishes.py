"""Wishes of the staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule
from models.text import date_text

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
    BY_PERSON = True

    rule: Literal["wishes"] = "wishes"
    hard: Literal[False] = False

    def sentence(self) -> str:
        return "Ønsker om fri og vakter oppfylles så langt det går."

    def audit(self, view: RosterView) -> list[Finding]:
        people = {e.id for e in view.employees(self)}
        found = []
        for wish in view.instance.wishes:
            if wish.employee not in people:
                continue
            for day in range(view.days):
                if view.date(day) not in wish.dates and view.timeline.weekday(day) not in wish.weekdays:
                    continue
                works = view.on_day(wish.employee, day)
                if wish.want == "free":
                    wished, met = "fri", not works
                else:
                    wished = " eller ".join(wish.shifts) or "vakt"
                    met = any(not wish.shifts or w.shift.id in wish.shifts for w in works)
                if met:
                    continue
                got = " og ".join(w.shift.id for w in works) or "fri"
                found.append(
                    view.finding(
                        self,
                        anchor=day,
                        employee=wish.employee,
                        measured=len(works),
                        limit=0 if wish.want == "free" else 1,
                        measure="times",
                        penalty=self.weight * wish.weight,
                        message=f"Ønsket {wished} {date_text(view.date(day))}, men fikk {got}.",
                    )
                )
        return found
