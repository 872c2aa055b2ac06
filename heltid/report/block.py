"""What is told of one policy in the memo."""

from __future__ import annotations

from typing import Any

from heltid.report.columns import ANEW_ENDING, COLUMN_BY_KEY, NEW, Column
from heltid.report.conditions import OUTCOMES, agreements, said
from heltid.report.report import Report
from heltid.report.staff import staff_rows
from heltid.report.table import Row
from heltid.report.told import Told, ToldAbsence
from heltid.report.wording import NO_FIGURE, figure, in_words, plain
from heltid.robustness.settings import STEP_NAMES
from models.cost.kinds import KIND_TITLES

NOBODY_YET = "Enheten har ingen ansatte ennå."
"""In the place of a verdict on the roster of today's people."""

KEY_FIGURES = (
    "full_time_share", "average_position", "heads", "fte", "days_at_work", "short_shifts", "long_shifts",
    "weekends", "weekend_hours", "quick_returns", "nights_alone", "open_hours", "wishes_met", "deviations",
    "cost_total", "anew_average",
)  # fmt: skip
"""Columns that stand in the block of a policy."""

ANEW_FIGURES = tuple(
    f"{NEW}{key}"
    for key in (
        "heads", "fte", "full_time_share", "average_position", "weekends", "open_hours", "cost_total", "cost_difference",
    )
)  # fmt: skip
"""The same for the ward staffed anew."""


def block(report: Report, row: Row) -> dict[str, Any]:
    """The block of a policy, as data for the template."""
    base = report.table.base_row
    against = None if base is None or base.policy == row.policy else base
    result = report.shown_for(row)
    notes = said(report, row)
    plan = result.positions.anew
    return {
        "number": row.number,
        "name": row.name,
        "sentence": row.sentence,
        "note": row.note,
        "usable": row.usable if report.ward.employees else row.anew_usable,
        "verdict": _verdict(row) if report.ward.employees or row.refused else NOBODY_YET,
        "against": "" if against is None else f"Forskjell fra tiltak {against.number} i parentes.",
        "figures": [
            [column.title, row.text(column, unit=True), _difference(row, against, column)]
            for key in KEY_FIGURES
            if (column := COLUMN_BY_KEY[key]).key in row.values
        ],
        "cost": _cost(row, against),
        "cost_refused": report.names.message(result.cost_refused),
        "notes": [
            [outcome, [n.text for n in notes if n.outcome == outcome]]
            for outcome in OUTCOMES.values()
            if any(n.outcome == outcome for n in notes)
        ],
        "agreements": [[a.change, a.text, a.confidence] for a in agreements(report, row)],
        "sizes": _sizes(report.shown_for(row)),
        "long_run": [] if plan is None else [report.names.prose(sentence) for sentence in plan.sentences],
        "anew": _anew(report, row),
        "absence": "" if result.absence is None else absence_sentence(result.absence),
    }


def _anew(report: Report, row: Row) -> dict[str, Any] | None:
    """The ward staffed anew and rostered; None when it was not."""
    mine = report.shown_anew.get(row.policy)
    if mine is None or mine.anew is None:
        return None
    return {
        "usable": row.anew_usable,
        "verdict": "Turnusen kan brukes."
        if row.anew_usable
        else f"Turnusen kan ikke brukes. {row.anew_why_not}",
        "figures": [
            [column.title.removesuffix(ANEW_ENDING), row.text(column, unit=True), ""]
            for key in ANEW_FIGURES
            if (column := COLUMN_BY_KEY[key]).key in row.values
        ],
        "attempts": [tried.sentence for tried in mine.anew.attempts],
        "sizes": _sizes(mine),
        "staff": staff_rows(report, row),
        "absence": "" if mine.absence is None else absence_sentence(mine.absence),
    }


def _verdict(row: Row) -> str:
    if row.refused:
        return f"Tiltaket lar seg ikke gjøre: {row.refused}"
    if row.usable and not row.failures:
        return "Det er funnet en turnus som kan brukes."
    if row.usable:
        return f"Det er funnet en turnus som kan brukes med {len(row.usable_seeds)} av {len(row.seeds)} frø. {row.why_not}"
    return f"Det er ikke funnet noen turnus som kan brukes. {row.why_not}"


def _difference(row: Row, against: Row | None, column: Column) -> str:
    mine = row.mean(column.key)
    other = None if against is None else against.mean(column.key)
    if mine is None or other is None:
        return ""
    return f"({figure(mine - other, column.decimals, signed=True)})"


def _cost(row: Row, against: Row | None) -> list[list[str]]:
    """Kinds of cost: title, kroner a year, difference; those that are 0 both here and in the base are left out."""
    found = []
    for key, title in (
        *((f"cost_{kind}", title) for kind, title in KIND_TITLES.items()),
        ("cost_total", "I alt"),
    ):
        mine = row.mean(key)
        other = None if against is None else against.mean(key)
        if mine is None or not (mine or other):
            continue
        found.append(
            [title, figure(mine, 0), NO_FIGURE if other is None else figure(mine - other, 0, signed=True)]
        )
    return found


def _sizes(result: Told) -> str:
    """``30 på 100 %, 10 på 75 %``."""
    measured = result.figures
    if measured is None:
        return ""
    return ", ".join(f"{s.people} på {plain(s.percent)} %" for s in measured.positions if s.people)


def absence_sentence(simulated: ToldAbsence) -> str:
    """What absence comes to, with the interval of what is uncertain in it."""
    whole = simulated.whole
    if whole.filled is None:
        return "Det simulerte fraværet ga ingen hull under minstebemanningen."
    low, high = (figure(100 * min(1.0, max(0.0, end))) for end in (whole.filled.low, whole.filled.high))
    by = [
        f"{STEP_NAMES[step.step]} {figure(100 * step.share.mean, 0)} %"
        for step in whole.steps
        if step.share is not None and step.share.mean >= 0.005
    ]
    return (
        f"Med simulert fravær på {figure(100 * (whole.absence.mean if whole.absence else 0))} % må "
        f"{in_words(round(whole.needed_shifts_per_year.mean), 'vakt', 'vakter')} i året dekkes. "
        f"{figure(100 * whole.filled.mean)} % av timene blir dekket ({low} til {high} % med {figure(100 * simulated.confidence, 0)} % sikkerhet)"
        + (f": {', '.join(by)}" if by else "")
        + f". Åpne timer i alt: {figure(whole.open_minutes_per_year.mean / 60, 0)} i året."
    )
