"""A solve whose time is up before it has a roster: it goes on to the first one, however little of a processor it gets."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import Engine

from api.jobs import first_roster
from api.jobs.child import Child
from api.jobs.first_roster import GOES_ON, Ending, solve_to_a_roster
from api.jobs.lines import ANSWERS, FINISH, Advance, Found, Task
from api.jobs.request import Order, SolveRequest
from api.jobs.states import State
from models.audit import audit
from models.instance import Instance
from models.roster import Roster, Status
from solver.settings import Progress, SolveSettings
from tests.api.jobs.filling import impossible, put_instance, put_job, small_ward
from tests.api.jobs.test_worker import ended, roster_of, wait, working

pytestmark = pytest.mark.usefixtures("compiled")


def deaf(_: object) -> None:
    """Listens to nothing."""


NO_TIME = 1e-6
"""Seconds: up before the rules have been read, on any machine."""

LONG = 86_400.0
"""Seconds nobody waits for."""


def solved(
    instance: Instance, seconds: float, ending: Ending | None = None, start: Roster | None = None
) -> tuple[Roster, list[Progress]]:
    told: list[Progress] = []
    settings = SolveSettings(seconds=seconds, engine="search", workers=1)
    found = solve_to_a_roster(instance, settings, start, ending or Ending(), told.append, deaf)
    return found, told


def test_a_solve_without_time_hands_in_its_first_roster() -> None:
    instance = small_ward()
    found, told = solved(instance, NO_TIME)
    assert found.status is Status.FEASIBLE
    assert audit(instance, found).clean
    assert [progress.message for progress in told if progress.message] == [GOES_ON]


def test_it_is_given_up_when_it_has_had_enough_of_a_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_roster, "PROCESSOR_SECONDS", 0.0)
    found, told = solved(impossible(), 0.2)
    assert (found.status, found.assignments) == (Status.UNKNOWN, ())
    assert GOES_ON not in [progress.message for progress in told]


def test_it_is_given_up_after_a_long_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_roster, "PROCESSOR_SECONDS", 1e9)
    monkeypatch.setattr(first_roster, "OVERTIME_SECONDS", 0.5)
    found, _ = solved(impossible(), 0.2)
    assert (found.status, found.assignments) == (Status.UNKNOWN, ())
    assert found.message is not None


def test_what_is_proved_to_be_impossible_is_told_at_once() -> None:
    settings = SolveSettings(seconds=LONG, engine="cpsat", workers=1)
    found = solve_to_a_roster(impossible(), settings, None, Ending(), deaf, deaf)
    assert found.status is Status.INFEASIBLE


def test_told_to_finish_before_there_is_a_roster_it_ends_with_the_first_one() -> None:
    instance, ending = small_ward(), Ending()
    ending.ask()
    found, _ = solved(instance, LONG, ending)
    assert found.status is Status.FEASIBLE
    assert audit(instance, found).clean


def test_told_to_finish_with_a_roster_to_set_out_from_it_ends_with_that_or_a_better_one() -> None:
    instance = small_ward()
    start, _ = solved(instance, NO_TIME)
    ending = Ending()
    ending.ask()
    found, _ = solved(instance, LONG, ending, start)
    assert found.status is Status.FEASIBLE
    assert start.penalty is not None
    assert found.penalty is not None
    assert found.penalty <= start.penalty


def task(instance: Instance, seconds: float, **more: object) -> str:
    request = SolveRequest(instance="0", revision=1, workers=1, engine="search")
    order = Order(request=request).model_dump_json()
    return Task.model_validate(
        {"instance": instance.model_dump_json(), "order": order, "seconds": seconds, **more}
    ).model_dump_json()


def last_said(child: Child[object]) -> object:
    while True:
        said = child.hear(1)
        assert not child.ended, child.trouble(None)
        if said is not None and not isinstance(said, Advance):
            return said


@pytest.mark.slow
def test_the_process_of_a_solve_ends_with_a_roster_though_it_had_no_time() -> None:
    instance = small_ward()
    with Child("api.jobs.process", task(instance, NO_TIME), ANSWERS) as child:
        found = last_said(child)
    assert isinstance(found, Found)
    assert audit(instance, Roster.model_validate_json(found.roster)).clean


@pytest.mark.slow
@pytest.mark.parametrize("before", [True, False], ids=["before it begins", "once it has begun"])
def test_the_process_of_a_solve_told_to_finish_ends_with_a_roster(before: bool) -> None:
    instance = small_ward()
    with Child("api.jobs.process", task(instance, LONG, finish=before), ANSWERS) as child:
        if not before:
            child.send(FINISH)
        found = last_said(child)
    assert isinstance(found, Found)
    assert audit(instance, Roster.model_validate_json(found.roster)).clean


@pytest.mark.slow
def test_the_shortest_job_has_a_roster(engine: Engine) -> None:
    """However busy the machine is that this runs on."""
    instance = small_ward()
    job_id = put_job(engine, put_instance(engine, instance), seconds=1, workers=1)
    with working(engine):
        job = wait(engine, job_id, ended)
    assert (job.state, job.reason) == (State.SUCCEEDED, None)
    assert audit(instance, roster_of(engine, job)).clean


def test_an_ending_asked_for_while_a_roster_is_found_is_never_missed() -> None:
    for _ in range(200):
        ending = Ending()
        asking = threading.Thread(target=ending.ask)
        asking.start()
        ending.see(Progress(0.0, "search", hard=0))
        asking.join()
        assert ending.stop.is_set()
