"""The memo to decide by: two pages for everybody, then what each policy means, what it rests on, and what it does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from heltid.report.answers import answers
from heltid.report.assumptions import AssumptionRow, assumptions
from heltid.report.block import block
from heltid.report.charts import charts
from heltid.report.report import Report
from heltid.report.staff import STAFF_HEADS
from heltid.report.summary import (
    ANEW_HEADS,
    ANEW_KEY,
    ANEW_TEXT_COLUMNS,
    HEADS,
    KEY,
    TEXT_COLUMNS,
    anew_cells,
    anew_rows,
    cells,
    most_telling,
)
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
    anew = [anew_cells(row) for row in anew_rows(report.table)]
    todays = bool(report.ward.employees)
    rests_on = assumptions(report)
    numbers = _numbered(rests_on)
    return {
        "name": report.names.prose(report.study.name),
        "ward": report.ward.name,
        "facts": _facts(report),
        "note": _shortened(report.names.prose(report.study.note)),
        "missing": _missing(report),
        "answers": list(answers(report)),
        "heads": list(HEADS if todays else ANEW_HEADS),
        "text_columns": list(TEXT_COLUMNS if todays else ANEW_TEXT_COLUMNS),
        "key": KEY if todays else ANEW_KEY,
        "rows": [cells(row) for row in told] if todays else anew,
        "all_rows": [cells(row) for row in rows] if todays and len(told) < len(rows) else [],
        "anew_heads": list(ANEW_HEADS),
        "anew_text_columns": list(ANEW_TEXT_COLUMNS),
        "anew_key": ANEW_KEY,
        "anew_rows": anew if todays else [],
        "staff_heads": list(STAFF_HEADS),
        "left_out": _left_out(len(rows) - len(told)) if todays else "",
        "charts": charts(report.table),
        "blocks": [block(report, row) for row in rows],
        "assumptions": [[a.subject, a.what, a.value, a.confidence, _told(a, numbers)] for a in rests_on],
        "sources": [[str(number), source] for source, number in numbers.items()],
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


def _numbered(rests_on: Sequence[AssumptionRow]) -> dict[str, int]:
    """Sources that several assumptions have, numbered from 1 in the order they are met."""
    times = Counter(source for a in rests_on for source in a.sources)
    return {source: n for n, source in enumerate((s for s in times if times[s] > 1), start=1)}


def _told(a: AssumptionRow, numbers: Mapping[str, int]) -> str:
    """Where an assumption comes from: numbers of sources, sources in full that stand nowhere else, and its note."""
    marks = "".join(f"[{numbers[source]}]" for source in a.sources if source in numbers)
    alone = (source for source in a.sources if source not in numbers)
    return " ".join(part for part in (marks, *map(_ended, (*alone, a.note))) if part)


def _ended(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


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
