"""Scatter charts of full-time share against another figure, laid out in millimetres for a page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from heltid.report.columns import COLUMN_BY_KEY
from heltid.report.pareto import MORE_IS_BETTER, PAIRS, Pair
from heltid.report.table import Row, Table
from heltid.report.wording import NO_FIGURE, figure

WIDTH, HEIGHT = 45.0, 45.0
"""Of the area that points lie in."""

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
MOST_STEPS = 4
"""Between ticks."""

NEAR = 2.2
"""Points nearer each other than this share a number."""

MOST_NUMBERS = 3
"""At a place; more are told as how many there are."""

MILLIONS = 1e6


def charts(table: Table) -> list[dict[str, Any]]:
    """The charts that have points, as data for a template; see ``_chart``."""
    return [made for pair in PAIRS if (made := _chart(table, pair)) is not None]


def _chart(table: Table, pair: Pair) -> dict[str, Any] | None:
    """A chart: title, axes, ticks and points with x to the right and y down, and the line through what no other beats."""
    column = COLUMN_BY_KEY[pair.key]
    in_millions = column.unit == "kr/år"
    scale = MILLIONS if in_millions else 1.0
    there = [
        (row, row.values[pair.key].mean / scale, row.values[MORE_IS_BETTER].mean)
        for row in table.rows
        if pair.key in row.values
        and MORE_IS_BETTER in row.values
        and (row.usable or row.policy == table.base)
    ]
    if not there:
        return None
    across, up = ticks([x for _, x, _ in there]), ticks([y for _, _, y in there])
    points = [
        {
            "x": _place(x, across) * WIDTH,
            "y": (1 - _place(y, up)) * HEIGHT,
            "kind": _kind(row, pair, table),
            "number": row.number,
        }
        for row, x, y in there
    ]
    best = sorted((p for p in points if p["number"] in _best(table, pair)), key=_left)
    return {
        "title": pair.title,
        "alt": _alt(pair, table, [row for row, _, _ in there]),
        "width": WIDTH,
        "height": HEIGHT,
        "across": f"{column.title}, {'mill. kr/år' if in_millions else column.unit}",
        "up": "Andel på heltid, %",
        "x_ticks": [{"at": _place(t, across) * WIDTH, "label": tick_text(t, across)} for t in across],
        "y_ticks": [{"at": (1 - _place(t, up)) * HEIGHT, "label": tick_text(t, up)} for t in up],
        "points": points,
        "line": [[p["x"], p["y"]] for p in best],
        "labels": labels(points),
    }


def _left(point: dict[str, Any]) -> tuple[float, float]:
    return point["x"], -point["y"]


def _best(table: Table, pair: Pair) -> set[int]:
    return {row.number for row in table.rows if pair.key in row.unbeaten}


def _kind(row: Row, pair: Pair, table: Table) -> str:
    if row.policy == table.base:
        return "base"
    return "best" if pair.key in row.unbeaten else "other"


def _alt(pair: Pair, table: Table, rows: Sequence[Row]) -> str:
    """The chart in words, for those who hear it."""
    best = [f"{row.number} {row.name}" for row in rows if row.number in _best(table, pair)]
    return f"{pair.title}, {len(rows)} tiltak. Ikke slått av noe annet: {'; '.join(best) or NO_FIGURE}."


def ticks(values: Sequence[float]) -> list[float]:
    """Round numbers at equal steps, the first at most the lowest value and the last at least the highest."""
    low, high = min(values), max(values)
    width = high - low
    if width <= abs(high) * 1e-9:
        width = abs(high) * 0.1 or 1.0
        low, high = low - width / 2, high + width / 2
    size = 10 ** math.floor(math.log10(width / MOST_STEPS))
    for step in (size * s for s in STEPS):
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first <= MOST_STEPS:
            break
    return [k * step for k in range(first, last + 1)]


def tick_text(tick: float, among: Sequence[float]) -> str:
    """A tick with as many decimals as its axis needs."""
    step = among[1] - among[0]
    decimals = next((d for d in range(4) if abs(step * 10**d - round(step * 10**d)) < 1e-6), 4)
    return figure(tick, decimals)


def _place(value: float, among: Sequence[float]) -> float:
    return (value - among[0]) / (among[-1] - among[0])


def labels(points: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Numbers beside points, one text where several lie together."""
    groups: list[list[dict[str, Any]]] = []
    for point in points:
        near = next(
            (g for g in groups if math.dist((g[0]["x"], g[0]["y"]), (point["x"], point["y"])) < NEAR), None
        )
        if near is None:
            groups.append([point])
        else:
            near.append(point)
    return [{"x": g[0]["x"], "y": g[0]["y"], "text": _numbers([p["number"] for p in g])} for g in groups]


def _numbers(numbers: Sequence[int]) -> str:
    said = ", ".join(map(str, numbers[:MOST_NUMBERS]))
    return said if len(numbers) <= MOST_NUMBERS else f"{said} +{len(numbers) - MOST_NUMBERS}"
