"""Somebody who is erased is nowhere any more, and all else is as it was."""

from __future__ import annotations

import json
import random
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select

from api.access.roles import Role
from api.database.engine import clear_log
from api.database.sessions import reading, writing
from api.database.tables import InstanceRevision, LogEntry, RosterRevision, RosterRow
from api.documents import instance_with
from api.instances import store as instances
from api.jobs.leases import Leases
from api.jobs.request import Order
from api.people.erasure import NAME as ERASED
from api.people.erasure import TEXT
from api.rosters import store as rosters
from api.rosters.pins import Cell, read, text
from api.studies.request import StudyRequest
from heltid.sweep.result import PolicyResult
from models.instance import Instance
from models.problems import InputError
from models.roster import Roster
from solver.replan import pins_at
from tests.api.access.world import NAMES, OTHER, PEOPLE, UNIT, World, world
from tests.api.jobs.filling import put_instance, put_job, small_ward
from tests.api.people.filling import ID, NAME, NOTES, Filled, fill, renamed, rows
from tests.api.studies.filling import hand_in, put_study, result_of
from tests.build import person, roster

KINDS = (
    "daily_rest",
    "cover",
    "contract_hours",
    "wishes",
    "exemptions",
    "pins",
    "changes",
    "newcomer",
    "events",
)

OF_THE_PERSON = ("exemptions", "wishes", "fair_shares")
"""Kinds of rule that judge by what is erased."""


def erase(client: TestClient, employee: str, instance: str | None = None) -> Any:
    return client.post("/v1/people/erasure", json={"employee": employee, "instance": instance})


def judgements(client: TestClient, filled: Filled) -> list[Any]:
    """What is found in every revision of every roster, but by rules that judge by what is erased."""
    found = []
    for roster_id, revisions in filled.rosters.items():
        for number in range(1, revisions + 1):
            path = f"/v1/rosters/{roster_id}/revisions/{number}"
            assert client.get(path).status_code == 200
            assert client.get(f"{path}/turnus.xlsx").status_code == 200
            answer = client.get(f"{path}/audit")
            assert answer.status_code == 200, answer.text
            found.append([one for one in answer.json()["findings"] if one["rule"] not in OF_THE_PERSON])
    return found


