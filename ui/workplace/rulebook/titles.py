"""What kinds of rule are called, in the language of the page."""

from __future__ import annotations

from models.instance import Instance
from ui.workplace.language import _


def title(kind: str) -> str:
    """``Daglig hvile`` for ``daily_rest``; a kind that is not known is called by itself."""
    titles = {
        "one_shift": _("Én vakt om gangen"),
        "allowed_units": _("Tillatte enheter"),
        "shift_competence": _("Kompetanse for vakten"),
        "shift_days": _("Dager for vakten"),
        "availability": _("Tilgjengelighet"),
        "pins": _("Låste celler"),
        "changes": _("Endringer fra planen som var"),
        "exemptions": _("Personlige fritak"),
        "daily_rest": _("Daglig hvile"),
        "weekly_rest": _("Ukentlig fritid"),
        "day_length": _("Vaktens lengde"),
        "week_length": _("Ukens lengde"),
        "contract_hours": _("Timer etter kontrakt"),
        "weekly_norm": _("Rett ukentlig norm"),
        "sundays": _("Søn- og helgedager"),
        "weekends": _("Helgefrekvens"),
        "whole_weekends": _("Hele helger"),
        "free_weekend": _("Reell frihelg"),
        "run_length": _("Vakter på rad"),
        "free_run": _("Fridager på rad"),
        "free_after_nights": _("Fri etter netter"),
        "rotation": _("Rotasjon med klokka"),
        "night_average": _("Nattarbeid i snitt"),
        "cover": _("Bemanning"),
        "newcomer": _("Nyansatt ikke alene"),
        "not_alone": _("Ikke alene på vakt"),
        "wishes": _("Ønsker"),
        "fair_shares": _("Rettferdig fordeling"),
        "fragmentation": _("Oppstykking"),
        "heltid": _("Heltidsmål"),
        "other_units": _("Arbeid på andre enheter"),
        "events": _("Møter og opplæring"),
    }
    return titles.get(kind, kind)


def titles_by_line(instance: Instance) -> dict[str, str]:
    """What each rule line of a ward is called, by the id of the line."""
    return {line.id: title(line.rule) for line in instance.rules_in_force.lines}
