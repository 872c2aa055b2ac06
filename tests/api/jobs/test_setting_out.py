"""Jobs that set out from a roster: what they are held to, in the queue, in the solve and afterwards."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.database.sessions import reading, writing
from api.database.tables import RosterRow
from api.documents import instance_with
from api.jobs.queue import cancel, find
from api.jobs.request import Order
from api.jobs.states import State
from api.rosters import pins, store
from models.audit import audit
from models.instance import Instance
from models.roster import Roster
from solver.replan import CHANGES_LINE, changed_cells
from tests.api.jobs.filling import look, put_instance, small_ward
from tests.api.jobs.test_worker import ended, roster_of, solves, wait, working
from tests.build import line, roster

WARD = small_ward()
WAS = roster(WARD, {"a": "D - D", "b": "A"})
CELLS = [pins.Cell.model_validate(c) for c in ({"employee": "a", "date": "2027-01-04"},)]


def put_roster(engine: Engine, instance_id: str, was: Roster = WAS, cells: list[pins.Cell] = CELLS) -> str:
    with writing(engine) as session:
        made = store.create(session, instance_id, 1, was.model_dump_json(), "test", pins=pins.text(cells))
        return made.roster_id


def submit(client: TestClient, instance: str, start: str, **more: Any) -> Any:
    how = {key: more.pop(key) for key in ("keep", "changes") if key in more}
    body = {
        "instance": instance,
        "revision": 1,
        "seconds": 5,
        "start": {"roster": start, "revision": 1, **how},
    }
    return client.post("/v1/jobs", json=body | more.pop("body", {}), headers=more)


def order_of(engine: Engine, job_id: str) -> Order:
    return Order.model_validate_json(look(engine, job_id).request)


def test_a_job_is_held_to_pins_and_plan_as_they_are_when_it_is_asked_for(
    client: TestClient, engine: Engine
) -> None:
    instance = put_instance(engine, WARD)
    start = put_roster(engine, instance)
    answer = submit(client, instance, start, changes="some")
    assert answer.status_code == 202
    assert answer.json()["request"]["start"] == {
        "roster": start,
        "revision": 1,
        "keep": "pins",
        "changes": "some",
    }
    assert client.delete(f"/v1/rosters/{start}").status_code == 204
    order = order_of(engine, answer.json()["id"])
    (pin,) = order.held.pins
    assert (pin.employee, pin.date.day, pin.shift, pin.unit) == ("a", 4, "D", "u")
    (said,) = order.held.lines
    assert (said["id"], said["weight"]) == (CHANGES_LINE, 60)
    meant = order.instance(WARD.model_dump_json())
    assert [r.id for r in meant.rules[-2:]] == [CHANGES_LINE, "locked-cells"]
    with writing(engine) as session:
        job = find(session, answer.json()["id"])
        assert job is not None
        cancel(session, job)
    assert order_of(engine, answer.json()["id"]) == Order(request=order.request), "nothing is held any more"


def test_keeping_nothing_and_changing_freely_holds_nothing(client: TestClient, engine: Engine) -> None:
    instance = put_instance(engine, WARD)
    answer = submit(client, instance, put_roster(engine, instance), keep="nothing")
    assert (
        order_of(engine, answer.json()["id"]).held
        == Order(request=order_of(engine, answer.json()["id"]).request).held
    )


def test_the_same_key_gives_the_same_job_when_pins_have_changed_meanwhile(
    client: TestClient, engine: Engine
) -> None:
    instance = put_instance(engine, WARD)
    start = put_roster(engine, instance)
    first = submit(client, instance, start, **{"idempotency-key": "k"})
    tag = client.get(f"/v1/rosters/{start}/pins").headers["etag"]
    assert (
        client.put(f"/v1/rosters/{start}/pins", json={"pins": []}, headers={"if-match": tag}).status_code
        == 200
    )
    again = submit(client, instance, start, **{"idempotency-key": "k"})
    assert (again.status_code, again.json()["id"]) == (202, first.json()["id"])
    other = submit(client, instance, start, keep="nothing", **{"idempotency-key": "k"})
    assert other.status_code == 409


def test_pins_that_cannot_be_kept_are_refused_by_their_place(client: TestClient, engine: Engine) -> None:
    """The person is away now."""
    ward = small_ward(absences=[{"employee": "a", "first": "2027-01-04", "last": "2027-01-05"}])
    away = ward.model_dump(mode="json")
    away["overrides"].append(line("availability"))
    instance = put_instance(engine, Instance.model_validate_json(json.dumps(away)))
    cells = [pins.Cell.model_validate({"employee": "a", "date": f"2027-01-0{d}"}) for d in (5, 4)]
    answer = submit(client, instance, put_roster(engine, instance, cells=cells))
    assert answer.status_code == 422
    assert [f["where"] for f in answer.json()["findings"]] == ["pins[1]"]
    assert (
        submit(client, instance, put_roster(engine, instance, cells=cells), keep="nothing").status_code == 202
    )


def test_two_shifts_on_a_date_are_no_start(client: TestClient, engine: Engine) -> None:
    instance = put_instance(engine, WARD)
    answer = submit(client, instance, put_roster(engine, instance, roster(WARD, {"a": "D+N"})))
    assert answer.status_code == 422
    assert [f["where"] for f in answer.json()["findings"]] == ["assignments[0]", "assignments[1]"]


@pytest.mark.slow
@pytest.mark.usefixtures("compiled")
def test_a_solve_that_is_killed_goes_on_held_to_the_same(client: TestClient, engine: Engine) -> None:
    """The pins are against the needs: an evening that nobody asks for, and a free day of everybody."""
    instance = put_instance(engine, WARD)
    was = roster(WARD, {"a": "D - D", "b": "A", "c": "- - - D D", "d": "- - - - - D D"})
    cells = [
        pins.Cell.model_validate({"employee": e, "date": d})
        for e, d in (("b", "2027-01-04"), *((e, "2027-01-05") for e in "abcd"))
    ]
    start = put_roster(engine, instance, was, cells)
    answer = submit(client, instance, start, changes="few", body={"engine": "search", "seconds": 12})
    job_id = answer.json()["id"]
    with working(engine):
        wait(engine, job_id, lambda job: job.incumbent != was.model_dump_json())
        for process in solves():
            process.kill()
        job = wait(engine, job_id, ended)
    assert (job.state, job.reason, job.attempts) == (State.SUCCEEDED, None, 2)
    now = roster_of(engine, job)
    assert not changed_cells(was, now) & {(cell.employee, cell.date) for cell in cells}
    with reading(engine) as session:
        row = session.get(RosterRow, job.roster_id)
        assert row is not None
        assert pins.read(row.pins) == tuple(cells), "the new roster has the same pins"
        judged = audit(instance_with(WARD.model_dump_json(), json.loads(row.overrides)), now)
    assert judged.clean
    assert judged.penalty == now.penalty, "judged by the changes, not by the pins"
    assert judged.penalties[CHANGES_LINE] == 500 * len(changed_cells(was, now))
    told = client.get(f"/v1/rosters/{job.roster_id}/revisions/1/audit").json()
    assert told["penalties"] == judged.penalties
