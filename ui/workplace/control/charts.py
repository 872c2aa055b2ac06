"""Pictures of how burdens are shared, and of what is open.

The colours are of Okabe and Ito's palette ("Color Universal Design", 2008); what they tell stands in words too.
"""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

MAIN, OVER = "#0072B2", "#D55E00"
MIDDLE = "#7A868D"
"""A line that stands out from white and from the dark theme's ground."""

HEIGHT = 360
FEW = 8
"""Whole figures up to this many have a line for each on the axis."""

MOST_NAMES = 70
"""People whose names all stand under their bars; of more, some do."""


def bars(
    names: Sequence[str],
    values: Sequence[float],
    said: Sequence[str],
    *,
    middle: float,
    middle_text: str,
    axis: str,
    both_ways: bool = False,
) -> go.Figure:
    """A bar for each person, in the order given, with a line at the middle.

    Parameters
    ----------
    said:
        For the one who points at a bar.
    both_ways:
        Whether values below 0 are the other thing rather than less of it; they have a colour of their own.
    """
    places = list(range(len(names)))
    figure = go.Figure(
        go.Bar(
            x=places,
            y=list(values),
            customdata=list(said),
            hovertemplate="%{customdata}<extra></extra>",
            marker={"color": [OVER if both_ways and value > 0 else MAIN for value in values]},
        )
    )
    figure.add_hline(
        y=middle,
        line={"color": MIDDLE, "width": 2, "dash": "dash"},
        annotation={"text": middle_text, "font": {"size": 13}, "yshift": 2},
        annotation_position="top right",
    )
    ticks = places if len(names) <= MOST_NAMES else places[:: -(-len(names) // MOST_NAMES)]
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 8, "r": 8, "t": 16, "b": 8},
        bargap=0.25,
        separators=", ",
        showlegend=False,
        dragmode=False,
        xaxis={
            "tickvals": ticks,
            "ticktext": [names[place] for place in ticks],
            "tickangle": -60 if len(names) > 12 else 0,
            "tickfont": {"size": 11},
            "automargin": True,
            "fixedrange": True,
        },
        yaxis={"title": axis, "automargin": True, "fixedrange": True, "rangemode": "tozero"},
    )
    if all(value == int(value) for value in values) and max(map(abs, values)) <= FEW:
        figure.update_yaxes(dtick=1)
    return figure


def counts(names: Sequence[str], values: Sequence[int], axis: str) -> go.Figure:
    """A lying bar for each name, the first on top, with its figure at its end."""
    figure = go.Figure(
        go.Bar(
            x=list(values),
            y=list(range(len(names))),
            orientation="h",
            text=[str(value) for value in values],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
            marker={"color": MAIN},
        )
    )
    figure.update_layout(
        height=70 + 30 * len(names),
        margin={"l": 8, "r": 28, "t": 8, "b": 8},
        bargap=0.3,
        showlegend=False,
        dragmode=False,
        yaxis={
            "autorange": "reversed",
            "tickvals": list(range(len(names))),
            "ticktext": list(names),
            "automargin": True,
            "fixedrange": True,
        },
        xaxis={
            "title": axis,
            "automargin": True,
            "fixedrange": True,
            "rangemode": "tozero",
            "tickformat": "d",
        },
    )
    return figure


QUIET = {"displayModeBar": False, "scrollZoom": False}
"""For ``st.plotly_chart``: no tools that move the picture."""
