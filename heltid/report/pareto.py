"""Which policies no other beats: as many on full time, and better on the other figure, or the other way round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NOISE = 1e-6
"""Differences below this come from adding in another order."""


@dataclass(frozen=True)
class Pair:
    """Full-time share, of which more is better, against a figure of which less is better.

    Attributes
    ----------
    key:
        Of the column.
    title, words:
        Norwegian: over a chart, and in a sentence.
    """

    key: str
    title: str
    words: str


MORE_IS_BETTER = "full_time_share"

PAIRS = (
    Pair("cost_total", "Heltid mot kostnad", "kostnad"),
    Pair("weekends", "Heltid mot helger", "helger"),
    Pair("days_at_work", "Heltid mot dager på jobb", "dager på jobb"),
)


def unbeaten(points: Mapping[str, tuple[float, float]]) -> set[str]:
    """Those that no other is at least as good as on both figures and better than on one; equals do not beat each other.

    Parameters
    ----------
    points:
        By name, a figure of which more is better and one of which less is better.
    """
    return {
        name for name, mine in points.items() if not any(_beats(other, mine) for other in points.values())
    }


def _beats(one: tuple[float, float], other: tuple[float, float]) -> bool:
    more, less = one[0] - other[0], other[1] - one[1]
    return more > -NOISE and less > -NOISE and max(more, less) > NOISE
