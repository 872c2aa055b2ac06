"""What is older than the setting is deleted to the day, and nothing else is."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from typing import Any

import pytest
from sqlalchemy import Engine, func, select, update

from api.database.sessions import reading, writing
from api.database.tables import (
    InstanceRevision,
    Job,
    JobEvent,
    LogEntry,
    Publication,
    RosterRevision,
    RosterRow,
    StudyResult,
    StudyRow,
    StudyTask,
)
from api.instances import store as instances
from api.jobs.queue import cancel, find
from api.jobs.worker import Worker
from api.retention import keeping
from api.retention.ending import day_of
from api.retention.expiring import BY, Expired, expire
from api.rosters import store as rosters
from models.instance import Instance
from tests.api.jobs.filling import put_instance, put_job, small_ward
from tests.api.studies.filling import hand_in, put_study, result_of
from tests.build import roster

TODAY = dt.date(2029, 3, 26)
"""The day after the clocks changed."""

DAYS = 400
OLD, YOUNG = TODAY - dt.timedelta(days=DAYS + 1), TODAY - dt.timedelta(days=DAYS)


def ended(last: dt.date) -> Instance:
    """A calendar plan of a week; its last day is a Sunday, so the tests move today instead."""
    return small_ward(kind="calendar", weeks=1, start=str(last - dt.timedelta(days=6)))


def put_roster(engine: Engine, instance: Instance, key: str | None = None, revision: int = 1) -> str:
    key = put_instance(engine, instance) if key is None else key
    document = roster(instance, {"a": "D"}).model_dump_json()
    with writing(engine) as session:
        return rosters.create(session, key, revision, document, "test").roster_id


def at_noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


def date_roster(engine: Engine, key: str, day: dt.date) -> None:
    """Let everything of a roster have been made on a day."""
    with writing(engine) as session:
        session.execute(
            update(RosterRevision).where(RosterRevision.roster_id == key).values(created_at=at_noon(day))
        )


def publish(engine: Engine, key: str, state: str, moment: dt.datetime) -> None:
    with writing(engine) as session:
        session.add(Publication(roster_id=key, number=1, state=state, at=moment, by="test"))


def there(engine: Engine) -> set[str]:
    with reading(engine) as session:
        return set(session.scalars(select(RosterRow.id)))


def test_a_calendar_plan_goes_the_day_after_the_last_it_may_be_kept(engine: Engine) -> None:
    last = dt.date(2027, 1, 10)
    key = put_roster(engine, ended(last))
    assert not expire(engine, DAYS, last + dt.timedelta(days=DAYS))
    assert there(engine) == {key}
    assert expire(engine, DAYS, last + dt.timedelta(days=DAYS + 1)) == Expired(1, 0, 0, 0)
    assert there(engine) == set()
    with reading(engine) as session:
        for table in (RosterRevision, Publication):
            assert session.scalar(select(func.count()).select_from(table)) == 0
        entry = session.scalars(select(LogEntry)).one()
        assert (entry.by, entry.action, entry.subject) == ("retention", "roster.expire", key)
    assert not expire(engine, DAYS, last + dt.timedelta(days=DAYS + 1)), "there is nothing left to do"


def test_the_plan_is_that_of_the_latest_revision(engine: Engine) -> None:
    """Others of the same instance, whose plan is later, stay."""
    early, late = ended(dt.date(2027, 1, 10)), ended(dt.date(2029, 1, 14))
    key = put_instance(engine, early)
    with writing(engine) as session:
        instances.revise(session, key, late, "test")
    first, second = put_roster(engine, early, key), put_roster(engine, late, key, 2)
    assert expire(engine, DAYS, TODAY).rosters == 1
    assert there(engine) == {second}
    assert first != second


@pytest.mark.parametrize(("changed", "kept"), [(YOUNG, True), (OLD, False)])
def test_a_rolling_plan_goes_by_when_it_was_last_changed(
    engine: Engine, changed: dt.date, kept: bool
) -> None:
    key = put_roster(engine, small_ward(start="2020-01-06"))
    date_roster(engine, key, changed)
    assert expire(engine, DAYS, TODAY).rosters == (not kept)
    assert there(engine) == ({key} if kept else set())


@pytest.mark.parametrize(("step", "kept"), [(YOUNG, True), (OLD, False)])
def test_a_step_towards_the_wall_counts_as_a_change(engine: Engine, step: dt.date, kept: bool) -> None:
    key = put_roster(engine, small_ward())
    date_roster(engine, key, OLD - dt.timedelta(days=9))
    publish(engine, key, "discussion", at_noon(step))
    assert expire(engine, DAYS, TODAY).rosters == (not kept)


def test_a_rolling_plan_on_the_wall_stays_until_another_hangs_there(engine: Engine) -> None:
    key = put_instance(engine, small_ward())
    old, new = put_roster(engine, small_ward(), key), put_roster(engine, small_ward(), key)
    long_ago = OLD - dt.timedelta(days=900)
    for one in (old, new):
        date_roster(engine, one, long_ago)
    publish(engine, new, "approved", at_noon(OLD))
    publish(engine, old, "published", at_noon(long_ago))
    date_roster(engine, new, YOUNG)
    assert not expire(engine, DAYS, TODAY), "nothing has taken its place"
    publish(engine, new, "published", at_noon(YOUNG))
    assert not expire(engine, DAYS, TODAY), "it was in force until then"
    assert expire(engine, DAYS, TODAY + dt.timedelta(days=1)).rosters == 1
    assert there(engine) == {new}


def end_job(engine: Engine, job_id: str, moment: dt.datetime) -> None:
    with writing(engine) as session:
        job = find(session, job_id)
        assert job is not None
        cancel(session, job)
        session.flush()
        session.execute(update(Job).where(Job.id == job_id).values(ended_at=moment))


def test_jobs_that_have_ended_go_by_the_day_in_norway(engine: Engine) -> None:
    key = put_instance(engine, small_ward())
    waiting, before, after = (put_job(engine, key) for _ in range(3))
    midnight = dt.datetime.combine(YOUNG, dt.time(), dt.UTC) - dt.timedelta(hours=1)
    end_job(engine, before, midnight - dt.timedelta(seconds=1))
    end_job(engine, after, midnight)
    assert (day_of(midnight), day_of(midnight - dt.timedelta(seconds=1))) == (YOUNG, OLD)
    with writing(engine) as session:
        session.execute(update(Job).where(Job.id == waiting).values(submitted_at=at_noon(OLD)))
    assert expire(engine, DAYS, TODAY) == Expired(0, 1, 0, 0)
    with reading(engine) as session:
        assert set(session.scalars(select(Job.id))) == {waiting, after}
        told = set(session.scalars(select(JobEvent.job_number)))
        assert told == set(session.scalars(select(Job.number)))


def test_studies_go_when_all_of_their_tasks_ended_long_ago(engine: Engine) -> None:
    ward = small_ward()
    key = put_instance(engine, ward)
    result = result_of(ward, roster(ward, {"a": "D D"}))
    waiting, before, after = (put_study(engine, key, seeds=(1, 2)) for _ in range(3))
    hand_in(engine, *[result] * 6)
    moments = {waiting: (OLD, None), before: (OLD, OLD), after: (OLD, YOUNG)}
    with writing(engine) as session:
        for study, ends in moments.items():
            for seed, day in enumerate(ends, 1):
                number = select(StudyRow.number).where(StudyRow.id == study).scalar_subquery()
                values = {"state": "queued"} if day is None else {"ended_at": at_noon(day)}
                session.execute(
                    update(StudyTask)
                    .where(StudyTask.study_number == number, StudyTask.seed == seed)
                    .values(**values)
                )
    assert expire(engine, DAYS, TODAY) == Expired(0, 0, 1, 0)
    with reading(engine) as session:
        assert set(session.scalars(select(StudyRow.id))) == {waiting, after}
        assert session.scalar(select(func.count()).select_from(StudyResult)) == 4
        entry = session.scalars(select(LogEntry).where(LogEntry.by == BY)).one()
        assert (entry.action, entry.subject) == ("study.expire", before)


def test_revisions_that_nothing_is_of_go_but_never_the_latest(engine: Engine) -> None:
    """Six old revisions: of a roster, of a job, of a study, of nothing, of nothing but young, the latest."""
    ward = small_ward()
    key = put_instance(engine, ward)
    with writing(engine) as session:
        for _ in range(5):
            instances.revise(session, key, ward, "test")
    date_roster(engine, put_roster(engine, ward, key, 1), TODAY)
    put_job(engine, key, revision=2)
    put_study(engine, key, revision=3)
    with writing(engine) as session:
        for number in (1, 2, 3, 4, 5, 6):
            day = YOUNG if number == 5 else OLD
            session.execute(
                update(InstanceRevision)
                .where(InstanceRevision.number == number)
                .values(created_at=at_noon(day))
            )
    assert expire(engine, DAYS, TODAY) == Expired(0, 0, 0, 1)
    with reading(engine) as session:
        assert sorted(session.scalars(select(InstanceRevision.number))) == [1, 2, 3, 5, 6]
        of_expiry = select(LogEntry.detail).where(LogEntry.by == BY)
        assert session.scalars(of_expiry).all() == ['{"revision": 4}']
    assert expire(engine, DAYS, TODAY + dt.timedelta(days=1)) == Expired(0, 0, 0, 1)


def test_several_at_once_delete_each_roster_once(engine: Engine) -> None:
    key = put_instance(engine, ended(dt.date(2027, 1, 10)))
    for _ in range(12):
        put_roster(engine, ended(dt.date(2027, 1, 10)), key)
    found: list[Expired] = []
    threads = [threading.Thread(target=lambda: found.append(expire(engine, DAYS, TODAY))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(one.rosters for one in found) == 12
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(LogEntry)) == 12


def test_a_limit_before_all_plans_deletes_nothing(engine: Engine) -> None:
    put_roster(engine, ended(dt.date(2027, 1, 10)))
    assert not expire(engine, 10**9, TODAY)


def wait_until_gone(engine: Engine) -> None:
    gone = threading.Event()
    for _ in range(600):
        if not there(engine):
            return
        gone.wait(0.05)
    raise AssertionError("it is still there")


def test_a_worker_keeps_to_the_setting_at_its_start_and_again(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(keeping, "EVERY_SECONDS", 0.05)
    put_roster(engine, ended(dt.date(2020, 1, 5)))
    with caplog.at_level(logging.INFO):
        worker = Worker(engine, 1, roster_days=DAYS)
        worker.start()
        try:
            wait_until_gone(engine)
            put_roster(engine, ended(dt.date(2020, 1, 5)))
            wait_until_gone(engine)
        finally:
            worker.stop()
    assert "1 rosters" in caplog.text


def test_a_worker_without_the_setting_deletes_nothing(engine: Engine) -> None:
    key = put_roster(engine, ended(dt.date(2020, 1, 5)))
    worker = Worker(engine, 1)
    worker.start()
    worker.stop()
    assert there(engine) == {key}
    names: list[Any] = [thread.name for thread in threading.enumerate()]
    assert "retention" not in names
