"""Pairs of shifts some days apart with a given rest between them, as few templates as possible."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from models.base import MINUTES_PER_DAY
from solver.frame.frame import Frame


def neighbours(frame: Frame, gap: int) -> list[int]:
    """Days whose cell is known and that have a plan day ``gap`` days later (wrapping in a rolling plan)."""
    if frame.rolling:
        return list(range(frame.days))
    return list(range(max(frame.first_day, -gap), frame.days - gap))


def starts_by_clock(frame: Frame, starts: Iterable[int], gap: int) -> Iterator[list[int]]:
    """The starts in groups whose days, ``gap`` days on included, have the same clock."""
    grouped: dict[tuple[int, ...], list[int]] = {}
    for start in starts:
        grouped.setdefault(frame.clock_key(start, start + gap), []).append(start)
    yield from grouped.values()


def shortest_rest(frame: Frame, gap: int) -> int:
    """A lower limit for the minutes between two shifts that start ``gap`` days apart, travel left out."""
    latest = max(end for _, end in frame.spans)
    earliest = min(start for start, _ in frame.spans)
    # The clock moves forward by an hour at most once between them.
    return gap * MINUTES_PER_DAY + earliest - latest - 60


def pair_masks(
    frame: Frame, day: int, gap: int, test: Callable[[int], bool], *, travel: bool
) -> list[tuple[int, int]]:
    """Masks (first, second) such that each pair of activities with a rest that passes is in one of them.

    The rest is in real minutes from the end of a shift that starts on ``day`` to the start of one
    ``gap`` days later, less the travel between their sites when ``travel``.
    """
    firsts, seconds = _ends_and_starts(frame, travel)
    short: dict[int, dict[int, int]] = {}
    for (clock_end, site), first in firsts.items():
        end = frame.timeline.minute(day, clock_end)
        found = 0
        for (clock_start, other), second in seconds.items():
            rest = frame.timeline.minute(day + gap, clock_start) - end
            if test(rest - frame.travel_between(site, other)):
                found |= second
        short.setdefault(clock_end, {})[first] = found
    pairs: dict[int, int] = {}
    for by_first in short.values():
        # What is too close whatever the site is one template; only what travel adds is said site by site.
        common = ~0
        for second in by_first.values():
            common &= second
        for first, second in by_first.items():
            for part in (common, second & ~common):
                if part:
                    pairs[part] = pairs.get(part, 0) | first
    return [(first, second) for second, first in pairs.items()]


def _ends_and_starts(
    frame: Frame, by_site: bool
) -> tuple[dict[tuple[int, str], int], dict[tuple[int, str], int]]:
    """Masks of the activities by (end, site) and by (start, site); one site for all unless asked for."""
    ends: dict[tuple[int, str], int] = {}
    starts: dict[tuple[int, str], int] = {}
    for number, activity in enumerate(frame.activities, 1):
        site = frame.instance.unit_by_id[activity.unit].site if by_site else ""
        end, start = (activity.shift.end_minute, site), (activity.shift.start, site)
        ends[end] = ends.get(end, 0) | 1 << number
        starts[start] = starts.get(start, 0) | 1 << number
    return ends, starts
