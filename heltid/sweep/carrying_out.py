"""One task from policy to figures, as a worker does it."""

from __future__ import annotations

import time
from typing import Any

from heltid.sweep.anew import staffed_anew
from heltid.sweep.edition import edition
from heltid.sweep.measuring import absence_of, measured
from heltid.sweep.result import PolicyResult, Rostered
from heltid.sweep.staffing import asked
from heltid.sweep.task import Task
from models.instance import Instance
from models.policy.applying import apply
from models.problems import InputError

NOBODY = "Enheten har ingen ansatte ennå; se den bemannet på nytt."
"""Why there is no roster for today's people where there are none."""


class OtherEditionError(Exception):
    """A worker runs another edition of the product than who gave it a task."""


def carry_out(task: Task) -> PolicyResult:
    """Carry out a policy, ask the position model, find rosters for today's people and staffed anew, and measure them.

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
    ward, budgets, seed = applied.instance, task.budgets, task.seed
    positions, case = asked(ward, applied.terms, budgets, seed)
    known |= {"notes": applied.notes, "terms": applied.terms, "positions": positions}
    today = _today(ward, task)
    anew = None
    if budgets.anew and case is not None and positions.anew is not None:
        anew = staffed_anew(ward, case, positions.anew, budgets, seed)
    return PolicyResult(
        **known,
        **{name: getattr(today, name) for name in Rostered.model_fields},
        anew=anew,
        whole_seconds=time.monotonic() - begun,
    )


def _today(ward: Instance, task: Task) -> Rostered:
    if not ward.employees:
        return Rostered(instance=ward, failures=(NOBODY,))
    found = measured(ward, task.budgets, task.seed, base=task.ward).rostered
    return found.model_copy(update={"absence": absence_of(found, task.budgets, task.seed)})
