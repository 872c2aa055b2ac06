"""Times, states and figures of studies in words."""

from __future__ import annotations

from heltid.report.columns import Column
from heltid.report.table import Row
from heltid.report.wording import NO_FIGURE
from ui.workplace.client.studies import State
from ui.workplace.language import _, ngettext
from ui.workplace.said import spoken


def about_minutes(seconds: float) -> str:
    """``6 minutter``, ``2 timer``: rounded, as what it is about is a guess."""
    minutes = max(1, round(seconds / 60))
    if minutes < 90:
        return ngettext("{count} minutt", "{count} minutter", minutes)
    return ngettext("{count} time", "{count} timer", round(minutes / 60))


def study_state(state: State) -> str:
    """A study's state in words."""
    texts: dict[State, str] = {
        "queued": _("Venter på tur"),
        "running": _("Pågår"),
        "succeeded": _("Ferdig"),
        "failed": _("Stanset av en feil"),
        "cancelled": _("Avbrutt"),
    }
    return texts[state]


def task_state(state: State) -> str:
    """A task's state in words."""
    texts: dict[State, str] = {
        "queued": _("Venter"),
        "running": _("Pågår"),
        "succeeded": _("Ferdig"),
        "failed": _("Mislyktes"),
        "cancelled": _("Avbrutt"),
    }
    return texts[state]


def verdict_text(row: Row) -> str:
    """Whether a policy's roster can be used, in a few words."""
    if row.refused:
        return _("Lar seg ikke gjøre")
    if not row.usable:
        return _("Nei")
    if len(row.usable_seeds) == len(row.seeds):
        return _("Ja")
    return _("Ja, i {usable} av {all} forsøk").format(usable=len(row.usable_seeds), all=len(row.seeds))


def figure_text(row: Row, column: Column) -> str:
    """A figure with its unit; a dash where there is none."""
    text = spoken(row.text(column))
    return text if text == NO_FIGURE or not column.unit else f"{text} {unit_text(column.unit)}"


def unit_text(unit: str) -> str:
    """A unit in the language of the page."""
    units = {
        "": "",
        "%": "%",
        "per år": _("per år"),
        "t/år": _("t/år"),
        "t/uke": _("t/uke"),
        "kr/år": _("kr/år"),
    }
    return units[unit]
