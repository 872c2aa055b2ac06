"""Free after nights: forbid a return that comes too early after a run of nights."""

from __future__ import annotations

from collections.abc import Iterator

from models.base import MINUTES_PER_DAY
from models.rules.free_after_nights import FreeAfterNights
from solver.core import OFF_MASK, Forbid, Literal, Primitive
from solver.frame.frame import Frame


def lower(rule: FreeAfterNights, index: int, frame: Frame) -> Iterator[Primitive]:
    """Templates of the run's last nights, the free days after it, and the activities that come too early."""
    reach = 3 + rule.free_minutes // MINUTES_PER_DAY
    staff = frame.employees(rule)
    weight = None if rule.hard else rule.weight
    ordinary = None
    starts: dict[tuple[int, tuple[Literal, ...]], list[int]] = {}
    for start in range(0 if frame.rolling else frame.first_day, frame.days):
        last = start + rule.nights - 1
        if not frame.rolling and frame.clock_moves(last, last + reach + 1):
            templates = _templates(rule, frame, last, reach)
        else:
            ordinary = ordinary or _templates(rule, frame, last, reach)
            templates = ordinary
        for anchor, literals in templates:
            if frame.rolling or 0 <= start + anchor < frame.days:
                starts.setdefault((anchor, literals), []).append(start)
    for (anchor, literals), days in starts.items():
        for lines, some in frame.starts_by_lines(rule, staff, days, anchor):
            yield Forbid(index, lines, some, literals, weight)


def _templates(
    rule: FreeAfterNights, frame: Frame, last: int, reach: int
) -> list[tuple[int, tuple[Literal, ...]]]:
    """Pairs (offset of the return, literals) for runs whose last night starts on day ``last``.

    Night shifts after which the same activities come too early share a template.
    """
    night = frame.kind_mask("night")
    nights = [s for s in frame.instance.shifts if s.kind == "night" and frame.shift_masks[s.id]]
    run = tuple(Literal(day, night) for day in range(rule.nights - 1))
    found = []
    for gap in range(1, reach + 1):
        ends: dict[int, int] = {}
        for shift in nights:
            free_until = frame.shift_end(last, shift) + rule.free_minutes
            early = sum(
                frame.shift_masks[s.id]
                for s in frame.instance.shifts
                if frame.shift_start(last + gap, s) < free_until
            )
            if gap == 1:
                early &= ~night
            ends[early] = ends.get(early, 0) | frame.shift_masks[shift.id]
        anchor = rule.nights - 1 + gap
        rest = tuple(Literal(day, OFF_MASK) for day in range(rule.nights, anchor))
        for early, ending in ends.items():
            literals = (*run, Literal(rule.nights - 1, ending), *rest, Literal(anchor, early))
            merged = _wrap(literals, frame.days) if frame.rolling else literals
            if all(literal.mask for literal in merged):
                found.append((anchor, merged))
    return found


def _wrap(literals: tuple[Literal, ...], days: int) -> tuple[Literal, ...]:
    """Literals of a template with those that meet in one cell of a rolling plan made one."""
    cells: dict[int, int] = {}
    for literal in literals:
        day = literal.day % days
        cells[day] = cells.get(day, literal.mask) & literal.mask
    return tuple(Literal(day, mask) for day, mask in cells.items())
