"""On which days shifts may be worked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import model_validator

from models.base import MINUTES_PER_DAY, WEEKDAYS, Clock, Id, Weekday, clock_text
from models.calendar import WEEKDAY_NAMES
from models.rules.base import Rule
from models.shifts import Shift, ShiftKind
from models.text import date_text

if TYPE_CHECKING:
    from models.calendar import Timeline
    from models.findings import Finding
    from models.view import RosterView

KINDS_SAID = {
    "day": "dagvakter",
    "evening": "kveldsvakter",
    "night": "nattevakter",
    "long": "langvakter",
    "meeting": "møter",
}


class ShiftDays(Rule):
    """On which days shifts may be worked.

    A shift of one of ``kinds`` or ``shifts``, worked in one of ``units`` (none named: in any), begins
    only on a day of ``days``, the weekdays allowed. A public holiday is a weekday like any other
    (``as_weekday``), allowed too whatever weekday it is (``yes``), or never allowed (``no``). With
    ``eve_from`` a shift that begins at that clock or later on the day before an allowed day is right
    as well. Unit: each shift on another day. Anchor: its day. History is not judged.
    """

    TITLE: ClassVar[str] = "Dager for vakten"
    BY_PERSON = True

    rule: Literal["shift_days"] = "shift_days"
    kinds: tuple[ShiftKind, ...] = ()
    shifts: tuple[Id, ...] = ()
    units: tuple[Id, ...] = ()
    days: tuple[Weekday, ...] = ()
    holidays: Literal["as_weekday", "yes", "no"] = "as_weekday"
    eve_from: Clock | None = None

    @model_validator(mode="after")
    def _named(self) -> ShiftDays:
        if not self.kinds and not self.shifts:
            raise ValueError(f"regelen {self.id!r} nevner ingen vakter; fyll ut kinds eller shifts")
        if not self.days and self.holidays != "yes":
            raise ValueError(
                f"regelen {self.id!r} lar vaktene gå ingen dager; fyll ut days, eller ta vaktkodene ut av bruk"
            )
        if self.eve_from is not None and self.eve_from >= MINUTES_PER_DAY:
            raise ValueError(
                f"regelen {self.id!r} har eve_from {clock_text(self.eve_from)}; skriv et klokkeslett før 24:00"
            )
        return self

    def about(self, shift: Shift) -> bool:
        """Whether the line is about a shift code."""
        return shift.kind in self.kinds or shift.id in self.shifts

    def open_for(self, timeline: Timeline, day: int, clock: int) -> bool:
        """Whether a shift may begin on a day at a clock (minutes after midnight)."""
        if self._allowed(timeline, day):
            return True
        return self.eve_from is not None and clock >= self.eve_from and self._allowed(timeline, day + 1)

    def _allowed(self, timeline: Timeline, day: int) -> bool:
        if self.holidays != "as_weekday" and timeline.holiday(day) is not None:
            return self.holidays == "yes"
        return timeline.weekday(day) in self.days

    def when(self) -> str:
        """The days in Norwegian: ``lørdag og søndag, og fra kl. 18:00 dagen før``."""
        at = [k for k, weekday in enumerate(WEEKDAYS) if weekday in self.days]
        names = [WEEKDAY_NAMES[k] for k in at]
        if len(at) > 2 and at[-1] - at[0] == len(at) - 1:
            names = [f"{names[0]} til {names[-1]}"]
        if self.holidays == "yes":
            names.append("helligdager")
        text = _together(names)
        if self.holidays == "no":
            text += ", men ikke på helligdager"
        if self.eve_from is not None:
            text += f", og fra kl. {clock_text(self.eve_from)} dagen før"
        return text

    def sentence(self) -> str:
        what = [KINDS_SAID[kind] for kind in self.kinds]
        if self.shifts:
            what.append(f"{'vakten' if len(self.shifts) == 1 else 'vaktene'} {_together(list(self.shifts))}")
        said = _together(what)
        where = f" i {_together(list(self.units))}" if self.units else ""
        return f"{said[:1].upper()}{said[1:]}{where} går bare {self.when()}."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            for work in view.works(employee.id):
                if not self.about(work.shift) or (self.units and work.unit not in self.units):
                    continue
                if self.open_for(view.timeline, work.day, work.shift.start):
                    continue
                found.append(
                    view.finding(
                        self,
                        employee=employee.id,
                        unit=work.unit,
                        anchor=work.day,
                        measured=1,
                        limit=0,
                        measure="times",
                        penalty=self.weight,
                        message=f"Vakten {work.shift.id} begynner {date_text(view.date(work.day))}, "
                        f"men går bare {self.when()}.",
                    )
                )
        return found


def _together(words: list[str]) -> str:
    """``a, b og c``."""
    return " og ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
