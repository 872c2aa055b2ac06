"""How many people there are at every minute of a plan, and the stretches with as many. Facts only."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch with the same number of people, in elapsed minutes from the start of the plan."""

    start: int
    end: int
    people: int

    @property
    def minutes(self) -> int:
        return self.end - self.start


class Profile:
    """The number of people present at every minute of a plan, as steps.

    ``steps`` holds (minute, change) in any order; changes at the same minute are added up.
    """

    def __init__(self, steps: dict[int, int], total: int, *, rolling: bool) -> None:
        self._total = total
        self._rolling = rolling
        self._starts = [0]
        self._people = [0]
        for minute, change in sorted(steps.items()):
            if change == 0:
                continue
            if minute == self._starts[-1]:
                self._people[-1] += change
            elif minute < total:
                self._starts.append(minute)
                self._people.append(self._people[-1] + change)

    def with_changes(self, changes: Iterable[tuple[int, int, int]]) -> Profile:
        """The same with more or fewer people there at times: (start, end, change), inside the plan."""
        starts, people = [*self._starts], [*self._people]

        def cut(minute: int) -> int:
            """The place where a step begins at a minute; one is made where there is none."""
            k = bisect_left(starts, minute)
            if minute < self._total and (k == len(starts) or starts[k] != minute):
                starts.insert(k, minute)
                people.insert(k, people[k - 1])
            return k

        for start, end, change in changes:
            first, last = cut(start), cut(end)
            for k in range(first, last):
                people[k] += change
            for k in (last, first):
                if 0 < k < len(starts) and people[k] == people[k - 1]:
                    del starts[k], people[k]
        changed = copy(self)
        changed._starts, changed._people = starts, people
        return changed

    def segments(self, start: int, end: int) -> list[Segment]:
        """Longest stretches with the same number, in order, from minute ``start`` to ``end``.

        Rolling: the window may pass the end of the plan and goes on from the beginning. Calendar:
        moments outside the plan are left out.
        """
        if not self._rolling:
            start, end = max(start, 0), min(end, self._total)
        found: list[Segment] = []
        while start < end:
            turn = start // self._total * self._total
            k = bisect_right(self._starts, start - turn) - 1
            stop = self._starts[k + 1] if k + 1 < len(self._starts) else self._total
            stop = min(stop + turn, end)
            if found and found[-1].people == self._people[k]:
                found[-1] = Segment(found[-1].start, stop, self._people[k])
            else:
                found.append(Segment(start, stop, self._people[k]))
            start = stop
        return found
