"""Numbers are read exactly as they are written."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.tariff.sourced import exact, exact_text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("22", Fraction(22)),
        ("5.1", Fraction(51, 10)),
        ("5,1", Fraction(51, 10)),
        ("133 1/3", Fraction(400, 3)),
    ],
)
def test_a_number_is_what_it_says(text: str, value: Fraction) -> None:
    assert exact(text) == value


def test_whole_numbers_need_no_quotation_marks() -> None:
    assert exact(56) == 56


@pytest.mark.parametrize("wrong", ["-1", "", "1e3", "22 %", "1/3", 0.1, True, None, "1.1234567", "1" * 10])
def test_what_is_not_exact_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="tallet skrives"):
        exact(wrong)


@given(st.integers(0, 10**15 - 1))
def test_decimals_come_back_as_they_were(millionths: int) -> None:
    value = Fraction(millionths, 10**6)
    assert exact(exact_text(value)) == value


def test_thirds_come_back_as_they_were() -> None:
    assert exact_text(Fraction(400, 3)) == "133 1/3"
