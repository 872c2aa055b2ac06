"""Points by rule over time, with what is proved, as a chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import plotly.graph_objects as go

from ui.workplace.solving.course import Course, drawn, over_time

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
"""Okabe and Ito's palette ("Color Universal Design", 2008), as colours of areas; neighbours differ in lightness too."""

OTHERS = "#8A959B"
LINE = "#5B6770"
HEIGHT = 300

CLIPPED = 4.0
"""Rosters that cost more than so many times what the best one costs now are not drawn: they would flatten all else."""


@dataclass(frozen=True)
class Words:
    """Texts of the chart."""

    seconds: str
    minutes: str
    points: str
    others: str
    bound: str


def chart(course: Course, titles: Mapping[str, str], words: Words) -> go.Figure | None:
    """Stacked areas of what the best roster costs by rule line; None while there are not two points to draw."""
    points = drawn(course.points)
    if not points:
        return None
    top = _top([point.penalty or 0 for point in points])
    within = [point for point in points if (point.penalty or 0) <= top]
    if len(within) < 2:
        return None
    names, rows = over_time(within, titles, len(COLOURS))
    long = points[-1].seconds > 180
    at = [point.seconds / 60 if long else point.seconds for point in within]
    figure = go.Figure()
    areas = list(zip(names, COLOURS, strict=False))
    for k, (name, colour) in reversed(list(enumerate([*areas, (words.others, OTHERS)]))):
        figure.add_trace(
            go.Scatter(
                x=at,
                y=[row[k] for row in rows],
                name=name,
                stackgroup="points",
                mode="lines",
                line={"width": 1, "color": "#FFFFFF", "shape": "hv"},
                fillcolor=colour,
                hovertemplate="%{y:.0f}",
            )
        )
    bounds = [point.bound for point in within]
    if any(bounds):
        figure.add_trace(
            go.Scatter(
                x=at,
                y=bounds,
                name=words.bound,
                mode="lines",
                line={"width": 2.5, "color": LINE, "dash": "dot", "shape": "hv"},
                hovertemplate="%{y:.0f}",
            )
        )
    return _laid_out(figure, words, long, top)


def _top(penalties: list[int]) -> float:
    return max(1.0, min(max(penalties) * 1.05, penalties[-1] * CLIPPED))


def _laid_out(figure: go.Figure, words: Words, long: bool, top: float) -> go.Figure:
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        hovermode="x unified",
        separators=", ",
        legend={"traceorder": "reversed", "font": {"size": 12}},
        xaxis={"title": words.minutes if long else words.seconds, "automargin": True, "rangemode": "tozero"},
        yaxis={"title": words.points, "range": [0, top], "automargin": True, "tickformat": ",.0f"},
        uirevision="course",
        transition={"duration": 0},
    )
    return figure
