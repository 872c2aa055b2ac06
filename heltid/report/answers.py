"""What came of a study in a few plain sentences: what is most on full time, what is cheapest, what cannot be used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heltid.report.report import Report
from heltid.report.table import Row
from heltid.report.wording import figure, in_words

MOST_NAMED = 6
"""Policies that cannot be used, by number."""

TELLING_WEEKENDS = 0.5
"""Weekends a year; less can come from the search alone."""


def answers(report: Report) -> tuple[str, ...]:
    """Bokmål sentences for those who read no further."""
    rows, base = report.table.rows, report.table.base_row
    if base is None:
        return ()
    if not report.ward.employees:
        return (*_nobody_yet(report), *_in_the_long_run(rows, base))
    usable = [row for row in rows if row.usable]
    return (
        *_where_from(report, base),
        *_how_many(rows, usable),
        *_most(usable, base),
        *_no_dearer(usable, base),
        *_fewest_weekends(usable, base),
        *_in_the_long_run(rows, base),
    )


def _named(row: Row) -> str:
    return f"«{row.name}» (tiltak {row.number})"


def _nobody_yet(report: Report) -> Iterator[str]:
    if any(row.anew_seeds for row in report.table.rows):
        yield "Enheten har ingen ansatte ennå: svaret er enheten bemannet på nytt."
        return
    yield "Enheten har ingen ansatte ennå, og den er ikke bemannet på nytt i noen av tiltakene."
    reason = next((r.positions.reason for r in report.results if r.positions.reason), "")
    if reason:
        yield report.names.message(reason)


def _where_from(report: Report, base: Row) -> Iterator[str]:
    policy = report.shown_for(base).policy
    if policy.changes:
        yield f"Studien har ikke noe tiltak uten endringer. Alt er sammenlignet med {_named(base)}."
    else:
        yield f"Alt er sammenlignet med {_named(base)}, ordningen slik den er i dag."
    share, heads = base.mean("full_time_share"), base.mean("heads")
    if share is None or heads is None:
        yield "Det er ikke funnet noen turnus for den, så forskjeller kan ikke regnes ut."
        return
    said = f"Der er {figure(share)} % av {figure(heads, 0)} ansatte på heltid"
    average, weekends, cost = base.mean("average_position"), base.mean("weekends"), base.mean("cost_total")
    if average is not None:
        said += f", stillingen er {figure(average)} % i snitt"
    if weekends is not None:
        said += f", hver arbeider {figure(weekends)} helger i året"
    if cost is not None:
        said += f", og lønnskostnaden er {figure(cost / 1e6, 2)} mill. kr i året"
    yield said + "."


def _how_many(rows: Sequence[Row], usable: Sequence[Row]) -> Iterator[str]:
    if len(usable) == len(rows):
        yield (
            "Tiltaket ga en turnus som kan brukes."
            if len(rows) == 1
            else f"Alle {len(rows)} tiltak ga en turnus som kan brukes."
        )
        return
    yield f"{len(usable)} av {in_words(len(rows), 'tiltak', 'tiltak')} ga en turnus som kan brukes."
    without = [row.number for row in rows if not row.usable]
    listed = ", ".join(map(str, without[:MOST_NAMED]))
    more = f" og {len(without) - MOST_NAMED} til" if len(without) > MOST_NAMED else ""
    yield f"Uten turnus som kan brukes: tiltak {listed}{more}. Grunnen står ved hvert av dem."


def _most(usable: Sequence[Row], base: Row) -> Iterator[str]:
    share = base.mean("full_time_share")
    better = [r for r in usable if share is not None and (r.mean("full_time_share") or 0) > share + 1e-6]
    if share is None or all(r.policy == base.policy for r in usable):
        return
    if not better:
        yield f"Ingen av de andre tiltakene gir flere på heltid enn {_named(base)}."
        return
    best = max(better, key=lambda r: (r.mean("full_time_share") or 0, -(r.mean("cost_total") or 0)))
    yield f"Flest på heltid: {_named(best)} med {_shares(best, base)}{_money(best)}{_weekends(best, base)}."


def _no_dearer(usable: Sequence[Row], base: Row) -> Iterator[str]:
    share = base.mean("full_time_share")
    if share is None:
        return
    better = [
        r
        for r in usable
        if (r.mean("full_time_share") or 0) > share + 1e-6 and r.mean("cost_difference") is not None
    ]
    found = [r for r in better if (r.mean("cost_difference") or 0) <= 0]
    if found:
        best = max(found, key=lambda r: r.mean("full_time_share") or 0)
        yield f"Flest på heltid uten å koste mer: {_named(best)} med {_shares(best, base)}{_money(best)}{_weekends(best, base)}."
    elif better:
        yield "Ingen tiltak gir flere på heltid uten å koste mer."


def _fewest_weekends(usable: Sequence[Row], base: Row) -> Iterator[str]:
    before = base.mean("weekends")
    there = [r for r in usable if r.mean("weekends") is not None and r.mean("full_time_share") is not None]
    if before is None or not there:
        return
    best = min(there, key=lambda r: (r.mean("weekends") or 0, r.number))
    if (best.mean("weekends") or 0) > before - TELLING_WEEKENDS:
        return
    yield (
        f"Færrest helger: {_named(best)} med {figure(best.mean('weekends'))} helger per ansatt i året "
        f"og {figure(best.mean('full_time_share'))} % på heltid."
    )


def _in_the_long_run(rows: Sequence[Row], base: Row) -> Iterator[str]:
    proved = [r for r in rows if r.anew_usable and r.mean("new_average_position") is not None]
    if proved:
        yield from _staffed_anew(rows, proved, base)
        return
    there = [r for r in rows if r.mean("anew_average") is not None and r.mean("anew_missing") == 0]
    if not there:
        return
    best = max(there, key=lambda r: (r.mean("anew_average") or 0, -r.number))
    heads = base.mean("heads")
    yield (
        f"På sikt gir behovet rom for størst stillinger med {_named(best)}: {figure(best.mean('anew_heads'), 0)} ansatte med "
        f"{figure(best.mean('anew_average'))} % i snitt"
        + ("" if heads is None else f", mot {figure(heads, 0)} ansatte i dag")
        + ". Det er regnet ut fra behovene alene, og ingen turnus har vist at det går."
    )


def _staffed_anew(rows: Sequence[Row], proved: Sequence[Row], base: Row) -> Iterator[str]:
    """What a ward staffed anew could be, by the rosters that prove it."""
    best = max(proved, key=lambda r: (r.mean("new_average_position") or 0, -r.number))
    heads, cost = base.mean("heads"), best.mean("new_cost_difference")
    said = (
        f"Bemannet på nytt gir {_named(best)} de største stillingene: {figure(best.mean('new_heads'), 0)} ansatte med "
        f"{figure(best.mean('new_average_position'))} % i snitt og {figure(best.mean('new_full_time_share'))} % på heltid"
    )
    if heads is not None:
        said += f", mot {figure(heads, 0)} ansatte i dag"
    if cost is not None and base.mean("cost_total") is not None:
        way = "mer" if cost > 0 else "mindre"
        said += f", til {figure(abs(cost) / 1e6, 2)} mill. kr {way} i året"
    yield f"{said}. En egen turnus viser at det går."
    without = [r.number for r in rows if r.anew_seeds and not r.anew_usable]
    if without:
        listed = ", ".join(map(str, without[:MOST_NAMED]))
        more = f" og {len(without) - MOST_NAMED} til" if len(without) > MOST_NAMED else ""
        yield f"Bemannet på nytt ble det ikke funnet noen turnus som kan brukes for tiltak {listed}{more}."


def _shares(row: Row, base: Row) -> str:
    share, before = row.mean("full_time_share") or 0, base.mean("full_time_share") or 0
    return f"{figure(share)} %, {figure(share - before)} prosentpoeng mer enn i tiltak {base.number}"


def _money(row: Row) -> str:
    difference = row.mean("cost_difference")
    if difference is None:
        return ""
    if abs(difference) < 5_000:
        return ", til samme kostnad"
    way = "mer" if difference > 0 else "mindre"
    return f", til {figure(abs(difference) / 1e6, 2)} mill. kr {way} i året"


def _weekends(row: Row, base: Row) -> str:
    mine, before = row.mean("weekends"), base.mean("weekends")
    if mine is None or before is None:
        return ""
    return f". Hver ansatt arbeider {figure(mine)} helger i året, mot {figure(before)}"
