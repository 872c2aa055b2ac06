"""Cells decided in advance are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule
from models.text import date_text

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Pins(Rule):
    """Cells decided in advance are kept.

    A pin with a shift: that shift (in that unit, when given) starts that date. A pin without: no
    shift starts that date. Unit: each pin not kept. Anchor: the date of the pin.
    """

    TITLE: ClassVar[str] = "Låste celler"
    BY_PERSON = True

    rule: Literal["pins"] = "pins"

    def sentence(self) -> str:
        return "Låste vakter og fridager står."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        staff = {employee.id for employee in view.employees(self)}
        for pin in view.instance.pins:
            day = view.horizon.day(pin.date)
            if pin.employee not in staff or not 0 <= day < view.days:
                continue
            works = view.on_day(pin.employee, day)
            if pin.shift is None:
                kept, wanted = not works, "fri"
            else:
                kept = any(w.shift.id == pin.shift and pin.unit in (None, w.unit) for w in works)
                wanted = f"vakten {pin.shift}" + ("" if pin.unit is None else f" i {pin.unit}")
            if kept:
                continue
            planned = " og ".join(f"{w.shift.id} i {w.unit}" for w in works) or "fri"
            found.append(
                view.finding(
                    self,
                    employee=pin.employee,
                    anchor=day,
                    measured=0,
                    limit=1,
                    measure="times",
                    penalty=self.weight,
                    message=f"Cellen {date_text(pin.date)} er låst til {wanted}, men planen har {planned}.",
                )
            )
        return found