def without(document: str, employee: str) -> Any:
    """The JSON of an instance without what it says of somebody alone, and without what people wrote."""
    content = json.loads(document)
    person = next(one for one in content["employees"] if one["id"] == employee)
    person["name"] = person["id"] = ""
    person.pop("exemptions", None)
    content["wishes"] = [one for one in content.get("wishes", ()) if one["employee"] != employee]
    for absence in content.get("absences", ()):
        if absence["employee"] == employee:
            absence.pop("kind", None)
    for waiver in content["overrides"][0]["waivers"]:
        waiver["reason"] = waiver["agreement"] = ""
    content["overrides"][0]["signed"]["representatives"] = ""
    content["name"], content["notes"] = "", []
    return renamed(content, employee, "")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_and_all_else_is_as_it_was(client: TestClient, engine: Engine, kind: str) -> None:
    filled = fill(engine, random.Random(zlib.crc32(kind.encode())), kind)
    before, judged = rows(engine), judgements(client, filled)
    assert ID in str(before)
    assert NAME in str(before)
    answer = erase(client, ID)
    assert answer.status_code == 200, answer.text
    called = answer.json()["called"]
    counts = answer.json()["instances"]
    assert counts == [
        {
            "instance": filled.instance,
            "revisions": 2,
            "rosters": 3,
            "roster_revisions": 4,
            "jobs": 3,
            "studies": 1,
        }
    ]
    after = rows(engine)
    everything = str(after).casefold()
    for word in (ID, NAME, "kåre", "øydvin", "vond rygg", "sykdom"):
        assert word.casefold() not in everything
    assert judgements(client, filled) == renamed(judged, ID, called)

    for table in ("instances", "instance_units", "publications", "api_keys"):
        assert after[table] == before[table]
    *revisions, last, added = after["instance_revisions"]
    assert added == {**last, "number": last["number"] + 1, "created_at": added["created_at"]}
    for was, now in zip(before["instance_revisions"], [*revisions, last], strict=True):
        changed = {"document", "hash", "name"}
        assert {k: v for k, v in now.items() if k not in changed} == {
            k: v for k, v in was.items() if k not in changed
        }
        assert without(now["document"], called) == without(was["document"], ID)
        instance = Instance.model_validate_json(now["document"])
        assert (now["hash"], now["name"]) == (instance.hash, instance.name)
        assert instance.notes == (*[TEXT] * 3, NOTES[-1])
        assert instance.employee_by_id[called].name == ERASED
    for was, now in zip(before["rosters"], after["rosters"], strict=True):
        pins = json.loads(was.pop("pins"))
        assert json.loads(now.pop("pins")) == renamed(pins, ID, called)
        lines, said = json.loads(now.pop("overrides")), json.loads(was.pop("overrides"))
        for one in (*lines, *said):
            for waiver in one["waivers"]:
                waiver["reason"] = waiver["agreement"] = ""
        assert lines == renamed(said, ID, called)
        assert now == was
    for was, now in zip(before["roster_revisions"], after["roster_revisions"], strict=True):
        plan, said = json.loads(now.pop("document")), json.loads(was.pop("document"))
        said["message"] = said["message"] and TEXT
        plan.pop("instance_hash"), said.pop("instance_hash")
        assert plan == renamed(said, ID, called)
        assert now == was
    check_hashes(engine)
    jobs = [{k: v for k, v in row.items() if k not in ("request", "reason")} for row in after["jobs"]]
    assert [job.pop("idempotency_key") for job in jobs] == [None, None, "nøkkel"]
    assert all(job.items() <= was.items() for job, was in zip(jobs, before["jobs"], strict=True))
    assert after["jobs"][2]["reason"] == TEXT
    check_studies(before, after, called)
    assert erase(client, ID).status_code == 404


def check_studies(before: dict[str, Any], after: dict[str, Any], called: str) -> None:
    """The study has the same policies under names that name nobody, and its result the same figures of somebody else."""
    ((was,), (now,)) = before["studies"], after["studies"]
    assert (now["name"], now["idempotency_key"]) == (f"Heltid for {ERASED}", None)
    for policy in StudyRequest.model_validate_json(now["request"]).policies:
        assert (policy.name, policy.note) == (f"Større stilling til {ERASED}", TEXT)
    assert (now["id"], now["number"]) == (was["id"], was["number"])
    done, failed = after["study_tasks"]
    assert (done["policy_name"], failed["reason"]) == (f"Større stilling til {ERASED}", TEXT)
    (said,), (says,) = before["study_results"], after["study_results"]
    old, new = (PolicyResult.model_validate_json(one["document"]) for one in (said, says))
    assert new.failures == (TEXT, "Kveldene er travle")
    assert new.cost_refused == TEXT
    assert new.instance is not None
    assert new.roster is not None
    assert old.roster is not None
    assert new.roster.instance_hash == new.instance.hash != old.roster.instance_hash
    for part in ("figures", "hard_units_left", "seed"):
        assert json.loads(says["document"])[part] == renamed(json.loads(said["document"])[part], ID, called)
    assert [one.employee for one in new.roster.assignments] == [
        called if one.employee == ID else one.employee for one in old.roster.assignments
    ]


def check_hashes(engine: Engine) -> set[str]:
    """The hash that each roster has: of its instance as stored, or with what it was made under and held to besides."""
    found = set()
    with reading(engine) as session:
        for revision in session.scalars(select(RosterRevision)):
            row = session.get_one(RosterRow, revision.roster_id)
            plan = Roster.model_validate_json(revision.document)
            said = session.get_one(InstanceRevision, (row.instance_id, revision.instance_revision))
            known = {said.hash}
            cells = [(cell.employee, cell.date) for cell in read(row.pins)]
            for pins in ((), pins_at(plan, cells)):
                with suppress(InputError):  # of a roster that somebody edited, the pins may not fit
                    known.add(instance_with(said.document, json.loads(row.overrides), pins).hash)
            assert plan.instance_hash in known
            found.add(plan.instance_hash)
    return found


