"""Who may be present when: a window cut into segments, for the rules that count people on the floor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from models.base import MINUTES_PER_DAY
from solver.core import CoverCell
from solver.frame.frame import Frame


@dataclass(frozen=True)
class Segment:
    """Moments at which the same activities are present.

    Attributes
    ----------
    minutes:
        Real length of those moments together.
    present:
        Pairs (day the shift starts on, mask of activities); each day once.
    """

    minutes: int
    present: tuple[tuple[int, int], ...]

    def cells(self, lines: tuple[int, ...], coefficient: int = 1) -> tuple[CoverCell, ...]:
        """Cells that count the lines at work in the segment."""
        return tuple(CoverCell(lines, day, mask, coefficient) for day, mask in self.present) if lines else ()


class Presence:
    """Segments of windows on the floor (no meetings) of some units."""

    def __init__(self, frame: Frame, units: Iterable[str]) -> None:
        self._frame = frame
        here = sum(frame.unit_masks[unit] for unit in set(units))
        masks = ((s, frame.shift_masks[s.id] & frame.floor_mask & here) for s in frame.instance.shifts)
        self._shifts = [(shift, mask) for shift, mask in masks if mask]
        self._ordinary: dict[tuple[int, int], tuple[Segment, ...]] = {}

    def segments(self, day: int, start: int, end: int) -> tuple[Segment, ...]:
        """Segments of the window from clock ``start`` to clock ``end`` (minutes after midnight of ``day``).

        Moments after the end of a calendar plan and shifts on days before anything is known are left
        out. Days are numbered on from ``day``, also past the end of a rolling plan.
        """
        frame = self._frame
        first, last = day + start // MINUTES_PER_DAY - 1, day + end // MINUTES_PER_DAY
        if not frame.rolling and (
            first < frame.first_day or last >= frame.days or frame.clock_moves(first, last + 1)
        ):
            return self._cut(day, start, end)
        if (start, end) not in self._ordinary:
            self._ordinary[start, end] = tuple(
                Segment(s.minutes, tuple((d - day, mask) for d, mask in s.present))
                for s in self._cut(day, start, end)
            )
        return tuple(
            Segment(s.minutes, tuple((d + day, mask) for d, mask in s.present))
            for s in self._ordinary[start, end]
        )

    def _cut(self, day: int, start: int, end: int) -> tuple[Segment, ...]:
        frame = self._frame
        days = range(day + start // MINUTES_PER_DAY - 1, day + end // MINUTES_PER_DAY + 1)
        opens, closes = frame.timeline.minute(day, start), frame.timeline.minute(day, end)
        if not frame.rolling:
            days = range(max(days.start, frame.first_day), min(days.stop, frame.days))
            closes = min(closes, frame.timeline.minute(frame.days, 0))
        if closes <= opens:
            return ()
        spans = [
            (frame.shift_start(d, shift), frame.shift_end(d, shift), d, mask)
            for d in days
            for shift, mask in self._shifts
        ]
        spans = [span for span in spans if span[0] < closes and span[1] > opens and span[0] < span[1]]
        cuts = sorted({opens, closes} | {cut for span in spans for cut in span[:2] if opens < cut < closes})
        lengths: dict[tuple[tuple[int, int], ...], int] = {}
        for left, right in pairwise(cuts):
            masks: dict[int, int] = {}
            for begins, ends, d, mask in spans:
                if begins <= left and right <= ends:
                    masks[d] = masks.get(d, 0) | mask
            present = tuple(sorted(masks.items()))
            lengths[present] = lengths.get(present, 0) + right - left
        return tuple(Segment(minutes, present) for present, minutes in lengths.items())
