"""What things of a ward are called in its tables."""

from __future__ import annotations

from babel.dates import get_day_names

from models.base import WEEKDAYS
from ui.workplace.language import _, locale
from ui.workplace.ward.tables import Json


def weekday(day: str, width: str = "wide") -> str:
    """``mandag``, or ``ma.``; a public holiday is ``helligdag``."""
    if day == "holiday":
        return _("helligdag") if width == "wide" else _("hd.")
    return str(get_day_names(width, locale=locale())[WEEKDAYS.index(day)])  # type: ignore[arg-type]


def norm(code: str) -> str:
    """``35,5 t`` of the code of a weekly norm."""
    return _("tredelt") if code == "tredelt" else _("{hours} t").format(hours=code.replace(".", _(",")))


def absence(kind: str) -> str:
    """``Ferie``."""
    return {
        "ferie": _("Ferie"),
        "sykdom": _("Sykdom"),
        "permisjon": _("Permisjon"),
        "kurs": _("Kurs"),
        "avspasering": _("Avspasering"),
        "F4": _("F4 (fri for helligdag)"),
        "annet": _("Annet"),
    }.get(kind, kind)


def event(kind: str) -> str:
    """``Fagmøte``."""
    return {
        "fagmøte": _("Fagmøte"),
        "opplæring": _("Opplæring"),
        "HMS": _("HMS"),
        "annet": _("Annet"),
    }.get(kind, kind)


def importance(weight: int) -> str:
    """How much a wish counts, in words."""
    words = {0: _("Teller ikke"), 1: _("Vanlig"), 3: _("Viktig"), 10: _("Svært viktig")}
    return words.get(weight) or _("{count} ganger så viktig").format(count=weight)


def named(document: Json, part: str) -> dict[str, str]:
    """Names by id of the things in a list of a document."""
    return {one["id"]: one["name"] or one["id"] for one in document[part]}
