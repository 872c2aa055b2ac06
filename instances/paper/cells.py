"""What stands in the cell of a person and a day, and its colours, as in the workbook."""

from __future__ import annotations

from typing import Any

from instances.excel.grid import GridText, Work, grid_texts
from instances.excel.palette import shift_colours
from instances.paper.wording import short_date
from models.base import clock_text
from models.instance import Instance
from models.roster import Roster
from models.shifts import Shift
from models.text import WEEKDAY_SHORT
from models.view import RosterView

Coloured = tuple[str, str | None, str | None]
"""Text, background and text colour; no colours for a day without a shift."""


class Cells:
    """The grid of one roster."""

    def __init__(self, instance: Instance, roster: Roster) -> None:
        self.instance = instance
        self.view = RosterView(instance, roster)
        self.texts = grid_texts(instance, roster)
        self.colours = shift_colours(instance)
        self.grid = GridText(instance)
        self.unit_labels = self.grid.unit_labels

    def cell(self, employee: str, day: int) -> list[Coloured]:
        """What stands in a cell of the grid: each shift in its colour, or the mark of a free day; maybe nothing."""
        works = self.view.on_day(employee, day)
        if works:
            home = self.instance.employee_by_id[employee].home_unit
            return [self._coloured(Work(w.shift.id, w.unit), home) for w in works]
        text = self.texts.get((employee, day), "")
        return [(text, None, None)] if text else []

    def _coloured(self, work: Work, home: str) -> Coloured:
        colour = self.colours[work.shift]
        return self.grid.written([work], home), colour.background, colour.text

    def shade(self, day: int) -> str:
        """``plain``, ``weekend`` or ``holiday``."""
        if self.instance.timeline.holiday(day) is not None:
            return "holiday"
        return "weekend" if day % 7 in (5, 6) else "plain"

    def day(self, day: int) -> dict[str, Any]:
        """The head of a column."""
        date = self.instance.horizon.date(day)
        return {
            "weekday": WEEKDAY_SHORT[date.weekday()],
            "date": short_date(date),
            "red": self.instance.timeline.is_red(day),
            "shade": self.shade(day),
        }


def times(shift: Shift) -> str:
    """``22:30–07:30``; hours over 24 as the clock shows them."""
    return f"{clock_text(shift.start)}–{clock_text(shift.end_minute % (24 * 60))}"
