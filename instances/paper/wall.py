"""The plan for the wall: A3, everybody by unit, with cover, the key of codes and signatures."""

from __future__ import annotations

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
from models.instance import Instance
from models.kpi import PersonKpis, kpis
from models.marks import marks
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
    stage: str | None = None,
    revision: int | None = None,
    unseen: int = 0,
) -> bytes:
    """The roster as a PDF of A3 pages lying down, at most ``WEEKS_PER_PAGE`` weeks side by side.

    Parameters
    ----------
    stage:
        Where the plan stands (``Kladd``, ``Til drøfting``, ``Godkjent``, ``Publisert``), as it is to be read.
    revision:
        Number of the revision.
    unseen:
        Breaches of hard rules that are not in the audit because the reader may not know of them: they are counted.

    Raises
    ------
    InputError
        When the roster does not fit the instance.
    """
    check_roster(instance, roster)
    return typeset(
        "wall", _Wall(instance, roster).data(heading(instance, roster, audit, stage, revision, unseen))
    )


class _Wall:
    def __init__(self, instance: Instance, roster: Roster) -> None:
        self.instance = instance
        self.roster = roster
        self.horizon = instance.horizon
        self.cells = Cells(instance, roster)
        self.figures = {p.employee: p for p in kpis(instance, roster).people}
        self.competences = {c.id: c.name for c in instance.competences}
        self.staff = [
            (unit, staff)
            for unit in instance.units
            if (staff := [e for e in instance.employees if e.home_unit == unit.id])
        ]
        units = [Group(self._unit_name(unit), len(staff)) for unit, staff in self.staff]
        cover = cover_rows(self.cells.view)
        self.row = row_height(sum(1 + unit.people for unit in units), len(cover))
        on_page = rows_on_page(self.row)
        self.sheets = sheets(units, on_page)
        left = int((BODY - used_rows(self.sheets[-1]) * self.row - HEAD) / self.row)
        self.cover_follows = len(cover) <= left
        self.cover = pieces(cover, left if self.cover_follows else 0, on_page)

    def data(self, heading: dict[str, Any]) -> dict[str, Any]:
        return {
            **heading,
            "row": self.row,
            "cover_follows": self.cover_follows,
            "pages": [self._page(weeks) for weeks in self._split()],
            "codes": self._codes(),
            "marks": [[mark, said] for mark, said in MARKS.items()] if self._has_marks() else [],
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
        return [
            {
                "code": shift.id,
                "background": self.cells.colours[shift.id].background,
                "text": self.cells.colours[shift.id].text,
                "name": shift.name,
                "kind": KIND_NAMES[shift.kind],
                "times": shift_text(shift),
            }
            for shift in self.instance.shifts
        ]

    def _has_marks(self) -> bool:
        return bool(self.instance.absences or marks(self.instance, self.roster))

    def _labels(self) -> list[list[str]]:
        if len(self.instance.units) == 1:
            return []
        return [[f"@{self.cells.unit_labels[u.id]}", u.name] for u in self.instance.units]

    def _holidays(self) -> list[list[str]]:
        found = ((day, self.instance.timeline.holiday(day)) for day in range(self.horizon.days))
        return [[weekday_date(self.horizon.date(day)), name] for day, name in found if name is not None]
