"""The tables that Timefold is fed, and Timefold itself where its virtual environment is set up."""

from __future__ import annotations

import random
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.peers.timefold import Timefold
from benchmarks.peers.timefold.tables import ALWAYS, BROKEN, POINTS, Tables
from models.roster import Status
from solver.allowed import allowed_cells
from solver.core import Cells, Cover, CoverCell, Forbid, Literal, Prefer, Problem
from solver.evaluate import evaluate
from solver.settings import Progress
from tests.benchmarks.peers.problem_case import ProblemCase, run
from tests.solver.random_problem import random_problem


def weighed(tables: Tables, roster: Sequence[int]) -> tuple[int, int]:
    """Hard units and points of an activity for each open cell, by the meaning of the tables."""
    hard, points = tables.hard, tables.points
    true = [bool(mask >> roster[cell] & 1) for cell, mask in tables.literals]
    total, inner = [0] * len(tables.sums), [0] * len(tables.sums)
    for literals, weight, owner, inside in tables.conjunctions:
        if not all(true[literal] for literal in literals):
            continue
        if owner == BROKEN:
            hard += weight
        elif owner == POINTS:
            points += weight
        elif inside:
            inner[owner] += weight
        else:
            total[owner] += weight
    for k, (start, low, high, weight, unit, when, inner_start, inner_low, inner_high) in enumerate(
        tables.sums
    ):
        assert None not in (start, unit, when, inner_start, inner_low, inner_high)
        if when != ALWAYS and not true[when]:
            continue
        value = start + total[k] + min(max(inner_start + inner[k], inner_low), inner_high)
        outside = max(
            0, (low if low is not None else value) - value, value - (high if high is not None else value)
        )
        units = -(-outside // unit)
        if weight is None:
            hard += units
        else:
            points += weight * units
    return hard, points


def allowed_roster(rng: random.Random, problem: Problem) -> Cells | None:
    """Cells out of what may stand in each; None when nothing may stand in one."""
    allowed = allowed_cells(problem)
    if not all(allowed.values()):
        return None
    return [
        [
            rng.choice([a for a in range(problem.activities) if allowed[line, column] >> a & 1])
            for column in range(problem.days + bool(problem.choices[line]))
        ]
        for line in range(problem.lines)
    ]


def test_the_tables_cost_what_the_evaluator_says() -> None:
    weighed_rosters = 0
    for seed in range(300):
        rng = random.Random(seed)
        problem = random_problem(rng, hard=0.2)
        tables = Tables(problem)
        for _ in range(5):
            cells = allowed_roster(rng, problem)
            if cells is None:
                assert not tables.possible
                continue
            chosen = [cells[line][column] for line, column, _ in tables.cells]
            said = evaluate(problem, cells)
            assert tables.roster(chosen) == cells
            assert weighed(tables, chosen) == (said.hard_total, said.penalty)
            weighed_rosters += 1
    assert weighed_rosters > 1000


def test_a_bonus_of_one_point_is_not_a_hard_rule() -> None:
    problem = Problem(
        days=1,
        rolling=False,
        activities=2,
        domains=(0b11,),
        choices=(0,),
        history=({},),
        rules=("r",),
        prefers=(Prefer(0, (0,), 0, 0b10, -1),),
    )
    tables = Tables(problem)
    assert weighed(tables, [1]) == (0, -1)
    assert weighed(tables, [0]) == (0, 0)


def test_what_to_install_is_said_where_it_is_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TURNUS_TIMEFOLD", str(tmp_path))
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/java")
    reason = Timefold().available()
    assert reason is not None
    assert str(tmp_path) in reason
    assert "uv pip install" in reason
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert "JDK" in (Timefold().available() or "")


@pytest.fixture(params=["streams", "incremental", "weighted"])
def timefold(request: pytest.FixtureRequest) -> Timefold:
    reason = Timefold().available()
    if reason is not None:
        pytest.skip(reason)
    return Timefold(formulation=request.param)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_its_roster_costs_what_it_says(timefold: Timefold, seed: int) -> None:
    """Ended as soon as it has told of a roster, so that a slow machine is as good as a quick one."""
    problem = random_problem(random.Random(40_000 + seed), lines=4, days=7, shifts=2, hard=0.02)
    stop = threading.Event()
    told: list[Progress] = []

    def on_progress(progress: Progress) -> None:
        told.append(progress)
        if progress.penalty is not None:
            stop.set()

    result = timefold.solve(ProblemCase(problem), 120.0, 1, 2, on_progress, stop)
    assert (result.status, result.bound) == (Status.FEASIBLE, None)
    assert result.cells is not None
    value = evaluate(problem, result.cells)
    assert (value.hard_total, value.penalty) == (0, result.penalty)
    assert told[-1].penalty == result.penalty
    assert [p.phase for p in told[:2]] == ["compile", "search"]


@pytest.mark.slow
def test_a_roster_that_breaks_hard_rules_is_not_handed_over() -> None:
    reason = Timefold().available()
    if reason is not None:
        pytest.skip(reason)
    work = Literal(0, 0b10)
    problem = Problem(
        days=2,
        rolling=False,
        activities=2,
        domains=(0b11, 0b11),
        choices=(0, 0),
        history=({}, {}),
        rules=("r",),
        covers=(Cover(0, (CoverCell((0, 1), 0, 0b10),), low=2),),
        forbids=(Forbid(0, (0, 1), (0,), (work, Literal(1, 0b11))),),
    )
    result, told = run(Timefold(), problem, seconds=4.0)
    assert (result.status, result.cells, result.penalty) == (Status.UNKNOWN, None, None)
    assert all(p.penalty is None for p in told)
