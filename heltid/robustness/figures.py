"""What a simulation comes to: shares filled, by whom, minutes by kind a year, and what is left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from heltid.robustness.intervals import Estimate, mean, ratio
from heltid.robustness.measures import STEPS, Measure, Worked, column
from heltid.robustness.settings import Step
from heltid.robustness.simulation import Place, Simulation
from models.base import Model

WEEKS_PER_YEAR = 52


class StepFigures(Model):
    """What one way of filling gives.

    Attributes
    ----------
    share:
        Of the needed minutes that it fills, 0-1; None when nothing is needed.
    fills_per_year, minutes_per_year:
        Shifts taken, and their working minutes; those who are moved work no more than planned.
    evening_, night_, weekend_minutes_per_year:
        Of these, real minutes in 17-21, in 21-06, and on Saturday and Sunday.
    """

    step: Step
    share: Estimate | None
    fills_per_year: Estimate
    minutes_per_year: Estimate
    evening_minutes_per_year: Estimate
    night_minutes_per_year: Estimate
    weekend_minutes_per_year: Estimate


class PlaceFigures(Model):
    """What absence comes to in a unit, at a site, or in all.

    A year is 52 weeks like those simulated.

    Attributes
    ----------
    absence:
        Share of the planned working minutes that are lost, 0-1; ``short_absence`` in short spells.
    needed:
        Share of the lost shifts that leave fewer than the minimum.
    filled:
        Share of the needed minutes that somebody fills; ``filled_shifts`` of the needed shifts that are filled whole.
        None when nothing is needed.
    without_competence:
        Share of the needed minutes filled by somebody who lacks a competence that is short.
    open_, open_competence_:
        Person-minutes below the minimum of lines that count anybody, and of lines for a competence. ``planned``:
        the same without any absence.
    alone_, alone_night_:
        Minutes with exactly one person in a unit, all day and in 21-06; of a site the sum of its units.
    alone_at_site_:
        Minutes with exactly one person at a whole site; 0 for a unit.
    """

    kind: str
    id: str
    name: str
    absence: Estimate | None
    short_absence: Estimate | None
    needed: Estimate | None
    filled: Estimate | None
    filled_shifts: Estimate | None
    without_competence: Estimate | None
    lost_minutes_per_year: Estimate
    needed_shifts_per_year: Estimate
    overtime_minutes_per_year: Estimate
    travel_minutes_per_year: Estimate
    open_minutes_per_year: Estimate
    planned_open_minutes_per_year: float
    open_competence_minutes_per_year: Estimate
    planned_open_competence_minutes_per_year: float
    alone_minutes_per_year: Estimate
    planned_alone_minutes_per_year: float
    alone_night_minutes_per_year: Estimate
    planned_alone_night_minutes_per_year: float
    alone_at_site_minutes_per_year: Estimate
    planned_alone_at_site_minutes_per_year: float
    steps: tuple[StepFigures, ...]


class Figures(Model):
    """A simulation in figures; the last place is the whole."""

    instance: str
    weeks: int
    replications: int
    seed: int
    confidence: float
    places: tuple[PlaceFigures, ...]

    @property
    def whole(self) -> PlaceFigures:
        return self.places[-1]


def figures(simulation: Simulation, confidence: float = 0.95) -> Figures:
    """The figures of a simulation, with intervals of the confidence asked for."""
    return Figures(
        instance=simulation.instance,
        weeks=simulation.weeks,
        replications=len(simulation.totals),
        seed=simulation.settings.seed,
        confidence=confidence,
        places=tuple(
            _place(simulation, place, row, confidence) for row, place in enumerate(simulation.places)
        ),
    )


def _place(simulation: Simulation, place: Place, row: int, confidence: float) -> PlaceFigures:
    totals, plan = simulation.totals[:, row, :], simulation.plan[row]
    year = WEEKS_PER_YEAR / simulation.weeks

    def yearly(measure: int) -> Estimate:
        return mean(totals[:, measure] * year, confidence)

    def share(part: int, whole: Measure) -> Estimate | None:
        return ratio(totals[:, part], totals[:, whole], confidence)

    def planned(measure: Measure) -> float:
        return float(plan[measure]) * year

    covered = sum(
        (totals[:, column(step, Worked.COVERED_MINUTES)] for step in STEPS),
        start=np.zeros(len(totals)),
    )
    return PlaceFigures(
        kind=place.kind,
        id=place.id,
        name=place.name,
        absence=share(Measure.ABSENT_MINUTES, Measure.PLANNED_MINUTES),
        short_absence=share(Measure.ABSENT_SHORT_MINUTES, Measure.PLANNED_MINUTES),
        needed=share(Measure.NEEDED_SHIFTS, Measure.ABSENT_SHIFTS),
        filled=ratio(covered, totals[:, Measure.NEEDED_MINUTES], confidence),
        filled_shifts=share(Measure.FILLED_SHIFTS, Measure.NEEDED_SHIFTS),
        without_competence=share(Measure.INCOMPETENT_MINUTES, Measure.NEEDED_MINUTES),
        lost_minutes_per_year=yearly(Measure.ABSENT_MINUTES),
        needed_shifts_per_year=yearly(Measure.NEEDED_SHIFTS),
        overtime_minutes_per_year=yearly(Measure.OVERTIME_MINUTES),
        travel_minutes_per_year=yearly(Measure.TRAVEL_MINUTES),
        open_minutes_per_year=yearly(Measure.OPEN_MINUTES),
        planned_open_minutes_per_year=planned(Measure.OPEN_MINUTES),
        open_competence_minutes_per_year=yearly(Measure.OPEN_COMPETENCE_MINUTES),
        planned_open_competence_minutes_per_year=planned(Measure.OPEN_COMPETENCE_MINUTES),
        alone_minutes_per_year=yearly(Measure.ALONE_MINUTES),
        planned_alone_minutes_per_year=planned(Measure.ALONE_MINUTES),
        alone_night_minutes_per_year=yearly(Measure.ALONE_NIGHT_MINUTES),
        planned_alone_night_minutes_per_year=planned(Measure.ALONE_NIGHT_MINUTES),
        alone_at_site_minutes_per_year=yearly(Measure.ALONE_AT_SITE_MINUTES),
        planned_alone_at_site_minutes_per_year=planned(Measure.ALONE_AT_SITE_MINUTES),
        steps=tuple(
            StepFigures(
                step=step,
                share=share(column(step, Worked.COVERED_MINUTES), Measure.NEEDED_MINUTES),
                fills_per_year=yearly(column(step, Worked.FILLS)),
                minutes_per_year=yearly(column(step, Worked.MINUTES)),
                evening_minutes_per_year=yearly(column(step, Worked.EVENING_MINUTES)),
                night_minutes_per_year=yearly(column(step, Worked.NIGHT_MINUTES)),
                weekend_minutes_per_year=yearly(column(step, Worked.WEEKEND_MINUTES)),
            )
            for step in STEPS
        ),
    )


# -- two simulations that met the same absence --------------------------------------------------


class Difference(Model):
    """The whole of one simulation less the whole of another, replication by replication.

    Shares are of each one's own needs; minutes and shifts are a year's.
    """

    first: str
    second: str
    confidence: float
    filled: Estimate | None
    needed_shifts_per_year: Estimate
    open_minutes_per_year: Estimate
    open_competence_minutes_per_year: Estimate
    extra_minutes_per_year: Estimate
    """Working minutes of all extra shifts, substitutes from outside included."""
    overtime_minutes_per_year: Estimate
    hired_minutes_per_year: Estimate
    travel_minutes_per_year: Estimate
    alone_minutes_per_year: Estimate
    alone_night_minutes_per_year: Estimate


def together(simulations: Sequence[Simulation], name: str) -> Simulation:
    """Several wards side by side as one: their places, and a whole that is their sum.

    Raises
    ------
    ValueError
        When they did not meet the same absence: other weeks, replications, seed or rates.
    """
    first = simulations[0]
    for other in simulations[1:]:
        _same(first, other)
    rows = [s.totals[:, :-1, :] for s in simulations]
    whole = sum((s.totals[:, -1:, :] for s in simulations), start=np.zeros_like(first.totals[:, -1:, :]))
    plan = sum((s.plan[-1:] for s in simulations), start=np.zeros_like(first.plan[-1:]))
    return replace(
        first,
        instance=name,
        places=(*(p for s in simulations for p in s.places[:-1]), Place("all", name, name)),
        totals=np.concatenate([*rows, whole], axis=1),
        plan=np.concatenate([*(s.plan[:-1] for s in simulations), plan]),
    )


def difference(first: Simulation, second: Simulation, confidence: float = 0.95) -> Difference:
    """How much more the first has than the second; narrower than two intervals apart, for both met the same absence.

    Raises
    ------
    ValueError
        When they did not meet the same absence: other weeks, replications, seed or rates.
    """
    _same(first, second)
    year = WEEKS_PER_YEAR / first.weeks
    one, other = first.totals[:, -1, :], second.totals[:, -1, :]

    def yearly(*measures: int) -> Estimate:
        columns = list(measures)
        return mean((one[:, columns] - other[:, columns]).sum(axis=1) * year, confidence)

    worked = [column(step, Worked.MINUTES) for step in STEPS]
    return Difference(
        first=first.instance,
        second=second.instance,
        confidence=confidence,
        filled=_filled(one, other, confidence),
        needed_shifts_per_year=yearly(Measure.NEEDED_SHIFTS),
        open_minutes_per_year=yearly(Measure.OPEN_MINUTES),
        open_competence_minutes_per_year=yearly(Measure.OPEN_COMPETENCE_MINUTES),
        extra_minutes_per_year=yearly(*worked),
        overtime_minutes_per_year=yearly(Measure.OVERTIME_MINUTES),
        hired_minutes_per_year=yearly(column(Step.HIRED, Worked.MINUTES)),
        travel_minutes_per_year=yearly(Measure.TRAVEL_MINUTES),
        alone_minutes_per_year=yearly(Measure.ALONE_MINUTES),
        alone_night_minutes_per_year=yearly(Measure.ALONE_NIGHT_MINUTES),
    )


def _filled(one: NDArray[np.float64], other: NDArray[np.float64], confidence: float) -> Estimate | None:
    """The difference of two shares filled: the t interval of the difference of their linearisations."""
    linear = []
    for totals in (one, other):
        covered = totals[:, [column(step, Worked.COVERED_MINUTES) for step in STEPS]].sum(axis=1)
        needed = totals[:, Measure.NEEDED_MINUTES]
        if not needed.any():
            return None
        share = covered.mean() / needed.mean()
        linear.append(share + (covered - share * needed) / needed.mean())
    return mean(linear[0] - linear[1], confidence)


def _same(first: Simulation, second: Simulation) -> None:
    met = [
        {
            "start": s.start,
            "weeks": s.weeks,
            "replications": s.settings.replications,
            "seed": s.settings.seed,
            "absence": s.settings.absence,
        }
        for s in (first, second)
    ]
    for what, mine in met[0].items():
        if mine != met[1][what]:
            raise ValueError(
                f"{first.instance} and {second.instance} did not meet the same absence: {what} differs"
            )
