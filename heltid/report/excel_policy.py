"""A policy's sheet: figures beside the base's, conditions, positions by size, and a line for each employee."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from heltid.report.columns import COLUMNS, Column
from heltid.report.conditions import agreements, said
from heltid.report.excel_page import Page, number_format
from heltid.report.people import PERSON_TITLES, PersonLine, people_lines
from heltid.report.report import Report
from heltid.report.table import Row
from heltid.report.told import Told
from heltid.report.wording import in_words, plain

TEXT_FIELDS = ("name",)
KRONER_FIELDS = ("nok_per_year",)


def write_policy(page: Page, report: Report, row: Row) -> None:
    """Write the sheet of one policy."""
    result = report.shown_for(row)
    page.title(row.name)
    page.line(row.sentence)
    page.line(row.note)
    page.line(f"Brukbar turnus: {row.verdict}. {row.why_not}".strip())
    if result.cost_refused:
        page.line(f"Kostnaden lot seg ikke regne ut: {report.names.message(result.cost_refused)}")
    if len(row.seeds) > 1:
        page.line(f"Stillinger etter størrelse og linjene for hver ansatt er fra frø {result.seed}.")
    if not row.refused:
        _figures(page, report, row)
        _conditions(page, report, row)
        _sizes(page, result)
        _people(page, report, row)
        _anew(page, report, row, result)
    page.widths([(44, 1), (26, 1), (14, 14)])
    page.landscape()


def _figures(page: Page, report: Report, row: Row) -> None:
    base = report.table.base_row
    several = len(row.seeds) > 1
    ends = ["Lavest", "Høyest"] if several else []
    against = [] if base is None or base.policy == row.policy else [f"Tiltak {base.number}", "Forskjell"]
    for group, columns in groupby(COLUMNS, key=lambda c: c.group):
        there = [c for c in columns if c.key in row.values]
        if not there:
            continue
        page.heading(group)
        page.table_head(["", "Enhet", "Verdi", *ends, *against])
        for column in there:
            value = row.values[column.key]
            shown = page.formats.number(number_format(column.decimals, signed=column.signed))
            cells: list[tuple[Any, Any]] = [
                (column.title, page.formats.wrapped_cell),
                (column.unit, page.formats.cell),
                *((n, shown) for n in ((value.mean, value.low, value.high) if several else (value.mean,))),
            ]
            if against and base is not None:
                cells += _against(page, column, value.mean, base)
            page.cells(cells)


def _against(page: Page, column: Column, mean: float, base: Row) -> list[tuple[Any, Any]]:
    other = base.mean(column.key)
    return [
        (other, page.formats.number(number_format(column.decimals, signed=column.signed))),
        (
            None if other is None else mean - other,
            page.formats.number(number_format(column.decimals, signed=True)),
        ),
    ]


def _conditions(page: Page, report: Report, row: Row) -> None:
    notes = said(report, row)
    if notes:
        page.heading("Endringer og vilkår")
        page.table_head(["Hva", "", "Ansatte"])
        for note in notes:
            page.cells(
                [
                    (note.text, page.formats.wrapped_cell),
                    (note.outcome, page.formats.wrapped_cell),
                    (note.people, page.formats.cell),
                ]
            )
    rests_on = agreements(report, row)
    if rests_on:
        page.heading("Hjemmel")
        page.table_head(["Lov eller avtale", "Tiltak", "Hvor sikkert", "Kilder"])
        for one in rests_on:
            page.texts([one.text, one.change, one.confidence], page.formats.wrapped_cell)
            page.sheet.write_string(page.row - 1, 3, "; ".join(one.sources), page.formats.plain)


def _sizes(page: Page, result: Told) -> None:
    if result.figures is None or not result.figures.positions:
        return
    page.heading("Stillinger etter størrelse")
    page.table_head(["Stilling", "Ansatte", "Endring fra i dag"])
    count, change = page.formats.number("0"), page.formats.number("+0;-0;0")
    for size in result.figures.positions:
        page.cells(
            [(f"{plain(size.percent)} %", page.formats.cell), (size.people, count), (size.change, change)]
        )


def _anew(page: Page, report: Report, row: Row, result: Told) -> None:
    """What the position model answers, and the roster that proves it."""
    _groups(page, report, result)
    mine = report.shown_anew.get(row.policy)
    if mine is None or mine.anew is None:
        return
    page.heading("Bemannet på nytt, prøvd med turnus")
    page.line(f"Brukbar turnus: {row.anew_verdict}. {row.anew_why_not}".strip())
    page.table_head(["Hva som ble prøvd", "Brukbar", "Ansatte", "Årsverk", "Åpne timer i uka"])
    count, number = page.formats.number("0"), page.formats.number("0.##")
    for tried in mine.anew.attempts:
        page.cells(
            [
                (tried.sentence, page.formats.wrapped_cell),
                ("ja" if tried.acceptable else "nei", page.formats.cell),
                (tried.heads, count),
                (tried.fte, number),
                (tried.open_hours_per_week, number),
            ]
        )
    _people(page, report, row, anew=True)


def _groups(page: Page, report: Report, result: Told) -> None:
    plan = result.positions.anew
    if plan is None or not plan.groups:
        return
    page.heading("Stillinger på sikt, som om ingen var ansatt fra før")
    for sentence in plan.sentences:
        page.line(report.names.prose(sentence))
    page.table_head(["Hvem", "Helger", "Ansatte", "Stilling, %", "Helger per år"])
    number, count = page.formats.number("0.##"), page.formats.number("0")
    for group in plan.groups:
        page.cells(
            [
                (group.name, page.formats.wrapped_cell),
                (group.pattern, page.formats.wrapped_cell),
                (group.heads, count),
                (group.position_percent, number),
                (group.weekends_per_year, number),
            ]
        )


def _people(page: Page, report: Report, row: Row, *, anew: bool = False) -> None:
    lines = people_lines(report, row, anew=anew)
    if not lines:
        return
    who = "Hver ansatt, bemannet på nytt" if anew else "Hver ansatt"
    page.heading(f"{who} ({in_words(len(lines), 'linje', 'linjer')})")
    page.table_head(list(PERSON_TITLES.values()))
    for line in lines:
        page.cells([_cell(page, line, name) for name in PERSON_TITLES])


def _cell(page: Page, line: PersonLine, name: str) -> tuple[Any, Any]:
    value = getattr(line, name)
    if name in TEXT_FIELDS:
        return value, page.formats.cell
    return value, page.formats.number("#,##0" if name in KRONER_FIELDS else "0.##")
