"""Scatter charts of full-time share against another figure, laid out in millimetres for a page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from heltid.report.columns import COLUMN_BY_KEY
from heltid.report.pareto import MORE_IS_BETTER, PAIRS, Pair
from heltid.report.summary import MOST_ROWS
from heltid.report.table import Row, Table
from heltid.report.wording import NO_FIGURE, figure

SMALL, LARGE = (45.0, 45.0), (76.0, 78.0)
"""Width and height of the area that points lie in: three charts in a row, or two for many policies."""

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
MOST_STEPS = 4
"""Between ticks."""

NEAR = 0.8
"""Points nearer each other than this share a number."""

RADIUS, LETTER, TALL, EDGE = 1.0, 1.15, 2.1, 3.0
"""Of a point; width of a digit and height of a text; how far a text may stand outside to the right."""

MOST_NUMBERS = 3
"""At a place; more are told as how many there are."""

MILLIONS = 1e6


def charts(table: Table) -> list[dict[str, Any]]:
    """The charts that have points, as data for a template; see ``_chart``."""
    size = LARGE if len(table.rows) > MOST_ROWS else SMALL
    return [made for pair in PAIRS if (made := _chart(table, pair, size)) is not None]


def _chart(table: Table, pair: Pair, size: tuple[float, float]) -> dict[str, Any] | None:
    """A chart: title, axes, ticks and points with x to the right and y down, and the line through what no other beats."""
    column, (width, height) = COLUMN_BY_KEY[pair.key], size
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
            "x": _place(x, across) * width,
            "y": (1 - _place(y, up)) * height,
            "kind": _kind(row, pair, table),
            "number": row.number,
        }
        for row, x, y in there
    ]
    best = sorted((p for p in points if p["number"] in _best(table, pair)), key=_left)
    return {
        "title": pair.title,
        "alt": _alt(pair, table, [row for row, _, _ in there]),
        "width": width,
        "height": height,
        "across": f"{column.title}, {'mill. kr/år' if in_millions else column.unit}",
        "up": "Andel på heltid, %",
        "x_ticks": [{"at": _place(t, across) * width, "label": tick_text(t, across)} for t in across],
        "y_ticks": [{"at": (1 - _place(t, up)) * height, "label": tick_text(t, up)} for t in up],
        "points": points,
        "line": [[p["x"], p["y"]] for p in best],
        "labels": labels(points, width),
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


def labels(points: Sequence[dict[str, Any]], width: float) -> list[dict[str, Any]]:
    """Numbers beside points, with the upper left corner of each; one text where several points lie together.

    Where it is crowded the base and those no other beats come first, and others go without.
    """
    groups: list[list[dict[str, Any]]] = []
    for point in sorted(points, key=lambda p: p["kind"] == "other"):
        near = next((g for g in groups if math.dist(_at(g[0]), _at(point)) < NEAR), None)
        if near is None:
            groups.append([point])
        else:
            near.append(point)
    found: list[dict[str, Any]] = []
    taken: list[Box] = []
    for group in groups:
        text = _numbers(sorted(p["number"] for p in group))
        in_the_way = [*taken, *(_box(p) for p in points if p not in group)]
        places = _places(group[0], text)
        free = [b for b in places if b[2] <= width + EDGE and not any(_overlap(b, o) for o in in_the_way)]
        if not free and group[0]["kind"] == "other":
            continue
        box = (free or places)[0]
        taken.append(box)
        found.append({"x": box[0], "y": box[1], "text": text})
    return found


Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def _at(point: dict[str, Any]) -> tuple[float, float]:
    return point["x"], point["y"]


def _box(point: dict[str, Any]) -> Box:
    x, y = _at(point)
    return x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS


def _places(point: dict[str, Any], text: str) -> list[Box]:
    """Where a text may stand beside a point, the best first: right and left, above, below and level."""
    x, y = _at(point)
    wide = LETTER * len(text)
    tops = (y - TALL - 0.3, y + 0.3, y - TALL / 2)
    return [(left, top, left + wide, top + TALL) for left in (x + 1.3, x - 1.3 - wide) for top in tops]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _numbers(numbers: Sequence[int]) -> str:
    said = ", ".join(map(str, numbers[:MOST_NUMBERS]))
    return said if len(numbers) <= MOST_NUMBERS else f"{said} +{len(numbers) - MOST_NUMBERS}"
