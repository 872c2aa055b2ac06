"""The sheet Turnus: people x days by unit, sums, cover and the key of codes, ready for an A3 wall."""

from __future__ import annotations

import datetime as dt
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from instances.excel.formats import Formats
from instances.excel.formulas import CodeTable, colour_rule
from instances.excel.grid import GRID_SHEET, ID_HEADER, NAME_HEADER, POSITION_HEADER, GridText, grid_texts
from instances.excel.roster_comments import AUTHOR, Comments, write_comment
from instances.excel.roster_foot import Foot
from models.audit import Audit
from models.instance import Instance
from models.kpi import Kpis
from models.roster import Roster
from models.staff import Employee
from models.text import WEEKDAY_SHORT
from models.units import Unit

FIRST_DAY_COLUMN = 3
WEEK_ROW, WEEKDAY_ROW, DATE_ROW = 2, 3, 4
WEEKS_PER_PAGE = 6
PAGE_PIXELS = 1390
"""Width of an A3 page between the margins (15.7 inches), with a little to spare."""

PAGE_HEIGHT_PIXELS, ROW_PIXELS = 980, 20
NAME_WIDTHS = (25, 9, 8)
MOST_WIDE = 9
"""Characters of a day's column; longer texts are set smaller."""
SUMS = (("Timer", 8), ("Kontrakt", 8), ("Diff.", 7), ("Helger", 7), ("Netter", 7), ("Kvelder", 7))


