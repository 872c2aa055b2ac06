"""Full-time share against another figure, with the line of what no other policy beats.

The colours are of Okabe and Ito's palette ("Color Universal Design", 2008); shapes say the same, and the names stand beside the
points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from heltid.report.columns import COLUMN_BY_KEY
from heltid.report.pareto import MORE_IS_BETTER
from heltid.report.table import Row, Table

BEST, OTHER, BASE, NOT_USABLE = "#0072B2", "#6B7780", "#D55E00", "#9A6B00"

SYMBOLS = {"base": "diamond", "best": "circle", "other": "circle-open", "unusable": "x-thin-open"}
COLOURS = {"base": BASE, "best": BEST, "other": OTHER, "unusable": NOT_USABLE}

HEIGHT = 460
LONGEST_NAME = 34
MOST_NAMED = 14
"""Points with their names beside them; of more, only the base and what no other beats have one."""

MILLIONS = 1e6

PLOT_WIDTH, PLOT_HEIGHT = 520.0, 330.0
"""Pixels between the lowest and highest values on a tablet: where names stand apart there, they do on a wider page."""

LETTER, TALL, RADIUS = 6.3, 15.0, 7.0
"""Pixels: width of a letter, height of a name, and of a point from its middle."""

SHIFTS = (16, -16, 33, -33, 50, -50, 67, -67)
"""Pixels that a name may stand above its point, the best first; from the third on a line leads to it."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in pixels."""


@dataclass(frozen=True)
class Point:
    """A policy in the chart; ``kind`` is one of the keys of ``SYMBOLS``."""

    number: int
    name: str
    kind: str
    x: float
    y: float


@dataclass(frozen=True)
class ChartWords:
    """What stands in the chart, in the language of the page, and the colour it is written in."""

    across: str
    up: str
    kinds: dict[str, str]
    frontier: str
    ink: str = "#1D2B33"


def points(table: Table, key: str, *, unusable: bool) -> tuple[Point, ...]:
    """Those that have both figures; kroner in millions.

    Parameters
    ----------
    unusable:
        Whether policies without a roster that can be used are among them.
    """
    scale = MILLIONS if COLUMN_BY_KEY[key].unit == "kr/år" else 1.0
    return tuple(
        Point(
            row.number,
            row.name,
            _kind(row, key, table),
            row.values[key].mean / scale,
            row.values[MORE_IS_BETTER].mean,
        )
        for row in table.rows
        if key in row.values
        and MORE_IS_BETTER in row.values
        and (unusable or row.usable or row.policy == table.base)
    )


def _kind(row: Row, key: str, table: Table) -> str:
    if row.policy == table.base:
        return "base"
    if not row.usable:
        return "unusable"
    return "best" if key in row.unbeaten else "other"


def frontier(table: Table, key: str, shown: Sequence[Point]) -> list[Point]:
    """What no other policy beats, from left to right."""
    best = {row.number for row in table.rows if key in row.unbeaten}
    return sorted((p for p in shown if p.number in best), key=lambda p: (p.x, p.y))


def short(name: str) -> str:
    """A name with room beside a point."""
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip(" ,.;:") + "…"


def label_places(shown: Sequence[Point]) -> dict[int, int]:
    """How many pixels above its point each name stands, so that it lies on no other name or point.

    A name that there is no room for is left out. The base and what no other beats come first.
    """
    if not shown:
        return {}
    left, bottom = min(p.x for p in shown), min(p.y for p in shown)
    wide = max(p.x for p in shown) - left or 1.0
    tall = max(p.y for p in shown) - bottom or 1.0
    at = {p.number: ((p.x - left) / wide * PLOT_WIDTH, (p.y - bottom) / tall * PLOT_HEIGHT) for p in shown}
    taken = {p.number: [_around(*at[p.number], RADIUS, RADIUS)] for p in shown}
    found: dict[int, int] = {}
    for point in sorted(shown, key=lambda p: (p.kind in ("other", "unusable"), -p.y, p.x)):
        x, y = at[point.number]
        others = [box for number, boxes in taken.items() for box in (boxes if number != point.number else ())]
        half = LETTER * len(label(point)) / 2
        for shift in SHIFTS:
            box = _around(x, y + shift, half, TALL / 2)
            if not any(_overlap(box, other) for other in others):
                found[point.number] = shift
                taken[point.number].append(box)
                break
    return found


def _around(x: float, y: float, half_wide: float, half_tall: float) -> Box:
    return x - half_wide, y - half_tall, x + half_wide, y + half_tall


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def label(point: Point) -> str:
    """What stands beside a point."""
    return f"{point.number} {short(point.name)}"


def pareto_chart(table: Table, key: str, shown: Sequence[Point], words: ChartWords) -> go.Figure:
    """The chart of points that ``points`` has found; a legend tells the kinds apart."""
    figure = go.Figure()
    line = frontier(table, key, shown)
    if len(line) > 1:
        figure.add_trace(
            go.Scatter(
                x=[p.x for p in line],
                y=[p.y for p in line],
                mode="lines",
                line={"color": BEST, "width": 1.5, "dash": "dot"},
                name=words.frontier,
                hoverinfo="skip",
            )
        )
    for kind, text in words.kinds.items():
        some = [p for p in shown if p.kind == kind]
        if not some:
            continue
        figure.add_trace(
            go.Scatter(
                x=[p.x for p in some],
                y=[p.y for p in some],
                mode="markers",
                marker={"symbol": SYMBOLS[kind], "color": COLOURS[kind], "size": 11, "line": {"width": 2}},
                customdata=[f"{p.number}. {p.name}" for p in some],
                hovertemplate="%{customdata}<br>"
                + f"{words.up}: %{{y:.1f}}<br>{words.across}: %{{x:.2f}}<extra></extra>",
                name=text,
                cliponaxis=False,
            )
        )
    named = [p for p in shown if len(shown) <= MOST_NAMED or p.kind == "base" or p in line]
    places = label_places(named)
    for point in named:
        if point.number in places:
            _write(figure, point, places[point.number], words.ink)
    ink = {"color": words.ink}
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        separators=", ",
        dragmode=False,
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "font": {"color": words.ink}},
        xaxis={
            "title": {"text": words.across, "font": ink},
            "tickfont": ink,
            "automargin": True,
            "fixedrange": True,
            "range": _room([p.x for p in shown], 0.16),
        },
        yaxis={
            "title": {"text": words.up, "font": ink},
            "tickfont": ink,
            "automargin": True,
            "fixedrange": True,
            "range": _room([p.y for p in shown], 0.22),
        },
    )
    return figure


def _write(figure: go.Figure, point: Point, shift: int, ink: str) -> None:
    """The name of a point, with a line to it where it stands apart."""
    figure.add_annotation(
        x=point.x,
        y=point.y,
        text=label(point),
        font={"size": 12, "color": ink},
        showarrow=True,
        arrowhead=0,
        arrowwidth=1,
        arrowcolor=OTHER if abs(shift) > SHIFTS[0] else "rgba(0,0,0,0)",
        standoff=RADIUS,
        ax=0,
        ay=-shift,
    )


def _room(values: Sequence[float], share: float) -> list[float]:
    """From and to of an axis, with room for names on both sides."""
    low, high = min(values), max(values)
    room = share * (high - low) or max(abs(high) * 0.02, 1.0)
    return [low - room, high + room]
