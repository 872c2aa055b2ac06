"""What can be chosen in the form of a rule line: names by what stands in the line."""

from __future__ import annotations

from typing import Literal

from models.base import WEEKDAYS
from models.instance import Instance
from ui.workplace.language import _
from ui.workplace.ward.words import weekday

Among = Literal[
    "sundays",
    "runs",
    "shares",
    "holidays",
    "shift_kinds",
    "day_kinds",
    "weekdays",
    "shifts",
    "units",
    "sites",
]


def choices(among: Among | None, instance: Instance) -> dict[str, str]:
    """Everything there is of one sort, in order; nothing for None."""
    match among:
        case None:
            return {}
        case "sundays":
            return {
                "strict": _("Fri den neste når en er arbeidet (loven uten avtale)"),
                "average": _("Fri annenhver i snitt (krever skriftlig avtale)"),
            }
        case "runs":
            return {
                "work": _("Dager i arbeid"),
                "same_shift": _("Like vakter"),
                "kinds": _("Bestemte slags vakter"),
            }
        case "shares":
            return {
                "evening": _("Kvelder"),
                "night": _("Netter"),
                "weekend": _("Helger"),
                "long": _("Langvakter"),
                "holiday": _("Helligdager"),
            }
        case "holidays":
            return {
                "as_weekday": _("Regnes som den ukedagen de er"),
                "yes": _("Alltid lov"),
                "no": _("Aldri lov"),
            }
        case "shift_kinds":
            return shift_kinds()
        case "day_kinds":
            return {day: weekday(day) for day in (*WEEKDAYS, "holiday")}
        case "weekdays":
            return {day: weekday(day) for day in WEEKDAYS}
        case "shifts":
            return {shift.id: _shift(shift.id, shift.name) for shift in instance.shifts}
        case "units":
            return {unit.id: unit.name for unit in instance.units}
        case "sites":
            return {site.id: site.name for site in instance.sites}


def shift_kinds() -> dict[str, str]:
    """Kinds of shift."""
    return {
        "day": _("dag"),
        "evening": _("kveld"),
        "night": _("natt"),
        "long": _("langvakt"),
        "meeting": _("møte"),
    }


def _shift(code: str, name: str) -> str:
    return f"{code} ({name})" if name and name != code else code
