"""What the tables are called."""

from __future__ import annotations

from ui.workplace.language import _


def titles() -> dict[str, str]:
    """By the key of a table."""
    return {
        "people": _("Ansatte"),
        "exemptions": _("Fritak"),
        "contracts": _("Endret stilling"),
        "absences": _("Fravær"),
        "wishes": _("Ønsker"),
        "demand": _("Behov"),
        "events": _("Møter og opplæring"),
    }
