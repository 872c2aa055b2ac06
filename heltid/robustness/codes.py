"""Which shift codes fill a gap: the code most like it, or two after one another."""

from __future__ import annotations

from models.base import MINUTES_PER_DAY
from models.instance import Instance
from models.shifts import Shift

MOST_CODES = 3
ALIKE_ENOUGH = 0.6
PAIR_ALIKE_ENOUGH = 0.75

Choice = tuple[str, int]
"""A code, and how many days after the gap's day it starts (-1, 0 or 1)."""


class Codes:
    """The shift codes of an instance, against gaps in clock minutes from 00:00 of a day."""

    def __init__(self, instance: Instance) -> None:
        self._by_unit = {
            unit.id: [
                s for s in instance.shifts if s.kind != "meeting" and instance.shift_runs_in(s.id, unit.id)
            ]
            for unit in instance.units
        }
        self._single: dict[tuple[str, int, int], tuple[Choice, ...]] = {}
        self._pairs: dict[tuple[str, int, int], int | None] = {}

    def single(self, unit: str, start: int, end: int) -> tuple[Choice, ...]:
        """Codes that fill most of a gap with least beside it, the best first; none when none touches it.

        Alike is the minutes in common over the minutes of either. The best is always there; others when they
        are alike enough.
        """
        key = (unit, start, end)
        found = self._single.get(key)
        if found is None:
            ranked = sorted(
                (-_alike(s, shift * MINUTES_PER_DAY, start, end), k, s.id, shift)
                for k, s in enumerate(self._by_unit[unit])
                for shift in (-1, 0, 1)
            )
            near = [(code, day) for alike, _, code, day in ranked if -alike >= ALIKE_ENOUGH]
            best = [(code, day) for alike, _, code, day in ranked[:1] if alike < 0]
            found = self._single[key] = tuple((near or best)[:MOST_CODES])
        return found

    def cut(self, unit: str, start: int, end: int) -> int | None:
        """Where to cut a gap in two so that two codes of one day fill it, each a part; None when none do."""
        key = (unit, start, end)
        if key not in self._pairs:
            self._pairs[key] = self._cut(unit, start, end)
        return self._pairs[key]

    def _cut(self, unit: str, start: int, end: int) -> int | None:
        best: tuple[float, int] | None = None
        for first in self._by_unit[unit]:
            for second in self._by_unit[unit]:
                overlap = first.end_minute - second.start
                if (
                    not start < first.end_minute < end
                    or not first.start < second.start
                    or not 0 <= overlap <= 60
                ):
                    continue
                both = _share(first.start, second.end_minute, start, end)
                if both >= PAIR_ALIKE_ENOUGH and (best is None or both > best[0]):
                    best = both, first.end_minute
        return None if best is None else best[1]


def _alike(shift: Shift, moved: int, start: int, end: int) -> float:
    return _share(shift.start + moved, shift.end_minute + moved, start, end)


def _share(first: int, last: int, start: int, end: int) -> float:
    return max(0, min(last, end) - max(first, start)) / (max(last, end) - min(first, start))
