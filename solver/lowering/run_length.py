"""Run length: forbid one day more than the maximum, and every run shorter than the minimum."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.base import Rule
from models.rules.run_length import RunLength
from solver.core import OFF_MASK, Forbid, Literal, Primitive
from solver.frame.frame import Frame


def lower(rule: RunLength, index: int, frame: Frame) -> Iterator[Primitive]:
    """Templates for each set of shifts the line speaks of."""
    if rule.of == "work":
        masks = [frame.work_mask]
    elif rule.of == "kinds":
        masks = [frame.kind_mask(*rule.kinds)]
    else:
        masks = list(frame.shift_masks.values())
    for mask in masks:
        if mask:
            if rule.maximum is not None:
                yield from _too_long(rule, index, frame, mask, rule.maximum)
            if rule.minimum is not None:
                yield from too_short(rule, index, frame, mask, rule.minimum)


def _too_long(rule: Rule, index: int, frame: Frame, mask: int, maximum: int) -> Iterator[Primitive]:
    """Each day that ends ``maximum + 1`` days of the set in a row, history included.

    A rolling plan shorter than that is one cell for each of its days: only a run that is the whole
    cycle fills them, and then every day is one too many.
    """
    first = 0 if frame.rolling else max(frame.first_day, -maximum)
    last = frame.days if frame.rolling else frame.days - maximum
    length = min(maximum + 1, frame.days) if frame.rolling else maximum + 1
    literals = tuple(Literal(day, mask) for day in range(length))
    weight = None if rule.hard else rule.weight
    for lines, starts in frame.starts_by_lines(rule, frame.employees(rule), range(first, last), maximum):
        yield Forbid(index, lines, starts, literals, weight)


def too_short(rule: Rule, index: int, frame: Frame, mask: int, minimum: int) -> Iterator[Primitive]:
    """Each run of days in ``mask`` that is shorter than ``minimum``, with the days it lacks as weight.

    The day before and the day after a run must be known days outside the set; a run that is the
    whole cycle of a rolling plan has neither, and one that fills all days but one has the same day
    on both sides.
    """
    outside = (frame.work_mask | OFF_MASK) & ~mask
    staff = frame.employees(rule)
    known = frame.days if frame.rolling else frame.days - frame.first_day
    for length in range(1, min(minimum, known)):
        run = (Literal(0, outside), *(Literal(day, mask) for day in range(1, length + 1)))
        closed = frame.rolling and length + 1 == frame.days
        literals = run if closed else (*run, Literal(length + 1, outside))
        first = 0 if frame.rolling else max(frame.first_day, -length)
        last = frame.days if frame.rolling else frame.days - length - 1
        weight = None if rule.hard else rule.weight * (minimum - length)
        for lines, starts in frame.starts_by_lines(rule, staff, range(first, last), length):
            yield Forbid(index, lines, starts, literals, weight)
