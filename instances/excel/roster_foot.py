"""Below the roster grid: people per code and day, cover against need, the key of codes, signatures."""

from __future__ import annotations

from typing import Any

from instances.excel.formats import LOW, OVER, SHORT, Formats
from instances.excel.formulas import CodeTable
from instances.excel.grid import FOOT_HEADING, GridText
from instances.excel.roster_comments import Comments, write_comment
from models.base import clock_text
from models.demand import Demand
from models.headcount import Segment
from models.instance import Instance
from models.marks import marks
from models.presence import Presence
from models.roster import Roster
from models.shifts import Shift
from models.text import KIND_NAMES, hours
from models.view import RosterView

_MARKS = "F1 ukefridag · F2 ekstra ukefridag · F3 helgedagsfri · F4 godtgjøringsfri · F5 erstatningsfridag · Fe ferie · Fr annet fravær"

_COVER = (
    "Færrest til stede i tidsrommet; 1/2 er 1 til stede av 2. Rødt: under minimum. Gult: under ønsket. Blått: over maksimum. "
    "Endrer du celler over, oppdateres dette når turnusen leses inn igjen."
)


class Foot:
    """Writes everything under the last person of the sheet Turnus."""

    def __init__(
        self,
        sheet: Any,
        formats: Formats,
        instance: Instance,
        roster: Roster,
        codes: CodeTable,
        comments: Comments,
        first_column: int,
    ) -> None:
        self.sheet = sheet
        self.formats = formats
        self.instance = instance
        self.view = RosterView(instance, roster)
        self.roster = roster
        self.codes = codes
        self.comments = comments
        self.first_column = first_column

    def write(self, row: int, first_person: int, last_person: int) -> int:
        """Write from ``row`` on; the last row used."""
        row = self._people_per_code(row, first_person, last_person)
        row = self._cover(row + 1)
        row = self._key(row + 1)
        return self._signatures(row + 1)

    def _label(self, row: int, text: str, detail: str = "") -> None:
        self.sheet.write_string(row, 0, text, self.formats.name)
        self.sheet.merge_range(row, 1, row, 2, detail, self.formats.name)

    def _shade(self, day: int) -> str:
        if self.instance.timeline.holiday(day) is not None:
            return "holiday"
        return "weekend" if day % 7 in (5, 6) else "plain"

    def _people_per_code(self, row: int, first: int, last: int) -> int:
        self.sheet.write_string(row, 0, FOOT_HEADING, self.formats.heading)
        counts: dict[tuple[str, int], int] = {}
        for a in self.roster.assignments:
            cell = a.shift, self.instance.horizon.day(a.date)
            counts[cell] = counts.get(cell, 0) + 1
        for shift in self.instance.shifts:
            row += 1
            self._label(row, shift.name, shift.id)
            for day in range(self.instance.horizon.days):
                place = self.first_column + day
                formula = self.codes.people(shift.id, place, first, last)
                form = self.formats.tally(self._shade(day), day % 7 == 0)
                self.sheet.write_formula(row, place, formula, form, counts.get((shift.id, day), 0))
        return row + 1

    def _cover(self, row: int) -> int:
        if not self.instance.demand:
            return row - 1
        self.sheet.write_string(row, 0, "Bemanning mot behov (da filen ble laget)", self.formats.heading)
        row += 1
        self.sheet.write_string(row, 0, _COVER, self.formats.small)
        presence = Presence(self.view)
        for demand in self.instance.demand:
            row += 1
            self._label(row, demand.name or demand.id, f"{clock_text(demand.start)}–{clock_text(demand.end)}")
            told = {day: segments for day, segments in presence.demanded(demand) if segments}
            for day in range(self.instance.horizon.days):
                shown, colour = cover_text(demand, told[day]) if day in told else ("", None)
                form = self.formats.tally(self._shade(day), day % 7 == 0, colour)
                self.sheet.write_string(row, self.first_column + day, shown, form)
                write_comment(self.sheet, row, self.first_column + day, self.comments.of_need(demand.id, day))
        return row + 1

    def _key(self, row: int) -> int:
        self.sheet.write_string(row, 0, "Vaktkoder", self.formats.heading)
        for shift in self.instance.shifts:
            row += 1
            self.sheet.write_string(row, 0, shift.name, self.formats.name)
            self.sheet.write_string(row, 1, shift.id, self.formats.code(shift.id))
            self.sheet.write_string(row, 2, KIND_NAMES[shift.kind], self.formats.name)
            self.sheet.write_string(row, 3, shift_text(shift), self.formats.plain)
        if marks(self.instance, self.roster) or self.instance.absences:
            row += 1
            self.sheet.write_string(row, 0, _MARKS, self.formats.small)
        if len(self.instance.units) > 1:
            row += 1
            labels = GridText(self.instance).unit_labels
            text = "Vakt i en annen enhet enn hjemmeenheten skrives som kode@enhet: " + " · ".join(
                f"@{labels[u.id]} {u.name}" for u in self.instance.units
            )
            self.sheet.write_string(row, 0, text, self.formats.small)
        return row + 1

    def _signatures(self, row: int) -> int:
        row += 1
        self.sheet.set_row(row, 28)
        for place, text in (
            (0, "For arbeidsgiver (sted, dato, navn):"),
            (self.first_column + 7, "For tillitsvalgt (sted, dato, navn):"),
        ):
            self.sheet.write_string(row, place, text, self.formats.plain)
        row += 1
        self.sheet.set_row(row, 24)
        last = self.first_column + self.instance.horizon.days - 1
        for place in (
            *range(self.first_column + 4),
            *range(self.first_column + 7, min(self.first_column + 22, last + 6)),
        ):
            self.sheet.write_blank(row, place, None, self.formats.line)
        return row


def cover_text(demand: Demand, segments: list[Segment]) -> tuple[str, tuple[str, str] | None]:
    """What stands for a demand line on one day, and its colour when cover is off."""
    fewest, most = min(s.people for s in segments), max(s.people for s in segments)
    if fewest < demand.minimum:
        return f"{fewest}/{demand.minimum}", SHORT
    if fewest < demand.wanted:
        return f"{fewest}/{demand.wanted}", LOW
    if demand.maximum is not None and most > demand.maximum:
        return f"{most}/{demand.maximum}", OVER
    return str(fewest), None


def shift_text(shift: Shift) -> str:
    """``07:30–15:00, 30 min betalt pause, teller 7 t 30 min``."""
    times = f"{clock_text(shift.start)}–{clock_text(shift.end)}"
    rest = ""
    if shift.break_minutes:
        rest = f", {shift.break_minutes} min {'betalt' if shift.break_paid else 'ubetalt'} pause"
    return f"{times}{rest}, teller {hours(shift.counted_minutes)}"
