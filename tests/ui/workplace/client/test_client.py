"""The client against the service as it runs."""

from __future__ import annotations

import pytest

from api.jobs.states import State
from api.rosters.editing import CellEdit
from models.roster import Roster
from tests.ports import free_port
from tests.ui.workplace.grid.ward import small
from tests.ui.workplace.service import Service
from ui.workplace.client import (
    Cell,
    ChangedError,
    Client,
    NoServerError,
    NotThereError,
    RefusedError,
    Start,
    WardInfo,
)
from ui.workplace.client.connection import MOST_AT_ONCE

NOWHERE = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def ward(client: Client) -> WardInfo:
    """A ward of its own."""
    return client.wards.create(small()[0])


def test_the_local_user_may_do_everything_a_leader_may(client: Client) -> None:
    me = client.me()
    assert me.name == "Lokal bruker"
    assert me.may("write")
    assert me.may("solve")
    assert me.units is None


def test_a_ward_is_stored_read_and_revised(client: Client, ward: WardInfo) -> None:
    instance, revision = client.wards.read(ward.id)
    assert (instance, revision) == (small()[0], 1)
    again = client.wards.revise(ward.id, instance.model_copy(update={"name": "Ny"}), 1)
    assert (again.revision, again.name) == (2, "Ny")
    assert client.wards.read(ward.id, 1)[0].name == instance.name
    assert [one.revision for one in client.wards.revisions(ward.id)] == [1, 2]
    with pytest.raises(ChangedError):
        client.wards.revise(ward.id, instance, 1)
    client.wards.remove(ward.id)
    with pytest.raises(NotThereError):
        client.wards.read(ward.id)


def test_every_ward_is_listed_though_the_service_gives_some_at_a_time(client: Client) -> None:
    made = {client.wards.create(small()[0]).id for _ in range(3)}
    found = client._connection.items("/v1/instances")
    assert len(found) < MOST_AT_ONCE
    assert made <= {one.id for one in client.wards.all()}


def test_a_roster_is_edited_only_by_who_has_seen_its_latest_revision(client: Client, ward: WardInfo) -> None:
    instance, roster = small()
    info = client.rosters.create(ward.id, 1, roster)
    first = instance.horizon.start
    edits = [CellEdit(employee="ola", date=first, shift="D")]
    judged = client.rosters.edit(info.id, 1, edits)
    assert judged.revision == 2
    assert (judged.instance, judged.instance_revision) == (ward.id, 1)
    with pytest.raises(ChangedError):
        client.rosters.edit(info.id, 1, edits)
    stored = client.rosters.read(info.id)
    assert stored.revision == 2
    assert ("ola", first, "D") in {(a.employee, a.date, a.shift) for a in stored.roster.assignments}
    assert client.rosters.judgement(info.id, 2) == judged
    assert [(c.employee, c.date) for c in client.rosters.difference(info.id, 1, info.id, 2)] == [
        ("ola", first)
    ]
    assert [one.revision for one in client.rosters.of_ward(ward.id)] == [2]


def test_cells_are_pinned_only_by_who_has_seen_the_pins(client: Client, ward: WardInfo) -> None:
    instance, roster = small()
    info = client.rosters.create(ward.id, 1, roster)
    before = client.rosters.pins(info.id)
    cells = (Cell(employee="kari", date=instance.horizon.start),)
    after = client.rosters.pin(info.id, before.tag, cells)
    assert after.pins == cells
    assert client.rosters.pins(info.id) == after
    with pytest.raises(ChangedError):
        client.rosters.pin(info.id, before.tag, ())


def test_candidates_for_an_open_shift_and_for_somebodys(client: Client, ward: WardInfo) -> None:
    instance, roster = small()
    info = client.rosters.create(ward.id, 1, roster)
    first = instance.horizon.start
    ids = [one.employee for one in client.rosters.candidates(info.id, 1, first, "D", "u")]
    assert "kari" in ids
    taken = client.rosters.candidates(info.id, 1, first, "A", "u", of="kari")
    assert "kari" not in [one.employee for one in taken]


def test_a_plan_moves_towards_the_wall(client: Client, ward: WardInfo) -> None:
    info = client.rosters.create(ward.id, 1, small()[1])
    assert client.rosters.standing(info.id, 1).stage == "draft"
    assert client.rosters.move(info.id, 1, "discussion").stage == "discussion"
    with pytest.raises(RefusedError) as refused:
        client.rosters.move(info.id, 1, "published")
    assert (refused.value.status, refused.value.kind) == (409, "state")


def test_files(client: Client, ward: WardInfo) -> None:
    info = client.rosters.create(ward.id, 1, small()[1])
    assert client.rosters.file(info.id, 1, "turnus.xlsx").startswith(b"PK")
    assert "kari" in client.rosters.file(info.id, 1, "turnus.csv").decode("utf-8-sig")


def test_the_same_key_gives_the_same_job(client: Client, ward: WardInfo) -> None:
    info = client.rosters.create(ward.id, 1, small()[1])
    start = Start(roster=info.id, revision=1, changes="few")
    job = client.jobs.submit(ward.id, 1, seconds=5, key=f"one-{ward.id}", start=start)
    assert job.state is State.QUEUED
    assert job.request.start == start
    assert client.jobs.submit(ward.id, 1, seconds=5, key=f"one-{ward.id}", start=start).id == job.id
    assert job.id in [one.id for one in client.jobs.recent()]
    assert client.jobs.told(job.id)[0].kind == "state"
    assert client.jobs.cancel(job.id).state is State.CANCELLED
    assert client.jobs.read(job.id).state is State.CANCELLED


def test_what_is_wrong_with_what_was_sent_is_told(client: Client, ward: WardInfo) -> None:
    info = client.rosters.create(ward.id, 1, small()[1])
    with pytest.raises(RefusedError) as refused:
        client.rosters.edit(
            info.id, 1, [CellEdit(employee="kari", date=small()[0].horizon.start, shift="finnes-ikke")]
        )
    assert refused.value.status == 422
    assert [one.where for one in refused.value.findings] == ["edits[0].shift"]


def test_what_is_not_there(client: Client) -> None:
    with pytest.raises(NotThereError):
        client.rosters.judgement(NOWHERE, 1)


def test_no_server_is_an_error_of_its_own() -> None:
    address = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(NoServerError) as nobody:
        Client(address).me()
    assert nobody.value.address == address
    with pytest.raises(NoServerError):
        Client("http://ikke en adresse").me()


def test_an_answer_of_something_between_is_no_traceback(service: Service) -> None:
    with pytest.raises(NotThereError) as found:
        Client(f"{service.api}/proxy").me()
    assert found.value.findings == ()


def test_an_empty_roster_can_be_stored(client: Client, ward: WardInfo) -> None:
    from ui.workplace.starting import empty_roster

    info = client.rosters.create(ward.id, 1, empty_roster(small()[0]))
    stored = client.rosters.read(info.id).roster
    assert isinstance(stored, Roster)
    assert stored.assignments == ()
