"""Tables to and from the document of a ward."""

from __future__ import annotations

import copy
import json

import pytest

from instances.library import load_named
from models.instance import Instance
from tests.ui.workplace.ward.example import draft, full_ward
from ui.workplace.needs.tables import DEMAND
from ui.workplace.people.removing import remove
from ui.workplace.people.tables import ABSENCES, PEOPLE, WISHES
from ui.workplace.ward.draft import TABLES, rows_of
from ui.workplace.ward.tables import clock_read, dates_read, dates_text, next_id


@pytest.mark.parametrize(
    "instance", [full_ward(), load_named("hemnes/korgen"), load_named("everything")], ids=lambda i: i.id
)
def test_a_ward_that_is_put_in_tables_and_taken_out_is_the_same(instance: Instance) -> None:
    document = instance.model_dump(mode="json")
    rows = rows_of(document)
    written = copy.deepcopy(document)
    for table in TABLES:
        written[table.part] = [] if table.part not in ("employees",) else written[table.part]
    for table in TABLES:
        table.write(rows[table.key], written)
    back = Instance.model_validate_json(json.dumps(written))
    same_days = {d.id: set(d.days) for d in instance.demand} == {d.id: set(d.days) for d in back.demand}
    assert same_days
    assert back.model_copy(update={"demand": ()}) == instance.model_copy(update={"demand": ()})
    assert [d.model_copy(update={"days": ()}) for d in back.demand] == [
        d.model_copy(update={"days": ()}) for d in instance.demand
    ]


def test_what_cannot_be_read_stays_as_it_was_typed() -> None:
    assert dates_read("4.1.2027; i morgen ;2027-01-05,") == ["2027-01-04", "i morgen", "2027-01-05"]
    assert dates_text(["2027-01-04", "i morgen"]) == "04.01.2027; i morgen"
    assert dates_text([]) is None
    assert [clock_read(text) for text in ("7:30", "0730", "7.30", "sju", None)] == ["07:30"] * 3 + [
        "sju",
        None,
    ]


def test_rows_without_anything_in_them_are_left_out() -> None:
    one = draft()
    for table, blank in (
        (ABSENCES, {"employee": None, "first": None, "last": None, "kind": "ferie", "credited": True}),
        (
            WISHES,
            {"employee": None, "want": "free", "weekdays": [], "dates": None, "shifts": [], "weight": "1"},
        ),
    ):
        before = len(one.tables[table.key])
        one.tables[table.key].append(blank)
        assert not one.changed(table.key)
        assert len(one.document()[table.part]) == before


def test_a_new_need_gets_an_id_of_its_own_and_wants_at_least_its_minimum() -> None:
    one = draft()
    new = dict.fromkeys(one.tables["demand"][0])
    new |= {"name": "Kveld", "where": ["site:s"], "competences": [], "start": "15", "end": "22", "mon": True}
    new |= {"minimum": 2}
    one.tables["demand"] += [dict(new), dict(new)]
    needs = one.document()["demand"]
    assert [need["id"] for need in needs] == ["dag", "natt", "behov-1", "behov-2"]
    assert (needs[2]["site"], needs[2]["units"], needs[2]["wanted"], needs[2]["days"]) == (
        "s",
        [],
        2,
        ["mon"],
    )


def test_ids_are_not_taken_twice() -> None:
    taken = {"a-1", "a-3"}
    assert [next_id("a", taken) for _ in range(3)] == ["a-2", "a-4", "a-5"]


def test_a_changed_position_keeps_what_the_table_does_not_show() -> None:
    one = draft()
    row = next(row for row in one.tables["people"] if row["id"] == "per")
    row["percent"] = 60.0
    found = Instance.model_validate_json(json.dumps(one.document())).employee_by_id["per"]
    assert [contract.position_percent for contract in found.contracts] == [60.0, 80.0]
    assert found.newcomer
    assert one.dirty
    assert one.changed("people")
    assert not one.changed("demand")
    one.discard()
    assert not one.dirty


def test_an_accepted_position_that_is_no_number_is_told_by_the_service_alone() -> None:
    one = draft()
    one.tables["people"][0]["accepted"] = ["87,5", "mye"]
    assert one.document()["employees"][0]["accepted_positions"] == [87.5, "mye"]
    assert one.instance() is None
    assert PEOPLE.read(one.document())[0]["accepted"] == ["87,5", "mye"]


def test_needs_of_a_whole_site_stand_in_one_column() -> None:
    assert [row["where"] for row in DEMAND.read(full_ward().model_dump(mode="json"))] == [["u"], ["site:s"]]


def test_somebody_who_is_taken_out_is_gone_from_what_no_table_shows() -> None:
    one = draft()
    without, _gone = remove(one.document(), "kari")
    one.show(without)
    assert one.dirty
    found = one.instance()
    assert found is not None
    assert found.history is not None
    assert found.history.worked == ()
    one.discard()
    assert one.instance() == full_ward()
