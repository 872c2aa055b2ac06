"""The price of a sum of covers, as the lower convex hull of what its whole values cost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from solver.core import Cover
from solver.evaluate import units_outside


@dataclass(frozen=True, slots=True)
class Hull:
    """Corners (value, points) of the lower convex hull, by rising value; none when no value is allowed.

    No whole value costs less than the hull says, and at the corners it says exactly what they cost. So a
    minimum of cost minus price times value over all whole values is found at a corner.
    """

    corners: tuple[tuple[int, int], ...]

    def least(self, scale: int, price: int) -> int:
        """min over the values v of scale x points(v) - price x v."""
        return min(scale * points - price * value for value, points in self.corners)

    @property
    def flat(self) -> bool:
        """Whether every value costs the same."""
        return all(points == self.corners[0][1] for _, points in self.corners) and bool(self.corners)

    def spans(self, low: int, high: int) -> bool:
        """Whether no value of ``low``..``high`` is ruled out."""
        return bool(self.corners) and self.corners[0][0] <= low and self.corners[-1][0] >= high


def hull_of(covers: Iterable[Cover], low: int, high: int) -> Hull:
    """The hull over the values ``low``..``high`` (the covers' offsets not included) of covers with the same cells."""
    covers = tuple(covers)
    for cover in covers:
        if cover.weight is None:
            if cover.low is not None:
                low = max(low, cover.low - cover.offset)
            if cover.high is not None:
                high = min(high, cover.high - cover.offset)
    if low > high:
        return Hull(())
    corners: list[tuple[int, int]] = []
    for value in sorted(_candidates(covers, low, high)):
        points = sum((cover.weight or 0) * units_outside(value + cover.offset, cover) for cover in covers)
        while len(corners) > 1 and _above(corners[-2], corners[-1], (value, points)):
            corners.pop()
        corners.append((value, points))
    return Hull(tuple(corners))


def _candidates(covers: tuple[Cover, ...], low: int, high: int) -> set[int]:
    """Every value where the cost may have a corner: both sides of each step."""
    found = {low, high}
    for cover in covers:
        if not cover.weight:
            continue
        if cover.low is not None:
            for value in range(cover.low - cover.offset, low - cover.unit - 1, -cover.unit):
                found.update((value, value - 1))
        if cover.high is not None:
            for value in range(cover.high - cover.offset, high + cover.unit + 1, cover.unit):
                found.update((value, value + 1))
    return {value for value in found if low <= value <= high}


def _above(left: tuple[int, int], middle: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether the middle point lies on or above the line between the others."""
    return (middle[1] - left[1]) * (right[0] - left[0]) >= (right[1] - left[1]) * (middle[0] - left[0])
