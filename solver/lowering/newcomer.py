"""Newcomer: newcomers on the floor weigh against everybody else there."""

from __future__ import annotations

from collections.abc import Iterator

from models.base import MINUTES_PER_DAY
from models.rules.newcomer import Newcomer
from solver.core import Cover, Primitive
from solver.frame.frame import Frame
from solver.frame.presence import Presence


def lower(rule: Newcomer, index: int, frame: Frame) -> Iterator[Primitive]:
    """For each unit, day and segment: M x others - newcomers >= 0, M the number of all newcomers.

    One other person outweighs every newcomer there can be; with none, each newcomer the line applies
    to is one unit.
    """
    newcomers = tuple(frame.line_of[e.id] for e in frame.employees(rule) if e.newcomer)
    others = tuple(frame.line_of[e.id] for e in frame.instance.employees if not e.newcomer)
    if not newcomers:
        return
    for unit in frame.instance.units:
        presence = Presence(frame, (unit.id,))
        for day in range(frame.days):
            for segment in presence.segments(day, 0, MINUTES_PER_DAY):
                if segment.present:
                    cells = segment.cells(others, len(newcomers)) + segment.cells(newcomers, -1)
                    yield Cover(index, cells, low=0, weight=rule.weight * segment.minutes)
