"""What fields of a ward's document are called in the tables of the pages."""

from __future__ import annotations

from ui.workplace.language import translations
from ui.workplace.said.phrase import phrase

COLUMNS = {
    'want = "work"': phrase("Arbeid"),
    "accepted_positions": phrase("Godtar også %"),
    "from_date": phrase("Fra dato"),
    "home_unit": phrase("Hjemmeenhet"),
    "other_units": phrase("Andre enheter"),
    "minimum_present": phrase("Minst til stede"),
    "minimum_per_person": phrase("Minst per person"),
    "employed_until": phrase("Slutter"),
    "weekdays": phrase("Ukedager"),
    "except_dates": phrase("Unntatt datoer"),
    "dates": phrase("Datoer"),
    "competences": phrase("Kompetanse"),
    "shifts": phrase("Vakter"),
}
"""Headings of columns."""

OTHERS = {
    "known_from": phrase("datoen historikken er kjent fra"),
    "days": phrase("kryss for dager"),
    "units": phrase("enheter"),
    "site": phrase("sted"),
    "pins": phrase("låste celler"),
    "history": phrase("historikken"),
    "unit": phrase("enheten"),
    "shift": phrase("vakten"),
    "kinds": phrase("typer av vakter"),
    "eve_from": phrase("begynnelsen dagen før"),
}
"""What has no column of that name."""


def labelled(language: str, field: str) -> str:
    """``«Fra dato»`` for ``from_date``; a field that is not known as it is."""
    said = translations(language).gettext
    if field in COLUMNS:
        return f"“{said(COLUMNS[field])}”" if language == "en" else f"«{said(COLUMNS[field])}»"
    return said(OTHERS[field]) if field in OTHERS else field
