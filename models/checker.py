"""The smallest checks of references, which collect every problem instead of stopping at the first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from models.problems import MOST_SHOWN, InputError, InputProblem, choice_advice, path_text, shown

if TYPE_CHECKING:
    from models.instance import Instance

Place = tuple[str | int, ...]
"""Keys and positions that lead to a value: ``("employees", 3, "home_unit")``."""


class Checker:
    """Collects the problems of one instance, or of a roster for it."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.problems: list[InputProblem] = []
        self.sites = dict.fromkeys(s.id for s in instance.sites)
        self.units = dict.fromkeys(u.id for u in instance.units)
        self.competences = dict.fromkeys(c.id for c in instance.competences)
        self.employees = dict.fromkeys(e.id for e in instance.employees)
        self.shifts = dict.fromkeys(s.id for s in instance.shifts)

    def finish(self) -> None:
        if self.problems:
            raise InputError(self.problems)

    def add(self, where: Place, value: object, message: str, advice: str = "") -> None:
        self.problems.append(
            InputProblem(path_text(where), None if value is None else shown(value), message, advice)
        )

    def one(self, where: Place, value: str, known: Collection[str], noun: str) -> bool:
        """Whether a reference leads somewhere; adds a problem when not."""
        if value in known:
            return True
        # Looking for a likeness is slow, and nobody reads the advice of the hundredth problem.
        advice = choice_advice(value, known) if len(self.problems) < 2 * MOST_SHOWN else ""
        self.add(where, value, f"{noun} finnes ikke", advice)
        return False

    def many(self, where: Place, values: Sequence[str], known: Collection[str], noun: str) -> None:
        """References that stand in one list: each leads somewhere and stands once."""
        for k, value in enumerate(values):
            self.one((*where, k), value, known, noun)
            if value in values[:k]:
                self.add((*where, k), value, "står to ganger i samme liste", "Ta bort den ene")

    def a_unit(self, where: Place, value: str) -> bool:
        return self.one(where, value, self.units, "enheten")

    def an_employee(self, where: Place, value: str) -> bool:
        return self.one(where, value, self.employees, "den ansatte")

    def a_shift(self, where: Place, value: str) -> bool:
        return self.one(where, value, self.shifts, "vaktkoden")

    def shift_in_unit(self, where: Place, shift: str, unit: str) -> None:
        """The shift code and the unit are known, and the code is used there."""
        known = self.a_shift((*where, "shift"), shift)
        if self.a_unit((*where, "unit"), unit) and known and not self.instance.shift_runs_in(shift, unit):
            used = ", ".join(self.instance.shift_by_id[shift].units)
            self.add(
                (*where, "unit"),
                unit,
                f'vaktkoden "{shift}" brukes ikke i enheten, bare i {used}',
                "Velg en annen vaktkode, eller legg enheten til i units for vaktkoden",
            )

    def in_plan(self, where: Place, date: dt.date) -> None:
        horizon = self.instance.horizon
        if not horizon.holds(date):
            self.add(
                where,
                str(date),
                f"datoen ligger utenfor planen, som går fra {horizon.start} til {horizon.last}",
                "Rett datoen eller ta den bort",
            )

    def all_in_plan(self, where: Place, dates: Iterable[dt.date]) -> None:
        for k, date in enumerate(dates):
            self.in_plan((*where, k), date)

    def twice(self, where: str, ids: Sequence[str], noun: str) -> None:
        """Ids in a list of objects are different."""
        first: dict[str, int] = {}
        for k, value in enumerate(ids):
            if value in first:
                self.add(
                    (where, k, "id"),
                    value,
                    f"{noun} har samme id som {where}[{first[value]}]",
                    "Gi den en annen id",
                )
            first.setdefault(value, k)
