"""The workbook: an overview, a sheet for each policy, what it rests on, and what it does not know."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from heltid.report.assumptions import assumptions
from heltid.report.columns import COLUMNS
from heltid.report.excel_page import Formats, Page, number_format
from heltid.report.excel_policy import write_policy
from heltid.report.report import Report
from heltid.report.table import Row, Value
from heltid.report.unknown import unknown

LONGEST_SHEET_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")

OVERVIEW, RESTS_ON, NOT_KNOWN = "Oversikt", "Forutsetninger", "Ikke med"


def report_workbook(report: Report) -> bytes:
    """The report as .xlsx."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": report.names.prose(report.study.name), "subject": "Heltid"})
    formats = Formats(book)
    sheets = sheet_names(report.table.rows)
    _overview(Page(book, formats, OVERVIEW), report, sheets)
    for row, name in zip(report.table.rows, sheets, strict=True):
        write_policy(Page(book, formats, name), report, row)
    _rests_on(Page(book, formats, RESTS_ON), report)
    _not_known(Page(book, formats, NOT_KNOWN), report)
    book.close()
    return content.getvalue()


def sheet_names(rows: Sequence[Row]) -> list[str]:
    """``3 Hver fjerde helg``: the number makes them unlike, whatever policies are called."""
    names = (f"{row.number} {_FORBIDDEN.sub(' ', row.name)}" for row in rows)
    return [" ".join(name.split())[:LONGEST_SHEET_NAME].rstrip() for name in names]


def _overview(page: Page, report: Report, sheets: Sequence[str]) -> None:
    names, rows, several = report.names, report.table.rows, report.table.several_seeds
    page.title(names.prose(report.study.name))
    page.line(f"{report.ward.name}. {names.prose(report.study.note)}".strip())
    base = report.table.base_row
    if base is not None:
        page.line(f"Endring i kostnad er mot tiltak {base.number}, {base.name}.")
    if report.missing:
        page.line(f"{len(report.missing)} beregninger i studien er ikke gjort ennå og mangler her.")
    if several:
        page.line(
            "Tallene er snitt av frøene med en turnus som kan brukes; lavest og høyest står ved siden av."
        )
    page.gap()
    kinds = ("", ", lavest", ", høyest") if several else ("",)
    heads = [f"{c.title}{kind}\n{c.unit}".rstrip() for c in COLUMNS for kind in kinds]
    top = page.table_head(
        [
            "Nr.",
            "Tiltak",
            "Brukbar turnus",
            "Ikke slått på",
            *heads,
            "Hvorfor ikke",
            "Brukbar turnus, bemannet på nytt",
            "Hvorfor ikke, bemannet på nytt",
        ]
    )
    for row, sheet in zip(rows, sheets, strict=True):
        cells: list[tuple[Any, Any]] = [
            (row.number, page.formats.cell), (row.name, page.formats.wrapped_cell),
            (row.verdict, page.formats.wrapped_cell), (row.unbeaten_words, page.formats.wrapped_cell),
        ]  # fmt: skip
        for column in COLUMNS:
            written = page.formats.number(number_format(column.decimals, signed=column.signed))
            cells += [(n, written) for n in _numbers(row.values.get(column.key), several)]
        page.cells(
            [
                *cells,
                *(
                    (text, page.formats.wrapped_cell)
                    for text in (row.why_not, row.anew_verdict, row.anew_why_not)
                ),
            ]
        )
        page.link(page.row - 1, 1, sheet, row.name)
    last = 6 + len(heads)
    page.sheet.freeze_panes(top + 1, 2)
    page.sheet.autofilter(top, 0, max(top + 1, page.row - 1), last)
    page.widths([(5, 1), (42, 1), (13, 1), (18, 1), (13, len(heads)), (60, 1), (13, 1), (60, 1)])
    page.landscape(repeat=top)


def _numbers(value: Value | None, several: bool) -> tuple[float | None, ...]:
    whole = (None, None, None) if value is None else (value.mean, value.low, value.high)
    return whole if several else whole[:1]


def _rests_on(page: Page, report: Report) -> None:
    page.title("Forutsetninger")
    page.line("Tall som er «ikke kontrollert» eller «antatt», må settes etter egen kommune før de brukes.")
    page.gap()
    top = page.table_head(["Gjelder", "Hva", "Verdi", "Hvor sikkert", "Kilde", "Merknad"])
    for a in assumptions(report):
        page.texts([a.subject, a.what, a.value, a.confidence, "; ".join(a.sources), a.note])
    page.sheet.freeze_panes(top + 1, 0)
    page.sheet.autofilter(top, 0, max(top + 1, page.row - 1), 5)
    page.widths([(13, 1), (44, 1), (40, 1), (16, 1), (60, 1), (50, 1)])
    page.landscape(repeat=top)


def _not_known(page: Page, report: Report) -> None:
    page.title("Ikke med, og det tallene ikke vet")
    page.gap()
    for sentence in unknown(report):
        page.texts([sentence])
    page.widths([(110, 1)])
