"""Tiny cases: one unit ``u``, day shifts of eight hours, and a full-time week of four of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from models.base import WEEKDAYS
from solver.positions.case import StaffingCase

Json = dict[str, Any]

DAY: Json = {"id": "D", "name": "D", "start": "08:00", "end": "16:00", "kind": "day"}
EVENING: Json = {"id": "A", "name": "A", "start": "16:00", "end": "24:00", "kind": "evening"}
NIGHT: Json = {"id": "N", "name": "N", "start": "00:00", "end": "08:00", "kind": "night"}
LONG: Json = {"id": "L", "name": "L", "start": "08:00", "end": "24:00", "kind": "long"}

FOUR_SHIFTS = 4 * 480
"""Minutes of a full-time week."""

ALL_WEEK = WEEKDAYS
WEEK = WEEKDAYS[:5]
WEEKEND = WEEKDAYS[5:]


def need(people: int, days: Iterable[str], start: str = "08:00", end: str = "16:00", **more: Any) -> Json:
    """A need in unit ``u``; its id says which unless ``more`` does."""
    days = tuple(days)
    return {
        "id": f"{start[:2]}-{days[0]}-{len(days)}",
        "name": f"Behov {start}",
        "units": ("u",),
        "start": start,
        "end": end,
        "days": days,
        "people": people,
    } | more


def profile(name: str = "p", **more: Any) -> Json:
    """A kind of person of unit ``u`` on pattern ``m``."""
    return {
        "id": name,
        "name": name,
        "units": ("u",),
        "weekly_minutes": FOUR_SHIFTS,
        "patterns": ("m",),
    } | more


def case(needs: Iterable[Json], **more: Any) -> StaffingCase:
    """A case from nothing: every third weekend, positions of 50 and 100 per cent, anyone of profile ``p``."""
    whole: Json = {
        "name": "Prøve",
        "units": {"u": "Avdelingen"},
        "shifts": (DAY,),
        "needs": tuple(needs),
        "patterns": ({"id": "m", "name": "hver 3. helg", "every_nth": 3},),
        "profiles": (profile(),),
        "openings": ({"profile": "p", "sizes": (50.0, 100.0)},),
    }
    return StaffingCase.model_validate(whole | more)
