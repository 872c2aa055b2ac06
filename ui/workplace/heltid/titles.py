"""What figures are called, in the language of the page; in bokmål as the memo calls them."""

from __future__ import annotations

from heltid.report.columns import (
    ABSENCE,
    ANEW,
    CHECK,
    COLUMNS,
    COST,
    LONG_RUN,
    NEW,
    POSITIONS,
    SERVICE,
    WORK,
    Column,
)
from ui.workplace.heltid.wording import unit_text
from ui.workplace.language import _


def column_title(key: str) -> str:
    """``Andel på heltid`` for ``full_time_share``."""
    titles = _titles()
    if key not in titles and key.startswith(NEW):
        return _("{figure}, bemannet på nytt").format(figure=titles[key.removeprefix(NEW)])
    return titles[key]


def heading(column: Column) -> str:
    """A figure's name with its unit, over a column."""
    unit = unit_text(column.unit)
    return f"{column_title(column.key)}, {unit}" if unit else column_title(column.key)


def group_title(group: str) -> str:
    """What figures of a group are about."""
    return _groups()[group]


def groups() -> dict[str, tuple[Column, ...]]:
    """The figures of each group, in the order of the memo."""
    found: dict[str, tuple[Column, ...]] = {}
    for column in COLUMNS:
        found[column.group] = (*found.get(column.group, ()), column)
    return found


def _groups() -> dict[str, str]:
    return {
        POSITIONS: _("Stillinger"),
        LONG_RUN: _("Hva behovet gir rom for"),
        WORK: _("Arbeidstid"),
        SERVICE: _("Bemanning og ønsker"),
        COST: _("Kostnad"),
        CHECK: _("Kontroll"),
        ABSENCE: _("Fravær, simulert"),
        ANEW: _("Bemannet på nytt, prøvd med turnus"),
    }


def _titles() -> dict[str, str]:
    return {
        "full_time_share": _("Andel på heltid"),
        "average_position": _("Gjennomsnittlig stilling"),
        "smallest_position": _("Minste stilling"),
        "heads": _("Ansatte"),
        "fte": _("Årsverk"),
        "larger": _("Ansatte med større stilling enn i dag"),
        "today_average": _("Gjennomsnittlig stilling med dagens ansatte"),
        "today_heads": _("Dagens ansatte som trengs"),
        "today_missing": _("Timer dagens ansatte ikke dekker"),
        "anew_heads": _("Ansatte på sikt"),
        "anew_average": _("Gjennomsnittlig stilling på sikt"),
        "anew_full_time": _("Andel på heltid på sikt"),
        "anew_missing": _("Timer som ikke dekkes på sikt"),
        "days_at_work": _("Dager på jobb i hel stilling"),
        "short_shifts": _("Vakter under 7 timer"),
        "long_shifts": _("Vakter over 9 timer"),
        "weekends": _("Helger per ansatt"),
        "weekend_hours": _("Helgetimer per ansatt"),
        "quick_returns": _("Under 11 timer mellom vakter"),
        "shifts_alone": _("Vakter alene på enheten"),
        "nights_alone": _("Netter alene på enheten"),
        "open_hours": _("Åpne timer"),
        "open_share": _("Åpne timer av minstebemanningen"),
        "wishes_met": _("Ønsker som er oppfylt"),
        "cost_total": _("Kostnad i alt"),
        "cost_difference": _("Endring i kostnad"),
        "cost_fixed_pay": _("Fastlønn"),
        "cost_saturday_sunday": _("Lørdags- og søndagstillegg"),
        "cost_evening": _("Kveldstillegg"),
        "cost_night": _("Nattillegg"),
        "cost_holiday": _("Helge- og høytidstillegg"),
        "cost_extra_hours": _("Merarbeid"),
        "cost_overtime": _("Overtid"),
        "cost_recruitment": _("Rekrutteringstillegg"),
        "cost_hire_in": _("Innleie til ledige vakter"),
        "cost_holiday_pay": _("Feriepenger av lønn som varierer"),
        "cost_pension": _("Pensjon, arbeidsgivers del"),
        "cost_payroll_tax": _("Arbeidsgiveravgift"),
        "breaches": _("Brudd på harde regler"),
        "deviations": _("Avvik som en avtale gir adgang til"),
        "absence_filled": _("Fravær som blir dekket"),
        "absence_open": _("Åpne timer med fravær"),
        "absence_overtime": _("Overtid ved fravær"),
        f"{NEW}added": _("Ansatte flere enn stillingsmodellen svarte"),
    }