def test_the_hash_of_a_roster_of_pinned_cells_is_the_new_one(client: TestClient, engine: Engine) -> None:
    """Its solve was held to the pins, so it is of the instance with them."""
    instance = small_ward(employees=[person("kari.n", name=NAME, percent=70), "b", "c"], demand=())
    key = put_instance(engine, instance)
    plan = roster(instance, {"kari.n": "D - D", "b": "- D"})
    cells = [Cell(employee=e, date=instance.horizon.date(d)) for e, d in (("kari.n", 0), ("b", 0), ("b", 1))]
    with writing(engine) as session:
        made = rosters.create(session, key, 1, plan.model_dump_json(), "test", pins=text(cells))
    body = {"instance": key, "revision": 1, "start": {"roster": made.roster_id, "revision": 1}}
    assert client.post("/v1/jobs", json=body).status_code == 202
    leases = Leases(engine, "test")
    claim = leases.claim()
    assert claim is not None
    solved = Order.model_validate_json(claim.order).instance(claim.instance).hash
    assert solved != plan.instance_hash
    leases.succeed(claim, plan.model_copy(update={"instance_hash": solved}).model_dump_json(), 1.0)
    assert check_hashes(engine) == {plan.instance_hash, solved}
    erase(client, "kari.n")
    assert len(check_hashes(engine) - {plan.instance_hash, solved}) == 2


def document_of(engine: Engine, key: str) -> str:
    with reading(engine) as session:
        return session.get_one(InstanceRevision, (key, 1)).document


def test_nothing_is_left_in_the_files_of_sqlite(client: TestClient, engine: Engine, tmp_path: Path) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL leaves what was until it is vacuumed")
    fill(engine, random.Random(1), "cover")

    def found(word: str) -> bool:
        return any(word.encode() in path.read_bytes() for path in tmp_path.glob("turnus.db*"))

    words = (ID, NAME, "Øydvin", "vond rygg")
    assert all(found(word) for word in words)
    assert erase(client, ID).status_code == 200
    assert not [word for word in words if found(word)]


def test_deleted_rosters_leave_nothing_in_the_file_either(engine: Engine, tmp_path: Path) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL leaves what was until it is vacuumed")
    filled = fill(engine, random.Random(1), "cover")
    with writing(engine) as session:
        instances.remove(session, filled.instance)
    clear_log(engine)
    assert not [path for path in tmp_path.glob("turnus.db*") if ID.encode() in path.read_bytes()]


def test_not_while_jobs_have_not_ended(client: TestClient, engine: Engine) -> None:
    key = put_instance(engine, small_ward())
    job = put_job(engine, key)
    before = rows(engine)
    answer = erase(client, "a", key)
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:turnus:state")
    assert job in answer.json()["detail"]
    assert rows(engine) == before
    client.post(f"/v1/jobs/{job}/cancel")
    assert erase(client, "a", key).status_code == 200


def test_not_while_studies_have_not_ended(client: TestClient, engine: Engine) -> None:
    key = put_instance(engine, small_ward())
    study = put_study(engine, key)
    before = rows(engine)
    answer = erase(client, "a", key)
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:turnus:state")
    assert study in answer.json()["detail"]
    assert rows(engine) == before
    client.post(f"/v1/studies/{study}/cancel")
    assert erase(client, "a", key).status_code == 200


