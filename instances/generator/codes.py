"""Shift codes of the sample wards. All breaks are paid: nobody can leave the floor (AML §10-9).

Day, evening and night meet without overlap (silent, written handover), apart from a quarter of an
hour at each end of the night.
"""

from __future__ import annotations

from models.base import clock_minutes
from models.shifts import Shift, ShiftKind

NIGHT = "natt"
"""Competence of those who have agreed to work nights."""

DAY_AND_EVENING = "dagkveld"
"""Competence of those who work days and evenings; pure night workers lack it."""

_CODES: dict[str, tuple[str, str, str, ShiftKind, int, str]] = {
    "D": ("Dag", "07:30", "15:00", "day", 30, "#fff2b3"),
    "K": ("Kort dag", "07:30", "13:00", "day", 15, "#fff9d9"),
    "M": ("Mellomvakt", "10:00", "17:30", "day", 30, "#ffe08a"),
    "A": ("Kveld", "15:00", "22:30", "evening", 30, "#c9dcf5"),
    "KA": ("Kort kveld", "15:00", "20:00", "evening", 15, "#e1ecfa"),
    "SA": ("Sen kort kveld", "16:30", "22:30", "evening", 15, "#d5e4f8"),
    "L": ("Langvakt", "07:30", "20:00", "long", 60, "#cfe8c6"),
    "LS": ("Sen langvakt", "10:00", "22:30", "long", 60, "#b5dcab"),
    "N": ("Natt", "22:15", "07:45", "night", 45, "#b9b4d9"),
    "LN": ("Lang natt", "20:00", "07:30", "night", 60, "#a39ccb"),
    "FM": ("Fagmøte", "13:00", "15:00", "meeting", 0, "#e6e6e6"),
}


def codes(*wanted: str) -> tuple[Shift, ...]:
    """The named shift codes, in the order asked for."""
    return tuple(_shift(code) for code in wanted)


def _shift(code: str) -> Shift:
    name, start, end, kind, rest, colour = _CODES[code]
    competence = {"night": (NIGHT,), "meeting": ()}.get(kind, (DAY_AND_EVENING,))
    return Shift(
        id=code,
        name=name,
        start=clock_minutes(start),
        end=clock_minutes(end),
        kind=kind,
        break_minutes=rest,
        competences=competence,
        colour=colour,
    )
