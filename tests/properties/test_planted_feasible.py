"""What was made to fit a roster has that roster as a solution: "infeasible" would be our fault."""

from __future__ import annotations

import random

import pytest

from models.audit import audit
from models.roster import Roster, Status
from solver.cpsat import CpsatModel, solve_cpsat
from solver.cpsat.model import allowed_cells
from solver.lower import lower
from solver.lowering.frame import Frame
from solver.translate import to_assignments, to_cells
from tests.properties.planted import plant


def check(seed: int, most_weeks: int) -> int:
    """Solve a planted ward; how many hard lines it has."""
    instance, planted = plant(random.Random(seed), most_weeks)
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

    free = solve_cpsat(CpsatModel(problem), seconds=60, workers=1)
    assert (free.status, free.penalty) == (Status.OPTIMAL, 0), f"seed {seed}: all cells open"
    assert free.cells is not None
    assignments, _ = to_assignments(frame, free.cells)
    roster = Roster(
        instance=instance.id, instance_hash=instance.hash, status=free.status, assignments=assignments
    )
    assert not audit(instance, roster).findings, f"seed {seed}: what the solver found"
    return sum(rule.hard for rule in instance.rules)


@pytest.mark.parametrize("seed", range(12))
def test_a_planted_roster_is_found(seed: int) -> None:
    assert check(seed, most_weeks=2) >= 15


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 180))
def test_many_planted_rosters_are_found(seed: int) -> None:
    check(seed, most_weeks=5)
