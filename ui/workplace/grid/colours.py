"""Colours of shift codes on a screen, in a light and a dark theme.

The light ones are those of the spreadsheet. A dark theme keeps the hue and the order of lightness, within
what white text can be read on. Contrast is that of WCAG 2.2 (1.4.3).
"""

from __future__ import annotations

import colorsys

from instances.excel.palette import readable_text
from models.base import Model

DARKEST, LIGHTEST = 0.11, 0.32
"""Lightness (HLS, 0-1) of backgrounds in a dark theme for black and for white in a light one."""

MOST_SATURATED = 0.55


class Colour(Model):
    """Background and text colour, ``#RRGGBB``."""

    background: str
    text: str


def in_dark_theme(background: str) -> Colour:
    """The colour of a code in a dark theme, from its background in a light one."""
    red, green, blue = (int(background[place : place + 2], 16) / 255 for place in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    dark = colorsys.hls_to_rgb(
        hue, DARKEST + (LIGHTEST - DARKEST) * lightness, min(saturation, MOST_SATURATED)
    )
    shown = "#" + "".join(f"{round(255 * channel):02X}" for channel in dark)
    return Colour(background=shown, text=readable_text(shown))
