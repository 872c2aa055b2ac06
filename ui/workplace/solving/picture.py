"""A whole roster in one picture: people down, days across, a colour for each kind of shift."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import plotly.graph_objects as go

from instances.excel.palette import TINTS, readable_text
from models.instance import Instance
from models.roster import Roster
from models.shifts import ShiftKind

FREE = "#FFFFFF"
RED_DAY = "#E9EEF0"
"""A free Saturday, Sunday or holiday."""

KINDS: tuple[ShiftKind, ...] = ("day", "evening", "night", "long", "meeting")

ROW_PIXELS = 17
MOST_DAYS_WITH_CODES = 42


def picture(
    instance: Instance, roster: Roster, kinds: Mapping[ShiftKind, str], free: str, day_names: list[str]
) -> go.Figure:
    """The picture.

    Parameters
    ----------
    kinds, free:
        What kinds of shift, and a day without any, are called.
    day_names:
        Of each day of the plan, for the one who points at it.
    """
    days = instance.horizon.days
    codes = _codes(instance, roster)
    rows = {employee.id: k for k, employee in enumerate(instance.employees)}
    colours = [FREE, RED_DAY, *(TINTS[kind][0] for kind in KINDS)]
    weekend = [1 if _red(instance, day) else 0 for day in range(days)]
    z = [list(weekend) for _ in rows]
    text = [[""] * days for _ in rows]
    said = [[f"{day_names[day]}: {free}" for day in range(days)] for _ in rows]
    for (employee, day), shifts in codes.items():
        kind = instance.shift_by_id[shifts[0]].kind
        z[rows[employee]][day] = 2 + KINDS.index(kind)
        code = " ".join(shifts)
        text[rows[employee]][day] = f'<span style="color:{readable_text(TINTS[kind][0])}">{code}</span>'
        said[rows[employee]][day] = f"{day_names[day]}: {code} ({kinds[kind]})"
    figure = go.Figure(
        go.Heatmap(
            z=z,
            text=text if days <= MOST_DAYS_WITH_CODES else None,
            texttemplate="%{text}" if days <= MOST_DAYS_WITH_CODES else None,
            textfont={"size": 9},
            customdata=said,
            hovertemplate="%{y}<br>%{customdata}<extra></extra>",
            y=[employee.name for employee in instance.employees],
            x=list(range(days)),
            zmin=-0.5,
            zmax=len(colours) - 0.5,
            colorscale=_steps(colours),
            showscale=False,
            xgap=1,
            ygap=1,
        )
    )
    weeks = range(days // 7)
    figure.update_layout(
        height=60 + ROW_PIXELS * len(rows),
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
        plot_bgcolor="#C9D4D9",
        yaxis={"autorange": "reversed", "tickfont": {"size": 11}, "automargin": True, "fixedrange": True},
        xaxis={
            "side": "top",
            "tickvals": [7 * week + 3 for week in weeks],
            "ticktext": [str(_week(instance, week)) for week in weeks],
            "fixedrange": True,
        },
        uirevision="plan",
    )
    for week in weeks:
        if week:
            figure.add_vline(x=7 * week - 0.5, line={"width": 2, "color": "#5B6770"})
    return figure


def _codes(instance: Instance, roster: Roster) -> dict[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for a in roster.assignments:
        if a.employee in instance.employee_by_id and instance.horizon.holds(a.date):
            found[a.employee, instance.horizon.day(a.date)].append(a.shift)
    return found


def _red(instance: Instance, day: int) -> bool:
    return day % 7 >= 5 or instance.timeline.is_red(day)


def _week(instance: Instance, week: int) -> int:
    """ISO week number; in a plan that starts over the weeks are counted from 1."""
    if instance.horizon.rolling:
        return week + 1
    return instance.horizon.date(7 * week).isocalendar().week


def _steps(colours: list[str]) -> list[tuple[float, str]]:
    """A scale of plain colours, no shade between them."""
    share = 1 / len(colours)
    return [(place, colour) for k, colour in enumerate(colours) for place in (k * share, (k + 1) * share)]
