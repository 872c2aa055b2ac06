"""Hours with a right to supplements: how many a year, of one person or of hired people."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from models.base import MINUTES_PER_DAY
from models.cost.year import Paid, YearDay
from models.tariff.tariff import Tariff

if TYPE_CHECKING:
    from models.view import RosterView


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch at work inside the plan's minutes; ``share`` of it is working time (people times the paid part)."""

    start: int
    end: int
    share: Fraction


@dataclass(frozen=True)
class SupplementMinutes:
    """Minutes with a right to each supplement, and all working minutes.

    ``saturday_sunday`` and ``holiday`` never share a minute, nor do ``evening`` and ``night``; one of the latter
    may lie on one of the former (HTA KS chapter 1 §5).
    """

    worked: Fraction = Fraction(0)
    saturday_sunday: Fraction = Fraction(0)
    holiday: Fraction = Fraction(0)
    evening: Fraction = Fraction(0)
    night: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a day with one supplement for the clock, before or after the hour eves are paid as holidays from."""

    start: int
    end: int
    part: int  # 0 day, 1 evening, 2 night; 3 more from the hour eves begin


class PayClock:
    """Which supplement each minute of a plan gives, and how often a year holds it.

    Parameters
    ----------
    days:
        For each plan day how often and how it is paid; see ``models.cost.year.year_days``.
    """

    def __init__(self, view: RosterView, tariff: Tariff, days: Sequence[tuple[YearDay, ...]]) -> None:
        self.total = view.timeline.minute(view.days, 0)
        self._days = days
        self._stretches = [
            [
                _Stretch(view.timeline.minute(day, start), view.timeline.minute(day, end), part)
                for start, end, part in _clock_parts(tariff)
            ]
            for day in range(view.days)
        ]
        self._midnights = [stretches[0].start for stretches in self._stretches]

    def minutes(
        self, pieces: Iterable[Piece], labels: Sequence[str] | None = None
    ) -> dict[str, SupplementMinutes]:
        """Minutes a year of some stretches, by the label of the plan day they lie on.

        Parameters
        ----------
        labels:
            One for each plan day; None gives everything the label ``""``.
        """
        tally: dict[tuple[str, int, int], Fraction | int] = defaultdict(int)
        for piece in pieces:
            day = bisect_right(self._midnights, piece.start) - 1
            whole = piece.share == 1
            while day < len(self._midnights) and self._midnights[day] < piece.end:
                label = labels[day] if labels is not None else ""
                for s in self._stretches[day]:
                    minutes = min(piece.end, s.end) - max(piece.start, s.start)
                    if minutes > 0:
                        tally[label, day, s.part] += minutes if whole else minutes * piece.share
                day += 1
        return self._of_year(tally)

    def _of_year(self, tally: dict[tuple[str, int, int], Fraction | int]) -> dict[str, SupplementMinutes]:
        # Days paid alike are added up first: whole numbers are quick, fractions are not.
        alike: dict[tuple[str, bool, tuple[YearDay, ...], int], Fraction | int] = defaultdict(int)
        for (label, day, part), minutes in tally.items():
            alike[label, day % 7 >= 5, self._days[day], part] += minutes
        found: dict[str, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
        for (label, weekend, year, part), minutes in alike.items():
            for day_of_year in year:
                many = minutes * day_of_year.times
                for kind in _kinds(day_of_year.paid, weekend, part):
                    found[label][kind] += many
        return {label: SupplementMinutes(**kinds) for label, kinds in found.items()}


def _kinds(paid: Paid, weekend: bool, part: int) -> tuple[str, ...]:
    """What a minute counts as. One supplement for the day at most, and one for the clock."""
    after_noon, clock = divmod(part, 3)
    kinds = ["worked"]
    if paid == "holiday" or (paid == "eve" and after_noon):
        kinds.append("holiday")
    elif weekend:
        kinds.append("saturday_sunday")
    if clock:
        kinds.append("evening" if clock == 1 else "night")
    return tuple(kinds)


def _clock_parts(tariff: Tariff) -> list[tuple[int, int, int]]:
    """The day from 00:00 to 24:00 in stretches: start and end in minutes after midnight, and the part."""
    night_over = tariff.night_end - MINUTES_PER_DAY
    cuts = {0, night_over, tariff.eve_start, tariff.evening_start, tariff.evening_end, tariff.night_start}
    parts = []
    for start, end in pairwise(sorted(cuts | {MINUTES_PER_DAY})):
        if start < night_over or start >= tariff.night_start:
            clock = 2
        else:
            clock = 1 if tariff.evening_start <= start < tariff.evening_end else 0
        parts.append((start, end, clock + (3 if start >= tariff.eve_start else 0)))
    return parts


def pieces_of(view: RosterView, employee: str) -> list[Piece]:
    """A person's time at work inside the plan's minutes, in order.

    A shift that runs over the end of a rolling plan goes on from its beginning; in a calendar plan what lies
    after the end is left out, and history's last night counts. An unpaid break is spread over its shift. Where two
    shifts overlap, the time is the earlier one's.
    """
    total = view.timeline.minute(view.days, 0)
    spans: list[tuple[int, int, Fraction]] = []
    for w in view.row(employee).known:
        if w.end <= w.start:
            continue
        share = Fraction(max(0, w.working_minutes), w.end - w.start)
        spans.append((max(w.start, 0), min(w.end, total), share))
        if view.rolling and w.end > total:
            spans.append((0, w.end - total, share))
    pieces, reached = [], 0
    for start, end, share in sorted(spans):
        if end > max(start, reached):
            pieces.append(Piece(max(start, reached), end, share))
            reached = end
    return pieces
