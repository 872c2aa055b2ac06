"""Means and ratios over replications, with confidence intervals.

Replications are independent, so a mean over them has a t interval. A ratio of two totals (filled of needed)
is the ratio of their sums, with the interval of its linearisation: the t interval of the mean of
(part - ratio x whole) / mean whole (Cochran, Sampling Techniques, 3rd ed., 6.3).
"""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from models.base import Model

FEWEST_REPLICATIONS = 10
"""For which the series of ``t_quantile`` is good to three digits."""


class Estimate(Model):
    """A mean or a ratio over replications, and the interval it lies in with the confidence asked for."""

    mean: float
    low: float
    high: float


def t_quantile(confidence: float, freedom: int) -> float:
    """The t of a two-sided interval, from its series in 1 / freedom (Abramowitz and Stegun 26.7.5).

    Parameters
    ----------
    confidence:
        Above 0 and below 1, such as 0.95.
    freedom:
        Degrees of freedom, 9 or more.
    """
    if freedom < FEWEST_REPLICATIONS - 1:
        raise ValueError(
            f"the series needs {FEWEST_REPLICATIONS - 1} degrees of freedom or more, not {freedom}"
        )
    z: float = NormalDist().inv_cdf((1 + confidence) / 2)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / float(freedom) ** power for power, term in enumerate(terms, start=1))


def mean(values: NDArray[np.float64], confidence: float = 0.95) -> Estimate:
    """The mean of one value for each replication."""
    middle = float(values.mean())
    half = t_quantile(confidence, len(values) - 1) * float(values.std(ddof=1)) / math.sqrt(len(values))
    return Estimate(mean=middle, low=middle - half, high=middle + half)


def ratio(part: NDArray[np.float64], whole: NDArray[np.float64], confidence: float = 0.95) -> Estimate | None:
    """The ratio of two totals; None when the whole is nothing in every replication."""
    size = float(whole.mean())
    if size == 0:
        return None
    middle = float(part.mean()) / size
    around = mean((part - middle * whole) / size, confidence)
    return Estimate(mean=middle, low=middle + around.low, high=middle + around.high)
