"""One long rest in every plan week: at least one of the intervals it could be is free."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.weekly_rest import WeeklyRest
from solver.core import Bound, Clamp, Literal, Primitive, Term
from solver.frame.frame import Frame
from solver.frame.windows import days_of

Blocked = tuple[int, ...]
"""For the day before a week and its seven days: the mask of the activities that an interval rules out."""


def lower(rule: WeeklyRest, index: int, frame: Frame) -> Iterator[Primitive]:
    """A bound for the minimum and one for the normal rest of each week.

    A week under the minimum is also under the normal rest, but costs only ``weight``. Where that is not
    less than ``short_rest_weight`` the two bounds share it; a hard line's broken week counts as short too.
    """
    least, normal = rule.minimum_minutes, rule.normal_minutes
    short = rule.short_rest_weight if normal > least else 0
    weight = None if rule.hard else rule.weight
    staff = frame.employees(rule)
    templates: dict[tuple[int, ...], tuple[list[Blocked], list[Blocked]]] = {}
    for week in range(frame.weeks):
        key = frame.clock_key(7 * week - 1, 7 * week + 6)
        if key not in templates:
            templates[key] = _intervals(frame, week, least), _intervals(frame, week, normal)
        minimal, long = (_terms(frame, week, intervals) for intervals in templates[key])
        lines = frame.bound_lines(rule, staff, 7 * week)
        if _certain(minimal):
            if not _certain(long):
                yield Bound(index, lines, long, low=1, weight=short)
        elif weight is None or weight >= short:
            yield Bound(index, lines, minimal, low=1, weight=None if weight is None else weight - short)
            yield Bound(index, lines, long, low=1, weight=short)
        else:
            yield Bound(index, lines, minimal, low=1, weight=weight)
            beaten = tuple(Term(-len(minimal), term.literals) for term in long)
            yield Bound(index, lines, (), high=0, weight=short, clamp=Clamp(minimal + beaten, 0, 0, 1))


def _intervals(frame: Frame, week: int, minutes: int) -> list[Blocked]:
    """What the intervals of that length inside the week rule out, those that another makes needless left out.

    A rest can be moved back until it begins with the week or at the end of a shift.
    """
    if minutes == 0:
        return [(0,) * 8]
    days = range(7 * week - 1, 7 * week + 7)
    opens, closes = frame.timeline.minute(7 * week, 0), frame.timeline.minute(7 * week + 7, 0)
    spans = [
        [
            (frame.timeline.minute(day, start), frame.timeline.minute(day, end), mask)
            for (start, end), mask in frame.spans.items()
        ]
        for day in days
    ]
    begins = {opens} | {end for of_day in spans for _, end, _ in of_day}
    kept: list[Blocked] = []
    for begin in sorted(t for t in begins if opens <= t <= closes - minutes):
        finish = begin + minutes
        new = tuple(_overlapping(of_day, begin, finish) for of_day in spans)
        while kept and _implies(kept[-1], new):
            kept.pop()
        if not kept or not _implies(new, kept[-1]):
            kept.append(new)
    return kept


def _certain(terms: tuple[Term, ...]) -> bool:
    """Whether some interval is free whatever is worked."""
    return not all(term.literals for term in terms)


def _overlapping(spans: list[tuple[int, int, int]], begin: int, finish: int) -> int:
    found = 0
    for start, end, mask in spans:
        if start < finish and end > begin:
            found |= mask
    return found


def _implies(interval: Blocked, other: Blocked) -> bool:
    """Whether every roster that keeps the interval free keeps the other one free."""
    return all(b & ~a == 0 for a, b in zip(interval, other, strict=True))


def _terms(frame: Frame, week: int, intervals: list[Blocked]) -> tuple[Term, ...]:
    """One term for each interval: every known day holds something that leaves it free."""
    days = (7 * week - 1, *days_of(week))
    return tuple(
        Term(
            1,
            tuple(
                Literal(day, frame.everything & ~mask)
                for day, mask in zip(days, blocked, strict=True)
                if mask and (frame.rolling or day >= frame.first_day)
            ),
        )
        for blocked in intervals
    )
