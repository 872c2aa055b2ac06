"""Intervals: quantiles from tables, and how often known means and ratios lie inside."""

from __future__ import annotations

import numpy as np
import pytest

from heltid.robustness.intervals import mean, ratio, t_quantile


@pytest.mark.parametrize(
    ("confidence", "freedom", "t"),
    [
        (0.95, 9, 2.2622),
        (0.95, 30, 2.0423),
        (0.95, 199, 1.9720),
        (0.99, 9, 3.2498),
        (0.99, 60, 2.6603),
        (0.90, 19, 1.7291),
    ],
)
def test_quantiles_of_the_table(confidence: float, freedom: int, t: float) -> None:
    assert t_quantile(confidence, freedom) == pytest.approx(t, abs=6e-4)


def test_too_few_replications() -> None:
    with pytest.raises(ValueError, match="9 degrees of freedom"):
        t_quantile(0.95, 8)


def test_a_mean_reckoned_by_hand() -> None:
    """0 to 9: mean 4.5, standard deviation 3.0277, so half of 2.2622 x 3.0277 / sqrt(10) = 2.166."""
    found = mean(np.arange(10.0))
    assert (found.mean, found.low, found.high) == pytest.approx((4.5, 2.334, 6.666), abs=1e-3)


def test_values_all_alike_have_no_width() -> None:
    found = mean(np.full(20, 3.0))
    assert (found.low, found.mean, found.high) == (3.0, 3.0, 3.0)


def test_a_ratio_of_nothing_is_none() -> None:
    assert ratio(np.zeros(10), np.zeros(10)) is None


def test_a_ratio_that_never_varies_has_no_width() -> None:
    whole = np.arange(1.0, 11.0)
    found = ratio(whole / 4, whole)
    assert found is not None
    assert (found.low, found.mean, found.high) == pytest.approx((0.25, 0.25, 0.25))


def test_known_means_and_ratios_lie_inside_as_often_as_said() -> None:
    """600 times 20 replications; the whole is skew as minutes are, and the part is 0.7 of it but for noise."""
    draw = np.random.default_rng(4)
    inside_mean = inside_ratio = 0
    for _ in range(600):
        values = draw.normal(5, 2, 20)
        around = mean(values)
        inside_mean += around.low <= 5 <= around.high
        whole = draw.gamma(9, 10, 20)
        share = ratio(0.7 * whole + draw.normal(0, 5, 20), whole)
        assert share is not None
        inside_ratio += share.low <= 0.7 <= share.high
    assert 0.93 <= inside_mean / 600 <= 0.97
    assert 0.92 <= inside_ratio / 600 <= 0.97
