"""The sheets beside the grid: every shift, what the audit found, and the key figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from instances.excel.formats import Formats
from instances.excel.grid import AUDIT_SHEET, KPI_SHEET, SHIFT_SHEET
from models.audit import Audit
from models.base import clock_text
from models.findings import Severity
from models.instance import Instance
from models.kpi import Kpis
from models.roster import Roster
from models.text import hours

SEVERITY_NAMES = {
    Severity.HARD: "brudd",
    Severity.DEVIATION: "avvik med avtale",
    Severity.SOFT: "ønske ikke oppfylt",
    Severity.WAIVED: "fritak",
}
_UNITS = {"days": "dager", "times": "ganger", "people": "personer", "percent": "%"}

Value = str | int | float | dt.date | None


def write_shifts(book: Any, formats: Formats, instance: Instance, roster: Roster) -> None:
    """Vakter: one row for each shift, by person and date."""
    order = {e.id: k for k, e in enumerate(instance.employees)}
    rows = []
    for a in sorted(roster.assignments, key=lambda a: (order[a.employee], a.date, a.shift)):
        shift = instance.shift_by_id[a.shift]
        rows.append(
            (
                a.employee,
                instance.employee_by_id[a.employee].name,
                a.date,
                a.shift,
                a.unit,
                clock_text(shift.start),
                clock_text(shift.end),
            )
        )
    headers = (
        ("Ansatt-id", 11),
        ("Navn", 26),
        ("Dato", 12),
        ("Vakt", 8),
        ("Enhet", 18),
        ("Start", 8),
        ("Slutt", 8),
    )
    _list(book.add_worksheet(SHIFT_SHEET), formats, headers, rows)


def write_findings(book: Any, formats: Formats, instance: Instance, audit: Audit) -> None:
    """Kontroll: one row for each finding, the hard ones first."""
    titles = {rule.id: rule.TITLE for rule in instance.rules}
    headers = (
        ("Regel", 22), ("Regellinje", 20), ("Alvor", 18), ("Ansatt-id", 11), ("Navn", 24), ("Sted eller behov", 18),
        ("Fra", 12), ("Til", 12), ("Målt", 16), ("Grense", 16), ("Hjemmel", 30), ("Forklaring", 70), ("Poeng", 9),
    )  # fmt: skip
    rows = [
        (
            titles.get(f.rule, f.rule),
            f.rule,
            SEVERITY_NAMES[f.severity],
            f.employee,
            None if f.employee is None else instance.employee_by_id[f.employee].name,
            f.demand or f.unit,
            f.first,
            f.last,
            amount(f.measured, f.measure),
            amount(f.limit, f.measure),
            f.hjemmel,
            f.message,
            f.penalty or None,
        )
        for f in audit.findings
    ]
    sheet = book.add_worksheet(AUDIT_SHEET)
    if not rows:
        sheet.write_string(2, 0, "Kontrollen fant ingenting å melde.", formats.plain)
    _list(sheet, formats, headers, rows)
    sheet.set_paper(8)
    for severity, form in ((Severity.HARD, formats.hard), (Severity.DEVIATION, formats.deviation)):
        rule = {"type": "cell", "criteria": "==", "value": f'"{SEVERITY_NAMES[severity]}"', "format": form}
        sheet.conditional_format(1, 2, max(1, len(rows)), 2, rule)


def amount(value: int, measure: str) -> str:
    """A finding's figure with its unit: ``9 t 30 min``, ``3 ganger``."""
    if measure == "minutes":
        return hours(value)
    if measure == "person_minutes":
        return f"{hours(value)} (person)"
    return f"{value} {_UNITS.get(measure, measure)}"


