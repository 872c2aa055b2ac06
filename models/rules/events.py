"""Professional meetings and training in paid time with the attendance asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.base import Weight
from models.demand import Event
from models.rules.base import Rule
from models.text import date_text

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
        found = []
        for event in view.instance.events:
            people = [
                e
                for e in view.employees(self)
                if (not event.units or e.home_unit in event.units)
                and view.instance.holds_any(e.id, event.competences)
            ]
            days = [
                day
                for day in range(view.days)
                if event.occurs(view.date(day), day // 7, view.timeline.day_kinds(day))
            ]
            if not days:
                continue
            attended = {e.id: {day for day in days if _attends(view, event, e.id, day)} for e in people}
            found += self._occurrences(view, event, days, attended)
            found += self._persons(view, event, len(days), attended)
        return found

    def _occurrences(
        self, view: RosterView, event: Event, days: list[int], attended: dict[str, set[int]]
    ) -> list[Finding]:
        found = []
        for day in days:
            present = sum(day in own for own in attended.values())
            if present < event.minimum_present:
                found.append(
                    view.finding(
                        self,
                        anchor=day,
                        unit=event.units[0] if len(event.units) == 1 else None,
                        measured=present,
                        limit=event.minimum_present,
                        measure="people",
                        penalty=self.weight * (event.minimum_present - present),
                        message=(
                            f"{event.name} {date_text(view.date(day))}: {present} til stede i arbeidstiden; "
                            f"minst {event.minimum_present}."
                        ),
                    )
                )
        return found

    def _persons(
        self, view: RosterView, event: Event, occurrences: int, attended: dict[str, set[int]]
    ) -> list[Finding]:
        wanted = min(event.minimum_per_person, occurrences)
        return [
            view.finding(
                self,
                anchor=0,
                last=view.days - 1,
                employee=employee,
                measured=len(own),
                limit=wanted,
                measure="times",
                penalty=self.person_weight * (wanted - len(own)),
                message=f"{event.name}: med {len(own)} av {occurrences} ganger i arbeidstiden; minst {wanted}.",
            )
            for employee, own in attended.items()
            if len(own) < wanted
        ]


def _attends(view: RosterView, event: Event, employee: str, day: int) -> bool:
    """Whether a shift that starts that day spans the whole event by the clock."""
    return any(
        (w.shift.kind != "meeting" or event.counts == "present")
        and w.shift.start <= event.start
        and w.shift.end_minute >= event.end
        for w in view.on_day(employee, day)
    )
