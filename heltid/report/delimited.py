"""The table as CSV and as JSON."""

from __future__ import annotations

import csv
import io
from typing import Any

from heltid.report.answers import answers
from heltid.report.assumptions import assumptions
from heltid.report.columns import COLUMNS
from heltid.report.conditions import agreements, said
from heltid.report.people import people_lines
from heltid.report.report import Report
from heltid.report.table import Row
from heltid.report.unknown import unknown

FORMAT = "turnus-heltid-report-1"


def report_csv(report: Report) -> bytes:
    """A line for each policy: semicolons, decimal commas, utf-8 with a byte order mark, as Norwegian spreadsheets read it.

    With several seeds each figure has three columns: mean, lowest and highest.
    """
    several = report.table.several_seeds
    head = [
        "Nr.", "Tiltak-id", "Tiltak", "Endringer", "Brukbar turnus", "Ikke slått på", "Hvorfor ikke",
        "Brukbar turnus, bemannet på nytt", "Hvorfor ikke, bemannet på nytt",
    ]  # fmt: skip
    for column in COLUMNS:
        title = f"{column.title}, {column.unit}" if column.unit else column.title
        head += [title, f"{title} (lavest)", f"{title} (høyest)"] if several else [title]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    for row in report.table.rows:
        line = [
            str(row.number), row.policy, row.name, row.sentence, row.verdict, row.unbeaten_words, row.why_not,
            row.anew_verdict, row.anew_why_not,
        ]  # fmt: skip
        for column in COLUMNS:
            value = row.values.get(column.key)
            numbers = (value.mean, value.low, value.high) if value is not None else (None,) * 3
            line += [_number(n, column.decimals) for n in (numbers if several else numbers[:1])]
        writer.writerow([_harmless(cell) for cell in line])
    return text.getvalue().encode("utf-8-sig")


def report_json(report: Report) -> dict[str, Any]:
    """The table, what it rests on and what it does not know; figures in the units of ``columns``."""
    ward = report.ward
    return {
        "format": FORMAT,
        "study": {
            "name": report.names.prose(report.study.name),
            "note": report.names.prose(report.study.note),
        },
        "ward": {"id": ward.id, "name": ward.name, "hash": ward.hash},
        "edition": report.results[0].edition,
        "budgets": report.budgets.model_dump(mode="json"),
        "names_shown": report.names.shown,
        "base": report.table.base,
        "columns": [
            {"key": c.key, "title": c.title, "unit": c.unit, "decimals": c.decimals, "group": c.group}
            for c in COLUMNS
        ],
        "rows": [
            {
                **row.model_dump(mode="json"),
                "usable": row.usable,
                "verdict": row.verdict,
                "notes": [note.model_dump(mode="json") for note in said(report, row)],
                "agreements": [one.model_dump(mode="json") for one in agreements(report, row)],
                "people": [line.model_dump(mode="json") for line in people_lines(report, row)],
                "anew": _anew(report, row),
            }
            for row in report.table.rows
        ],
        "answers": list(answers(report)),
        "missing": [{"policy": task.policy.id, "seed": task.seed} for task in report.missing],
        "assumptions": [a.model_dump(mode="json") for a in assumptions(report)],
        "not_known": list(unknown(report)),
    }


def _anew(report: Report, row: Row) -> dict[str, Any] | None:
    """The ward staffed anew and rostered; its figures stand among the others. None when it was not."""
    mine = report.shown_anew.get(row.policy)
    if mine is None or mine.anew is None:
        return None
    return {
        "usable": row.anew_usable,
        "verdict": row.anew_verdict,
        "attempts": [tried.model_dump(mode="json") for tried in mine.anew.attempts],
        "people": [line.model_dump(mode="json") for line in people_lines(report, row, anew=True)],
    }


def _number(value: float | None, decimals: int) -> str:
    return "" if value is None else f"{value:.{decimals}f}".replace(".", ",")


def _harmless(cell: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "@", "\t")) else cell
