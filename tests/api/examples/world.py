"""A small ward at Korgen with everything in it that the examples of the description name, under the same ids."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from api.access.roles import MAY, Role
from api.database.sessions import writing
from api.database.tables import (
    ApiKey,
    InstanceRevision,
    InstanceRow,
    InstanceUnit,
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
from api.jobs.request import Order, SolveRequest, StartFrom
from api.jobs.states import State
from api.rosters.pins import Cell, text
from api.studies.request import StudyRequest
from api.studies.states import State as TaskState
from heltid.sweep.result import PolicyResult
from models.audit import audit
from models.instance import Instance
from models.policy.changes.larger_positions import LargerPositions
from models.policy.changes.weekend_frequency import WeekendFrequency
from models.policy.policy import Policy
from models.roster import Roster, Status
from tests.api.studies.filling import result_of
from tests.build import Json, roster, shift

INSTANCE = "0d1f6a52-3c1b-4f0e-9a57-6b1d0c9e2a41"
NIGHT = "5e7d1c3b-48a6-4b92-8f05-3d9a6c2e7b14"
"""Another instance, without jobs."""
ROSTER = "7b9e4c10-52d8-4e6f-8a13-d4f0a2c6b915"
SOLVED = "c2a84f7e-91b3-4d05-b6e8-1f7a3d5c9042"
"""The roster that the job ``ENDED`` became."""
WAITING = "4a6d2b98-0f7c-4e31-a5d4-82c9e6b1f370"
RUNNING = "91f3c7d5-6b2a-4840-9e1d-5c8a07f4b263"
ENDED = "e5b08d41-7a9c-4f26-8d3e-0b6c1f925a78"
TRIED = "b83f5e1a-2c94-4d7b-9a60-5f1e8c3d7042"
"""A study that has ended, with a result of one of its policies."""
TRYING = "f6d20c47-81ea-4b35-8c1d-e94a7b035f68"
"""Another, under way."""
KEY = "37a65d3deb2997b3"

BEGAN = dt.datetime(2026, 10, 12, 8, 0, tzinfo=dt.UTC)
"""When the ward was stored. All that is in it is of this month; what a request adds is of now."""

BY = "local"


def _at(days: int = 0, minutes: int = 0, seconds: int = 0) -> dt.datetime:
    return BEGAN + dt.timedelta(days=days, minutes=minutes, seconds=seconds)


def _person(employee: str, name: str, percent: float, *competences: str, **more: Any) -> Json:
    return {
        "id": employee,
        "name": name,
        "home_unit": "korgen",
        "competences": list(competences),
        "contracts": [{"position_percent": percent, "weekly_norm": "35.5"}],
        **more,
    }


def ward(*, absences: bool = True) -> Instance:
    """Five people, two weeks, day and evening. The names are those of textbooks and forms."""
    document = {
        "format": "turnus-instance-1",
        "id": "korgen",
        "name": "Korgen, uke 1 og 2",
        "horizon": {"kind": "calendar", "start": "2027-01-04", "weeks": 2},
        "sites": [{"id": "korgen-omsorgssenter", "name": "Korgen omsorgssenter"}],
        "units": [{"id": "korgen", "name": "Korgen langtid", "site": "korgen-omsorgssenter"}],
        "competences": [
            {"id": "sykepleier", "name": "Sykepleier", "counts_as": ["fagarbeider"]},
            {"id": "fagarbeider", "name": "Helsefagarbeider"},
        ],
        "employees": [
            _person("kari", "Kari Nordmann", 100, "sykepleier"),
            _person("ola", "Ola Nordmann", 100, "sykepleier"),
            _person("peder", "Peder Ås", 80, "fagarbeider", exemptions={"no_evenings": True}),
            _person("marte", "Marte Kirkerud", 75, "fagarbeider"),
            _person("lars", "Lars Holm", 75, "fagarbeider"),
        ],
        "shifts": [
            shift("D", "07:30", "15:00", name="Dagvakt", units=["korgen"]),
            shift("A", "14:45", "22:15", "evening", name="Aftenvakt", units=["korgen"]),
        ],
        "demand": [
            {
                "id": "dag",
                "units": ["korgen"],
                "start": "07:30",
                "end": "15:00",
                "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
                "minimum": 1,
                "wanted": 2,
            },
            {
                "id": "kveld",
                "units": ["korgen"],
                "start": "15:00",
                "end": "22:00",
                "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
                "minimum": 1,
                "wanted": 1,
            },
        ],
        "wishes": [{"employee": "kari", "want": "free", "dates": ["2027-01-09", "2027-01-10"]}],
        "rulebook": "ks-turnus",
        "overrides": [{"id": "fragmentation", "enabled": False}],
    }
    if absences:
        document["absences"] = [
            {
                "employee": "ola",
                "first": "2027-01-09",
                "last": "2027-01-10",
                "kind": "permisjon",
                "credited": False,
            }
        ]
    return Instance.model_validate_json(json.dumps(document))


def night() -> Instance:
    """Two people at night."""
    document = {
        "format": "turnus-instance-1",
        "id": "korgen-natt",
        "name": "Korgen natt, uke 1",
        "horizon": {"kind": "calendar", "start": "2027-01-04", "weeks": 1},
        "sites": [{"id": "korgen-omsorgssenter", "name": "Korgen omsorgssenter"}],
        "units": [{"id": "korgen", "name": "Korgen langtid", "site": "korgen-omsorgssenter"}],
        "employees": [_person("nina", "Nina Holm", 60), _person("tove", "Tove Ås", 60)],
        "shifts": [shift("N", "22:00", "07:45", "night", name="Nattvakt", units=["korgen"])],
        "rulebook": "ks-turnus",
    }
    return Instance.model_validate_json(json.dumps(document))


ROWS = {
    "kari": "D D D A A - - | - D - - D A A",
    "ola": "A A - D D - - | A A - - D D D",
    "peder": "D - D D D - - | D D D D - - -",
    "marte": "- - A - - D D | D - A A A - -",
    "lars": "- D D - - A A | - - D D D - -",
}


def first_roster() -> Roster:
    """As it was first made."""
    return roster(ward(), ROWS)


def second_roster() -> Roster:
    """Ola takes Wednesday evening from Marte, and comes early on Thursday."""
    changed = {"ola": "A A A D D - - | A A - - D D D", "marte": "- - - - - D D | D - A A A - -"}
    return roster(ward(), {**ROWS, **changed})


def solved_roster(seconds: float) -> Roster:
    """The first one, as a solve that found it hands it over."""
    found = audit(ward(), first_roster())
    return first_roster().model_copy(
        update={
            "engine": "search",
            "seconds": seconds,
            "status": Status.FEASIBLE,
            "penalty": found.penalty,
            "penalties": found.penalties,
        }
    )


PINS = text(
    [Cell(employee="kari", date=dt.date(2027, 1, 7)), Cell(employee="lars", date=dt.date(2027, 1, 9))]
)


def fill(engine: Engine) -> None:
    """Put it all into a database that has the tables."""
    with writing(engine) as session:
        _put_instances(session)
        _put_rosters(session)
        _put_jobs(session)
        _put_studies(session)
        _put_key(session)
        _put_log(session)


def _put_instances(session: Session) -> None:
    for key, days, said in ((NIGHT, -7, (night(),)), (INSTANCE, 0, (ward(absences=False), ward()))):
        session.add(InstanceRow(id=key, salt="0" * 32, created_at=_at(days), created_by=BY))
        session.flush()
        session.add(InstanceUnit(instance_id=key, unit="korgen"))
        for number, instance in enumerate(said, 1):
            session.add(
                InstanceRevision(
                    instance_id=key,
                    number=number,
                    name=instance.name,
                    document=instance.model_dump_json(exclude_defaults=True),
                    hash=instance.hash,
                    units="korgen",
                    created_at=_at(days + number - 1),
                    created_by=BY,
                )
            )
    session.flush()


def _put_rosters(session: Session) -> None:
    for key, days, pinned, said in (
        (ROSTER, 2, PINS, (first_roster(), second_roster())),
        (SOLVED, 3, "[]", (solved_roster(60.0),)),
    ):
        session.add(
            RosterRow(
                id=key,
                instance_id=INSTANCE,
                overrides="[]",
                pins=pinned,
                created_at=_at(days),
                created_by=BY,
            )
        )
        session.flush()
        for number, one in enumerate(said, 1):
            session.add(
                RosterRevision(
                    roster_id=key,
                    number=number,
                    instance_revision=2,
                    document=one.model_dump_json(),
                    created_at=_at(days, number),
                    created_by=BY,
                )
            )
        session.flush()
    session.add(
        Publication(roster_id=ROSTER, number=1, state="discussion", at=_at(4), by=BY, by_name="Lokal bruker")
    )
    session.flush()


def _put_jobs(session: Session) -> None:
    plain = SolveRequest(instance=INSTANCE, revision=2, seconds=60)
    again = plain.model_copy(update={"start": StartFrom(roster=ROSTER, revision=2, changes="few")})
    found = solved_roster(12.5).model_dump_json()
    for number, key, request, state, more in (
        (
            1,
            ENDED,
            plain,
            State.SUCCEEDED,
            {
                "started_at": _at(3, 0, 2),
                "ended_at": _at(3, 1, 3),
                "roster_id": SOLVED,
                "attempts": 1,
                "spent_seconds": 60.0,
            },
        ),
        (
            2,
            RUNNING,
            plain,
            State.RUNNING,
            {
                "started_at": _at(3, 5, 1),
                "token": RUNNING,
                "worker": "korgen:1",
                "lease_until": 1e12,
                "attempts": 1,
                "spent_seconds": 12.5,
                "incumbent": found,
            },
        ),
        (3, WAITING, again, State.QUEUED, {}),
    ):
        session.add(
            Job(
                number=number,
                id=key,
                instance_id=INSTANCE,
                instance_revision=2,
                request=Order(request=request).model_dump_json(),
                submitted_at=_at(3, 5 * (number - 1)),
                submitted_by=BY,
                idempotency_key=f"korgen-uke-1-{number}",
                state=state,
                **more,
            )
        )
    session.flush()
    _put_events(session)


def _put_events(session: Session) -> None:
    last = solved_roster(60.0)
    progress = {"phase": "improve", "hard": 0, "bound": None, "source": "search", "message": ""}
    for number, (job, seconds, kind, data) in enumerate(
        (
            (1, 0, "state", {"state": "queued"}),
            (1, 2, "state", {"state": "running"}),
            (1, 4, "progress", {"seconds": 2.0, **progress, "penalty": 6510, "penalties": {"cover": 6325}}),
            (
                1,
                62,
                "progress",
                {"seconds": 60.0, **progress, "penalty": last.penalty, "penalties": last.penalties},
            ),
            (1, 63, "state", {"state": "succeeded", "roster": SOLVED}),
            (2, 300, "state", {"state": "queued"}),
            (2, 301, "state", {"state": "running"}),
            (3, 600, "state", {"state": "queued"}),
        ),
        1,
    ):
        session.add(
            JobEvent(
                id=number,
                job_number=job,
                at=_at(3, 0, seconds),
                kind=kind,
                data=json.dumps(data, ensure_ascii=False),
            )
        )


POLICIES = (
    Policy(id="i-dag", name="Som i dag"),
    Policy(id="tredje-helg", name="Hver tredje helg", changes=(WeekendFrequency(every_nth=3),)),
    Policy(id="storre", name="Større stillinger", changes=(LargerPositions(to="willing"),)),
)


def tried() -> PolicyResult:
    """What came of the first policy: the first roster, and what it costs nobody knows."""
    refused = "base_pay: ingen grunnlønn er kjent. Legg den inn i lønnstabellen"
    failures = ("2,1 % av timene i minstebemanningen står åpne (12 timer i året); grensen er 1 %.",)
    return result_of(ward(), first_roster(), POLICIES[0], cost_refused=refused, failures=failures)


def _put_studies(session: Session) -> None:
    request = StudyRequest(
        instance_id=INSTANCE,
        name="Heltid i Korgen",
        policies=POLICIES,
        seconds_per_policy=120,
        anew=False,
        absence_replications=0,
    )
    done: dict[str, Any] = {
        "state": TaskState.SUCCEEDED,
        "attempts": 1,
        "started_at": _at(5),
        "ended_at": _at(5, 2),
    }
    failed = {"state": TaskState.FAILED, "attempts": 3, "started_at": _at(5, 2), "ended_at": _at(5, 9)}
    failed["reason"] = (
        "Beregningen brøt sammen 3 ganger: Løsingen brukte 2100 MB minne, og grensen er 2000 MB."
    )
    running = {"state": TaskState.RUNNING, "attempts": 1, "started_at": _at(5, 32), "token": RUNNING}
    running |= {"worker": "korgen:1", "lease_until": 1e12}
    dropped = {"state": TaskState.CANCELLED, "ended_at": _at(5, 20)}
    for number, key, begun, states in (
        (1, TRIED, 0, (done, failed, dropped)),
        (2, TRYING, 30, (done, running, {"state": TaskState.QUEUED})),
    ):
        study = StudyRow(
            number=number,
            id=key,
            instance_id=INSTANCE,
            instance_revision=2,
            name=request.name,
            request=request.model_dump_json(),
            submitted_at=_at(5, begun),
            submitted_by=BY,
        )
        session.add(study)
        session.flush()
        for k, (policy, state) in enumerate(zip(POLICIES, states, strict=True), 1):
            named = {"policy_id": policy.id, "policy_name": policy.name, "seed": 1}
            session.add(StudyTask(number=10 * number + k, study_number=number, **named, **state))
        session.flush()
    session.add(StudyResult(task_number=11, document=tried().model_dump_json()))
    session.flush()


def _put_key(session: Session) -> None:
    session.add(
        ApiKey(
            id=KEY,
            digest="0" * 64,
            name="Lønnssystemet",
            role=Role.HR,
            units="",
            scopes=" ".join(sorted(MAY[Role.HR])),
            names=False,
            created_at=_at(1),
            created_by=BY,
            expires_at=_at(91),
        )
    )


def _put_log(session: Session) -> None:
    for number, (days, action, subject, detail) in enumerate(
        (
            (0, "instance.create", INSTANCE, {}),
            (1, "instance.revise", INSTANCE, {"revision": 2}),
            (1, "key.create", KEY, {"role": "hr"}),
            (2, "roster.create", ROSTER, {"instance": INSTANCE}),
            (2, "roster.revise", ROSTER, {"revision": 2}),
            (4, "roster.publish", ROSTER, {"revision": 1, "stage": "discussion"}),
        ),
        1,
    ):
        session.add(
            LogEntry(
                id=number, at=_at(days), by=BY, action=action, subject=subject, detail=json.dumps(detail)
            )
        )