class GridWriter:
    """Writes the sheet into an open workbook."""

    def __init__(
        self,
        book: Any,
        formats: Formats,
        instance: Instance,
        roster: Roster,
        audit: Audit,
        figures: Kpis,
        unseen: int,
    ) -> None:
        self.instance = instance
        self.roster = roster
        self.breaches = len(audit.hard) + unseen
        self.formats = formats
        self.days = instance.horizon.days
        self.last_day_column = FIRST_DAY_COLUMN + self.days - 1
        self.labels = GridText(instance).unit_labels
        self.texts = grid_texts(instance, roster)
        self.widths = self._day_widths()
        self.figures = {p.employee: p for p in figures.people}
        self.codes = CodeTable.of(instance)
        self.comments = Comments(instance, audit)
        self.sheet = book.add_worksheet(GRID_SHEET)

    def write(self) -> None:
        self._columns()
        self._heading()
        first = DATE_ROW + 1
        row = first
        for unit in self.instance.units:
            staff = [e for e in self.instance.employees if e.home_unit == unit.id]
            if staff:
                row = self._unit(row, unit, staff)
        self._colours(first, row - 1)
        foot = Foot(
            self.sheet,
            self.formats,
            self.instance,
            self.roster,
            self.codes,
            self.comments,
            FIRST_DAY_COLUMN,
        )
        last = foot.write(row + 1, first, row - 1)
        self._page(last, foot=row)

    # -- head ---------------------------------------------------------------------------------

    def _columns(self) -> None:
        for place, width in enumerate(NAME_WIDTHS):
            self.sheet.set_column(place, place, width)
        for place, wide in enumerate(self.widths, start=FIRST_DAY_COLUMN):
            self.sheet.set_column(place, place, wide)
        for place, (_, width) in enumerate(SUMS, start=self.last_day_column + 1):
            self.sheet.set_column(place, place, width)

    def _heading(self) -> None:
        horizon = self.instance.horizon
        self.sheet.write_string(0, 0, self.instance.name, self.formats.title)
        self.sheet.set_row(0, 22)
        kind = "rullerende grunnturnus" if horizon.rolling else "kalenderplan"
        units = ", ".join(u.name for u in self.instance.units)
        period = f"{horizon.start:%d.%m.%Y}–{horizon.last:%d.%m.%Y}, {horizon.weeks} uker, {kind}"
        self.sheet.write_string(1, 0, f"{units}. {period}. {self._verdict()}", self.formats.plain)
        for row in (WEEK_ROW, WEEKDAY_ROW):
            for place in range(FIRST_DAY_COLUMN):
                self.sheet.write_blank(row, place, None, self.formats.head)
            for place in range(self.last_day_column + 1, self.last_day_column + 1 + len(SUMS)):
                self.sheet.write_blank(row, place, None, self.formats.head)
        for place, text in enumerate((NAME_HEADER, ID_HEADER, POSITION_HEADER)):
            self.sheet.write_string(DATE_ROW, place, text, self.formats.head)
        for week in range(horizon.weeks):
            number = week + 1 if horizon.rolling else horizon.date(7 * week).isocalendar().week
            place = FIRST_DAY_COLUMN + 7 * week
            self.sheet.merge_range(WEEK_ROW, place, WEEK_ROW, place + 6, f"Uke {number}", self.formats.week)
        for day in range(self.days):
            self._day_heading(day)
        for place, (text, _) in enumerate(SUMS, start=self.last_day_column + 1):
            self.sheet.write_string(DATE_ROW, place, text, self.formats.head)
        self.sheet.set_row(DATE_ROW, 26)

    def _verdict(self) -> str:
        hard = self.breaches
        said = (
            "Ingen brudd på harde regler" if not hard else f"{hard} brudd på harde regler, se arket Kontroll"
        )
        return (
            f"{said}." if self.roster.assignments else f"Planen er tom. {self.roster.message or ''}".strip()
        )

    def _day_heading(self, day: int) -> None:
        place = FIRST_DAY_COLUMN + day
        date = self.instance.horizon.date(day)
        red, monday = self.instance.timeline.is_red(day), day % 7 == 0
        self.sheet.write_string(
            WEEKDAY_ROW, place, WEEKDAY_SHORT[date.weekday()], self.formats.weekday(red, monday)
        )
        self.sheet.write_datetime(
            DATE_ROW, place, dt.datetime.combine(date, dt.time()), self.formats.date(red, monday)
        )
        holiday = self.instance.timeline.holiday(day)
        if holiday is not None:
            self.sheet.write_comment(DATE_ROW, place, holiday, {"author": AUTHOR})

    # -- rows ---------------------------------------------------------------------------------

    def _unit(self, row: int, unit: Unit, staff: list[Employee]) -> int:
        for place in range(self.last_day_column + 1 + len(SUMS)):
            self.sheet.write_blank(row, place, None, self.formats.unit)
        label = f" (@{self.labels[unit.id]})" if len(self.instance.units) > 1 else ""
        self.sheet.write_string(row, 0, f"{unit.name}{label}", self.formats.unit)
        for employee in staff:
            row += 1
            self._person(row, employee)
        return row + 1

    def _person(self, row: int, employee: Employee) -> None:
        figures = self.figures[employee.id]
        self.sheet.write_string(row, 0, employee.name, self.formats.name)
        write_comment(self.sheet, row, 0, self.comments.of_person(employee.id, None))
        self.sheet.write_string(row, 1, employee.id, self.formats.name)
        if figures.position_percent is None:
            self.sheet.write_blank(row, 2, None, self.formats.percent)
        else:
            self.sheet.write_number(row, 2, figures.position_percent, self.formats.percent)
        for day in range(self.days):
            form = self.formats.cell(self._shade(day), day % 7 == 0)
            text = self.texts.get((employee.id, day), "")
            if text:
                self.sheet.write_string(row, FIRST_DAY_COLUMN + day, text, form)
            else:
                self.sheet.write_blank(row, FIRST_DAY_COLUMN + day, None, form)
            write_comment(self.sheet, row, FIRST_DAY_COLUMN + day, self.comments.of_person(employee.id, day))
        self._sums(row, employee)

    def _shade(self, day: int) -> str:
        if self.instance.timeline.holiday(day) is not None:
            return "holiday"
        return "weekend" if day % 7 in (5, 6) else "plain"

    def _sums(self, row: int, employee: Employee) -> None:
        figures = self.figures[employee.id]
        first, last = FIRST_DAY_COLUMN, self.last_day_column
        place = last + 1
        worked, wanted = (xl_rowcol_to_cell(row, place + k) for k in (0, 1))
        number, difference = self.formats.hours, self.formats.difference
        codes = self.codes
        self.sheet.write_formula(
            row, place, codes.hours(row, first, last), number, round(figures.minutes / 60, 2)
        )
        self.sheet.write_number(row, place + 1, round(figures.target_minutes / 60, 2), number)
        self.sheet.write_formula(
            row, place + 2, f"={worked}-{wanted}", difference, round(figures.difference_minutes / 60, 2)
        )
        counts = (
            (codes.weekends(row, first, last, DATE_ROW), figures.weekends),
            (codes.nights_of(row, first, last), figures.nights),
            (codes.evenings_of(row, first, last), figures.evenings),
        )
        for offset, (formula, value) in enumerate(counts, start=3):
            self.sheet.write_formula(row, place + offset, formula, self.formats.count, value)

    def _colours(self, first: int, last: int) -> None:
        """Colours by code, as conditional formats, so that an edited cell takes its new colour."""
        for shift in self.instance.shifts:
            self.sheet.conditional_format(
                first,
                FIRST_DAY_COLUMN,
                last,
                self.last_day_column,
                {
                    "type": "formula",
                    "criteria": colour_rule(shift.id, first, FIRST_DAY_COLUMN),
                    "format": self.formats.code_rule(shift.id),
                    "stop_if_true": True,
                },
            )

    # -- paper --------------------------------------------------------------------------------

    def _page(self, last_row: int, foot: int) -> None:
        sheet, horizon = self.sheet, self.instance.horizon
        sheet.freeze_panes(DATE_ROW + 1, FIRST_DAY_COLUMN)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.6)
        sheet.repeat_rows(WEEK_ROW, DATE_ROW)
        sheet.repeat_columns(0, FIRST_DAY_COLUMN - 1)
        sheet.print_area(0, 0, last_row, self.last_day_column + len(SUMS))
        self._pages_wide(last_row, foot)
        name = self.instance.name[:100].replace("&", "&&")
        sheet.set_footer(f"&L&8 {name}&C&8 {horizon.start:%d.%m.%Y}–{horizon.last:%d.%m.%Y}&R&8Side &P av &N")
        sheet.hide_gridlines(2)
        sheet.set_zoom(85)

    def _pages_wide(self, last_row: int, foot: int) -> None:
        """One page wide up to six weeks; longer plans break between weeks, with as many on each page.

        What stands below the people then begins a page of its own, unless everything has room on one.
        """
        weeks = self.instance.horizon.weeks
        pages = -(-weeks // WEEKS_PER_PAGE)
        if pages == 1:
            self.sheet.fit_to_pages(1, 0)
            return
        # Excel takes no notice of page breaks when it fits to pages, so the scale is reckoned here.
        on_page = -(-weeks // pages)
        starts = range(0, self.days, 7 * on_page)
        days = max(sum(map(_pixels, self.widths[day : day + 7 * on_page])) for day in starts)
        widest = sum(map(_pixels, NAME_WIDTHS)) + days + sum(_pixels(width) for _, width in SUMS)
        scale = max(10, min(100, int(100 * PAGE_PIXELS / widest)))
        self.sheet.set_print_scale(scale)
        if last_row * ROW_PIXELS * scale / 100 > PAGE_HEIGHT_PIXELS:
            self.sheet.set_h_pagebreaks([foot])
        self.sheet.set_v_pagebreaks([FIRST_DAY_COLUMN + 7 * on_page * k for k in range(1, pages)])

    def _day_widths(self) -> list[float]:
        """Of each day, in characters: for the longest code, and for several shifts in a cell of that day."""
        usual = min(max(3.9, max(len(s.id) for s in self.instance.shifts) + 1.4), 7)
        widths = [usual] * self.days
        for (_, day), text in self.texts.items():
            if " " in text:
                widths[day] = max(widths[day], min(0.8 * len(text) + 1.4, MOST_WIDE))
        return widths


def _pixels(width: float) -> float:
    """Pixels (96 to the inch) of a column width in characters of Calibri 11."""
    return 7 * width + 5
