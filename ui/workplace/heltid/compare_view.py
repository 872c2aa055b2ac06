"""Two policies side by side: every figure, and every employee's line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from heltid.report.columns import COLUMNS, Column
from heltid.report.people import PersonLine
from heltid.report.table import Row
from heltid.report.wording import NO_FIGURE, figure
from ui.workplace.heltid.titles import group_title, heading
from ui.workplace.language import _, ngettext
from ui.workplace.said import spoken

SAME = 0.05
"""Differences below this are not told."""


@dataclass(frozen=True)
class Both:
    """One employee under two policies; one of them is None when a roster lacks the person."""

    name: str
    left: PersonLine | None
    right: PersonLine | None


@dataclass(frozen=True)
class Measure:
    """One figure of an employee.

    Attributes
    ----------
    more, fewer:
        Says that there is so much more or less of it a year; None when that is not told in words.
    """

    key: str
    title: str
    decimals: int
    more: Callable[[str], str] | None = None
    fewer: Callable[[str], str] | None = None


def figures_table(left: Row, right: Row) -> dict[str, list[str]]:
    """Every figure that either has; the difference is what the right one has more."""
    shown = [c for c in COLUMNS if c.key in left.values or c.key in right.values]
    return {
        _("Gjelder"): [group_title(c.group) for c in shown],
        _("Tall"): [heading(c) for c in shown],
        policy_title(left): [spoken(left.text(c)) for c in shown],
        policy_title(right): [spoken(right.text(c)) for c in shown],
        _("Forskjell"): [_difference(left, right, c) for c in shown],
    }


def policy_title(row: Row) -> str:
    """A policy over a column: numbers tell apart those of the same name."""
    return f"{row.number}. {row.name}"


def _difference(left: Row, right: Row, column: Column) -> str:
    a, b = left.mean(column.key), right.mean(column.key)
    return NO_FIGURE if a is None or b is None else _figure(b - a, column.decimals, signed=True)


def both(left: Sequence[PersonLine], right: Sequence[PersonLine]) -> tuple[Both, ...]:
    """Employees under two policies, in the order of the first. Of several with a name the first is the first."""
    others = _by_name(right)
    mine = _by_name(left)
    found = [Both(key[0], line, others.get(key)) for key, line in mine.items()]
    found += [Both(key[0], None, line) for key, line in others.items() if key not in mine]
    return tuple(found)


def _by_name(lines: Sequence[PersonLine]) -> dict[tuple[str, int], PersonLine]:
    seen: Counter[str] = Counter()
    found = {}
    for line in lines:
        seen[line.name] += 1
        found[line.name, seen[line.name]] = line
    return found


def measures() -> tuple[Measure, ...]:
    """The figures of an employee, as a year is."""
    return (
        Measure("position_percent", _("Stilling, %"), 1),
        Measure(
            "days_at_work_per_year",
            _("Dager på jobb"),
            0,
            lambda n: _("{n} flere dager på jobb i året").format(n=n),
            lambda n: _("{n} færre dager på jobb i året").format(n=n),
        ),
        Measure(
            "weekends_per_year",
            _("Helger"),
            1,
            lambda n: _("{n} flere helger").format(n=n),
            lambda n: _("{n} færre helger").format(n=n),
        ),
        Measure("weekend_hours_per_year", _("Helgetimer"), 0),
        Measure(
            "evenings_per_year",
            _("Kvelder"),
            0,
            lambda n: _("{n} flere kvelder").format(n=n),
            lambda n: _("{n} færre kvelder").format(n=n),
        ),
        Measure(
            "nights_per_year",
            _("Netter"),
            0,
            lambda n: _("{n} flere netter").format(n=n),
            lambda n: _("{n} færre netter").format(n=n),
        ),
        Measure("nights_alone_per_year", _("Netter alene"), 0),
        Measure("short_shifts_per_year", _("Vakter under 7 timer"), 0),
        Measure(
            "long_shifts_per_year",
            _("Vakter over 9 timer"),
            0,
            lambda n: _("{n} flere vakter over 9 timer").format(n=n),
            lambda n: _("{n} færre vakter over 9 timer").format(n=n),
        ),
        Measure(
            "quick_returns_per_year",
            _("Under 11 timer mellom vakter"),
            0,
            lambda n: _("{n} flere ganger under 11 timer mellom vakter").format(n=n),
            lambda n: _("{n} færre ganger under 11 timer mellom vakter").format(n=n),
        ),
        Measure("wishes_met", _("Ønsker oppfylt"), 0),
        Measure("nok_per_year", _("Kostnad, kr"), 0),
    )


def value(line: PersonLine | None, key: str) -> float | None:
    """A figure of somebody's line; None where it is not there."""
    found = None if line is None else getattr(line, key)
    return None if found is None else float(found)


