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

CLOSE_X, CLOSE_Y = 0.14, 0.045
"""Shares of the axes within which the texts of two points would lie on each other."""

PLACES = ("top center", "bottom center", "middle right", "middle left")


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


def label_places(shown: Sequence[Point]) -> dict[int, str]:
    """Where the name of each point stands: a place that keeps it off the names and points before it, as far as there is one."""
    if not shown:
        return {}
    wide = max(p.x for p in shown) - min(p.x for p in shown) or 1.0
    tall = max(p.y for p in shown) - min(p.y for p in shown) or 1.0
    at = {
        p.number: ((p.x - min(q.x for q in shown)) / wide, (p.y - min(q.y for q in shown)) / tall)
        for p in shown
    }
    taken: list[tuple[float, float]] = []
    found: dict[int, str] = {}
    moved = {
        "top center": (0.0, CLOSE_Y),
        "bottom center": (0.0, -CLOSE_Y),
        "middle right": (CLOSE_X, 0.0),
        "middle left": (-CLOSE_X, 0.0),
    }
    for point in sorted(shown, key=lambda p: (p.kind == "other", -p.y, p.x)):
        x, y = at[point.number]
        for place in PLACES:
            along, up = moved[place]
            here = (x + along, y + up)
            if all(abs(here[0] - a) >= 1.9 * CLOSE_X or abs(here[1] - b) >= CLOSE_Y for a, b in taken):
                break
        else:
            place, here = PLACES[0], (x, y + CLOSE_Y)
        found[point.number] = place
        taken.append(here)
    return found


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
    places = label_places(shown)
    named = {p.number for p in shown if len(shown) <= MOST_NAMED or p.kind == "base" or p in line}
    for kind, text in words.kinds.items():
        some = [p for p in shown if p.kind == kind]
        if not some:
            continue
        figure.add_trace(
            go.Scatter(
                x=[p.x for p in some],
                y=[p.y for p in some],
                mode="markers+text",
                text=[f"{p.number} {short(p.name)}" if p.number in named else str(p.number) for p in some],
                textposition=[places[p.number] for p in some],
                textfont={"size": 12, "color": words.ink},
                marker={"symbol": SYMBOLS[kind], "color": COLOURS[kind], "size": 11, "line": {"width": 2}},
                customdata=[f"{p.number}. {p.name}" for p in some],
                hovertemplate="%{customdata}<br>"
                + f"{words.up}: %{{y:.1f}}<br>{words.across}: %{{x:.2f}}<extra></extra>",
                name=text,
                cliponaxis=False,
            )
        )
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
            "range": _room([p.y for p in shown], 0.12),
        },
    )
    return figure


def _room(values: Sequence[float], share: float) -> list[float]:
    """From and to of an axis, with room for names on both sides."""
    low, high = min(values), max(values)
    room = share * (high - low) or max(abs(high) * 0.02, 1.0)
    return [low - room, high + room]
