"""Instance: the whole rostering problem in one strict, frozen object (one file on disk)."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, model_validator

from models.base import Id, Model, Name
from models.calendar import Horizon, Timeline
from models.demand import Demand, Event
from models.rulebook import Rulebook, rulebook
from models.rules import Rule
from models.shifts import Shift
from models.staff import Absence, Competence, Employee, Pin, Wish
from models.units import Site, Travel, Unit


class Worked(Model):
    """A shift worked before the plan begins."""

    employee: Id
    date: dt.date
    shift: Id
    unit: Id


class History(Model):
    """What was worked before a calendar plan.

    Complete from ``known_from`` (a Monday) to the day before the plan; nothing is known before.
    """

    known_from: dt.date
    worked: tuple[Worked, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> History:
        if self.known_from.weekday() != 0:
            raise ValueError(f"historikken må begynne på en mandag, men {self.known_from} er ikke det")
        return self


class Instance(Model):
    """A rostering problem. Every reference is checked; see docs/instance.md for the file format.

    Only a study of policies takes a ward without employees: a unit that is to be staffed (see ``check_contradictions``).
    """

    format: Literal["turnus-instance-1"]
    id: Id
    name: Name
    notes: tuple[str, ...] = ()
    horizon: Horizon
    sites: tuple[Site, ...] = Field(min_length=1)
    travel: tuple[Travel, ...] = ()
    units: tuple[Unit, ...] = Field(min_length=1)
    competences: tuple[Competence, ...] = ()
    employees: tuple[Employee, ...]
    shifts: tuple[Shift, ...] = Field(min_length=1)
    demand: tuple[Demand, ...] = ()
    events: tuple[Event, ...] = ()
    absences: tuple[Absence, ...] = ()
    wishes: tuple[Wish, ...] = ()
    pins: tuple[Pin, ...] = ()
    history: History | None = None
    rulebook: Id
    overrides: tuple[dict[str, Any], ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Instance:
        from models.references import check_references

        check_references(self)
        return self

    @cached_property
    def rules_in_force(self) -> Rulebook:
        """The rulebook with this ward's overrides."""
        return rulebook(self.rulebook, self.overrides)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Enabled rule lines, in order."""
        return tuple(line for line in self.rules_in_force.lines if line.enabled)

    @cached_property
    def timeline(self) -> Timeline:
        return Timeline(self.horizon)

    @cached_property
    def employee_by_id(self) -> dict[str, Employee]:
        return {e.id: e for e in self.employees}

    @cached_property
    def shift_by_id(self) -> dict[str, Shift]:
        return {s.id: s for s in self.shifts}

    @cached_property
    def unit_by_id(self) -> dict[str, Unit]:
        return {u.id: u for u in self.units}

    @cached_property
    def _travel(self) -> dict[frozenset[str], int]:
        return {frozenset(t.between): t.minutes for t in self.travel}

    def travel_minutes(self, unit_a: str, unit_b: str) -> int:
        """Minutes of travel between the sites of two units; 0 within a site or when not given."""
        a, b = self.unit_by_id[unit_a].site, self.unit_by_id[unit_b].site
        return 0 if a == b else self._travel.get(frozenset((a, b)), 0)

    @cached_property
    def _counts_as(self) -> dict[str, frozenset[str]]:
        direct = {c.id: c.counts_as for c in self.competences}

        def reach(start: str) -> frozenset[str]:
            seen, todo = {start}, [start]
            while todo:
                for other in direct[todo.pop()]:
                    if other not in seen:
                        seen.add(other)
                        todo.append(other)
            return frozenset(seen)

        return {c: reach(c) for c in direct}

    @cached_property
    def competences_of(self) -> dict[str, frozenset[str]]:
        """Every competence an employee holds or counts as, by employee id."""
        return {e.id: frozenset().union(*(self._counts_as[c] for c in e.competences)) for e in self.employees}

    def holds_any(self, employee_id: str, competences: Iterable[str]) -> bool:
        """Whether the employee holds or counts as any of these; True when none are named."""
        wanted = tuple(competences)
        return not wanted or not self.competences_of[employee_id].isdisjoint(wanted)

    def units_of_place(self, units: tuple[str, ...], site: str | None) -> frozenset[str]:
        """Ids of the units a place means: those named, those of the site, or all."""
        if units:
            return frozenset(units)
        return frozenset(u.id for u in self.units if site is None or u.site == site)

    def shift_runs_in(self, shift_id: str, unit_id: str) -> bool:
        """Whether a shift code is used in a unit."""
        units = self.shift_by_id[shift_id].units
        return not units or unit_id in units

    @property
    def first_known_day(self) -> int:
        """Day number of the first day of known history; 0 without history."""
        return 0 if self.history is None else self.horizon.day(self.history.known_from)

    @cached_property
    def hash(self) -> str:
        """Short fingerprint of the content; two files with the same content have the same hash."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]


def applies_to_employee(rule: Rule, employee: Employee) -> bool:
    """Whether a rule line is meant for an employee (a fact of the data, used by both sides)."""
    who = rule.applies_to
    return (
        (not who.employees or employee.id in who.employees)
        and employee.id not in who.except_employees
        and (not who.units or employee.home_unit in who.units)
        and (not who.competences or not set(who.competences).isdisjoint(employee.competences))
    )
