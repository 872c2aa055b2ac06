"""Studies and results put straight into a database."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from sqlalchemy import Engine, update

from api.database.sessions import reading, writing
from api.database.tables import Job, StudyResult, StudyRow, StudyTask
from api.studies.leases import PATIENT_SECONDS, Claim, TaskLeases
from api.studies.queue import find, submit, tasks
from api.studies.request import StudyRequest
from heltid.sweep.result import PolicyResult
from models.figures.figures import figures_of
from models.instance import Instance
from models.kpi import kpis_of
from models.policy.policy import Policy
from models.roster import Roster
from models.view import RosterView
from tests.heltid.sweep.small import TODAY


def put_study(
    database: Engine, instance_id: str, *policies: Policy, key: str | None = None, **more: Any
) -> str:
    """Ask for a study of the first revision of an instance; its id."""
    request = StudyRequest(
        **{
            "instance_id": instance_id,
            "revision": 1,
            "name": "Prøve",
            "policies": policies or (TODAY,),
            "iterations": 5_000,
            "anew": False,
            "absence_replications": 0,
            **more,
        }
    )
    with writing(database) as session:
        return submit(session, request, request.revision or 1, "test", key).id


def result_of(
    ward: Instance, roster: Roster, policy: Policy = TODAY, seed: int = 1, **more: Any
) -> PolicyResult:
    """What came of a policy that leaves the ward as it is, by a roster that somebody has written down."""
    view = RosterView(ward, roster)
    return PolicyResult(
        **{
            "key": "0123456789abcdef",
            "edition": "test",
            "policy": policy,
            "seed": seed,
            "instance": ward,
            "roster": roster,
            "hard_units_left": 0,
            "figures": figures_of(view, kpis_of(view), ward),
            **more,
        }
    )


def taken(leases: TaskLeases) -> Claim:
    """The next task."""
    claim = leases.claim()
    assert claim is not None
    return claim


def hand_in(database: Engine, *results: PolicyResult) -> None:
    """End as many tasks as there are results, in the order they wait."""
    leases = TaskLeases(database, "test")
    for result in results:
        leases.succeed(taken(leases), result.model_dump_json())


def write(engine: Engine, study_id: str, policy: str, content: object) -> None:
    """Let the result of a policy with the first seed be something else."""
    number = next(task.number for task in look(engine, study_id) if task.policy_id == policy)
    with writing(engine) as session:
        session.get_one(StudyResult, number).document = json.dumps(content)


def has_waited_long(engine: Engine, job_id: str) -> None:
    """Let a job have been asked for so long ago that tasks give way to it."""
    asked = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=PATIENT_SECONDS + 1)
    with writing(engine) as session:
        session.execute(update(Job).where(Job.id == job_id).values(submitted_at=asked))


def look(engine: Engine, study_id: str) -> list[StudyTask]:
    """The tasks of a study as they stand."""
    with reading(engine) as session:
        return list(tasks(session, row_of(engine, study_id)))


def row_of(engine: Engine, study_id: str) -> StudyRow:
    with reading(engine) as session:
        study = find(session, study_id)
        assert study is not None
        return study
