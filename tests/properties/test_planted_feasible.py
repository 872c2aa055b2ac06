"""What was made to fit a roster has that roster as a solution: "infeasible" would be our fault."""

from __future__ import annotations

import random

import pytest

from models.audit import audit
from models.roster import Roster, Status
from solver.allowed import allowed_cells
from solver.cpsat import CpsatModel, solve_cpsat
from solver.frame.frame import Frame
from solver.lower import lower
from solver.translate import to_assignments, to_cells
from tests.properties.planted import plant


def check(seed: int, most_weeks: int) -> bool:
    """Solve a planted ward; whether a roster without penalty was found in the time given."""
    instance, planted = plant(random.Random(seed), most_weeks)
    assert sum(rule.hard for rule in instance.rules) >= 15
    found = audit(instance, planted)
    assert not found.findings, f"seed {seed}: the planted roster itself: {found.findings[:3]}"

    frame, problem = Frame(instance), lower(instance)
    cells = to_cells(frame, planted)
    allowed = allowed_cells(problem)
    shut = [key for key, mask in allowed.items() if not mask >> cells[key[0]][key[1]] & 1]
    assert not shut, f"seed {seed}: cells of the planted roster that the model rules out: {shut}"
    only_it = {key: 1 << cells[key[0]][key[1]] for key in allowed}
    fixed = solve_cpsat(CpsatModel(problem, cells, allowed=only_it), seconds=10, workers=1)
    assert (fixed.status, fixed.penalty) == (Status.OPTIMAL, 0), f"seed {seed}: all cells as planted"

    free = solve_cpsat(CpsatModel(problem), seconds=30, workers=1)
    assert free.bound in (None, 0), f"seed {seed}: {free.bound} is no bound when 0 is possible"
    assert free.status is not Status.INFEASIBLE, f"seed {seed}: all cells open"
    if free.cells is None:
        return False
    assignments, _ = to_assignments(frame, free.cells)
    roster = Roster(
        instance=instance.id, instance_hash=instance.hash, status=free.status, assignments=assignments
    )
    found = audit(instance, roster)
    assert found.clean, f"seed {seed}: {found.hard}"
    # slack of a roster that is not proved best may be larger than it needs to be
    assert free.penalty is not None
    assert found.penalty <= free.penalty, f"seed {seed}: what the solver found"
    assert found.penalty == free.penalty or free.status is Status.FEASIBLE, f"seed {seed}: a proved optimum"
    return found.penalty == 0


@pytest.mark.parametrize("seed", range(12))
def test_a_planted_roster_is_found(seed: int) -> None:
    assert check(seed, most_weeks=2)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(6))
def test_most_planted_rosters_of_some_weeks_are_found(block: int) -> None:
    found = [check(seed, most_weeks=4) for seed in range(100 + 8 * block, 108 + 8 * block)]
    assert sum(found) >= 5, "the rest were neither found nor ruled out in the time given"
