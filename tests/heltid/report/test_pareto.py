"""Which policies no other beats."""

from __future__ import annotations

import pytest

from heltid.report.pareto import unbeaten


@pytest.mark.parametrize(
    ("points", "best"),
    [
        ({}, ""),
        ({"a": (50, 10)}, "a"),
        ({"a": (50, 10), "b": (60, 10)}, "b"),
        ({"a": (50, 10), "b": (50, 9)}, "b"),
        ({"a": (50, 10), "b": (60, 11)}, "ab"),
        ({"a": (50, 10), "b": (60, 11), "c": (55, 12)}, "ab"),
        ({"a": (50, 10), "b": (50, 10), "c": (40, 10)}, "ab"),
    ],
    ids=["none", "alone", "more", "less", "trade-off", "beaten by one", "equals stay"],
)
def test_unbeaten(points: dict[str, tuple[float, float]], best: str) -> None:
    assert unbeaten(points) == set(best)


def test_what_adding_in_another_order_changes_is_no_difference() -> None:
    assert unbeaten({"a": (52.0, 0.1 + 0.2), "b": (52.0, 0.3)}) == {"a", "b"}
