"""What stands in the cells of the roster grid, for the one who writes it and the one who reads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from models.instance import Instance
from models.marks import marks
from models.problems import choice_advice
from models.roster import Roster

GRID_SHEET = "Turnus"
SHIFT_SHEET = "Vakter"
AUDIT_SHEET = "Kontroll"
KPI_SHEET = "Nøkkeltall"
DATA_SHEET = "Turnusdata"

NAME_HEADER, ID_HEADER, POSITION_HEADER = "Navn", "Ansatt-id", "Stilling %"

HOLIDAY_TEXT, AWAY_TEXT = "Fe", "Fr"
"""Holiday, and any other absence: a roster on a wall says no more than that."""

FOOT_HEADING = "Antall på vakt (følger cellene over)"
"""Starts what stands below the last person."""

FREE_TEXTS = ("F1", "F2", "F3", "F4", "F5", HOLIDAY_TEXT, AWAY_TEXT, "F", "-")
"""What a cell of a free day may say, besides nothing."""


@dataclass(frozen=True)
class Work:
    """A shift in a unit, as one cell says it."""

    shift: str
    unit: str


class UnknownWordError(ValueError):
    """A cell that names no shift: the message, and what to do."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class GridText:
    """Cell texts of an instance: ``D``, ``D@2`` in another unit than home, ``D M`` for two shifts.

    Units are numbered in the instance's order; where a unit's id is itself a number, ids are written.
    Both are read.
    """

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self._shift = _Lookup(s.id for s in instance.shifts)
        self._unit = _Lookup(u.id for u in instance.units)
        numbered = not any(u.id.isdecimal() for u in instance.units)
        self.unit_labels = {u.id: str(k) if numbered else u.id for k, u in enumerate(instance.units, start=1)}

    @cached_property
    def free_texts(self) -> tuple[str, ...]:
        """Texts of free days that no shift code could be taken for."""
        codes = {s.id.casefold() for s in self.instance.shifts}
        return tuple(text for text in FREE_TEXTS if text.casefold() not in codes)

    def free(self, text: str) -> str:
        """A free day's text, or nothing when a shift code is called the same."""
        return text if text in self.free_texts else ""

    def written(self, works: list[Work], home_unit: str) -> str:
        return " ".join(
            w.shift if w.unit == home_unit else f"{w.shift}@{self.unit_labels[w.unit]}" for w in works
        )

    def read(self, text: str, home_unit: str) -> list[Work]:
        """The shifts a cell names; none for a free day. Small and capital letters are alike where no codes differ by them.

        Raises
        ------
        UnknownWordError
            When a word of the cell is neither a shift code nor a mark of a free day.
        """
        words = text.split()
        if not words or (len(words) == 1 and words[0].casefold() in {t.casefold() for t in self.free_texts}):
            return []
        works = []
        for word in words:
            code, at, unit = word.partition("@")
            shift = self._shift.find(code)
            if shift is None:
                raise UnknownWordError(
                    "vaktkoden finnes ikke", choice_advice(code, self._shift.known, most=30)
                )
            where = self._place(unit) if at else home_unit
            works.append(Work(shift, where))
        return works

    def _place(self, text: str) -> str:
        found = self._unit.find(text)
        if found is None:
            found = next((unit for unit, label in self.unit_labels.items() if label == text), None)
        if found is None:
            listed = ", ".join(f"{label} ({unit})" for unit, label in self.unit_labels.items())
            raise UnknownWordError("enheten etter @ finnes ikke", f"Velg en av {listed}")
        return found


class _Lookup:
    def __init__(self, known: Iterable[str]) -> None:
        self.known = tuple(known)
        self._folded: dict[str, list[str]] = defaultdict(list)
        for word in self.known:
            self._folded[word.casefold()].append(word)

    def find(self, word: str) -> str | None:
        if word in self.known:
            return word
        alike = self._folded.get(word.casefold(), [])
        return alike[0] if len(alike) == 1 else None


def grid_texts(instance: Instance, roster: Roster) -> dict[tuple[str, int], str]:
    """Text of every cell by employee id and plan day; free days carry their mark or absence."""
    grid = GridText(instance)
    works: dict[tuple[str, int], list[Work]] = defaultdict(list)
    for a in roster.assignments:
        works[a.employee, instance.horizon.day(a.date)].append(Work(a.shift, a.unit))
    texts = {cell: grid.free(mark.code) for cell, mark in marks(instance, roster).items()}
    for absence in instance.absences:
        for day in range(instance.horizon.day(absence.first), instance.horizon.day(absence.last) + 1):
            if 0 <= day < instance.horizon.days and absence.kind != "F4":
                texts[absence.employee, day] = grid.free(
                    HOLIDAY_TEXT if absence.kind == "ferie" else AWAY_TEXT
                )
    for (employee, day), own in works.items():
        texts[employee, day] = grid.written(own, instance.employee_by_id[employee].home_unit)
    return texts
