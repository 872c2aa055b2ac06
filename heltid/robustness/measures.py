"""What is counted in a replication, by place: one number for each measure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, auto

import numpy as np
from numpy.typing import NDArray

from heltid.robustness.duties import Duty
from heltid.robustness.filling import Need, Replication
from heltid.robustness.presence import Presence
from heltid.robustness.settings import Step
from heltid.robustness.ward import Planned, Ward

Totals = NDArray[np.float64]


class Measure(IntEnum):
    """Counts and minutes over the simulated weeks; person-minutes where several may be at work."""

    PLANNED_MINUTES = 0
    """Working minutes of the plan's shifts, meetings included."""
    ABSENT_SHIFTS = auto()
    ABSENT_MINUTES = auto()
    ABSENT_SHORT_MINUTES = auto()
    """Of the former, in short spells."""
    NEEDED_SHIFTS = auto()
    """Lost shifts that leave fewer than the minimum."""
    NEEDED_MINUTES = auto()
    """Minutes of these in which somebody is missing."""
    FILLED_SHIFTS = auto()
    """Needed shifts of which less is left than anybody is called for."""
    INCOMPETENT_MINUTES = auto()
    """Filled minutes in which the head is there and a competence is not."""
    OVERTIME_MINUTES = auto()
    TRAVEL_MINUTES = auto()
    OPEN_MINUTES = auto()
    """Below the minimum of lines that count anybody."""
    OPEN_COMPETENCE_MINUTES = auto()
    """Below the minimum of lines for a competence."""
    ALONE_MINUTES = auto()
    """With exactly one person in a unit."""
    ALONE_NIGHT_MINUTES = auto()
    ALONE_AT_SITE_MINUTES = auto()
    """With exactly one person at a whole site."""


class Worked(IntEnum):
    """What is counted for each step."""

    FILLS = 0
    COVERED_MINUTES = auto()
    """Needed minutes that are filled."""
    MINUTES = auto()
    """Working minutes of the extra shifts; none for those who are moved."""
    EVENING_MINUTES = auto()
    NIGHT_MINUTES = auto()
    WEEKEND_MINUTES = auto()


STEPS = tuple(Step)
WIDTH = len(Measure) + len(STEPS) * len(Worked)


def column(step: Step, what: Worked) -> int:
    """Where a figure of a step stands."""
    return len(Measure) + STEPS.index(step) * len(Worked) + what


class Places:
    """The units, the sites and the whole: rows of the totals."""

    def __init__(self, ward: Ward) -> None:
        instance = ward.instance
        self.sites = [s.id for s in instance.sites]
        self.units = len(ward.units)
        self.site_of = np.array([self.units + self.sites.index(site) for site in ward.site], dtype=np.intp)
        self.all = self.units + len(self.sites)
        self.count = self.all + 1
        self.line_place = np.array(
            [self._of_line(ward, k) for k in range(len(instance.demand))], dtype=np.intp
        )
        self.heads = np.array([k in ward.heads for k in range(len(instance.demand))], dtype=bool)

    def _of_line(self, ward: Ward, line: int) -> int:
        demand = ward.instance.demand[line]
        units = [ward.units[u] for u in ward.instance.units_of_place(demand.units, demand.site)]
        if len(units) == 1 and demand.site is None:
            return units[0]
        sites = {int(self.site_of[u]) for u in units}
        return sites.pop() if len(sites) == 1 else self.all

    def summed(self, own: Totals) -> Totals:
        """Totals of each place from what belongs to it alone: a site has its units', the whole its sites'."""
        totals = own.copy()
        np.add.at(totals, self.site_of, own[: self.units])
        totals[self.all] += totals[self.units : self.all].sum(axis=0)
        return totals

    def presence(self, own: Totals, presence: Presence) -> None:
        """Lay what is open and who is alone to the totals of each place alone."""
        grid = presence.grid
        missing = grid.missing(presence.by_line)
        for heads, measure in ((True, Measure.OPEN_MINUTES), (False, Measure.OPEN_COMPETENCE_MINUTES)):
            lines = self.heads == heads
            np.add.at(own[:, measure], self.line_place[lines], missing[lines])
        own[: self.units, Measure.ALONE_MINUTES] += grid.exactly_one(presence.by_unit, at_night=False)
        own[: self.units, Measure.ALONE_NIGHT_MINUTES] += grid.exactly_one(presence.by_unit, at_night=True)
        sites = np.zeros((len(grid.minutes), len(self.sites)), dtype=np.int32)
        for unit, site in enumerate(self.site_of):
            sites[:, site - self.units] += presence.by_unit[:, unit]
        own[self.units : self.all, Measure.ALONE_AT_SITE_MINUTES] += grid.exactly_one(sites, at_night=False)


def of_plan(ward: Ward, places: Places) -> Totals:
    """Totals of the plan without any absence."""
    own = np.zeros((places.count, WIDTH))
    _planned(own, ward.planned)
    places.presence(own, ward.presence)
    return places.summed(own)


def _planned(own: Totals, planned: Iterable[Planned]) -> None:
    for one in planned:
        own[one.unit, Measure.PLANNED_MINUTES] += one.duty.minutes


def of_replication(
    places: Places, run: Replication, needs: Iterable[Need], short: NDArray[np.bool_], planned: Totals
) -> Totals:
    """Totals of a replication that has been run.

    Parameters
    ----------
    short:
        ``[person, day]``: away in a short spell.
    planned:
        The totals of the plan.
    """
    own = np.zeros((places.count, WIDTH))
    for lost in run.lost:
        row = own[lost.unit]
        row[Measure.ABSENT_SHIFTS] += 1
        row[Measure.ABSENT_MINUTES] += lost.duty.minutes
        if short[lost.person, lost.duty.day]:
            row[Measure.ABSENT_SHORT_MINUTES] += lost.duty.minutes
    for need in needs:
        row = own[need.lost.unit]
        row[Measure.NEEDED_SHIFTS] += 1
        row[Measure.NEEDED_MINUTES] += need.minutes
        row[Measure.FILLED_SHIFTS] += need.left < max(run.settings.shortest_gap_minutes, 1)
        for fill in need.fills:
            row[Measure.INCOMPETENT_MINUTES] += 0 if fill.competent else fill.covered
            row[Measure.OVERTIME_MINUTES] += fill.overtime
            row[Measure.TRAVEL_MINUTES] += fill.travel
            row[column(fill.step, Worked.FILLS)] += 1
            row[column(fill.step, Worked.COVERED_MINUTES)] += fill.covered
            if fill.step is not Step.MOVED:
                _work(row, fill.step, fill.duty)
    places.presence(own, run.presence)
    totals = places.summed(own)
    totals[:, Measure.PLANNED_MINUTES] = planned[:, Measure.PLANNED_MINUTES]
    return totals


def _work(row: Totals, step: Step, duty: Duty) -> None:
    row[column(step, Worked.MINUTES)] += duty.minutes
    row[column(step, Worked.EVENING_MINUTES)] += duty.evening_minutes
    row[column(step, Worked.NIGHT_MINUTES)] += duty.night_minutes
    row[column(step, Worked.WEEKEND_MINUTES)] += duty.weekend_minutes
