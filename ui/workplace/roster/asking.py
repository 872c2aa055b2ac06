"""Which shift is asked about when a cell or a need is opened."""

from __future__ import annotations

from ui.workplace.grid import CellOpened, DemandOpened
from ui.workplace.language import _
from ui.workplace.roster.screen import Asked, shown
from ui.workplace.session import Session


def about_cell(session: Session, event: CellOpened) -> None:
    """Somebody's shifts on a day: who could take them instead."""
    screen = shown(session)
    works = screen.works({(event.employee, event.date)})[event.employee, event.date]
    screen.opened = [Asked(event.date, shift, unit, event.employee) for shift, unit in works]
    if not works:
        screen.nothing_open = _(
            "Cellen er tom. Skriv en vaktkode, eller åpne et behov nederst for å se hvem som kan."
        )


def about_needs(session: Session, event: DemandOpened) -> None:
    """Open shifts of some needs on a day: who could take them."""
    screen = shown(session)
    open_shifts = [
        found
        for found in screen.judgement.kpis.open_shifts
        if found.date == event.date and (not event.demands or found.demand in event.demands)
    ]
    asked = {
        (found.shift, found.units[0]): Asked(found.date, found.shift, found.units[0])
        for found in open_shifts
        if found.shift is not None and found.units
    }
    screen.opened = list(asked.values())
    if not asked:
        screen.nothing_open = _("Ingen vakter står åpne her denne dagen.")
