"""The roster as a grid on a terminal: people x days, sums to the right, cover below."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rich.console import Console, Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from models.demand import Demand
from models.instance import Instance
from models.kpi import Kpis, PersonKpis, kpis
from models.marks import Marks, marks
from models.presence import Presence
from models.roster import Roster
from models.staff import Employee
from models.text import WEEKDAY_SHORT
from models.view import RosterView
from ui.palette import DIM, HOLIDAY, SHORT, WEEKEND, shift_style

NAME_WIDTH = 20
SUM_COLUMNS = ("timer", "avtalt", "diff", "hlg", "ntt", "kvd")


class Grid:
    """A roster of an instance (or the instance with empty cells) ready to be drawn week by week."""

    def __init__(self, instance: Instance, roster: Roster) -> None:
        self.instance = instance
        self.view = RosterView(instance, roster)
        self.presence = Presence(self.view)
        self.kpis: Kpis = kpis(instance, roster)
        self.marks: Marks = marks(instance, roster)
        self._sums = {p.employee: p for p in self.kpis.people}
        self.cell_width = max(2, *(len(s.id) for s in instance.shifts))
        self._demanded: dict[str, dict[int, int]] = {}

    def weeks_that_fit(self, width: int) -> int:
        """How many weeks fit beside names and sums in a terminal of a width, at least one."""
        beside = NAME_WIDTH + 8 + sum(len(c) + 2 for c in SUM_COLUMNS)
        return max(1, (width - beside) // (7 * (self.cell_width + 1) + 1))

    def blocks(
        self, first_week: int, last_week: int, width: int, units: Collection[str]
    ) -> Iterator[RenderableType]:
        """Tables of as many weeks as fit, from one week to another (counted from 0), of some units."""
        step = self.weeks_that_fit(width)
        for week in range(first_week, last_week + 1, step):
            days = range(7 * week, 7 * min(week + step, last_week + 1))
            for unit in self.instance.units:
                if unit.id not in units:
                    continue
                staff = [e for e in self.instance.employees if e.home_unit == unit.id]
                lines = [d for d in self.instance.demand if d.units == (unit.id,)]
                if staff or lines:
                    yield self._table(unit.name, staff, lines, days)
            shared = [d for d in self.instance.demand if len(d.units) != 1]
            if shared and len(units) == len(self.instance.units):
                yield self._table("Felles behov", [], shared, days)

    def _table(self, title: str, staff: list[Employee], lines: list[Demand], days: range) -> Table:
        table = Table(
            title=title,
            title_justify="left",
            box=None,
            padding=(0, 1, 0, 0),
            header_style="",
            show_edge=False,
        )
        table.add_column("", width=NAME_WIDTH, no_wrap=True)
        table.add_column(" %", justify="right", width=5, no_wrap=True)
        for day in days:
            table.add_column(self._day_header(day), width=self.cell_width, no_wrap=True, justify="center")
        for name in SUM_COLUMNS if staff else ():
            table.add_column(name, justify="right", no_wrap=True)
        for employee in staff:
            percent = self.view.position_percent(employee)
            size = "" if percent is None else f"{percent:g}"
            row = [self._cell(employee, day) for day in days]
            table.add_row(employee.name, size, *row, *self._sum_cells(self._sums[employee.id]))
        for name, members in self._by_name(lines).items():
            table.add_row(Text(name, style=DIM), "", *(self._cover(members, day) for day in days))
        return table

    @staticmethod
    def _by_name(lines: list[Demand]) -> dict[str, list[Demand]]:
        """Lines of the same name share a row: the same need on weekdays and on weekends."""
        rows: dict[str, list[Demand]] = {}
        for demand in lines:
            rows.setdefault(demand.name or demand.id, []).append(demand)
        return rows

    def _day_header(self, day: int) -> Text:
        date = self.instance.horizon.date(day)
        week = f"{date.isocalendar().week:02d}" if day % 7 == 0 else "  "
        text = Text(f"{week}\n{WEEKDAY_SHORT[day % 7]}\n{date.day:02d}", justify="center")
        text.stylize(self._shade(day) or "")
        return text

    def _shade(self, day: int) -> Style | None:
        if self.view.timeline.holiday(day) is not None:
            return HOLIDAY
        return WEEKEND if day % 7 in (5, 6) else None

    def _cell(self, employee: Employee, day: int) -> Text:
        works = self.view.on_day(employee.id, day)
        if works:
            codes = "+".join(w.shift.id for w in works)
            away = any(w.unit != employee.home_unit for w in works)
            text = Text(codes.center(self.cell_width)[: self.cell_width], style=shift_style(works[0].shift))
            if away:
                text.stylize("underline")
            return text
        mark = self.marks.get((employee.id, day))
        text = Text((mark.code if mark else "·").center(self.cell_width), style=DIM)
        shade = self._shade(day)
        if shade is not None:
            text.stylize(shade)
        return text

    def _sum_cells(self, sums: PersonKpis) -> list[Text]:
        return [
            Text(f"{sums.minutes / 60:.1f}".replace(".", ",")),
            Text(f"{sums.target_minutes / 60:.1f}".replace(".", ",")),
            Text(f"{sums.difference_minutes / 60:+.1f}".replace(".", ",")),
            Text(str(sums.weekends)),
            Text(str(sums.nights)),
            Text(str(sums.evenings)),
        ]

    def _cover(self, lines: list[Demand], day: int) -> Text:
        """People present at the thinnest moment of the lines' windows, marked when under the need."""
        cell = Text()
        for demand in lines:
            present = self._thinnest(demand).get(day)
            if present is None:
                continue
            if present < demand.minimum:
                cell.append(f"{present}!", style=SHORT)
            elif present < demand.wanted:
                cell.append(f"{present}-", style="yellow")
            else:
                cell.append(f"{present}", style="green")
        return cell

    def _thinnest(self, demand: Demand) -> dict[int, int]:
        """People present at the thinnest moment of a line's window, by day it applies to."""
        if demand.id not in self._demanded:
            self._demanded[demand.id] = {
                day: min((s.people for s in segments), default=0)
                for day, segments in self.presence.demanded(demand)
            }
        return self._demanded[demand.id]


def print_grid(
    console: Console,
    instance: Instance,
    roster: Roster,
    first_week: int = 0,
    last_week: int | None = None,
    units: Collection[str] | None = None,
) -> None:
    """Draw weeks ``first_week``..``last_week`` (counted from 0, None: the last) in blocks that fit the terminal.

    ``units`` are ids of the units to draw; None draws all, and the needs they share.
    """
    grid = Grid(instance, roster)
    last = instance.horizon.weeks - 1 if last_week is None else last_week
    shown = [u.id for u in instance.units] if units is None else units
    for block in grid.blocks(first_week, last, console.width, shown):
        console.print(Group(block, ""))
    console.print(legend(instance))


def legend(instance: Instance) -> Text:
    """The codes with clock times, and what the marks mean."""
    text = Text()
    for shift in instance.shifts:
        text.append(f" {shift.id} ", style=shift_style(shift))
        start, end = (f"{m // 60 % 24:02d}:{m % 60:02d}" for m in (shift.start, shift.end_minute))
        text.append(f" {shift.name} {start}–{end}   ")
    text.append(
        "\nF1 ukefridag, F2 ekstra ukefridag, F3 helgedagsfri, F4 godtgjøringsfri, F5 erstatningsfri, · fri. "
        "Understreket: på annen enhet. "
        "Bemanning: tallet er folk til stede når det er tynnest; - under ønsket, ! under minimum."
    )
    return text
