"""The memo to decide by: two pages for everybody, then what each policy means, what it rests on, and what it does not know."""

from __future__ import annotations

from typing import Any

from heltid.report.answers import answers
from heltid.report.assumptions import assumptions
from heltid.report.block import block
from heltid.report.charts import charts
from heltid.report.report import Report
from heltid.report.summary import HEADS, KEY, TEXT_COLUMNS, cells, most_telling
from heltid.report.unknown import unknown
from heltid.report.wording import in_words
from instances.paper.typesetting import typeset
from instances.paper.wording import period

LONGEST_NOTE = 700
"""Characters of the study's note on the first page."""


def memo(report: Report) -> bytes:
    """The memo as a tagged PDF of A4 pages."""
    return typeset("heltid", memo_data(report))


def memo_data(report: Report) -> dict[str, Any]:
    """What the template is filled with."""
    rows = report.table.rows
    told = most_telling(report.table)
    return {
        "name": report.names.prose(report.study.name),
        "ward": report.ward.name,
        "facts": _facts(report),
        "note": _shortened(report.names.prose(report.study.note)),
        "missing": _missing(report),
        "answers": list(answers(report)),
        "heads": list(HEADS),
        "text_columns": list(TEXT_COLUMNS),
        "key": KEY,
        "rows": [cells(row) for row in told],
        "all_rows": [cells(row) for row in rows] if len(told) < len(rows) else [],
        "left_out": _left_out(len(rows) - len(told)),
        "charts": charts(report.table),
        "blocks": [block(report, row) for row in rows],
        "assumptions": [
            [a.subject, a.what, a.value, a.confidence, a.source, a.note] for a in assumptions(report)
        ],
        "not_known": list(unknown(report)),
    }


def _facts(report: Report) -> str:
    ward, asked = report.ward, len(report.study.policies)
    return (
        f"{ward.name}: {in_words(len(ward.employees), 'ansatt', 'ansatte')} og "
        f"{in_words(len(ward.units), 'enhet', 'enheter')}, {period(ward.horizon)}. "
        f"Studien prøver {in_words(asked, 'tiltak', 'tiltak')}"
        + (f" med {len(report.study.seeds)} søk hver" if len(report.study.seeds) > 1 else "")
        + "."
    )


def _missing(report: Report) -> str:
    if not report.missing:
        return ""
    without = len({t.policy.id for t in report.missing} - {r.policy for r in report.table.rows})
    said = f"{in_words(len(report.missing), 'beregning', 'beregninger')} er ikke gjort ennå"
    return (
        f"{said}; {in_words(without, 'tiltak', 'tiltak')} mangler helt i dette notatet."
        if without
        else f"{said}."
    )


def _left_out(count: int) -> str:
    if not count:
        return ""
    return f"Tabellen viser sammenligningsgrunnlaget og tiltakene ingen andre slår; {count} til står i tabellen over alle tiltak."


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_NOTE else text[:LONGEST_NOTE].rsplit(" ", 1)[0] + " …"
