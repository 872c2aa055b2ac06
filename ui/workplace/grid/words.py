"""The words of the grid, through the page's message catalogue."""

from __future__ import annotations

from collections.abc import Callable

from models.base import Model


class GridWords(Model):
    """Every word the grid says that is not about one cell.

    Words in braces are put in by the browser (``selected``, ``unknown_code``) or by ``grid_data`` (the others).
    """

    grid: str
    figures: str
    open: str
    palette: str
    tools: str
    name: str
    add: str
    adding: str
    clear: str
    lock: str
    unlock: str
    undo: str
    redo: str
    copying: str
    paste: str
    swap: str
    several: str
    needs: str
    free: str
    hard: str
    deviation: str
    soft: str
    locked: str
    was: str
    wish_met: str
    wish_missed: str
    absence: str
    selected: str
    unknown_code: str
    is_locked: str
    cannot_swap: str
    nothing_copied: str
    copied: str
    help: str
    how: str
    competence: str
    position: str
    hours: str
    difference: str
    weekends: str
    nights: str
    evenings: str
    short_shifts: str
    wishes: str
    hours_short: str
    difference_short: str
    weekends_short: str
    nights_short: str
    evenings_short: str
    short_shifts_short: str
    wishes_short: str
    week: str
    under_minimum: str
    all_met: str
    present: str
    at: str


def grid_words(_: Callable[[str], str] = str) -> GridWords:
    """The words in the language that a gettext function speaks; bokmål without one."""
    return GridWords(
        grid=_("Turnus"),
        figures=_("Nøkkeltall"),
        open=_("Åpne cellen"),
        palette=_("Vaktkoder"),
        tools=_("Verktøy"),
        name=_("Navn"),
        add=_("En vakt til samme dag"),
        adding=_("Neste kode kommer i tillegg til det som står i cellen."),
        clear=_("Tøm"),
        lock=_("Lås"),
        unlock=_("Lås opp"),
        undo=_("Angre"),
        redo=_("Gjør om"),
        copying=_("Kopier"),
        paste=_("Lim inn"),
        swap=_("Bytt vakter"),
        several=_("Velg flere"),
        needs=_("Vis alle behov"),
        free=_("fri"),
        hard=_("brudd"),
        deviation=_("avvik"),
        soft=_("merknad"),
        locked=_("låst"),
        was=_("før: {text}"),
        wish_met=_("ønske oppfylt"),
        wish_missed=_("ønske ikke oppfylt"),
        absence=_("fravær"),
        selected=_("{count} celler valgt"),
        unknown_code=_("Vaktkoden {text} finnes ikke. Ingenting er endret."),
        is_locked=_("Låste celler er ikke endret. Lås dem opp først."),
        cannot_swap=_("Velg de samme dagene hos to personer, så kan de bytte."),
        nothing_copied=_("Ingenting er kopiert ennå."),
        copied=_("{count} celler kopiert"),
        help=_("Hjelp"),
        how=_(
            "Piltaster flytter, Ctrl+pil én uke. Skift velger flere, Ctrl+mellomrom beholder det valgte og velger mer. "
            "Skriv en vaktkode, Delete tømmer, Enter åpner cellen. Pluss foran en kode gir en vakt til samme dag. Ctrl+C og Ctrl+V kopierer, Ctrl+Z angrer, Ctrl+Y gjør om. "
            "Alt+L låser og låser opp, Alt+S bytter vakter mellom to."
        ),
        competence=_("Kompetanse"),
        position=_("Stilling i prosent"),
        hours=_("Timer av avtalte timer"),
        difference=_("Timer over eller under avtalen"),
        weekends=_("Helger på jobb"),
        nights=_("Nattevakter"),
        evenings=_("Kveldsvakter"),
        short_shifts=_("Korte vakter, under 7 timer"),
        wishes=_("Oppfylte ønsker av alle ønsker"),
        hours_short=_("Timer"),
        difference_short=_("+/−"),
        weekends_short=_("Helg"),
        nights_short=_("Natt"),
        evenings_short=_("Kveld"),
        short_shifts_short=_("Kort"),
        wishes_short=_("Ønsker"),
        week=_("Uke {number}"),
        under_minimum=_("Behov under minimum"),
        all_met=_("alle behov har minst minimum"),
        present=_("{present} planlagt, {minimum} er minimum, {wanted} er ønsket"),
        at=_("i {unit}"),
    )
