"""Position sizes whose hours whole shifts can make up: 60 per cent of nights of 9.5 hours never come out in six weeks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction

from models.base import hundredths

STARTS_A_WEEK = 6
"""Shifts that one person can start in a week."""


def fitting(
    sizes: Iterable[float],
    lengths: Collection[int],
    *,
    weekly_minutes: int,
    blocks: Iterable[tuple[int, int]],
) -> tuple[float, ...]:
    """Those of some position sizes whose hours whole shifts can make up.

    Parameters
    ----------
    sizes:
        Per cent.
    lengths:
        Counted minutes of the shifts a person of this kind may work.
    weekly_minutes:
        A full-time week.
    blocks:
        Weeks over which hours must be met, and by how many minutes they may be missed. Blocks without exceptions
        (holidays, absence) are meant.

    Returns
    -------
    tuple of float
        All of them when none fits: the roster then shows by how much.
    """
    wanted = tuple(sizes)
    found = tuple(
        s
        for s in wanted
        if all(_made_up(lengths, weekly_minutes, s, weeks, missed) for weeks, missed in blocks)
    )
    return found or wanted


def _made_up(lengths: Collection[int], weekly_minutes: int, size: float, weeks: int, missed: int) -> bool:
    target = Fraction(weekly_minutes * weeks * hundredths(size), 100_00)
    useful = {length for length in lengths if length}
    sums = {0}
    for _ in range(STARTS_A_WEEK * weeks + 1):
        if any(abs(total - target) <= missed for total in sums):
            return True
        sums = {total + length for total in sums for length in useful if total + length <= target + missed}
    return False
