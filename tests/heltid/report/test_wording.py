"""Figures as Norwegians read them."""

from __future__ import annotations

import pytest

from heltid.report.wording import NO_FIGURE, figure, in_words, plain, spread


@pytest.mark.parametrize(
    ("value", "decimals", "signed", "text"),
    [
        (41603604.21, 0, False, "41 603 604"),
        (-64311.33, 0, True, "−64 311"),
        (64311.33, 0, True, "+64 311"),
        (0.04, 1, True, "0,0"),
        (-0.04, 1, False, "0,0"),
        (52.63, 1, False, "52,6"),
        (None, 1, False, NO_FIGURE),
    ],
)
def test_a_figure(value: float | None, decimals: int, signed: bool, text: str) -> None:
    assert figure(value, decimals, signed=signed) == text.replace(" ", "\N{NO-BREAK SPACE}")


def test_a_spread_is_told_where_it_shows() -> None:
    assert spread(12, 10, 14, 0) == "12 (10 til 14)"
    assert spread(12.01, 12.0, 12.02, 1) == "12,0"
    assert spread(-5, -10, 0, 0, signed=True) == "−5 (−10 til 0)"


def test_plain_figures_and_counts() -> None:
    assert (plain(12.5), plain(3.0), plain(100.0)) == ("12,5", "3", "100")
    assert (in_words(1, "ansatt", "ansatte"), in_words(3, "ansatt", "ansatte")) == ("1 ansatt", "3 ansatte")
