"""Rosters on paper and in calendars over HTTP."""

from __future__ import annotations

import datetime as dt

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar
from sqlalchemy import Engine

from api.database.sessions import writing
from api.database.tables import RosterRevision
from api.rosters import store
from tests.api.jobs.filling import put_instance, small_ward
from tests.build import roster
from tests.instances.paper.reading import whole

INSTANCE = small_ward(name="Solbakken")
ROSTER = roster(INSTANCE, {"a": "D - A", "b": "A D"})


@pytest.fixture
def path(engine: Engine) -> str:
    instance = put_instance(engine, INSTANCE)
    with writing(engine) as session:
        made = store.create(session, instance, 1, ROSTER.model_dump_json(), "test")
    return f"/v1/rosters/{made.roster_id}"


def test_papers_say_the_stage_and_the_revision_they_are_of(client: TestClient, path: str) -> None:
    where = f"{path}/revisions/1"
    for name, said in (("veggplan", "Person b"), ("drofting", "§ 10-3")):
        answer = client.get(f"{where}/{name}.pdf")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}-1.pdf"'
        text = whole(answer.content)
        assert "Revisjon 1 · Kladd" in text
        assert said in text
    client.post(f"{where}/publication", json={"stage": "discussion"})
    assert "Revisjon 1 · Til drøfting" in whole(client.get(f"{where}/veggplan.pdf").content)


def test_the_wall_plan_of_one_unit(client: TestClient, path: str) -> None:
    where = f"{path}/revisions/1/veggplan.pdf"
    unit = INSTANCE.units[0].id
    answer = client.get(where, params={"unit": unit})
    assert answer.status_code == 200
    assert "Person b" in whole(answer.content)
    refused = client.get(where, params={"unit": [unit, "finnes-ikke"]})
    assert (refused.status_code, refused.json()["findings"][0]["where"]) == (422, "unit[1]")


def test_a_persons_page_holds_that_person_and_no_other(client: TestClient, path: str) -> None:
    answer = client.post(f"{path}/revisions/1/person.pdf", json={"employee": "b"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    text = whole(answer.content)
    assert "Person b" in text
    assert "Person a" not in text


def events(client: TestClient, path: str, number: int, **more: int) -> dict[str, tuple[str, int]]:
    """Status and sequence of the events in somebody's calendar, by their ids."""
    answer = client.post(f"{path}/revisions/{number}/person.ics", json={"employee": "a", **more})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    return {e["uid"]: (e["status"], e["sequence"]) for e in Calendar.from_ical(answer.content).events}


def made_at(engine: Engine, path: str, number: int, hour: int) -> None:
    with writing(engine) as session:
        row = session.get(RosterRevision, (path.rpartition("/")[2], number))
        assert row is not None
        row.created_at = dt.datetime(2026, 11, 1, hour, tzinfo=dt.UTC)


def test_a_calendar_follows_a_person_from_revision_to_revision(
    client: TestClient, engine: Engine, path: str
) -> None:
    made_at(engine, path, 1, 8)
    (first, (_, before)), (second, _) = events(client, path, 1).items()
    assert events(client, path, 1)[first] == ("CONFIRMED", before)
    change = {"edits": [{"employee": "a", "date": "2027-01-04", "shift": None}]}
    assert client.patch(f"{path}/cells", json=change, headers={"if-match": '"1"'}).status_code == 200
    made_at(engine, path, 2, 9)
    assert events(client, path, 2) == {second: ("CONFIRMED", before + 3600)}
    both = {first: ("CANCELLED", before + 3600), second: ("CONFIRMED", before + 3600)}
    assert events(client, path, 2, previous=1) == both
    answer = client.post(f"{path}/revisions/2/person.ics", json={"employee": "a", "previous": 9})
    assert answer.status_code == 404


def test_the_calendar_of_what_was_made_or_published_last_is_taken(
    client: TestClient, engine: Engine, path: str
) -> None:
    """Another roster of the instance has the same events, and is in its first revision."""
    made_at(engine, path, 1, 8)
    older = events(client, path, 1)
    instance = client.get(f"{path}/revisions/1/audit").json()["instance"]
    with writing(engine) as session:
        other = store.create(session, instance, 1, ROSTER.model_dump_json(), "test")
    new = f"/v1/rosters/{other.roster_id}"
    made_at(engine, new, 1, 9)
    newer = events(client, new, 1)
    assert older.keys() == newer.keys()
    assert all(newer[uid][1] > older[uid][1] for uid in older)
    assert client.post(f"{path}/revisions/1/publication", json={"stage": "discussion"}).status_code == 200
    published = events(client, path, 1)
    assert all(published[uid][1] > newer[uid][1] for uid in older)
    assert max(sequence for _, sequence in published.values()) < 2**31


@pytest.mark.parametrize("file", ["person.pdf", "person.ics"])
def test_somebody_who_is_not_there_has_no_paper_and_is_not_quoted(
    client: TestClient, path: str, file: str
) -> None:
    answer = client.post(f"{path}/revisions/1/{file}", json={"employee": "kari.nordmann"})
    assert answer.status_code == 422
    assert "kari" not in answer.text


def test_what_is_not_there_has_no_paper(client: TestClient, path: str) -> None:
    for name in ("veggplan", "drofting"):
        assert client.get(f"{path}/revisions/9/{name}.pdf").status_code == 404
    for file in ("person.pdf", "person.ics"):
        assert client.post(f"{path}/revisions/9/{file}", json={"employee": "a"}).status_code == 404
        assert client.post(f"{path}/revisions/1/{file}", json={}).status_code == 422


def test_a_roster_is_answered_as_pdf_but_not_read_from_it(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"accept": "application/pdf"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert "Revisjon 1 · Kladd" in whole(answer.content)
    assert "Solbakken" in whole(answer.content)
    client.post(f"{path}/revisions/1/publication", json={"stage": "discussion"})
    by_ending = client.get(f"{path}/revisions/1/turnus.pdf")
    assert by_ending.headers["content-disposition"] == 'attachment; filename="turnus-1.pdf"'
    assert "Revisjon 1 · Til drøfting" in whole(by_ending.content)
    instance = client.get(f"{path}/revisions/1/audit").json()["instance"]
    kind = {"content-type": "application/pdf"}
    sent = client.post(f"/v1/rosters?instance={instance}&revision=1", content=answer.content, headers=kind)
    assert sent.status_code == 415
