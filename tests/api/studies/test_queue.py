"""Tasks of studies without any work on them: order, leases, who may write, and what state a study is in."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import Engine, func, select, update

from api.database.columns import clock
from api.database.sessions import reading, writing
from api.database.tables import StudyResult, StudyTask
from api.jobs.holding import MOST_FAILURES, MOST_LOSSES, LeaseLostError
from api.jobs.leases import Leases
from api.studies.leases import TaskLeases
from api.studies.queue import IdempotencyError, StateError, cancel, find, place_in_queue, remove, state
from api.studies.states import State, state_of
from tests.api.jobs.filling import put_instance, put_job
from tests.api.studies.filling import hand_in, has_waited_long, look, put_study, result_of, row_of, taken
from tests.build import roster
from tests.heltid.sweep.small import IMPOSSIBLE, LARGER, TODAY, small_ward

WARD = small_ward()
RESULT = result_of(WARD, roster(WARD, {"kari": "D D"}))


@pytest.fixture
def instance(engine: Engine) -> str:
    return put_instance(engine, WARD)


def do(engine: Engine, what: object, study_id: str) -> None:
    with writing(engine) as session:
        what(session, find(session, study_id, lock=True))  # type: ignore[operator]


def stands(engine: Engine, study_id: str) -> State:
    with reading(engine) as session:
        return state(session, row_of(engine, study_id))


def kept(engine: Engine) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(StudyResult)) or 0


def test_policies_are_taken_in_order_and_all_with_the_first_seed_first(engine: Engine, instance: str) -> None:
    first = put_study(engine, instance, TODAY, LARGER, seeds=(3, 1))
    second = put_study(engine, instance, IMPOSSIBLE)
    with reading(engine) as session:
        assert [place_in_queue(session, row_of(engine, study)) for study in (first, second)] == [1, 5]
    leases = TaskLeases(engine, "w")
    claims = [taken(leases) for _ in range(5)]
    assert [(one.study, one.order.policy.id, one.order.seed) for one in claims] == [
        (first, "i-dag", 3),
        (first, "storre", 3),
        (first, "i-dag", 1),
        (first, "storre", 1),
        (second, "umulig", 1),
    ]
    assert claims[0].order.budgets.iterations == 5_000
    assert leases.claim() is None
    with reading(engine) as session:
        assert place_in_queue(session, row_of(engine, second)) is None


def test_one_that_fails_does_not_stop_the_others(engine: Engine, instance: str) -> None:
    study = put_study(engine, instance, TODAY, LARGER)
    leases = TaskLeases(engine, "w")
    for _ in range(MOST_FAILURES):
        claim = taken(leases)
        assert claim.order.policy == TODAY
        leases.break_down(claim, "tomt for minne")
    assert stands(engine, study) == State.RUNNING
    failed, waiting = look(engine, study)
    assert (failed.state, failed.attempts) == (State.FAILED, 3)
    assert failed.reason == "Beregningen brøt sammen 3 ganger: tomt for minne"
    assert waiting.state == State.QUEUED
    leases.succeed(taken(leases), RESULT.model_dump_json())
    assert stands(engine, study) == State.SUCCEEDED


def test_what_trying_again_does_not_mend_is_tried_once(engine: Engine, instance: str) -> None:
    study = put_study(engine, instance)
    leases = TaskLeases(engine, "w")
    leases.give_up(taken(leases), "Feil i programmet")
    (task,) = look(engine, study)
    assert (task.state, task.attempts, task.reason) == (State.FAILED, 1, "Feil i programmet")
    assert stands(engine, study) == State.FAILED


def test_a_task_whose_worker_is_gone_is_taken_again_and_ends_once(engine: Engine, instance: str) -> None:
    study = put_study(engine, instance)
    dead = TaskLeases(engine, "dead")
    old = taken(dead)
    assert TaskLeases(engine, "w").claim() is None
    with writing(engine) as session:
        session.execute(update(StudyTask).values(lease_until=clock() - 1))
    alive = TaskLeases(engine, "alive")
    new = taken(alive)
    for write in (
        lambda: dead.succeed(old, RESULT.model_dump_json()),
        lambda: dead.renew(old),
        lambda: dead.hand_back(old),
        lambda: dead.give_up(old, ""),
        lambda: dead.break_down(old, ""),
    ):
        with pytest.raises(LeaseLostError):
            write()
    assert kept(engine) == 0
    alive.succeed(new, RESULT.model_dump_json())
    (task,) = look(engine, study)
    assert (task.state, task.attempts, task.losses, task.worker) == (State.SUCCEEDED, 2, 1, "alive")
    assert kept(engine) == 1


def test_a_task_that_every_worker_dies_of_is_given_up(engine: Engine, instance: str) -> None:
    study = put_study(engine, instance)
    leases = TaskLeases(engine, "w", lease_seconds=-1.0)
    for _ in range(MOST_LOSSES):
        taken(leases)
    assert leases.claim() is None
    (task,) = look(engine, study)
    assert (task.state, task.attempts) == (State.FAILED, MOST_LOSSES)


def test_a_worker_that_ends_hands_back_and_no_try_is_lost(engine: Engine, instance: str) -> None:
    study = put_study(engine, instance)
    leases = TaskLeases(engine, "w")
    leases.hand_back(taken(leases))
    (task,) = look(engine, study)
    assert (task.state, task.failures, task.losses) == (State.QUEUED, 0, 0)
    assert stands(engine, study) == State.QUEUED


def test_many_workers_take_each_task_once(engine: Engine, instance: str) -> None:
    put_study(engine, instance, TODAY, LARGER, IMPOSSIBLE, seeds=tuple(range(4)))
    found: list[int] = []

    def work() -> None:
        leases = TaskLeases(engine, "w")
        while (claim := leases.claim()) is not None:
            found.append(claim.number)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    left = TaskLeases(engine, "w")
    while (claim := left.claim()) is not None:  # one that looks while another takes may find nothing
        found.append(claim.number)
    assert len(found) == len(set(found)) == 12


def test_cancel_drops_what_is_left_and_keeps_the_results(engine: Engine, instance: str) -> None:
    study = put_study(engine, instance, TODAY, LARGER, IMPOSSIBLE)
    hand_in(engine, RESULT)
    leases = TaskLeases(engine, "w")
    running = taken(leases)
    do(engine, cancel, study)
    do(engine, cancel, study)
    with pytest.raises(LeaseLostError):
        leases.renew(running)
    assert leases.claim() is None
    assert [task.state for task in look(engine, study)] == ["succeeded", "cancelled", "cancelled"]
    assert stands(engine, study) == State.CANCELLED
    assert kept(engine) == 1


def test_only_what_has_ended_is_deleted_and_only_what_has_not_is_cancelled(
    engine: Engine, instance: str
) -> None:
    study, other = put_study(engine, instance), put_study(engine, instance)
    with pytest.raises(StateError):
        do(engine, remove, study)
    hand_in(engine, RESULT, RESULT)
    with pytest.raises(StateError):
        do(engine, cancel, study)
    do(engine, remove, study)
    with reading(engine) as session:
        assert find(session, study) is None
    assert kept(engine) == 1
    assert [task.state for task in look(engine, other)] == ["succeeded"]


def test_the_same_key_is_the_same_study(engine: Engine, instance: str) -> None:
    study = put_study(engine, instance, TODAY, key="k")
    assert put_study(engine, instance, TODAY, key="k") == study
    assert len(look(engine, study)) == 1
    with pytest.raises(IdempotencyError):
        put_study(engine, instance, LARGER, key="k")


def test_jobs_and_studies_do_not_take_from_each_other(engine: Engine, instance: str) -> None:
    job, study = put_job(engine, instance), put_study(engine, instance)
    claimed = Leases(engine, "w").claim()
    assert claimed is not None
    assert claimed.id == job
    assert taken(TaskLeases(engine, "w")).study == study


def test_the_task_that_was_begun_last_gives_way_to_a_job_that_has_waited_long(
    engine: Engine, instance: str
) -> None:
    put_study(engine, instance, TODAY, LARGER)
    leases = TaskLeases(engine, "w")
    first, second = taken(leases), taken(leases)
    assert not leases.gives_way(second)
    job = put_job(engine, instance)
    assert not leases.gives_way(second), "it has only just come"
    has_waited_long(engine, job)
    assert (leases.gives_way(first), leases.gives_way(second)) == (False, True)
    leases.hand_back(second)
    assert leases.gives_way(first)
    assert Leases(engine, "w").claim() is not None
    assert not leases.gives_way(first)


@pytest.mark.parametrize(
    ("tasks", "wanted"),
    [
        ({"queued": 2}, State.QUEUED),
        ({"queued": 2, "running": 1}, State.RUNNING),
        ({"queued": 1, "failed": 1}, State.RUNNING),
        ({"succeeded": 1, "failed": 2}, State.SUCCEEDED),
        ({"failed": 2}, State.FAILED),
        ({"succeeded": 1, "cancelled": 2}, State.CANCELLED),
    ],
)
def test_a_study_stands_where_its_tasks_do(tasks: dict[str, int], wanted: State) -> None:
    assert state_of(tasks) == wanted
