"""Norwegian figures: a decimal comma, thousands apart, and a true minus sign."""

from __future__ import annotations

NO_FIGURE = "–"

THOUSANDS = "\N{NO-BREAK SPACE}"


def figure(value: float | None, decimals: int = 1, *, signed: bool = False) -> str:
    """``41 603 604``, ``−3,5``; a dash for None; ``signed`` puts a plus before what is above 0."""
    if value is None:
        return NO_FIGURE
    shown = f"{abs(value):,.{decimals}f}".replace(",", THOUSANDS).replace(".", ",")
    if not shown.strip("0," + THOUSANDS):
        return shown
    sign = "\N{MINUS SIGN}" if value < 0 else "+" if signed else ""
    return sign + shown


def plain(value: float) -> str:
    """A figure of a few decimals at most, without those that are 0: ``12,5``, ``3``."""
    shown = figure(value, 2)
    return shown.rstrip("0").rstrip(",")


def spread(mean: float, low: float, high: float, decimals: int, *, signed: bool = False) -> str:
    """``52,6``; with what is lowest and highest when they are not the same: ``52,6 (50,9 til 54,4)``."""
    middle, *ends = (figure(value, decimals, signed=signed) for value in (mean, low, high))
    return middle if ends[0] == ends[1] else f"{middle} ({ends[0]} til {ends[1]})"


def in_words(count: int, one: str, many: str) -> str:
    """``1 tiltak``, ``12 ansatte``."""
    return f"{count} {one if count == 1 else many}"
