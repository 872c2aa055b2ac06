"""Not alone: enough people present for a break to be possible, segment by segment."""

from __future__ import annotations

from collections.abc import Iterator

from models.base import MINUTES_PER_DAY
from models.rules.not_alone import NotAlone
from solver.core import Cover, Primitive
from solver.frame.frame import Frame
from solver.frame.presence import Presence


def lower(rule: NotAlone, index: int, frame: Frame) -> Iterator[Primitive]:
    """A cover for each day of the kinds named and each segment of the window."""
    presence = Presence(frame, frame.instance.units_of_place(rule.units, rule.site))
    everyone = tuple(range(len(frame.instance.employees)))
    end = rule.end if rule.end > rule.start else rule.end + MINUTES_PER_DAY
    for day in range(frame.days):
        if frame.timeline.day_kinds(day).isdisjoint(rule.days):
            continue
        for segment in presence.segments(day, rule.start, end):
            yield Cover(
                index,
                segment.cells(everyone),
                low=rule.minimum_present,
                weight=rule.weight * segment.minutes,
            )
