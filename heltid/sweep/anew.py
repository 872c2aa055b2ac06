"""The ward staffed anew: the people the position model answers, rostered, and a few more where the roster shows them missing."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from heltid.robustness.figures import Figures as AbsenceFigures
from heltid.sweep.measuring import Measured, absence_of, measured
from heltid.sweep.result import Attempt, StaffedAnew
from heltid.sweep.task import Budgets
from models.base import hundredths
from models.instance import Instance
from models.open_shifts import OpenShift
from solver.positions.case import StaffingCase
from solver.positions.plan import GroupRow, StaffingPlan
from solver.positions.reinforcing import reinforced
from solver.positions.to_instance import staffed

SHARES = (Fraction(1, 2), Fraction(1, 4), Fraction(1, 4))
"""Of a search's time or steps, for each attempt: all of them together take no longer than today's people do."""


def staffed_anew(
    ward: Instance, case: StaffingCase, plan: StaffingPlan, budgets: Budgets, seed: int
) -> StaffedAnew | None:
    """Roster the staff of a plan; when shifts stay open, with more people, a few times.

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
    attempts: list[Attempt] = []
    added = ""
    for number, share in enumerate(SHARES, start=1):
        found = measured(staffed(ward, groups), budgets, seed, share=share)
        attempts.append(_attempt(groups, found, plan.heads, added))
        if found.rostered.acceptable or number == len(SHARES) or not found.open_shifts:
            break
        more = reinforced(case, groups, found.open_shifts, ward.horizon.weeks)
        if more == groups:
            break
        added = _added(groups, more)
        groups = more
    absence: AbsenceFigures | None = absence_of(found.rostered, budgets, seed)
    kept = {name: getattr(found.rostered, name) for name in type(found.rostered).model_fields}
    return StaffedAnew(**{**kept, "absence": absence, "attempts": tuple(attempts)})


def _attempt(groups: Sequence[GroupRow], found: Measured, planned: int, added: str) -> Attempt:
    heads = sum(g.heads for g in groups)
    fte = sum(g.heads * hundredths(g.position_percent) for g in groups) / 100_00
    rostered = found.rostered
    instance = rostered.instance
    weeks = 1 if instance is None else instance.horizon.weeks
    hours = None if rostered.roster is None else sum(s.minutes for s in found.open_shifts) / 60 / weeks
    said = added or "Stillingsmodellens svar"
    verdict = "turnusen kan brukes" if rostered.acceptable else " ".join(rostered.failures)
    where = "" if rostered.acceptable else _where(found.open_shifts)
    return Attempt(
        heads=heads,
        fte=fte,
        added=heads - planned,
        hard_units_left=rostered.hard_units_left,
        open_hours_per_week=hours,
        acceptable=rostered.acceptable,
        sentence=f"{said}, i alt {heads} ansatte i {_decimal(fte, 2)} årsverk: {verdict.rstrip('.')}.{where}",
    )


def _where(open_shifts: Sequence[OpenShift]) -> str:
    """How much of what is open is on weekends."""
    whole = sum(s.minutes for s in open_shifts)
    if not whole:
        return ""
    weekends = sum(s.minutes for s in open_shifts if s.date.weekday() >= 5)
    return f" {round(100 * weekends / whole)} % av de åpne timene er i helgene."


def _added(before: Sequence[GroupRow], after: Sequence[GroupRow]) -> str:
    """``2 til: 1 Sykepleier · alle enheter på 50 %, 1 ...``."""
    had = {_kind(g): g.heads for g in before}
    more = [(g, g.heads - had.get(_kind(g), 0)) for g in after]
    told = [f"{n} {g.name} på {_decimal(g.position_percent, 1)} %" for g, n in more if n]
    return f"{sum(n for _, n in more)} til ({'; '.join(told)})"


def _kind(group: GroupRow) -> tuple[str, str, float]:
    return group.profile, group.pattern, group.position_percent


def _decimal(value: float, decimals: int) -> str:
    shown = f"{value:.{decimals}f}"
    return shown.rstrip("0").rstrip(".").replace(".", ",")
