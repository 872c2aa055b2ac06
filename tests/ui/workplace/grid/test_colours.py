"""Codes can be read, and kinds of shift told apart, in both themes and by people with colour blindness."""

from __future__ import annotations

import itertools
import math

import pytest

from instances.excel.palette import TINTS, contrast, readable_text
from instances.library import load_named, sample_names
from ui.workplace.grid.colours import in_dark_theme

AA = 4.5

Matrix = tuple[tuple[float, float, float], ...]

SIGHTS: dict[str, Matrix] = {
    "ordinary": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How colours look, in linear RGB. Source: Machado, Oliveira and Fernandes (2009), severity 1."""

TOLD_APART = 10
"""CIE76; about four times the smallest difference that is seen."""

SAMPLE_COLOURS = sorted(
    {
        s.colour
        for name in sample_names()
        if not name.startswith("plan2030")
        for s in load_named(name).shifts
        if s.colour
    }
)
ALL_TINTS = [tint for tints in TINTS.values() for tint in tints]


def lab(colour: str, sight: Matrix) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as it looks."""
    channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    seen = [min(1.0, max(0.0, sum(m * c for m, c in zip(line, linear, strict=True)))) for line in sight]
    r, g, b = seen
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize(
    "background", [*ALL_TINTS, *SAMPLE_COLOURS, "#000000", "#ffffff", "#808080", "#ff0000"]
)
def test_codes_can_be_read_in_both_themes(background: str) -> None:
    dark = in_dark_theme(background)
    assert contrast(readable_text(background), background) >= AA
    assert contrast(dark.text, dark.background) >= AA


@pytest.mark.parametrize("background", ALL_TINTS)
def test_a_dark_theme_is_dark(background: str) -> None:
    dark = in_dark_theme(background)
    assert dark.text == "#FFFFFF"
    assert contrast(dark.background, "#0E1117") < contrast(dark.background, "#FFFFFF")


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_kinds_are_told_apart(sight: str, theme: str) -> None:
    shown = {
        kind: tints[0] if theme == "light" else in_dark_theme(tints[0]).background
        for kind, tints in TINTS.items()
    }
    near = {
        (one, other): round(distance, 1)
        for one, other in itertools.combinations(shown, 2)
        if (distance := math.dist(lab(shown[one], SIGHTS[sight]), lab(shown[other], SIGHTS[sight])))
        < TOLD_APART
    }
    assert near == {}
