"""One task from policy to figures, as a worker does it."""

from __future__ import annotations

import time
from typing import Any

from heltid.robustness.figures import Figures as AbsenceFigures
from heltid.robustness.figures import figures as absence_figures
from heltid.robustness.settings import defaults
from heltid.robustness.simulation import simulate
from heltid.sweep.acceptance import failures, why_no_roster
from heltid.sweep.edition import edition
from heltid.sweep.result import PolicyResult
from heltid.sweep.staffing import positions_of
from heltid.sweep.task import Budgets, Task
from models.audit import audit_of
from models.cost.cost import Cost, cost_of
from models.cost.terms import Terms
from models.figures.figures import figures_of
from models.findings import Severity
from models.kpi import Kpis, kpis_of
from models.policy.applying import apply
from models.problems import InputError
from models.roster import Status
from models.view import RosterView
from solver.settings import Progress, SolveSettings
from solver.solve import solve


class OtherEditionError(Exception):
    """A worker runs another edition of the product than who gave it a task."""


def carry_out(task: Task) -> PolicyResult:
    """Carry out a policy, ask the position model, find a roster, and measure it.

    Raises
    ------
    OtherEditionError
        When this process runs another edition than the task asks for.
    """
    if task.edition != edition():
        raise OtherEditionError(f"arbeideren har {edition()}, oppdraget kommer fra {task.edition}")
    begun = time.monotonic()
    known: dict[str, Any] = {
        "key": task.key,
        "edition": task.edition,
        "policy": task.policy,
        "seed": task.seed,
    }
    try:
        applied = apply(task.ward, task.policy)
    except InputError as error:
        return PolicyResult(**known, refused=error.text(3), whole_seconds=time.monotonic() - begun)
    positions = positions_of(applied.instance, applied.terms, task.budgets, task.seed)
    known |= {"notes": applied.notes, "terms": applied.terms, "positions": positions}
    known |= {"instance": applied.instance}
    search_begun, last = time.monotonic(), Latest()
    roster = solve(applied.instance, _settings(task.budgets, task.seed), on_progress=last)
    known["search_seconds"] = time.monotonic() - search_begun
    if roster.status not in (Status.FEASIBLE, Status.OPTIMAL):
        return PolicyResult(
            **known,
            hard_units_left=last.hard,
            failures=why_no_roster(roster, last.hard),
            whole_seconds=time.monotonic() - begun,
        )
    view = RosterView(applied.instance, roster)
    audit, kpis = audit_of(view), kpis_of(view)
    measured = figures_of(view, kpis, task.ward)
    paid, refusal = _cost(view, kpis, task.budgets)
    absence = _absence(view, task) if task.budgets.replications else None
    return PolicyResult(
        **known,
        roster=roster,
        hard_units_left=0,
        breaches=len(audit.hard),
        deviations=sum(f.severity is Severity.DEVIATION for f in audit.findings),
        penalty=audit.penalty,
        figures=measured,
        cost=paid,
        cost_refused=refusal,
        absence=absence,
        failures=failures(audit, measured, task.budgets),
        whole_seconds=time.monotonic() - begun,
    )


class Latest:
    """Keeps what a search told last of the hard rules."""

    def __init__(self) -> None:
        self.hard: int | None = None

    def __call__(self, progress: Progress) -> None:
        if progress.hard is not None:
            self.hard = progress.hard


def _settings(budgets: Budgets, seed: int) -> SolveSettings:
    """One thread each: policies are worked on side by side."""
    return SolveSettings(
        seconds=86_400 if budgets.iterations else budgets.seconds,
        seed=seed,
        workers=1,
        engine="search" if budgets.iterations else "auto",
        iterations=budgets.iterations,
    )


def _cost(view: RosterView, kpis: Kpis, budgets: Budgets) -> tuple[Cost | None, str]:
    try:
        return cost_of(view, kpis, Terms(view.instance, budgets.cost)), ""
    except InputError as error:
        return None, error.text(3)


def _absence(view: RosterView, task: Task) -> AbsenceFigures:
    settings = defaults().model_copy(update={"replications": task.budgets.replications, "seed": task.seed})
    return absence_figures(simulate(view.instance, view.roster, settings))
