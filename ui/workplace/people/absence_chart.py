"""Absences as bars over the plan, a line for each person."""

from __future__ import annotations

import datetime as dt

import altair as alt
import pandas as pd
import streamlit as st

from instances.excel.palette import readable_text
from models.calendar import Horizon
from ui.workplace.language import _, month_day
from ui.workplace.ward import words
from ui.workplace.ward.tables import Row

COLOURS = {
    "ferie": "#2F6BAF",
    "sykdom": "#A873C2",
    "permisjon": "#55AD96",
    "kurs": "#D97F3A",
    "avspasering": "#8A6D00",
    "F4": "#163A66",
    "annet": "#5E6B73",
}
"""Told apart by people with colour blindness; the kind stands on the bar too."""

LINE_HEIGHT = 24


def bars(rows: list[Row], names: dict[str, str], horizon: Horizon) -> pd.DataFrame:
    """A bar for each absence that is filled in and touches the plan: ``person``, ``kind``, ``start``, ``end`` and ``said``."""
    found = []
    for row in rows:
        if not (row["employee"] and row["first"] and row["last"]) or row["last"] < row["first"]:
            continue
        first, last = dt.date.fromisoformat(row["first"]), dt.date.fromisoformat(row["last"])
        if last < horizon.start or first > horizon.last:
            continue
        kind = row["kind"] or "annet"
        found.append(
            {
                "person": names.get(row["employee"], row["employee"]),
                "kind": words.absence(kind),
                "colour": (colour := COLOURS.get(kind, COLOURS["annet"])),
                "ink": readable_text(colour),
                "start": max(first, horizon.start).isoformat(),
                "end": (min(last, horizon.last) + dt.timedelta(days=1)).isoformat(),
                "said": f"{month_day(first)} – {month_day(last)}",
            }
        )
    return pd.DataFrame(found)


def absence_chart(rows: list[Row], names: dict[str, str], horizon: Horizon) -> None:
    """The chart; nothing without absences."""
    data = bars(rows, names, horizon)
    if data.empty:
        return
    weeks = [horizon.start + dt.timedelta(weeks=k) for k in range(horizon.weeks + 1)]
    marks = pd.DataFrame(
        [
            {"at": week.isoformat(), "week": _("uke {number}").format(number=week.isocalendar().week)}
            for week in weeks[:-1]
        ]
    )
    domain = [alt.DateTime(year=day.year, month=day.month, date=day.day) for day in (weeks[0], weeks[-1])]
    scale = alt.Scale(domain=domain)
    hidden = alt.Axis(labels=False, ticks=False, domain=False, grid=False, title=None)
    x = alt.X("start:T", scale=scale, axis=hidden)
    y = alt.Y("person:N", title=None, axis=alt.Axis(labelLimit=220))
    bar = (
        alt.Chart(data)
        .mark_bar(cornerRadius=3, height=LINE_HEIGHT - 8)
        .encode(
            x=x,
            x2="end:T",
            y=y,
            color=alt.Color("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("person:N", title=_("Ansatt")),
                alt.Tooltip("kind:N", title=_("Type")),
                alt.Tooltip("said:N", title=_("Dager")),
            ],
        )
    )
    text = (
        alt.Chart(data)
        .mark_text(align="left", dx=4, fontSize=11)
        .encode(x=x, y=y, text="kind:N", color=alt.Color("ink:N", scale=None))
    )
    at = alt.X("at:T", scale=scale, axis=hidden)
    rule = alt.Chart(marks).mark_rule(opacity=0.25).encode(x=at)
    label = (
        alt.Chart(marks)
        .mark_text(align="left", baseline="top", dx=3, dy=-2, fontSize=11, color="#1D2B33")
        .encode(x=at, y=alt.value(-14), text="week:N")
    )
    chart = alt.layer(rule, label, bar, text).properties(
        height=alt.Step(LINE_HEIGHT), padding={"top": 18, "left": 5, "right": 5, "bottom": 5}
    )
    st.altair_chart(chart, alt=_("Fravær i planen, en linje for hver ansatt. Det samme står i tabellen."))
