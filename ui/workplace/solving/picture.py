"""A whole roster in one picture: people down, days across, a colour and a code for each shift."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from html import escape

from instances.excel.palette import shift_colours
from models.instance import Instance
from models.roster import Roster

NAME_WIDTH, CELL_WIDTH, ROW_HEIGHT, HEAD_HEIGHT = 150, 22, 17, 20
"""In units of the drawing, which is as wide as there is room for."""

MOST_DAYS = 42
"""Of a longer plan the codes would be too small to read: only colours are shown."""

LONGEST_NAME = 22
LONGEST_CODE = 3


def picture(instance: Instance, roster: Roster, label: str, day_names: Sequence[str]) -> str:
    """An SVG element.

    Parameters
    ----------
    label:
        What screen readers say of the whole.
    day_names:
        Of each day of the plan, for the one who points at it.
    """
    days = instance.horizon.days
    width, height = NAME_WIDTH + days * CELL_WIDTH, HEAD_HEIGHT + len(instance.employees) * ROW_HEIGHT
    codes = _codes(instance, roster)
    parts = [
        f'<svg role="img" aria-label="{escape(label)}" viewBox="0 0 {width} {height}" width="100%" '
        'style="max-width: 1400px; font-family: inherit" fill="currentColor">',
        *_weeks(instance, height),
    ]
    for row, employee in enumerate(instance.employees):
        top = HEAD_HEIGHT + row * ROW_HEIGHT
        parts.append(_text(0, top, escape(_short(employee.name)), 11))
        parts += _row(instance, codes[employee.id], top, employee.name, day_names)
    return "".join([*parts, "</svg>"])


def _row(
    instance: Instance, shifts: dict[int, list[str]], top: int, name: str, day_names: Sequence[str]
) -> list[str]:
    colours = shift_colours(instance)
    parts = []
    for day, codes in shifts.items():
        colour, left = colours[codes[0]], NAME_WIDTH + day * CELL_WIDTH
        code = escape(" ".join(codes))
        said = (
            f'<text x="{left + CELL_WIDTH / 2}" y="{top + ROW_HEIGHT - 5}" font-size="9.5" text-anchor="middle" '
            f'fill="{colour.text}">{code[:LONGEST_CODE]}</text>'
            if instance.horizon.days <= MOST_DAYS
            else ""
        )
        parts.append(
            f"<g><title>{escape(name)}, {escape(day_names[day])}: {code}</title>"
            f'<rect x="{left + 0.5}" y="{top + 0.5}" width="{CELL_WIDTH - 1}" height="{ROW_HEIGHT - 1}" rx="2" '
            f'fill="{colour.background}" stroke="#8A959B" stroke-width="0.5"/>{said}</g>'
        )
    return parts


def _weeks(instance: Instance, height: int) -> list[str]:
    """Week numbers, shaded weekends and holidays, and a line before each week."""
    horizon = instance.horizon
    parts = []
    for day in range(horizon.days):
        left = NAME_WIDTH + day * CELL_WIDTH
        if day % 7 >= 5 or instance.timeline.is_red(day):
            parts.append(
                f'<rect x="{left}" y="{HEAD_HEIGHT}" width="{CELL_WIDTH}" height="{height - HEAD_HEIGHT}" '
                'fill="currentColor" opacity="0.07"/>'
            )
        if day % 7 == 0:
            week = day // 7 + 1 if horizon.rolling else horizon.date(day).isocalendar().week
            parts.append(_text(left + 3, 0, str(week), 12))
            parts.append(
                f'<line x1="{left}" x2="{left}" y1="0" y2="{height}" stroke="currentColor" opacity="0.4"/>'
            )
    return parts


def _text(left: float, top: float, text: str, size: int) -> str:
    return f'<text x="{left}" y="{top + ROW_HEIGHT - 5}" font-size="{size}">{text}</text>'


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def _codes(instance: Instance, roster: Roster) -> dict[str, dict[int, list[str]]]:
    """Shift codes by person and plan day."""
    found: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for a in roster.assignments:
        if a.shift in instance.shift_by_id and instance.horizon.holds(a.date):
            found[a.employee][instance.horizon.day(a.date)].append(a.shift)
    return found
