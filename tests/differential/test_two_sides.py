"""The heart of the suite: audit, plain meaning of the lowering, CP-SAT and local search agree, rule by rule.

Random tiny wards with one rule line each, random rosters with every cell fixed. Hard verdict and
penalty must be the same on all sides.
"""

from __future__ import annotations

import random
import zlib

import pytest

from models.audit import audit
from models.findings import Severity
from models.roster import Status
from solver.allowed import allowed_cells
from solver.cpsat import CpsatModel, solve_cpsat
from solver.evaluate import evaluate
from solver.frame.frame import Frame
from solver.lower import lower
from solver.search import LocalSearch, compile_problem
from solver.translate import to_cells
from tests.differential.random_ward import KINDS, random_instance, random_roster

WARDS, ROSTERS = 250, 8
"""2,000 rosters of every kind of rule."""

SEARCHED = 4
"""Rosters of a ward that the local search weighs as well."""

COUNTS_PEOPLE = ("cover", "newcomer", "not_alone")
"""Somebody in two places at once is one person to the audit and two cells to the solver; one_shift
forbids that, so these kinds are compared on rosters that keep it."""


def agree(kind: str, seed: int, rosters: int, *, engines: bool) -> tuple[int, int]:
    """Compare all sides on one ward; how many rosters broke the line, and how many did not."""
    rng = random.Random(seed)
    instance = random_instance(rng, kind)
    (rule,) = instance.rules
    frame, problem = Frame(instance), lower(instance, wide=True)
    tables = compile_problem(problem) if engines else None
    may = allowed_cells(problem)
    broken = kept = 0
    ward = f"{kind} seed {seed}: {rule!r}"
    for number in range(rosters):
        roster = random_roster(rng, instance, overlaps=kind not in COUNTS_PEOPLE)
        found = audit(instance, roster).findings
        hard = any(f.severity is Severity.HARD for f in found)
        points = sum(f.penalty for f in found)
        cells = to_cells(frame, roster)
        said = evaluate(problem, cells)
        case = f"roster {number} of {ward}"
        assert (said.hard_total > 0) == hard, case
        # which soft points a hard breach costs besides is nobody's concern
        if not hard:
            assert said.penalty == points, case
        broken += bool(hard or points)
        kept += not (hard or points)
        if tables is not None:
            allowed = {key: (1 << cells[key[0]][key[1]]) & mask for key, mask in may.items()}
            result = solve_cpsat(CpsatModel(problem, cells, allowed=allowed), seconds=30, workers=1)
            assert (result.status is Status.INFEASIBLE) == hard, case
            assert hard or result.penalty == points, case
            if number >= SEARCHED:
                continue
            search = LocalSearch(tables, start=cells)
            if all(allowed.values()):  # else the search has put something lawful into a closed cell
                assert search.best_cells == cells, case
                assert (search.best_hard > 0) == hard, case
                assert hard or search.best_penalty == points, case
    return broken, kept


@pytest.mark.parametrize("kind", KINDS)
def test_sides_agree_quickly(kind: str) -> None:
    for seed in range(30):
        agree(kind, zlib.crc32(kind.encode()) + seed, 3, engines=False)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_sides_agree(kind: str) -> None:
    broken = kept = 0
    for seed in range(WARDS):
        b, k = agree(kind, 1000 + zlib.crc32(kind.encode()) + seed, ROSTERS, engines=True)
        broken, kept = broken + b, kept + k
    # a test that only ever sees one verdict would prove nothing
    assert broken > 20, f"{kind} was broken {broken} times"
    assert kept > 20, f"{kind} was kept {kept} times"
