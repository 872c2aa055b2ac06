"""Sums that follow the grid when a cell is edited: Excel formulas over codes in the hidden sheet."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell

from instances.excel.grid import DATA_SHEET, GridText
from models.instance import Instance
from models.roster import Roster, Status
from models.view import RosterView


@dataclass(frozen=True)
class CodeTable:
    """The table of shift codes in the hidden sheet, column by column, and where the formulas find it.

    ``changes`` holds, by plan day, the minutes each code is longer or shorter when the clock is moved.
    """

    codes: tuple[str, ...]
    minutes: tuple[int, ...]
    nights: tuple[int, ...]
    evenings: tuple[int, ...]
    changes: dict[int, tuple[int, ...]]
    free_texts: tuple[str, ...]

    FIRST_COLUMN = 2

    @classmethod
    def of(cls, instance: Instance) -> CodeTable:
        shifts = instance.shifts
        return cls(
            codes=tuple(s.id for s in shifts),
            minutes=tuple(s.counted_minutes for s in shifts),
            nights=tuple(int(s.kind == "night") for s in shifts),
            evenings=tuple(int(s.kind == "evening") for s in shifts),
            changes=_clock_changes(instance),
            free_texts=GridText(instance).free_texts,
        )

    @property
    def columns(self) -> list[tuple[str, tuple[str | int, ...]]]:
        """Header and cells of each column, in order."""
        return [
            ("Kode", self.codes),
            ("Minutter", self.minutes),
            ("Natt", self.nights),
            ("Kveld", self.evenings),
            ("Fri", self.free_texts),
            *((f"Stilt klokke, dag {day + 1}", minutes) for day, minutes in self.changes.items()),
        ]

    def _cells(self, place: int) -> str:
        column = self.FIRST_COLUMN + place
        last = len(self.columns[place][1])
        return f"{DATA_SHEET}!{xl_range_abs(1, column, last, column)}"

    def _found(self, cells: str) -> str:
        """1 for each code and cell where the code is a word of the cell, with or without a unit."""
        return f'ISNUMBER(FIND(" "&{self._cells(0)}&" "," "&SUBSTITUTE({cells},"@"," @")&" "))'

    def hours(self, row: int, first: int, last: int) -> str:
        """Counted hours of the cells of a row."""
        parts = [f"SUMPRODUCT({self._found(_row(row, first, last))}*{self._cells(1)})"]
        for place, day in enumerate(self.changes, start=5):
            parts.append(
                f"SUMPRODUCT({self._found(_row(row, first + day, first + day))}*{self._cells(place)})"
            )
        return f"=ROUND(({'+'.join(parts)})/60,2)"

    def nights_of(self, row: int, first: int, last: int) -> str:
        return f"=SUMPRODUCT({self._found(_row(row, first, last))}*{self._cells(2)})"

    def evenings_of(self, row: int, first: int, last: int) -> str:
        return f"=SUMPRODUCT({self._found(_row(row, first, last))}*{self._cells(3)})"

    def weekends(self, row: int, first: int, last: int, date_row: int) -> str:
        """Weekends with work: Saturdays where they or the day after have something else than a free day's text."""
        saturday, sunday = _row(row, first, last - 1), _row(row, first + 1, last)
        dates = xl_range_abs(date_row, first, date_row, last - 1)
        return f"=SUMPRODUCT((WEEKDAY({dates},2)=6)*(({self._work(saturday)}+{self._work(sunday)})>0))"

    def _work(self, cells: str) -> str:
        return f'({cells}<>"")*ISNA(MATCH({cells},{self._cells(4)},0))'

    def people(self, code: str, column: int, first_row: int, last_row: int) -> str:
        """How many cells of a column hold a code."""
        cells = xl_range(first_row, column, last_row, column)
        return f'=SUMPRODUCT(--ISNUMBER(FIND(" {code} "," "&SUBSTITUTE({cells},"@"," @")&" ")))'


def colour_rule(code: str, row: int, column: int) -> str:
    """Formula that is true when the first word of a cell is a code, with or without a unit."""
    cell = xl_rowcol_to_cell(row, column)
    length = len(code) + 1
    return f'=OR(EXACT(LEFT({cell}&" ",{length}),"{code} "),EXACT(LEFT({cell},{length}),"{code}@"))'


def _row(row: int, first: int, last: int) -> str:
    return str(xl_range(row, first, row, last))


def _clock_changes(instance: Instance) -> dict[int, tuple[int, ...]]:
    empty = Roster(instance=instance.id, instance_hash="", status=Status.UNKNOWN)
    view = RosterView(instance, empty)
    changes = {}
    for day in range(instance.horizon.days):
        minutes = tuple(view.work_on("", day, shift, "").clock_change for shift in instance.shifts)
        if any(minutes):
            changes[day] = minutes
    return changes