def test_a_report_that_was_made_before_is_not_handed_out_again(client: TestClient, engine: Engine) -> None:
    ward = small_ward(employees=[person("kari.n", name=NAME, percent=70), "b", "c", "d"])
    key = put_instance(engine, ward)
    study = put_study(engine, key)
    hand_in(engine, result_of(ward, roster(ward, {"kari.n": "D D"})))
    path = f"/v1/studies/{study}/report.json?names=true"
    before = client.get(path)
    assert NAME in before.text
    erase(client, "kari.n", key)
    after = client.get(path, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert NAME not in after.text
    assert ERASED in after.text


def test_an_id_of_several_people_is_not_guessed(client: TestClient, engine: Engine) -> None:
    """The same id in two wards, for people of other names; of the same name it is one person."""

    def of(*names: str) -> list[str]:
        return [
            put_instance(engine, small_ward(employees=[person("a1b", name=name), "b", "c", "d"]))
            for name in names
        ]

    both = of("Kari Nordmann", "kari nordmann")
    (third,) = of("Per Vik")
    answer = erase(client, "a1b")
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:turnus:several-people")
    assert client.post("/v1/people/export", json={"employee": "a1b"}).status_code == 409
    assert erase(client, "a1b", third).status_code == 200
    gone = erase(client, "a1b").json()
    assert {one["instance"] for one in gone["instances"]} == set(both)


def test_what_others_and_things_are_called_is_not_touched(client: TestClient, engine: Engine) -> None:
    """Words of a name that stand for somebody or something else do not name the person."""
    staff = [person("n1", name="Dag Berg"), person("n2", name="Kari Berg"), person("n3", name="Dag Berg")]
    notes = ["Dag og kveld", "Berg er lege", "dag berg slutter", "n1 slutter", "n10 begynner"]
    shifts = [{"id": "D", "name": "Dag", "start": "07:00", "end": "15:00", "kind": "day"}]
    key = put_instance(engine, small_ward(employees=staff, notes=notes, shifts=shifts, demand=()))
    called = erase(client, "n1", key).json()["called"]
    now = Instance.model_validate_json(document_of(engine, key))
    assert now.notes == ("Dag og kveld", "Berg er lege", TEXT, "n1 slutter", "n10 begynner"), (
        "n1 is too short"
    )
    assert [(one.id, one.name) for one in now.employees] == [
        (called, ERASED),
        ("n2", "Kari Berg"),
        ("n3", "Dag Berg"),
    ]
    assert now.shifts[0].name == "Dag"


@pytest.fixture
def at(engine: Engine) -> World:
    return world(engine)


def ask(at: World, key: str, employee: str, instance: str | None = None) -> Any:
    return at.ask(key, "post", "/v1/people/erasure", json={"employee": employee, "instance": instance})


def test_an_administrator_erases_whom_she_is_not_shown(at: World) -> None:
    """By what the person is called to her, and by the id that the person gives."""
    admin = at.key(Role.ADMIN)
    path = f"/v1/instances/{at.quiet}"
    shown = at.ask(admin, "get", path).json()["employees"][0]["id"]
    assert shown != PEOPLE[0]
    for employee in (shown, PEOPLE[1]):
        answer = ask(at, admin, employee, at.quiet)
        assert answer.status_code == 200, answer.text
        assert [name for name in (*NAMES, *PEOPLE) if name in answer.text] == []
    document = document_of(at.engine, at.quiet)
    assert [name for name in (*NAMES, *PEOPLE) if name in document] == []
    assert ask(at, admin, PEOPLE[0], at.quiet).status_code == 404
    assert PEOPLE[0] in document_of(at.engine, at.instance)


def test_who_may_erase(at: World) -> None:
    before = rows(at.engine)
    for key, wanted in (
        (at.key(Role.LEADER, OTHER), 404),
        (at.key(Role.READER, UNIT), 403),
        (at.key(Role.HR), 403),
        (at.key(Role.HR, names=True), 403),
    ):
        assert ask(at, key, PEOPLE[0], at.quiet).status_code == wanted
        assert ask(at, key, PEOPLE[0]).status_code == wanted
    after = rows(at.engine)
    assert {**after, "api_keys": []} == {**before, "api_keys": []}


def test_the_log_tells_of_it_and_not_of_whom(at: World) -> None:
    leader = at.key(Role.LEADER, UNIT)
    assert ask(at, leader, PEOPLE[0], at.quiet).status_code == 200
    with reading(at.engine) as session:
        last = session.scalars(select(LogEntry).order_by(LogEntry.id.desc())).first()
        assert last is not None
        assert (last.action, last.subject, last.detail) == ("person.erase", at.quiet, "{}")
        assert not [name for name in (*NAMES, *PEOPLE) if name in str(rows(at.engine)["log"])]
