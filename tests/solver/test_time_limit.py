"""A time limit, a stop: held in every phase, by every engine, whatever the size; what was found is kept."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import replace

import pytest

import solver.solve as solving
from instances.library import load_named
from models.audit import audit
from models.instance import Instance
from models.roster import Status
from solver.core import Bound, Literal, Problem, Term
from solver.cpsat import LARGEST, literals_of
from solver.diagnose import contradictions
from solver.evaluate import evaluate
from solver.incumbent import Standing
from solver.limit import EndedError, limit
from solver.lower import lower
from solver.optimise import optimise
from solver.phases.prove import prove_feasibility
from solver.run import Run
from solver.search import compile_problem
from solver.settings import Engine, Progress, SolveSettings
from solver.solve import solve
from solver.threads import run_together
from tests.solver.ending import EndsAt, SetAfter
from tests.solver.random_problem import random_cells, random_problem
from tests.solver.search.ward import ward

ENGINES: tuple[Engine, ...] = ("auto", "search", "cpsat")


def test_a_limit_ends_work_by_the_clock_and_by_the_stop() -> None:
    stop = threading.Event()
    check = limit(time.monotonic() + 3600, stop)
    check()
    with pytest.raises(EndedError):
        limit(time.monotonic() - 1)()
    stop.set()
    with pytest.raises(EndedError):
        check()


def test_compiling_can_be_given_up_at_every_step() -> None:
    problem = random_problem(random.Random(3))
    steps = EndsAt()
    compile_problem(problem, check=steps)
    primitives = (problem.forbids, problem.bounds, problem.covers, problem.prefers)
    assert steps.calls > sum(len(of_kind) for of_kind in primitives) + 5
    for call in range(1, steps.calls + 1):
        with pytest.raises(EndedError):
            compile_problem(problem, check=EndsAt(call))


def test_weighing_can_be_given_up_at_every_step() -> None:
    rng = random.Random(3)
    problem = random_problem(rng)
    cells = random_cells(rng, problem)
    steps = EndsAt()
    assert evaluate(problem, cells, check=steps) == evaluate(problem, cells)
    for call in range(1, steps.calls + 1):
        with pytest.raises(EndedError):
            evaluate(problem, cells, check=EndsAt(call))


def test_looking_for_contradictions_can_be_given_up_at_every_step() -> None:
    problem = random_problem(random.Random(3), hard=1)
    steps = EndsAt()
    contradictions(problem, steps)
    assert steps.calls > 3
    for call in range(1, steps.calls + 1):
        with pytest.raises(EndedError):
            contradictions(problem, EndsAt(call))


@pytest.mark.parametrize("looks", [1, 40, 400])
def test_a_stop_while_the_rules_are_read_is_a_cancel(looks: int) -> None:
    stop = SetAfter(looks)
    found = solve(load_named("plan2030"), SolveSettings(seconds=600, engine="search", workers=1), stop=stop)
    assert (found.status, found.assignments) == (Status.CANCELLED, ())
    assert stop.looks < looks + 100


@pytest.mark.parametrize("engine", ENGINES)
def test_time_that_is_spent_before_counts(engine: Engine) -> None:
    settings = SolveSettings(seconds=10, engine=engine, workers=1)
    found = optimise(ward(20, 4), settings, begun=time.monotonic() - 100)
    assert (found.status, found.cells, found.bound, found.iterations) == (Status.UNKNOWN, None, None, 0)
    assert found.seconds >= 100


def test_reading_the_rules_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(instance: Instance) -> Problem:
        time.sleep(0.3)
        return lower(instance)

    monkeypatch.setattr(solving, "lower", slow)
    found = solve(load_named("plan2030"), SolveSettings(seconds=0.2, engine="search", workers=1))
    assert (found.status, found.assignments) == (Status.UNKNOWN, ())


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("looks", [1, 10, 100])
def test_a_stop_before_there_is_a_roster_is_a_cancel(engine: Engine, looks: int) -> None:
    found = optimise(ward(30, 4), SolveSettings(seconds=600, engine=engine, workers=1), stop=SetAfter(looks))
    assert (found.status, found.cells, found.bound, found.iterations) == (Status.CANCELLED, None, None, 0)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_roster_to_set_out_from_outlives_every_ending(engine: Engine) -> None:
    problem = replace(ward(20, 4), forbids=(), bounds=())
    start = [[0] * problem.days for _ in range(problem.lines)]
    settings = SolveSettings(seconds=10, engine=engine, workers=1)
    stop = threading.Event()
    stop.set()
    late = time.monotonic() - 100
    for found in (
        optimise(problem, settings, start=start, stop=stop),
        optimise(problem, settings, start=start, begun=late),
    ):
        assert (found.status, found.cells) == (Status.FEASIBLE, start)
        assert found.penalty == evaluate(problem, start).penalty


def test_the_complete_model_of_a_problem_too_large_is_not_made() -> None:
    problem = ward(10, 2)
    terms = tuple(Term(1, (Literal(day, 2),)) for day in range(14))
    bound = Bound(0, tuple(range(10)), terms, 0)
    problem = replace(problem, bounds=problem.bounds + (bound,) * (LARGEST // 140))
    assert literals_of(problem) > LARGEST
    found = optimise(problem, SolveSettings(seconds=600, engine="cpsat", workers=1))
    assert (found.status, found.cells, found.bound) == (Status.UNKNOWN, None, None)
    assert "for stor" in found.message


def test_a_municipality_in_no_time_ends_with_nothing() -> None:
    problem = lower(load_named("ha"))
    for engine in ENGINES:
        found = optimise(problem, SolveSettings(seconds=0.2, engine=engine, workers=1))
        assert (found.status, found.cells, found.iterations) == (Status.UNKNOWN, None, 0)


def market_split(days: int, rows: int) -> Problem:
    """Sums that no choice of days is likely to reach, which takes very long to prove (Cornuéjols and Dawande 1998)."""
    rng = random.Random(1)
    bounds = []
    for _ in range(rows):
        weights = [rng.randrange(100) for _ in range(days)]
        terms = tuple(Term(weight, (Literal(day, 2),)) for day, weight in enumerate(weights))
        bounds.append(Bound(0, (0,), terms, sum(weights) // 2, sum(weights) // 2))
    return Problem(days, False, 2, (3,), (0,), ({},), ("r",), bounds=tuple(bounds))


def test_proving_ends_when_another_thread_has_a_roster_without_breaches() -> None:
    problem = market_split(60, 7)
    run = Run(problem, SolveSettings(seconds=3600, workers=1), None, threading.Event())
    run.incumbent.offer([[0] * 60], Standing(7, 0), "test")
    prover = threading.Thread(target=prove_feasibility, args=(run,), daemon=True)
    prover.start()
    prover.join(1)
    assert prover.is_alive()
    run.incumbent.offer([[1] * 60], Standing(0, 5), "test")
    prover.join(60)
    assert not prover.is_alive()
    assert run.proved is None


def test_a_job_whose_time_is_up_does_not_stop_the_others() -> None:
    stop, done = threading.Event(), []

    def ends() -> None:
        raise EndedError

    run_together([ends, lambda: done.append(1)], stop)
    assert (stop.is_set(), done) == (False, [1])


def test_a_job_that_fails_stops_the_others_and_is_told() -> None:
    stop = threading.Event()

    def fails() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run_together([fails, lambda: assert_set(stop)], stop)


def assert_set(stop: threading.Event) -> None:
    assert stop.wait(60)


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["hemnes/korgen-12", "hemnes/omsorg"])
def test_a_ward_whose_time_is_up_is_handed_over(engine: Engine, name: str) -> None:
    """Whatever it is at then; what does not end keeps the test from ending."""
    instance = load_named(name)
    found = solve(instance, SolveSettings(seconds=5, engine=engine, workers=2))
    if found.assignments:
        assert found.status is Status.FEASIBLE
        assert not audit(instance, found).hard
    else:
        assert found.status is Status.UNKNOWN


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_a_ward_is_handed_over_when_its_solve_is_told_to_end(engine: Engine) -> None:
    """It has a day: only the stop ends it, which comes as soon as the rules are read and the work begins."""
    stop, at_work = threading.Event(), ("search", "improve", "prove")

    def told(progress: Progress) -> None:
        if progress.phase in at_work:
            stop.set()

    settings = SolveSettings(seconds=86_400, engine=engine, workers=2)
    found = solve(load_named("hemnes/korgen-12"), settings, on_progress=told, stop=stop)
    assert stop.is_set()
    assert found.status in (Status.FEASIBLE, Status.CANCELLED)
