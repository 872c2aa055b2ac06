"""A roster for a ward, and everything that is measured on it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from fractions import Fraction

from heltid.robustness.figures import Figures as AbsenceFigures
from heltid.robustness.figures import figures as absence_figures
from heltid.robustness.settings import defaults
from heltid.robustness.simulation import simulate
from heltid.sweep.acceptance import failures, why_no_roster
from heltid.sweep.result import Rostered
from heltid.sweep.task import Budgets
from models.audit import audit_of
from models.cost.cost import Cost, cost_of
from models.cost.terms import Terms
from models.figures.figures import figures_of
from models.findings import Severity
from models.instance import Instance
from models.kpi import Kpis, kpis_of
from models.open_shifts import OpenShift
from models.problems import InputError
from models.roster import Roster, Status
from models.view import RosterView
from solver.settings import Progress, SolveSettings
from solver.solve import solve


@dataclass(frozen=True)
class Measured:
    """A roster with its figures, and the shifts that stand open in it."""

    rostered: Rostered
    open_shifts: tuple[OpenShift, ...] = ()


def measured(
    ward: Instance,
    budgets: Budgets,
    seed: int,
    *,
    share: Fraction = Fraction(1),
    start: Roster | None = None,
    base: Instance | None = None,
) -> Measured:
    """Search for a roster, have the audit judge it, and measure it; absence is left out.

    Parameters
    ----------
    share:
        Of the time or steps of a search that this one may take.
    start:
        A roster to set out from, of some of these people at least.
    base:
        Whose people the figures compare with; null for none.
    """
    begun, last = time.monotonic(), _Latest()
    roster = solve(ward, _settings(budgets, seed, share), start=start, on_progress=last)
    seconds = time.monotonic() - begun
    if roster.status not in (Status.FEASIBLE, Status.OPTIMAL):
        return Measured(
            Rostered(
                instance=ward,
                hard_units_left=last.hard,
                failures=why_no_roster(roster, last.hard),
                search_seconds=seconds,
            )
        )
    view = RosterView(ward, roster)
    audit, kpis = audit_of(view), kpis_of(view)
    figures = figures_of(view, kpis, base)
    paid, refusal = _cost(view, kpis, budgets)
    return Measured(
        Rostered(
            instance=ward,
            roster=roster,
            hard_units_left=0,
            breaches=len(audit.hard),
            deviations=sum(f.severity is Severity.DEVIATION for f in audit.findings),
            penalty=audit.penalty,
            figures=figures,
            cost=paid,
            cost_refused=refusal,
            failures=failures(audit, figures, budgets),
            search_seconds=seconds,
        ),
        kpis.open_shifts,
    )


def absence_of(rostered: Rostered, budgets: Budgets, seed: int) -> AbsenceFigures | None:
    """Absence simulated on a roster; None without one, or when it is left out."""
    if rostered.instance is None or rostered.roster is None or not budgets.replications:
        return None
    settings = defaults().model_copy(update={"replications": budgets.replications, "seed": seed})
    return absence_figures(simulate(rostered.instance, rostered.roster, settings))


class _Latest:
    """Keeps what a search told last of the hard rules."""

    def __init__(self) -> None:
        self.hard: int | None = None

    def __call__(self, progress: Progress) -> None:
        if progress.hard is not None:
            self.hard = progress.hard


def _settings(budgets: Budgets, seed: int, share: Fraction) -> SolveSettings:
    """One thread each: policies are worked on side by side."""
    steps = None if budgets.iterations is None else max(1, int(budgets.iterations * share))
    return SolveSettings(
        seconds=86_400 if steps else float(budgets.seconds * share),
        seed=seed,
        workers=1,
        engine="search" if steps else "auto",
        iterations=steps,
    )


def _cost(view: RosterView, kpis: Kpis, budgets: Budgets) -> tuple[Cost | None, str]:
    try:
        return cost_of(view, kpis, Terms(view.instance, budgets.cost)), ""
    except InputError as error:
        return None, error.text(3)