def people_table(people: Sequence[Both], measure: Measure, left: Row, right: Row) -> dict[str, list[object]]:
    """One figure for every employee under both policies; as numbers, so that they can be sorted."""
    pairs = [(value(p.left, measure.key), value(p.right, measure.key)) for p in people]
    return {
        _("Ansatt"): [p.name for p in people],
        policy_title(left): [_rounded(a, measure) for a, _b in pairs],
        policy_title(right): [_rounded(b, measure) for _a, b in pairs],
        _("Forskjell"): [None if a is None or b is None else _rounded(b - a, measure) for a, b in pairs],
    }


def _rounded(number: float | None, measure: Measure) -> float | None:
    return None if number is None else round(number, measure.decimals)


def person_table(person: Both, left: Row, right: Row) -> dict[str, list[str]]:
    """Every figure of one employee."""
    shown = [
        (m, value(person.left, m.key), value(person.right, m.key))
        for m in measures()
        if value(person.left, m.key) is not None or value(person.right, m.key) is not None
    ]
    return {
        _("Per år"): [m.title for m, _a, _b in shown],
        _("Tiltak {number}").format(number=left.number): [_figure(a, m.decimals) for m, a, _b in shown],
        _("Tiltak {number}").format(number=right.number): [_figure(b, m.decimals) for m, _a, b in shown],
        _("Forskjell"): [
            NO_FIGURE if a is None or b is None else _figure(b - a, m.decimals, signed=True)
            for m, a, b in shown
        ],
    }


def meaning(person: Both) -> str:
    """What going from the left policy to the right means for somebody, in a sentence."""
    if person.left is None or person.right is None:
        return _("Det er bare en turnus i det ene tiltaket.")
    said = []
    before, after = person.left.position_percent, person.right.position_percent
    if before is not None and after is not None and abs(after - before) >= SAME:
        said.append(
            _("stillingen går fra {before} til {after} %").format(
                before=_figure(before), after=_figure(after)
            )
        )
    for measure in measures():
        a, b = value(person.left, measure.key), value(person.right, measure.key)
        if a is None or b is None or measure.more is None or measure.fewer is None:
            continue
        text = _figure(abs(b - a), measure.decimals)
        if _figure(0, measure.decimals) != text:
            said.append((measure.more if b > a else measure.fewer)(text))
    if not said:
        return _("Ingen forskjell av betydning.")
    return f"{said[0][:1].upper()}{said[0][1:]}" + "".join(f"; {text}" for text in said[1:]) + "."


def spread(people: Sequence[Both], measure: Measure) -> str:
    """How many have more, less and the same of a figure, in a sentence."""
    pairs = [(value(p.left, measure.key), value(p.right, measure.key)) for p in people]
    changes = [b - a for a, b in pairs if a is not None and b is not None]
    least = 0.5 * 10**-measure.decimals
    more, fewer = sum(c >= least for c in changes), sum(c <= -least for c in changes)
    return _("{what}: {more} får mer, {fewer} får mindre, {same} har det som før.").format(
        what=measure.title,
        more=ngettext("{count} ansatt", "{count} ansatte", more),
        fewer=ngettext("{count} ansatt", "{count} ansatte", fewer),
        same=ngettext("{count} ansatt", "{count} ansatte", len(changes) - more - fewer),
    )


def _figure(value: float | None, decimals: int = 1, *, signed: bool = False) -> str:
    return spoken(figure(value, decimals, signed=signed))
