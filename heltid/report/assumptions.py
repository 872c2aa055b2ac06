"""Everything a report's figures rest on, with where it comes from and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from heltid.report.report import Report
from heltid.report.wording import figure, plain
from heltid.robustness.settings import STEP_NAMES, HireChance, Rate, Settings, Step, defaults
from models.base import Model
from models.cost.settings import CostSettings
from models.policy.sources import SOURCES, Basis
from models.tariff.sourced import CONFIDENCE_NAMES, Assumption, Confidence

OWN_CHOICE = "valgt her"
"""How sure a choice of those who ran the study is."""


class AssumptionRow(Model):
    """One assumption, as it is read.

    Attributes
    ----------
    subject:
        Which figures rest on it.
    confidence:
        In Norwegian.
    sources:
        Titles with addresses, or where it was taken from in words.
    """

    subject: str
    what: str
    value: str
    confidence: str
    sources: tuple[str, ...] = ()
    note: str = ""


def assumptions(report: Report) -> tuple[AssumptionRow, ...]:
    """What the figures rest on: how it was reckoned, pay, absence, and the agreements that policies need."""
    return tuple(dict.fromkeys((*_reckoning(report), *_pay(report), *_absence(report), *_agreements(report))))


# -- how it was reckoned ----------------------------------------------------------------------


def _reckoning(report: Report) -> Iterator[AssumptionRow]:
    budgets, subject = report.budgets, "Beregningen"

    def row(what: str, value: str, note: str = "") -> AssumptionRow:
        return AssumptionRow(subject=subject, what=what, value=value, confidence=OWN_CHOICE, note=note)

    if budgets.iterations:
        yield row(
            "Søk etter turnus for hvert tiltak",
            f"{figure(budgets.iterations, 0)} steg",
            "Samme frø gir samme turnus.",
        )
    else:
        yield row(
            "Søk etter turnus for hvert tiltak",
            f"{plain(budgets.seconds)} sekunder",
            "Lengre søk kan gi en bedre turnus.",
        )
    yield row("Frø", ", ".join(map(str, report.study.seeds)), "Hvert frø gir et søk for seg.")
    yield row(
        "Stillingsmodellen, for hvert svar",
        f"høyst {plain(budgets.position_seconds)} sekunder",
    )
    yield row(
        "Grense for åpne timer i en turnus som kan brukes",
        f"{plain(budgets.open_percent_most)} % av minstebemanningen",
    )
    yield row(
        "Året",
        "52 uker som planens",
        "Planens uker er ganget opp til et år; ferie og høytider er ikke planlagt for seg.",
    )
    yield row("Utgave", report.results[0].edition)


CHOICES: Mapping[str, tuple[str, Mapping[Any, str]]] = {
    "supplements": (
        "Tillegg for kveld, natt og helg",
        {"clock": "for timene i planen", "flat_month": "fast sum hver måned, 1900 timer i året"},
    ),
    "overtime_from": (
        "Overtid for deltidsansatte begynner",
        {
            "full_time": "ved timene i hel stilling; timer under er merarbeid",
            "contract": "ved timene i arbeidsavtalen",
        },
    ),
    "planned_overtime": (
        "Timer over avtalt tid i planen lønnes",
        {"near": "som overtid like før eller etter en vakt", "far": "som overtid ellers"},
    ),
    "holidays": (
        "Helligdager på hverdager bemannes",
        {"as_sunday": "som søndager", "as_planned": "som planen sier"},
    ),
    "hire_in_to": (
        "Åpne vakter leies inn opp til",
        {"minimum": "minstebemanningen", "wanted": "ønsket bemanning"},
    ),
}
"""Title and what each choice of ``CostSettings`` means, in Norwegian."""


def _choices(settings: CostSettings) -> Iterator[AssumptionRow]:
    for name, (what, meaning) in CHOICES.items():
        yield AssumptionRow(
            subject="Kostnad",
            what=what,
            value=meaning[getattr(settings, name)],
            confidence=OWN_CHOICE,
        )


# -- pay --------------------------------------------------------------------------------------


def _pay(report: Report) -> Iterator[AssumptionRow]:
    costs = [result.cost for result in report.results if result.cost is not None]
    if costs:
        yield from _choices(costs[0].settings)
    for cost in costs:
        for assumption in cost.assumptions:
            yield _row_of_pay(assumption)


def _row_of_pay(assumption: Assumption) -> AssumptionRow:
    return AssumptionRow(
        subject="Kostnad",
        what=assumption.what,
        value=exact_figure(assumption.value),
        confidence=CONFIDENCE_NAMES[assumption.confidence],
        sources=tuple(f"{s.title} ({s.address})" if s.address else s.title for s in assumption.sources),
        note=assumption.note,
    )


def exact_figure(value: Fraction) -> str:
    """``620 800``, ``14,1``, ``133 1/3``."""
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    if Fraction(round(decimal, 2)) == value:
        return plain(float(value))
    whole, rest = divmod(value.numerator, value.denominator)
    return f"{figure(whole, 0)} {rest}/{value.denominator}"


# -- absence ----------------------------------------------------------------------------------

_SURE = {"kilde": "har kilde", "avledet": "regnet ut", "antatt": "antatt, ikke kontrollert"}

ABOUT: dict[str, str] = {
    "absence.rates": "Sykefravær, andel av dagene",
    "absence.short_lengths": "Korttidsfravær på 1, 2, 3, … dager, hvor vanlig",
    "absence.long_shortest": "Korteste langtidsfravær, dager",
    "absence.long_mean": "Langtidsfravær i snitt, dager",
    "absence.long_longest": "Lengste langtidsfravær, dager",
    "absence.weekdays": "Korttidsfravær som begynner mandag–søndag, hvor vanlig",
    "absence.months_short": "Korttidsfravær i januar–desember mot snittet",
    "absence.months_long": "Langtidsfravær i januar–desember mot snittet",
    "filling.order": "Hvem som spørres, i rekkefølge",
    "filling.says_yes": "Sjanse for ja når noen spørres",
    "filling.hire_chance": "Sjanse for å få leid inn",
    "filling.hire_chances": "Sjanse for å få leid inn, enkelte kompetanser",
    "filling.shortest_gap_minutes": "Korteste tid noen ringes for, timer",
    "filling.rest_minutes": "Hvile mellom vakter, timer",
    "filling.weekly_rest_minutes": "Ukentlig fritid, timer",
    "filling.plan_only": "Regler som ikke binder en ekstravakt",
    "filling.overtime_week_minutes": "Overtid på sju dager, høyst timer",
    "filling.overtime_4_weeks_minutes": "Overtid på fire uker, høyst timer",
    "filling.overtime_year_minutes": "Overtid på et år, høyst timer",
    "filling.overtime_day_minutes": "Arbeid på 24 timer med overtid, høyst timer",
}
"""Norwegian titles of the settings of the simulation, by path."""

_RULES = {
    "contract_hours": "avtalt arbeidstid",
    "weekly_norm": "ukenorm",
    "weekends": "helgefrekvens",
    "whole_weekends": "hele helger",
}


def _absence(report: Report) -> Iterator[AssumptionRow]:
    simulated = next((r.absence for r in report.results if r.absence is not None), None)
    if simulated is None:
        return
    settings, subject = defaults(), "Fravær"
    yield AssumptionRow(
        subject=subject,
        what="Gjentakelser av planen med tilfeldig fravær",
        value=figure(simulated.replications, 0),
        confidence=OWN_CHOICE,
        note="Flere gir smalere usikkerhet.",
    )
    for source in settings.sources:
        yield AssumptionRow(
            subject=subject,
            what=ABOUT[source.about],
            value=_setting(settings, source.about),
            confidence=_SURE[source.confidence],
            sources=(source.source,),
        )


def _setting(settings: Settings, path: str) -> str:
    part, name = path.split(".")
    value = getattr(getattr(settings, part), name)
    return plain(value / 60) if name.endswith("_minutes") else _said(value)


def _said(value: Any) -> str:
    """A setting of the simulation in Norwegian."""
    match value:
        case Step():
            return STEP_NAMES[value]
        case str():
            return _RULES.get(value, value)
        case Rate():
            whom = ", ".join(value.competences) or "alle"
            return f"{whom}: {plain(100 * value.short)} % korttid, {plain(100 * value.long)} % langtid"
        case HireChance():
            return f"{value.competence} {plain(100 * value.chance)} %"
        case dict():
            return "; ".join(f"{_said(key)} {plain(100 * chance)} %" for key, chance in value.items())
        case tuple() if value and isinstance(value[0], (int, float)):
            return " / ".join(map(plain, value))
        case tuple():
            return "; ".join(map(_said, value)) or "ingen"
        case float() if value <= 1:
            return f"{plain(100 * value)} %"
    return plain(value)


# -- agreements -------------------------------------------------------------------------------


def _agreements(report: Report) -> Iterator[AssumptionRow]:
    for result in report.results:
        for change in result.policy.changes:
            if change.HJEMMEL is not None:
                yield AssumptionRow(
                    subject="Hjemmel",
                    what=change.TITLE,
                    value=change.HJEMMEL.text,
                    confidence=CONFIDENCE_NAMES[Confidence(change.HJEMMEL.confidence)],
                    sources=basis_sources(change.HJEMMEL),
                )


def basis_sources(basis: Basis) -> tuple[str, ...]:
    """Names and addresses of where an agreement is described."""
    return tuple(f"{name} ({SOURCES[name]})" for name in basis.sources)
