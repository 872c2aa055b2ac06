"""Wishes: a penalty on every activity that misses what a person asked for on a day."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.wishes import Wishes
from models.staff import Wish
from solver.core import OFF_MASK, Prefer, Primitive
from solver.frame.frame import Frame


def lower(rule: Wishes, index: int, frame: Frame) -> Iterator[Primitive]:
    """One penalty for each wish and day."""
    employees = {e.id: e for e in frame.employees(rule)}
    for wish in frame.instance.wishes:
        if wish.employee not in employees:
            continue
        missed = _missed(wish, frame)
        for day in _days(wish, frame):
            lines = frame.bound_lines(rule, (employees[wish.employee],), day)
            if missed and lines:
                yield Prefer(index, lines, day, missed, rule.weight * wish.weight)


def _missed(wish: Wish, frame: Frame) -> int:
    """Mask of the activities that do not meet a wish."""
    if wish.want == "free":
        return frame.work_mask
    met = frame.shifts_mask(lambda s: s.id in wish.shifts) if wish.shifts else frame.work_mask
    return (frame.work_mask | OFF_MASK) & ~met


def _days(wish: Wish, frame: Frame) -> list[int]:
    """Plan days a wish is about, each once."""
    named = {frame.instance.horizon.day(date) for date in wish.dates}
    return [d for d in range(frame.days) if d in named or frame.timeline.weekday(d) in wish.weekdays]