def write_figures(
    book: Any,
    formats: Formats,
    instance: Instance,
    roster: Roster,
    audit: Audit,
    figures: Kpis,
    unseen: int,
) -> None:
    """Nøkkeltall: the whole plan, then cover, then each person, then what is open."""
    sheet = book.add_worksheet(KPI_SHEET)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 16, 13)
    sheet.write_string(0, 0, f"Nøkkeltall for {instance.name}", formats.title)
    severities = [f.severity for f in audit.findings]
    totals: list[tuple[str, Value, Any]] = [
        ("Status fra motoren", roster.status.value, formats.plain),
        ("Straffepoeng (kontrollen)", audit.penalty, formats.count),
        ("Bevist nedre grense", "ikke bevist" if roster.bound is None else roster.bound, formats.count),
        *(
            (name.capitalize(), severities.count(severity), formats.count)
            for severity, name in SEVERITY_NAMES.items()
        ),
        *([("Brudd som bare leder ser", unseen, formats.count)] if unseen else []),
        ("Udekket behov (andel av minimum)", figures.open_share, formats.share),
        ("Andel i hel stilling", figures.full_time_share, formats.share),
        ("Gjennomsnittlig stilling (%)", figures.average_position, formats.decimal),
        ("Andel korte vakter", figures.short_shift_share, formats.share),
        ("Andel lange vakter", figures.long_shift_share, formats.share),
        ("Merarbeid (timer)", figures.extra_minutes / 60, formats.decimal),
    ]
    row = 2
    for label, value, form in totals:
        sheet.write_string(row, 0, label, formats.name)
        _cell(sheet, row, 1, "ingen" if value is None else value, form)
        row += 1
    for title, gaps in (
        ("Dekning etter sted", figures.by_unit),
        ("Dekning etter kompetanse", figures.by_competence),
    ):
        headers = (title, "Minimum (t)", "Ønsket (t)", "Mangler (t)", "Under ønsket (t)")
        row = _block(
            sheet,
            formats,
            row + 1,
            headers,
            [(g.of, g.demanded / 60, g.wanted / 60, g.missing / 60, g.below_wanted / 60) for g in gaps],
        )
    people_headers = (
        "Navn", "Ansatt-id", "Stilling %", "Timer", "Kontrakt", "Differanse", "Merarbeid", "Helger", "Helgetimer/år",
        "Netter", "Kvelder", "Vakter", "Korte", "Lange", "Under 11 t hvile", "Dager på jobb", "Ønsker oppfylt",
    )  # fmt: skip
    row = _block(
        sheet,
        formats,
        row + 1,
        people_headers,
        [
            (
                instance.employee_by_id[p.employee].name,
                p.employee,
                p.position_percent,
                *(m / 60 for m in (p.minutes, p.target_minutes, p.difference_minutes, p.extra_minutes)),
                p.weekends,
                p.weekend_hours_per_year,
                p.nights,
                p.evenings,
                p.shifts,
                p.short_shifts,
                p.long_shifts,
                p.quick_returns,
                p.days_at_work,
                f"{p.wishes_met} av {p.wishes}",
            )
            for p in figures.people
        ],
    )
    _block(
        sheet,
        formats,
        row + 1,
        ("Åpne vakter (behov)", "Dato", "Fra", "Til", "Antall", "Enheter", "Kompetanser", "Vakt som passer"),
        [
            (
                o.demand,
                o.date,
                o.start,
                o.end,
                o.people,
                "; ".join(o.units),
                "; ".join(o.competences),
                o.shift,
            )
            for o in figures.open_shifts
        ],
    )
    _landscape(sheet)


def _list(
    sheet: Any, formats: Formats, headers: Sequence[tuple[str, float]], rows: Sequence[Sequence[Value]]
) -> None:
    for place, (title, width) in enumerate(headers):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, formats.head)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            _cell(
                sheet,
                number,
                place,
                value,
                formats.wrapped if isinstance(value, str) else formats.plain,
                formats,
            )
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(headers) - 1)
    sheet.repeat_rows(0)
    _landscape(sheet)


def _block(
    sheet: Any, formats: Formats, row: int, headers: Sequence[str], rows: Sequence[Sequence[Value]]
) -> int:
    for place, title in enumerate(headers):
        sheet.write_string(row, place, title, formats.head)
    for values in rows:
        row += 1
        for place, value in enumerate(values):
            _cell(
                sheet,
                row,
                place,
                value,
                formats.decimal if isinstance(value, float) else formats.plain,
                formats,
            )
    return row + 1


def _cell(sheet: Any, row: int, place: int, value: Value, form: Any, formats: Formats | None = None) -> None:
    if value is None:
        return
    if isinstance(value, dt.date):
        sheet.write_datetime(
            row, place, dt.datetime.combine(value, dt.time()), formats.date_cell if formats else form
        )
    elif isinstance(value, str):
        sheet.write_string(row, place, value, form)
    else:
        sheet.write_number(row, place, value, form)


def _landscape(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
