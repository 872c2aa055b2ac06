"""Events: attendance at each occurrence, and each person's number of occurrences."""

from __future__ import annotations

from collections.abc import Iterator

from models.demand import Event
from models.rules.events import Events
from solver.core import Bound, Cover, CoverCell, Literal, Primitive, Term
from solver.frame.frame import Frame


def lower(rule: Events, index: int, frame: Frame) -> Iterator[Primitive]:
    """A cover for each occurrence and one count for each event along the lines.

    Attendance counted is that of the people the line applies to.
    """
    instance = frame.instance
    staff = frame.employees(rule)
    for event in instance.events:
        days = _occurrences(event, frame)
        mask = frame.shifts_mask(
            lambda s, event=event: (
                (event.counts == "present" or s.kind != "meeting")
                and s.start <= event.start
                and s.end_minute >= event.end
            )  # type: ignore[misc]
        )
        people = [
            e
            for e in staff
            if (not event.units or e.home_unit in event.units) and instance.holds_any(e.id, event.competences)
        ]
        lines = tuple(frame.line_of[e.id] for e in people)
        if event.minimum_present:
            for day in days:
                cells = (CoverCell(lines, day, mask),) if lines and mask else ()
                yield Cover(index, cells, low=event.minimum_present, weight=rule.weight)
        own = frame.bound_lines(rule, people, 0)
        each = min(event.minimum_per_person, len(days))
        if own and each:
            terms = tuple(Term(1, (Literal(day, mask),)) for day in days) if mask else ()
            yield Bound(index, own, terms, low=each, weight=rule.person_weight)


def _occurrences(event: Event, frame: Frame) -> list[int]:
    """Plan days on which an event takes place."""
    date, kinds = frame.instance.horizon.date, frame.timeline.day_kinds
    return [day for day in range(frame.days) if event.occurs(date(day), day // 7, kinds(day))]
