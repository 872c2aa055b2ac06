"""Where points, ticks and numbers of a chart lie."""

from __future__ import annotations

import random
from typing import Any

import pytest

from heltid.report.charts import LETTER, MOST_STEPS, SMALL, TALL, charts, labels, tick_text, ticks
from heltid.report.summary import MOST_ROWS
from tests.heltid.report.asked import renamed, side_by_side, with_cost, with_figures
from tests.heltid.report.conftest import Found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([41.54, 41.65], ["41,50", "41,55", "41,60", "41,65"]),
        ([52.6, 52.6], ["48", "50", "52", "54", "56"]),
        ([0.0], ["−0,50", "−0,25", "0,00", "0,25", "0,50"]),
        ([33.3, 100], ["20", "40", "60", "80", "100"]),
    ],
)
def test_ticks_are_round_and_hold_all_values(values: list[float], found: list[str]) -> None:
    made = ticks(values)
    assert [tick_text(tick, made) for tick in made] == found
    assert made[0] <= min(values)
    assert made[-1] >= max(values)


@pytest.mark.parametrize("low", [-3.7, 0.0, 0.0123, 987.6])
@pytest.mark.parametrize("width", [1e-6, 0.0037, 1.0, 12.3, 9876.5])
def test_an_axis_is_never_crowded(low: float, width: float) -> None:
    made = ticks([low, low + width])
    assert 2 <= len(made) <= MOST_STEPS + 1
    assert made[0] <= low + 1e-9 * width
    assert made[-1] >= low + width - 1e-6 * width


def test_points_lie_in_the_chart_and_more_on_full_time_is_higher(found: Found) -> None:
    table = side_by_side(with_cost(found["i-dag", 1], 2_000_000), with_cost(found["storre", 1], 2_350_000))
    cost, weekends, days = charts(table)
    assert (cost["title"], weekends["title"]) == ("Heltid mot kostnad", "Heltid mot helger")
    assert cost["across"] == "Kostnad i alt, mill. kr/år"
    today, larger = cost["points"]
    assert today["y"] > larger["y"]
    assert today["x"] < larger["x"]
    assert all(
        0 <= p["x"] <= SMALL[0] and 0 <= p["y"] <= SMALL[1]
        for c in (cost, weekends, days)
        for p in c["points"]
    )
    assert [p["kind"] for p in cost["points"]] == ["base", "best"]
    assert cost["line"] == [[today["x"], today["y"]], [larger["x"], larger["y"]]]
    assert "Ikke slått av noe annet: 1 Som i dag; 2 Større" in cost["alt"]


def test_what_cannot_be_used_is_no_point(found: Found) -> None:
    made = charts(side_by_side(found["i-dag", 1], found["fjerde", 1], found["umulig", 1]))
    assert [[p["number"] for p in chart["points"]] for chart in made] == [[1], [1], [1]]
    assert charts(side_by_side(found["umulig", 1])) == []


def point(number: int, x: float, y: float, kind: str = "other") -> dict[str, Any]:
    return {"number": number, "x": x, "y": y, "kind": kind}


def test_points_at_one_place_share_a_number() -> None:
    points = [point(n, x, 9.0) for n, x in enumerate((5.0, 5.1, 5.2, 5.3, 30.0), start=1)]
    assert [label["text"] for label in labels(points, 45)] == ["1, 2, 3 +1", "5"]


def test_numbers_never_lie_on_each_other_and_the_best_have_theirs() -> None:
    draw = random.Random(5)
    points = [
        point(n, draw.uniform(0, 45), draw.uniform(20, 45), "best" if n % 20 == 0 else "other")
        for n in range(1, 101)
    ]
    found = labels(points, 45)
    boxes = [(m["x"], m["y"], m["x"] + LETTER * len(m["text"]), m["y"] + TALL) for m in found]
    for k, one in enumerate(boxes):
        for other in boxes[:k]:
            assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]
    said = {number for label in found for number in label["text"].split(", ")}
    assert {"20", "40", "60", "80", "100"} <= said
    assert 10 < len(found) < 90


def test_many_policies_have_larger_charts(found: Found) -> None:
    few = [renamed(found["i-dag", 1], f"p{k}") for k in range(MOST_ROWS)]
    assert charts(side_by_side(*few))[0]["width"] == SMALL[0]
    assert charts(side_by_side(*few, renamed(found["i-dag", 1], "one-more")))[0]["width"] > SMALL[0]


def test_the_line_goes_through_the_best_from_left_to_right(found: Found) -> None:
    def at(name: str, share: float, weekends: float) -> object:
        return with_figures(
            renamed(found["i-dag", 1], name), full_time_share=share, weekends_per_person_per_year=weekends
        )

    table = side_by_side(at("a", 0.9, 26.0), at("b", 0.5, 17.0), at("c", 0.4, 20.0))  # type: ignore[arg-type]
    weekends = charts(table)[1]
    places = {p["number"]: [p["x"], p["y"]] for p in weekends["points"]}
    assert weekends["line"] == [places[2], places[1]]
