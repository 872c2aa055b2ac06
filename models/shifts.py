"""Shift codes: clock times, breaks, paid minutes, where they are used."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from models.base import MINUTES_PER_DAY, Clock, Id, Minutes, Model, Name

ShiftKind = Literal["day", "evening", "night", "long", "meeting"]


class Shift(Model):
    """A shift code.

    Attributes
    ----------
    start, end:
        Clock times. An ``end`` at or before ``start`` is on the next day; so is 24:00 or more.
    break_minutes, break_paid:
        An unpaid break is not working time. A break that cannot be left is paid (AML §10-9).
    paid_minutes:
        Minutes that count against the contract; null means working time.
    kind:
        ``meeting`` is paid time away from the floor: it covers no demand.
    units:
        Units where the code is used; empty means every unit.
    competences:
        Who may work it: holders of any of these; empty means everyone.
    colour:
        Background for grids, ``#rrggbb``; null lets the kind decide.
    """

    id: Id
    name: Name
    start: Clock
    end: Clock
    kind: ShiftKind
    break_minutes: Minutes = 0
    break_paid: bool = True
    paid_minutes: Minutes | None = None
    units: tuple[Id, ...] = ()
    competences: tuple[Id, ...] = ()
    colour: str | None = Field(default=None, pattern=r"^#[0-9a-fA-F]{6}$")

    @model_validator(mode="after")
    def _check(self) -> Shift:
        if self.start >= MINUTES_PER_DAY:
            raise ValueError("en vakt må starte mellom 00:00 og 23:59")
        if self.end == self.start:
            raise ValueError(
                "vakten starter og slutter samtidig; en vakt på 24 timer skrives med slutt over 24:00"
            )
        if self.duration_minutes > MINUTES_PER_DAY:
            raise ValueError(
                f"vakten varer {self.duration_minutes // 60} t {self.duration_minutes % 60} min; "
                "ingen vakt kan være lengre enn 24 timer"
            )
        if self.break_minutes >= self.duration_minutes:
            raise ValueError(f"pausen på {self.break_minutes} min er like lang som vakten eller lengre")
        return self

    @property
    def end_minute(self) -> int:
        """End in minutes after midnight of the day the shift starts; over 1440 on the next day."""
        return self.end if self.end > self.start else self.end + MINUTES_PER_DAY

    @property
    def duration_minutes(self) -> int:
        """Clock time from start to end, in minutes of an ordinary day."""
        return self.end_minute - self.start

    @property
    def working_minutes(self) -> int:
        """Duration less an unpaid break."""
        return self.duration_minutes - (0 if self.break_paid else self.break_minutes)

    @property
    def counted_minutes(self) -> int:
        """Minutes that count against the contract on an ordinary day."""
        return self.working_minutes if self.paid_minutes is None else self.paid_minutes
