"""The strict, frozen base of every model, and the small value types they share."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints

MINUTES_PER_DAY = 1440
MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY


class Model(BaseModel):
    """Strict (no silent conversions), frozen, and refuses keys it does not know.

    Its errors never quote the input, which may name people.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


Id = Annotated[
    str,
    StringConstraints(
        min_length=1, max_length=60, pattern=r"^[0-9A-Za-zÆØÅæøåÄÖäöÜü][0-9A-Za-zÆØÅæøåÄÖäöÜü._+/-]*$"
    ),
]
"""An identifier: letters, digits and ``. _ + / -``; starts with a letter or a digit."""

Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=120, strip_whitespace=True, pattern=r"^[^\x00-\x1f\x7f]*$"),
]
"""A name people read: one line without control characters (spreadsheets cannot hold them)."""

_CLOCK = re.compile(r"^(\d{1,2}):([0-5]\d)$")


def clock_minutes(value: Any) -> int:
    """Minutes after midnight of a clock time ``HH:MM``; hours over 24 mean the next day.

    Raises
    ------
    ValueError
        When the text is not a clock time from 00:00 to 48:00.
    """
    if isinstance(value, bool):
        raise ValueError('klokkeslett skrives som "HH:MM", for eksempel "07:30"')
    if isinstance(value, int):
        minutes = value
    else:
        match = _CLOCK.match(value.strip()) if isinstance(value, str) else None
        if match is None:
            raise ValueError('klokkeslett skrives som "HH:MM", for eksempel "07:30"')
        minutes = int(match[1]) * 60 + int(match[2])
    if not 0 <= minutes <= 2 * MINUTES_PER_DAY:
        raise ValueError("klokkeslett må ligge mellom 00:00 og 48:00 (over 24:00 er neste døgn)")
    return minutes


def clock_text(minutes: int) -> str:
    """``HH:MM`` for minutes after midnight; 1530 gives ``25:30``."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


Clock = Annotated[int, BeforeValidator(clock_minutes), PlainSerializer(clock_text, return_type=str)]
"""Clock time held as minutes after midnight (0-2880), written ``HH:MM``."""

Minutes = Annotated[int, Field(ge=0, le=60 * 24 * 366)]
Weight = Annotated[int, Field(ge=0, le=1_000_000)]
"""Penalty points for each unit by which a soft rule is missed."""

Percent = Annotated[float, Field(gt=0, le=100, multiple_of=0.01)]
"""Position size in per cent of a full-time position, at most two decimals."""

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DayKind = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"]


def hundredths(percent: float) -> int:
    """A percentage as whole hundredths of a per cent: 87.5 gives 8750."""
    return round(percent * 100)
