"""From an instance to a roster: diagnose, find, hand over."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

from models.instance import Instance
from models.roster import Roster, Status
from solver.diagnose import contradictions
from solver.frame.frame import Frame
from solver.incumbent import Incumbent
from solver.limit import EndedError, limit
from solver.lower import lower
from solver.optimise import optimise
from solver.outcome import Outcome
from solver.settings import OnProgress, SolveSettings
from solver.translate import to_assignments, to_cells


def solve(
    instance: Instance,
    settings: SolveSettings | None = None,
    *,
    start: Roster | None = None,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
    incumbent: Incumbent | None = None,
) -> Roster:
    """Find a roster for an instance.

    Parameters
    ----------
    start:
        A roster of the same instance to set out from.
    on_progress, stop, incumbent:
        As for ``optimise``.

    Returns
    -------
    Roster
        ``optimal`` or ``feasible`` with every hard rule kept; ``infeasible`` when proved that none can be;
        else ``unknown`` or ``cancelled`` without assignments. Its penalty is weighed once more from
        scratch. The audit is the caller's.
    """
    settings = settings or SolveSettings()
    begun = time.monotonic()
    frame, problem = Frame(instance), lower(instance)
    known = {
        "instance": instance.id,
        "instance_hash": instance.hash,
        "seed": settings.seed,
        "engine": settings.engine,
    }
    found = []
    with suppress(EndedError):  # then there is no time for a roster either
        found = contradictions(problem, limit(begun + settings.seconds, stop))
    if found:
        return Roster.model_validate(
            {
                **known,
                "status": Status.INFEASIBLE,
                "seconds": round(time.monotonic() - begun, 2),
                "message": " ".join(c.sentence(instance) for c in found[:5]),
            }
        )
    cells = None if start is None else to_cells(frame, start)
    outcome = optimise(
        problem,
        settings,
        start=cells,
        on_progress=on_progress,
        stop=stop,
        begun=begun,
        incumbent=incumbent,
    )
    known |= {"status": outcome.status, "seconds": round(outcome.seconds, 2)}
    if outcome.cells is None or outcome.penalty is None:
        return Roster.model_validate({**known, "message": f"{_why_none(outcome)} {outcome.message}".strip()})
    assignments, positions = to_assignments(frame, outcome.cells)
    return Roster.model_validate(
        {
            **known,
            "penalty": outcome.penalty,
            "bound": outcome.bound,
            "message": outcome.message or None,
            "assignments": assignments,
            "positions": positions,
            "penalties": dict(sorted(outcome.penalties.items())),
        }
    )


def _why_none(outcome: Outcome) -> str:
    if outcome.status is Status.INFEASIBLE:
        return "Bevist: ingen plan kan holde alle harde regler."
    if outcome.status is Status.CANCELLED:
        return "Stoppet før en plan uten brudd var funnet."
    return (
        "Ingen plan uten brudd på harde regler ble funnet i tiden som var satt av. "
        "Gi mer tid, eller se om noe kan løses opp."
    )
