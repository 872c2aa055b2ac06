"""Colours of shift codes: told apart by people with colour blindness, with text that can be read on them.

The hues are tints of Okabe and Ito's palette ("Color Universal Design", 2008); day, evening, night, long
and meeting differ in lightness as well as in hue. Contrast is that of WCAG 2.2 (1.4.3): at least 4.5.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.instance import Instance
from models.shifts import ShiftKind

TINTS: dict[ShiftKind, tuple[str, ...]] = {
    "day": ("#FFF3B0", "#F7E27E", "#FFFADC", "#EBD25F"),
    "evening": ("#F4A261", "#E08A44", "#F8BE90", "#D97F3A"),
    "night": ("#1D4E89", "#163A66", "#2F6BAF", "#0F2A4A"),
    "long": ("#8FD3C1", "#6CC0AA", "#B4E3D7", "#55AD96"),
    "meeting": ("#C9A0DC", "#B688CC", "#D9BCE8", "#A873C2"),
}
"""Backgrounds for the codes of each kind, in turn."""

BLACK, WHITE = "#000000", "#FFFFFF"


@dataclass(frozen=True)
class Colour:
    """Background and text colour, ``#RRGGBB``."""

    background: str
    text: str


def shift_colours(instance: Instance) -> dict[str, Colour]:
    """A colour for each shift code: the one it names itself, else the next of its kind."""
    used: dict[str, int] = {}
    colours = {}
    for shift in instance.shifts:
        tints = TINTS[shift.kind]
        background = shift.colour
        if background is None:
            background = tints[used.get(shift.kind, 0) % len(tints)]
            used[shift.kind] = used.get(shift.kind, 0) + 1
        colours[shift.id] = Colour(background.upper(), readable_text(background))
    return colours


def readable_text(background: str) -> str:
    """Black or white, whichever stands out more; one of them always has a contrast over 4.5."""
    return BLACK if contrast(BLACK, background) >= contrast(WHITE, background) else WHITE


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
