"""The plan for the wall: A3, everybody by unit, with cover, the key of codes and signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from instances.excel.roster_foot import shift_text
from instances.paper.cells import Cells
from instances.paper.cover import CoverRow, cover_rows
from instances.paper.sheets import (
    BODY,
    HEAD,
    Group,
    Stretch,
    pieces,
    row_height,
    rows_on_page,
    sheets,
    used_rows,
)
from instances.paper.typesetting import typeset
from instances.paper.wording import (
    difference,
    full_date,
    heading,
    hour_figure,
    percent,
    week_label,
    week_number,
    weekday_date,
)
from models.audit import Audit
from models.checker import Checker
from models.instance import Instance
from models.kpi import PersonKpis, kpis
from models.references import check_roster
from models.roster import Roster
from models.staff import Employee
from models.text import KIND_NAMES
from models.units import Unit

WEEKS_PER_PAGE = 6
"""Most weeks side by side: 42 columns of seven millimetres."""

MARKS = {
    "F1": "ukefridag",
    "F2": "ekstra ukefridag",
    "F3": "helgedagsfri",
    "F4": "godtgjøringsfri",
    "F5": "erstatningsfridag",
    "Fe": "ferie",
    "Fr": "annet fravær",
}


def wall_plan(
    instance: Instance,
    roster: Roster,
    audit: Audit,
    *,
    units: Sequence[str] = (),
    stage: str | None = None,
    revision: int | None = None,
    unseen: int = 0,
) -> bytes:
    """The roster as a PDF of A3 pages lying down, at most ``WEEKS_PER_PAGE`` weeks side by side.

    Parameters
    ----------
    units:
        Only these units (ids): their people, whoever else works there, and the needs that ask for people there. All when empty.
    stage:
        Where the plan stands (``Kladd``, ``Til drøfting``, ``Godkjent``, ``Publisert``), as it is to be read.
    revision:
        Number of the revision.
    unseen:
        Breaches of hard rules that are not in the audit because the reader may not know of them: they are counted.

    Raises
    ------
    InputError
        When the roster does not fit the instance, or has no such unit.
    """
    check_roster(instance, roster)
    check = Checker(instance)
    check.many(("unit",), units, check.units, "enheten")
    check.finish()
    shown = tuple(unit for unit in instance.units if not units or unit.id in units)
    said = heading(instance, roster, audit, stage, revision, unseen)
    return typeset("wall", _Wall(instance, roster, shown).data(said))


class _Wall:
    """The plan of some units of the ward, or of all."""

    def __init__(self, instance: Instance, roster: Roster, shown: tuple[Unit, ...]) -> None:
        self.instance = instance
        self.shown = shown
        self.whole = len(shown) == len(instance.units)
        self.horizon = instance.horizon
        self.cells = Cells(instance, roster)
        self.figures = {p.employee: p for p in kpis(instance, roster).people}
        self.competences = {c.id: c.name for c in instance.competences}
        self.staff = self._staff(roster)
        units = [Group(name, len(staff)) for name, staff in self.staff]
        cover = cover_rows(self.cells.view, {unit.id for unit in shown})
        days = range(self.horizon.days)
        self.texts = {text for _, staff in self.staff for e in staff for text in self._texts(e, days)}
        self.row = row_height(sum(1 + unit.people for unit in units), len(cover))
        on_page = rows_on_page(self.row)
        self.sheets = sheets(units, on_page)
        left = int((BODY - used_rows(self.sheets[-1]) * self.row - HEAD) / self.row)
        self.cover_follows = len(cover) <= left
        self.cover = pieces(cover, left if self.cover_follows else 0, on_page)

    def _staff(self, roster: Roster) -> list[tuple[str, list[Employee]]]:
        """People under headings: those of each unit, then those of other units who work in one that is shown."""
        here = {unit.id for unit in self.shown}
        guests = {a.employee for a in roster.assignments if a.unit in here}
        groups = [
            (self._unit_name(unit), [e for e in self.instance.employees if e.home_unit == unit.id])
            for unit in self.shown
        ]
        others = [e for e in self.instance.employees if e.home_unit not in here and e.id in guests]
        return [(name, staff) for name, staff in (*groups, ("Fra andre enheter", others)) if staff]

    def _texts(self, employee: Employee, days: range) -> Iterator[str]:
        """What the person's cells say, each shift apart."""
        return (part[0] for day in days for part in self.cells.cell(employee.id, day))

    def data(self, heading: dict[str, Any]) -> dict[str, Any]:
        return {
            **heading,
            "units": ", ".join(unit.name for unit in self.shown),
            "whole": self.whole,
            "row": self.row,
            "cover_follows": self.cover_follows,
            "pages": [self._page(weeks) for weeks in self._split()],
            "codes": self._codes(),
            "marks": [[mark, said] for mark, said in MARKS.items() if mark in self.texts],
            "labels": self._labels(),
            "holidays": self._holidays(),
            "rolling": self.horizon.rolling,
            "weeks": self.horizon.weeks,
        }

    def _split(self) -> list[range]:
        """Weeks of each page, as evenly as can be."""
        weeks = self.horizon.weeks
        pages = -(-weeks // WEEKS_PER_PAGE)
        starts = [weeks * k // pages for k in range(pages + 1)]
        return [range(first, after) for first, after in pairwise(starts)]

    def _page(self, weeks: range) -> dict[str, Any]:
        days = range(7 * weeks.start, 7 * weeks.stop)
        return {
            "title": self._title(weeks),
            "weeks": [week_label(self.horizon, week) for week in weeks],
            "days": [self.cells.day(day) for day in days],
            "sheets": [[self._stretch(stretch, days) for stretch in sheet] for sheet in self.sheets],
            "cover": [[self._cover(row, days) for row in piece] for piece in self.cover],
        }

    def _stretch(self, stretch: Stretch, days: range) -> dict[str, Any]:
        staff = self.staff[stretch.unit][1][stretch.first : stretch.last]
        return {"name": stretch.heading, "rows": [self._person(e, days) for e in staff]}

    def _title(self, weeks: range) -> str:
        first, last = weeks.start, weeks.stop - 1
        name = week_label(self.horizon, first)
        if last > first:
            name += f"–{week_number(self.horizon, last)}"
        dates = self.horizon.date(7 * first), self.horizon.date(7 * last + 6)
        return f"{name}: {full_date(dates[0])}–{full_date(dates[1])}"

    def _unit_name(self, unit: Unit) -> str:
        several = len(self.instance.units) > 1
        return f"{unit.name} (@{self.cells.unit_labels[unit.id]})" if several else unit.name

    def _person(self, employee: Employee, days: range) -> dict[str, Any]:
        figures: PersonKpis = self.figures[employee.id]
        return {
            "name": employee.name,
            "competence": self.competences[employee.competences[0]] if employee.competences else "",
            "position": percent(figures.position_percent),
            "cells": [self.cells.cell(employee.id, day) for day in days],
            "sums": [
                hour_figure(figures.minutes),
                hour_figure(figures.target_minutes),
                difference(figures.difference_minutes),
                str(figures.weekends),
                str(figures.nights),
            ],
        }

    def _cover(self, row: CoverRow, days: range) -> dict[str, Any]:
        found = [row.days.get(day) for day in days]
        return {"name": row.name, "times": row.times, "cells": [[] if c is None else [c] for c in found]}

    # -- key ----------------------------------------------------------------------------------

    def _codes(self) -> list[dict[str, Any]]:
        """The codes in the cells; all that there are in a plan that is to be filled in by hand."""
        used = {text.partition("@")[0] for text in self.texts}
        known = [shift for shift in self.instance.shifts if shift.id in used]
        return [
            {
                "code": shift.id,
                "background": self.cells.colours[shift.id].background,
                "text": self.cells.colours[shift.id].text,
                "name": shift.name,
                "kind": KIND_NAMES[shift.kind],
                "times": shift_text(shift),
            }
            for shift in known or self.instance.shifts
        ]

    def _labels(self) -> list[list[str]]:
        """Units that a code in a cell is written with."""
        used = {label for text in self.texts for _, at, label in [text.partition("@")] if at}
        labels = [(self.cells.unit_labels[unit.id], unit.name) for unit in self.instance.units]
        return [[f"@{label}", name] for label, name in labels if label in used]

    def _holidays(self) -> list[list[str]]:
        found = ((day, self.instance.timeline.holiday(day)) for day in range(self.horizon.days))
        return [[weekday_date(self.horizon.date(day)), name] for day, name in found if name is not None]
