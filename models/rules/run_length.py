"""How many days in a row with work, or with one kind or code of shift."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field, model_validator

from models.rules.base import Rule
from models.runs import Run, known_works, runs
from models.shifts import ShiftKind
from models.text import KIND_NAMES

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView, Work


class RunLength(Rule):
    """How many days in a row with work, or with one kind or code of shift.

    A run is a longest stretch of consecutive days on which a shift of the set starts: any shift
    (``of`` = ``work``), a shift of one of ``kinds`` (``of`` = ``kinds``), or one and the same code
    (``of`` = ``same_shift``, each code on its own). Longer than ``maximum``: unit = each day beyond
    (anchor: that day). Shorter than ``minimum``: unit = each day missing (anchor: the run's last
    day). Only days in the plan are anchors; history prolongs runs. A run that may go on outside
    what is known (it touches the first known day, or the last day of a calendar plan) is not too
    short. In a rolling plan runs wrap; when the whole cycle is one run every day is one beyond the
    maximum.
    """

    TITLE: ClassVar[str] = "Vakter på rad"
    BY_PERSON = True

    rule: Literal["run_length"] = "run_length"
    of: Literal["work", "kinds", "same_shift"]
    kinds: tuple[ShiftKind, ...] = ()
    minimum: int | None = Field(default=None, ge=2, le=14)
    maximum: int | None = Field(default=None, ge=1, le=60)

    @model_validator(mode="after")
    def _limits(self) -> RunLength:
        if self.minimum is None and self.maximum is None:
            raise ValueError(f"regelen {self.id!r} har verken minimum eller maximum; sett minst én av dem")
        if self.minimum is not None and self.maximum is not None and self.maximum < self.minimum:
            raise ValueError(f"regelen {self.id!r} har maximum {self.maximum} under minimum {self.minimum}")
        if (self.of == "kinds") != bool(self.kinds):
            raise ValueError(f"regelen {self.id!r}: kinds skal fylles ut når of er 'kinds', og bare da")
        return self

    def sentence(self) -> str:
        what = {"work": "dager i arbeid", "same_shift": "like vakter"}.get(
            self.of, "vakter av typen " + "/".join(KIND_NAMES[kind] for kind in self.kinds)
        )
        parts = []
        if self.minimum is not None:
            parts.append(f"minst {self.minimum}")
        if self.maximum is not None:
            parts.append(f"høyst {self.maximum}")
        return f"{' og '.join(parts).capitalize()} {what} på rad."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            for what, days in self._sets(known_works(view, employee.id)):
                for run in runs(view, days):
                    found += self._too_long(view, employee.id, what, run)
                    found += self._too_short(view, employee.id, what, run)
        return found

    def _sets(self, works: list[Work]) -> list[tuple[str, set[int]]]:
        """What is counted and the days it is worked: one set, or one for each code."""
        if self.of == "work":
            return [("arbeid", {w.day for w in works})]
        if self.of == "kinds":
            names = "/".join(KIND_NAMES[kind] for kind in self.kinds)
            return [(f"vakt av typen {names}", {w.day for w in works if w.shift.kind in self.kinds})]
        return [
            (f"vakt {code}", {w.day for w in works if w.shift.id == code})
            for code in sorted({w.shift.id for w in works})
        ]

    def _too_long(self, view: RosterView, employee: str, what: str, run: Run) -> list[Finding]:
        if self.maximum is None:
            return []
        beyond = range(run.first if run.endless else run.first + self.maximum, run.last + 1)
        return [
            view.finding(
                self,
                anchor=day,
                employee=employee,
                measured=run.days if run.endless else day - run.first + 1,
                limit=self.maximum,
                measure="days",
                penalty=self.weight,
                message=(
                    f"Rekke uten ende med {what} gjennom hele turnusen; høyst {_days(self.maximum)}."
                    if run.endless
                    else f"Rekke på {_days(day - run.first + 1)} med {what}; høyst {self.maximum}."
                ),
            )
            for day in beyond
            if view.rolling or day >= 0
        ]

    def _too_short(self, view: RosterView, employee: str, what: str, run: Run) -> list[Finding]:
        if self.minimum is None or run.cut_short or run.endless or run.days >= self.minimum:
            return []
        return [
            view.finding(
                self,
                anchor=run.last,
                employee=employee,
                measured=run.days,
                limit=self.minimum,
                measure="days",
                penalty=self.weight * (self.minimum - run.days),
                message=f"Rekke på {_days(run.days)} med {what}; minst {self.minimum}.",
            )
        ]


def _days(days: int) -> str:
    return f"{days} dag{'' if days == 1 else 'er'}"
