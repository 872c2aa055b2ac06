"""A roster made ready for simulation: everything that no absence changes, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from heltid.robustness.codes import Codes
from heltid.robustness.duties import Duties, Duty
from heltid.robustness.limits import Limits, Row
from heltid.robustness.presence import Grid, Presence
from heltid.robustness.settings import FillSettings, Step
from models.base import hundredths
from models.instance import Instance
from models.roster import Roster
from models.staff import WEEKLY_NORM_MINUTES
from models.view import RosterView

FULL_TIME = 10_000
"""A full position in hundredths of a per cent."""

Lines = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Planned:
    """One planned shift: whose, and what it counts for."""

    person: int
    duty: Duty
    where: slice
    lines: Lines
    unit: int


class Ward:
    """An instance of real weeks and its roster; see ``calendar_weeks.on_calendar``.

    People, units and demand lines are meant by their place in the instance.
    """

    def __init__(self, instance: Instance, roster: Roster, settings: FillSettings) -> None:
        self.instance = instance
        self.settings = settings
        view = RosterView(instance, roster)
        self.ground = view.ground
        self.people = instance.employees
        self.units = {unit.id: k for k, unit in enumerate(instance.units)}
        self.site = [unit.site for unit in instance.units]
        self.home = [self.units[person.home_unit] for person in self.people]
        self.duties = Duties(self.ground)
        self.codes = Codes(instance)
        self.grid = Grid(self.ground)
        self.limits = [Limits(view, person, settings) for person in self.people]
        works = [
            [self.duties.on(w.day, w.shift.id, w.unit) for w in view.row(person.id).known]
            for person in self.people
        ]
        self.rows = [Row(own) for own in works]
        self._counts_in: dict[tuple[int, int], Lines] = {}
        self._counts_set: dict[tuple[int, int], frozenset[int]] = {}
        self._able: dict[Duty, list[int]] = {}
        self._week: dict[tuple[int, int], tuple[int, bool]] = {}
        self._view = view
        self._places = [instance.units_of_place(d.units, d.site) for d in instance.demand]
        self._holders = [self.ground.holders(d.competences) for d in instance.demand]
        self.heads = frozenset(k for k, d in enumerate(instance.demand) if not d.competences)
        self.planned = [
            self._planned(person, duty) for person, own in enumerate(works) for duty in own if duty.day >= 0
        ]
        self.planned_people = np.array([p.person for p in self.planned], dtype=np.intp)
        self.planned_days = np.array([p.duty.day for p in self.planned], dtype=np.intp)
        self.presence = Presence(self.grid, len(self.units))
        self.presence.fill(
            (p.where, p.lines, p.unit)
            for p in (
                *self.planned,
                *(
                    self._planned(person, duty)
                    for person, own in enumerate(works)
                    for duty in own
                    if duty.day == -1
                ),
            )
            if p.duty.kind != "meeting"
        )

    def _planned(self, person: int, duty: Duty) -> Planned:
        unit = self.units[duty.unit]
        return Planned(person, duty, self.grid.of(duty), self.counts_in(person, unit), unit)

    def counts_in(self, person: int, unit: int) -> Lines:
        """The demand lines a person counts for when at work in a unit."""
        found = self._counts_in.get((person, unit))
        if found is None:
            who, place = self.people[person].id, self.instance.units[unit].id
            found = self._counts_in[person, unit] = np.array(
                [
                    k
                    for k, (units, holders) in enumerate(zip(self._places, self._holders, strict=True))
                    if place in units and who in holders
                ],
                dtype=np.intp,
            )
        return found

    def counts_set(self, person: int, unit: int) -> frozenset[int]:
        """The same lines, as a set."""
        found = self._counts_set.get((person, unit))
        if found is None:
            found = self._counts_set[person, unit] = frozenset(self.counts_in(person, unit).tolist())
        return found

    @cached_property
    def reach(self) -> list[list[int]]:
        """By unit: the people who may work there."""
        return [
            [k for k, e in enumerate(self.people) if unit.id in (e.home_unit, *e.other_units)]
            for unit in self.instance.units
        ]

    def able(self, duty: Duty) -> list[int]:
        """The people who may work a shift as far as place, competence, contract and exemptions go."""
        found = self._able.get(duty)
        if found is None:
            reach = self.reach[self.units[duty.unit]]
            found = self._able[duty] = [p for p in reach if self.limits[p].may_ever(duty)]
        return found

    def full_week(self, person: int, day: int) -> tuple[int, bool]:
        """Minutes of a full-time week of a person's contract on a day, and whether the person is part-time.

        Tredelt counts as 35.5 hours.
        """
        key = (person, day // 7)
        found = self._week.get(key)
        if found is None:
            employee = self.people[person]
            contract = employee.contract_on(self.ground.date(day))
            if contract is None:
                found = (0, False)
            else:
                norm = "35.5" if contract.weekly_norm == "tredelt" else contract.weekly_norm
                percent = hundredths(self._view.contract_percent(employee, contract))
                found = (WEEKLY_NORM_MINUTES[norm], percent < FULL_TIME)
            self._week[key] = found
        return found

    def kind_of_step(self, person: int, unit: int) -> Step:
        """By where a person belongs: the step of extra hours in a unit."""
        home = self.home[person]
        if home == unit:
            return Step.EXTRA_HOURS
        return Step.SAME_SITE if self.site[home] == self.site[unit] else Step.OTHER_SITE

    def travel_minutes(self, person: int, unit: int) -> int:
        """Minutes from the home unit's site to another unit's and back."""
        units = self.instance.units
        return 2 * self.instance.travel_minutes(units[self.home[person]].id, units[unit].id)
