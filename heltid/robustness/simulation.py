"""Absence simulated on a roster, many times over; the same settings and seed give the same result.

``simulate`` gives the totals of every replication; ``figures.figures`` says what they come to, with
confidence intervals, and ``figures.difference`` compares two rosters that met the same absence.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from heltid.robustness.absence import PRESENT, SHORT, Absence, stream
from heltid.robustness.calendar_weeks import on_calendar
from heltid.robustness.filling import Need, Replication
from heltid.robustness.measures import Places, Totals, of_plan, of_replication
from heltid.robustness.settings import Settings
from heltid.robustness.ward import Ward
from models.instance import Instance
from models.references import check_roster
from models.roster import Assignment, Roster

CALLS_A_DAY = 8
"""Calls for a substitute in a unit on one day that have luck of their own."""


@dataclass(frozen=True)
class Place:
    """A unit, a site, or all of a simulation."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, eq=False)
class Simulation:
    """Totals of every replication.

    Attributes
    ----------
    places:
        Units, sites and last the whole, as rows of the totals.
    totals:
        ``[replication, place, measure]``; columns: ``measures``.
    plan:
        ``[place, measure]``: what is open and who is alone without any absence.
    """

    instance: str
    start: dt.date
    weeks: int
    settings: Settings
    places: tuple[Place, ...]
    totals: NDArray[np.float64]
    plan: Totals


class Simulator:
    """A roster, and the random numbers its people and units meet.

    Raises
    ------
    InputError
        When the roster does not fit its instance, or the weeks do not fit the plan; see ``on_calendar``.
    """

    def __init__(self, instance: Instance, roster: Roster, settings: Settings) -> None:
        check_roster(instance, roster)
        self.settings = settings
        self.instance, self.roster = on_calendar(instance, roster, settings.weeks, settings.start)
        self.ward = Ward(self.instance, self.roster, settings.filling)
        self.places = Places(self.ward)

    @cached_property
    def away(self) -> NDArray[np.uint8]:
        """``[person, replication, day]``: who is away, and in which kind of spell."""
        absence = Absence(self.settings.absence, self.settings.seed, self.settings.replications)
        return np.stack([absence.of(self.instance, e.id) for e in self.instance.employees])

    def _numbers(self, purpose: str, name: str, shape: tuple[int, ...]) -> NDArray[np.float32]:
        return stream(self.settings.seed, purpose, name).random(shape, dtype=np.float32)

    @cached_property
    def _willing(self) -> NDArray[np.float32]:
        shape = (self.settings.replications, self.instance.horizon.days)
        return np.stack([self._numbers("willing", e.id, shape) for e in self.instance.employees])

    @cached_property
    def _luck(self) -> NDArray[np.float32]:
        shape = (self.settings.replications, self.instance.horizon.days, CALLS_A_DAY)
        return np.stack([self._numbers("luck", u.id, shape) for u in self.instance.units])

    def replication(self, number: int) -> tuple[Replication, list[Need]]:
        """One replication (0 is the first), run to its end."""
        run = Replication(
            self.ward, self.away[:, number] != PRESENT, self._willing[:, number], self._luck[:, number]
        )
        return run, run.run()

    def worked(self, run: Replication) -> Roster:
        """The roster as it was worked in a replication: without the lost shifts, with those taken; of substitutes from outside nothing."""
        assignments = tuple(
            Assignment(employee=person.id, date=self.instance.horizon.date(d.day), shift=d.shift, unit=d.unit)
            for k, person in enumerate(self.instance.employees)
            for d in run.row(k).duties
            if d.day >= 0
        )
        return self.roster.model_copy(update={"assignments": assignments})

    def run(self) -> Simulation:
        """Every replication."""
        plan = of_plan(self.ward, self.places)
        totals = np.zeros((self.settings.replications, *plan.shape))
        for number in range(self.settings.replications):
            run, needs = self.replication(number)
            totals[number] = of_replication(self.places, run, needs, self.away[:, number] == SHORT, plan)
        instance = self.instance
        return Simulation(
            instance=instance.id,
            start=instance.horizon.start,
            weeks=instance.horizon.weeks,
            settings=self.settings,
            places=(
                *(Place("unit", u.id, u.name) for u in instance.units),
                *(Place("site", s.id, s.name) for s in instance.sites),
                Place("all", instance.id, instance.name),
            ),
            totals=totals,
            plan=plan,
        )


def simulate(instance: Instance, roster: Roster, settings: Settings) -> Simulation:
    """Simulate absence on a roster; see ``Simulator``."""
    return Simulator(instance, roster, settings).run()
