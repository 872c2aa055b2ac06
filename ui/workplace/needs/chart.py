"""The curves of a day as pictures, and in words for those who do not see them."""

from __future__ import annotations

import altair as alt
import pandas as pd
import streamlit as st

from instances.excel.palette import shift_colours
from models.base import MINUTES_PER_DAY, clock_text
from models.instance import Instance
from models.shifts import Shift
from ui.workplace.language import _, ngettext
from ui.workplace.needs.curves import Step

WANTED, MINIMUM = "#1F5F7A", "#8FB8C9"
"""The line of what is wanted, and the filled minimum."""

MOST = "#B35900"

CURVE_HEIGHT = 120

LINE_HEIGHT = 22

LEFT = 64
"""Room for the numbers and codes at the left, the same in every picture so that hours stand over each other."""


def _hours(*, labels: bool = True) -> alt.X:
    axis = alt.Axis(
        values=list(range(0, 25, 2)),
        labelExpr="format(datum.value, '02') + ':00'",
        title=None,
        grid=True,
        labels=labels,
        labelOverlap=True,
    )
    return alt.X("start:Q", scale=alt.Scale(domain=[0, 24]), axis=axis)


def curve_chart(steps: tuple[Step, ...], label: str) -> None:
    """One staircase."""
    area = pd.DataFrame(
        [{"start": s.start / 60, "end": s.end / 60, "minimum": s.minimum} for s in steps if s.minimum]
    )
    wanted: list[int | None] = [step.wanted for step in steps]
    most = [step.maximum for step in steps]
    lines = [*_line("wanted", steps, wanted), *_line("maximum", steps, most)]
    data = pd.DataFrame(lines)
    top = max(1, *(number or 0 for number in (*wanted, *most)))
    y = alt.Y(
        "people:Q",
        title=None,
        scale=alt.Scale(domain=[0, top + 0.5]),
        axis=alt.Axis(tickMinStep=1, format="d", minExtent=LEFT, maxExtent=LEFT),
    )
    tips = [
        alt.Tooltip("from:N", title=_("Klokken")),
        alt.Tooltip("minimum:Q", title=_("Minimum")),
        alt.Tooltip("wanted:Q", title=_("Ønsket")),
        alt.Tooltip("maximum:N", title=_("Høyst")),
    ]
    hover = pd.DataFrame(
        [
            {
                "start": s.start / 60,
                "end": s.end / 60,
                "from": f"{clock_text(s.start)}–{clock_text(s.end)}",
                "minimum": s.minimum,
                "wanted": s.wanted,
                "maximum": "–" if s.maximum is None else str(s.maximum),
                "top": top + 0.5,
            }
            for s in steps
        ]
    )
    layers = []
    if not area.empty:
        layers.append(
            alt.Chart(area)
            .mark_rect(color=MINIMUM)
            .encode(x=_hours(), x2="end:Q", y=alt.Y("minimum:Q", title=None), y2=alt.datum(0))
        )
    line = alt.Chart(data).encode(x=_hours(), y=y, detail="part:N")
    layers.append(line.mark_line(color=WANTED, strokeWidth=2.5).transform_filter("datum.of == 'wanted'"))
    layers.append(
        line.mark_line(color=MOST, strokeWidth=1.5, strokeDash=[5, 4]).transform_filter(
            "datum.of == 'maximum'"
        )
    )
    layers.append(
        alt.Chart(hover)
        .mark_rect(opacity=0)
        .encode(x=_hours(), x2="end:Q", y=alt.Y("top:Q"), y2=alt.datum(0), tooltip=tips)
    )
    st.altair_chart(
        alt.layer(*layers).properties(height=CURVE_HEIGHT), alt=f"{label}. {in_words(steps)}", key=None
    )


def _line(name: str, steps: tuple[Step, ...], numbers: list[int | None]) -> list[dict[str, object]]:
    """Corners of a staircase; each ``part`` is drawn by itself, so that none goes across a gap."""
    found: list[dict[str, object]] = []
    gaps = 0
    for step, number in zip(steps, numbers, strict=True):
        gaps += number is None
        if number is not None:
            found += [
                {"start": at / 60, "people": number, "of": name, "part": f"{name}{gaps}"}
                for at in (step.start, step.end)
            ]
    return found


def in_words(steps: tuple[Step, ...]) -> str:
    """``07:30–15:00: minst 8, ønsket 9, høyst 11; …``; hours without need are left out."""
    said = []
    for step in steps:
        if not step.wanted:
            continue
        numbers = _("minst {minimum}, ønsket {wanted}").format(minimum=step.minimum, wanted=step.wanted)
        if step.maximum is not None:
            numbers += _(", høyst {maximum}").format(maximum=step.maximum)
        said.append(f"{clock_text(step.start)}–{clock_text(step.end)}: {numbers}")
    return "; ".join(said)


def shift_chart(instance: Instance, shifts: list[Shift]) -> None:
    """Shift codes as bars over the same hours."""
    colours = shift_colours(instance)
    rows = []
    for shift in shifts:
        clocks = f"{clock_text(shift.start)}–{clock_text(shift.end_minute % MINUTES_PER_DAY)}"
        parts = [(shift.start, min(shift.end_minute, MINUTES_PER_DAY))]
        if shift.end_minute > MINUTES_PER_DAY:
            parts.append((0, shift.end_minute - MINUTES_PER_DAY))
        rows += [
            {
                "code": shift.id,
                "name": shift.name,
                "clocks": clocks,
                "said": clocks if number == 0 else "",
                "start": start / 60,
                "end": end / 60,
                "colour": colours[shift.id].background,
                "ink": colours[shift.id].text,
            }
            for number, (start, end) in enumerate(parts)
        ]
    data = pd.DataFrame(rows)
    y = alt.Y(
        "code:N",
        title=None,
        sort=[shift.id for shift in shifts],
        axis=alt.Axis(minExtent=LEFT, maxExtent=LEFT, labelLimit=LEFT, grid=False),
    )
    bars = (
        alt.Chart(data)
        .mark_bar(cornerRadius=3, height=LINE_HEIGHT - 6, stroke="#5E6B73", strokeWidth=0.5)
        .encode(
            x=_hours(),
            x2="end:Q",
            y=y,
            color=alt.Color("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("code:N", title=_("Vakt")),
                alt.Tooltip("name:N", title=_("Navn")),
                alt.Tooltip("clocks:N", title=_("Klokken")),
            ],
        )
    )
    text = (
        alt.Chart(data)
        .mark_text(align="left", dx=5, fontSize=11)
        .encode(x=_hours(), y=y, text="said:N", color=alt.Color("ink:N", scale=None))
    )
    st.altair_chart(
        alt.layer(bars, text).properties(height=alt.Step(LINE_HEIGHT)),
        alt=ngettext("{count} vaktkode kan brukes her", "{count} vaktkoder kan brukes her", len(shifts)),
    )
