"""Instances and jobs put straight into a database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

from api.database.sessions import reading, writing
from api.database.tables import Job
from api.instances import store
from api.jobs.queue import find, submit
from api.jobs.request import SolveRequest
from models.instance import Instance
from tests.build import line, person, ward

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def small_ward(**more: Any) -> Instance:
    """Four people, two weeks, one day shift: solved in no time, with a penalty that nobody escapes."""
    return ward(
        **{
            "weeks": 2,
            "employees": [person(e, percent=70) for e in "abcd"],
            "rules": [
                line("one_shift"),
                line("daily_rest", minimum_minutes=480, normal_minutes=660, quick_return_weight=10),
                line("contract_hours", tolerance_minutes=480, deviation_weight=1),
                line("cover", weight=20, wanted_weight=3, maximum_weight=2),
            ],
            "demand": [
                {"id": "dag", "start": "07:00", "end": "15:00", "days": DAYS, "minimum": 1, "wanted": 1}
            ],
            **more,
        }
    )


def put_instance(engine: Engine, instance: Instance) -> str:
    """Store an instance; its id."""
    with writing(engine) as session:
        return store.create(session, instance, "test").instance_id


def put_job(database: Engine, instance_id: str, **more: Any) -> str:
    """Ask for a solve; the job's id.

    It has more time than it takes to prove the small ward's optimum, also where solves get little of a processor.
    """
    request = SolveRequest(instance=instance_id, **{"revision": 1, "seconds": 120, **more})
    with writing(database) as session:
        return submit(session, request, "test").id


def look(engine: Engine, job_id: str) -> Job:
    """The job as it stands."""
    with reading(engine) as session:
        job = find(session, job_id)
        assert job is not None
        return job


def impossible() -> Instance:
    """Hours that no number of shifts makes up; a search proves nothing."""
    rules = [line("one_shift"), line("contract_hours", tolerance_minutes=1, deviation_weight=1)]
    demand = [{"id": "dag", "start": "07:00", "end": "15:00", "days": DAYS, "minimum": 1, "wanted": 1}]
    return ward(weeks=2, employees=[person(e, percent=71) for e in "abcd"], rules=rules, demand=demand)
