"""Norwegian figures and lists in what is said about a policy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

MOST_LISTED = 4
"""Words of a list that are written out."""


def number(value: float, places: int = 2) -> str:
    """A figure with a decimal comma and at most so many decimals: 12.5 gives ``12,5``, 3.0 gives ``3``."""
    return f"{value:.{places}f}".rstrip("0").rstrip(".").replace(".", ",")


def listed(words: Iterable[str]) -> str:
    """``a, b og c``; at most four are named."""
    found = list(words)
    if len(found) > MOST_LISTED:
        return f"{', '.join(found[:MOST_LISTED])} og {len(found) - MOST_LISTED} til"
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} og {found[-1]}" if found else ""


def people(count: int) -> str:
    """``1 ansatt``, ``12 ansatte``."""
    return f"{count} ansatt" if count == 1 else f"{count} ansatte"


def persons(count: int) -> str:
    """``1 person``, ``12 personer``."""
    return f"{count} person" if count == 1 else f"{count} personer"


_NO_LETTERS = re.compile(r"[^0-9A-Za-zÆØÅæøå]+")


def key(parts: Sequence[str]) -> str:
    """Words as part of an id: only letters and digits of each, run together."""
    return "".join(_NO_LETTERS.sub("", part) for part in parts)
