"""The ward staffed anew: the people the position model answers, rostered, and a few more where the roster shows them missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from heltid.sweep.measuring import Measured, absence_of, measured
from heltid.sweep.result import Attempt, Rostered, StaffedAnew
from heltid.sweep.task import Budgets
from models.base import hundredths
from models.instance import Instance
from models.open_shifts import OpenShift
from solver.positions.case import StaffingCase
from solver.positions.plan import GroupRow, StaffingPlan
from solver.positions.reinforcing import reinforced
from solver.positions.to_instance import staffed

FIRST, FURTHER = Fraction(1, 2), Fraction(1, 4)
"""Of a search's time or steps: for the model's answer, and for each time the search goes on from the roster it found."""

MOST_SEEDS = 2**31

MOST_ROUNDS = 2
"""Times that people are added."""


def staffed_anew(
    ward: Instance, case: StaffingCase, plan: StaffingPlan, budgets: Budgets, seed: int
) -> StaffedAnew | None:
    """Roster the staff of a plan; when shifts stay open search on, and then with more people.

    Parameters
    ----------
    ward:
        Under the policy.
    case:
        What the plan answers.

    Returns
    -------
    StaffedAnew or None
        None when the plan has nobody.
    """
    groups = plan.groups
    if not groups:
        return None
    found = measured(staffed(ward, groups), budgets, seed, share=FIRST)
    if not found.rostered.acceptable:
        found = _further(ward, groups, found, budgets, seed)
    attempts = [_attempt(groups, found, plan.heads, "")]
    for _ in range(MOST_ROUNDS):
        if found.rostered.acceptable:
            break
        more = reinforced(
            case, groups, found.open_shifts, ward.horizon.weeks, may_stay_open=_allowed(found, budgets)
        )
        new = more[len(groups) :]
        if not new:
            break
        groups = more
        found = _further(ward, groups, found, budgets, seed)
        attempts.append(_attempt(groups, found, plan.heads, _added(new)))
    kept = {name: getattr(found.rostered, name) for name in Rostered.model_fields}
    absence = absence_of(found.rostered, budgets, seed)
    return StaffedAnew(**{**kept, "absence": absence, "attempts": tuple(attempts)})


def _allowed(found: Measured, budgets: Budgets) -> float:
    """Minutes of the plan that may stay open: half of what is acceptable, as new people do not take all they could."""
    figures = found.rostered.figures
    if figures is None or not figures.open_share:
        return 0.0
    asked = sum(s.minutes for s in found.open_shifts) / figures.open_share
    return asked * budgets.open_percent_most / 100 / 2


def _further(
    ward: Instance, groups: Sequence[GroupRow], found: Measured, budgets: Budgets, seed: int
) -> Measured:
    """The search gone on with, from the roster that was found; without one, begun again with another seed."""
    people, roster = staffed(ward, groups), found.rostered.roster
    if roster is None:
        return measured(people, budgets, (seed + 1) % MOST_SEEDS, share=FIRST)
    return measured(people, budgets, seed, share=FURTHER, start=roster)


def _attempt(groups: Sequence[GroupRow], found: Measured, planned: int, added: str) -> Attempt:
    heads = sum(g.heads for g in groups)
    fte = sum(g.heads * hundredths(g.position_percent) for g in groups) / 100_00
    rostered = found.rostered
    instance = rostered.instance
    weeks = 1 if instance is None else instance.horizon.weeks
    hours = None if rostered.roster is None else sum(s.minutes for s in found.open_shifts) / 60 / weeks
    said = added or "Stillingsmodellens svar"
    verdict = "Turnusen kan brukes" if rostered.acceptable else " ".join(rostered.failures)
    where = "" if rostered.acceptable else _where(found.open_shifts)
    return Attempt(
        heads=heads,
        fte=fte,
        added=heads - planned,
        hard_units_left=rostered.hard_units_left,
        open_hours_per_week=hours,
        acceptable=rostered.acceptable,
        sentence=f"{said}, i alt {heads} ansatte i {_decimal(fte, 2)} årsverk. {verdict.rstrip('.')}.{where}",
    )


def _where(open_shifts: Sequence[OpenShift]) -> str:
    """How much of what is open is on weekends."""
    whole = sum(s.minutes for s in open_shifts)
    if not whole:
        return ""
    weekends = sum(s.minutes for s in open_shifts if s.date.weekday() >= 5)
    return f" {round(100 * weekends / whole)} % av de åpne timene er i helgene."


def _added(new: Sequence[GroupRow]) -> str:
    """``2 til: Sykepleier · alle enheter på 50 % (2)``."""
    told = Counter(f"{g.name} på {_decimal(g.position_percent, 1)} %" for g in new)
    return f"{len(new)} til: {', '.join(f'{what} ({n})' for what, n in told.items())}"


def _decimal(value: float, decimals: int) -> str:
    shown = f"{value:.{decimals}f}"
    return shown.rstrip("0").rstrip(".").replace(".", ",")
