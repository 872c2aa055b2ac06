"""Colours of shift codes on a terminal.

Shades that people with colour-blindness tell apart (after Okabe and Ito), light behind dark text; nights
are dark behind light text. The code itself always says it without colour.
"""

from __future__ import annotations

from rich.style import Style

from models.shifts import Shift

KIND_COLOURS = {
    "day": "#f0e442",
    "evening": "#e69f00",
    "night": "#1f4e79",
    "long": "#7fd1ae",
    "meeting": "#c9c9c9",
}

WEEKEND = Style(bgcolor="#3a3a3a")
HOLIDAY = Style(bgcolor="#5a2a2a")
SHORT = Style(color="#ff5f5f", bold=True)
DIM = Style(dim=True)


def shift_style(shift: Shift) -> Style:
    """Background by the code's own colour or its kind, with text that can be read on it."""
    colour = shift.colour or KIND_COLOURS[shift.kind]
    red, green, blue = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
    light = 0.299 * red + 0.587 * green + 0.114 * blue > 140
    return Style(color="#000000" if light else "#ffffff", bgcolor=colour)
