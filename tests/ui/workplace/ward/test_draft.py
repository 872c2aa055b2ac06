"""A draft that has been stored, and the one that goes on from it."""

from __future__ import annotations

import copy

from tests.ui.workplace.ward.example import draft as example_draft
from ui.workplace.ward.draft import TABLES, Draft
from ui.workplace.ward.tables import Row


def put_up(draft: Draft) -> Draft:
    """Every table as it stands in a browser."""
    for table in TABLES:
        draft.mount(table.key, {})
    return draft


def test_tables_that_say_what_is_stored_stay_as_they_stand() -> None:
    before, after = put_up(example_draft()), example_draft()
    after.go_on_from(before)
    assert after.mounted == before.mounted
    assert after.sources == before.sources
    assert not after.dirty


def stored_after(before: Draft) -> Draft:
    """The draft that goes on when what is typed has been stored."""
    after = example_draft(before.instance(), number=2)
    after.go_on_from(before)
    return after


def rows_of(draft: Draft, table: str) -> list[Row]:
    """The rows of a table, to be typed in."""
    return copy.deepcopy(draft.tables[table])


def test_an_edit_told_of_late_is_kept_where_something_was_stored_otherwise_than_typed() -> None:
    before = put_up(example_draft())
    typed = rows_of(before, "demand")
    typed[0]["start"] = "0730"
    before.take("demand", typed)
    after = stored_after(before)
    assert after.mounted["demand"] == before.mounted["demand"]
    after.take("demand", rows_of(before, "demand"))
    assert after.tables["demand"][0]["start"] == "07:30"
    assert not after.dirty, "0730 is what was stored"

    late = rows_of(before, "demand")
    late[1]["name"] = "Natt"
    after.take("demand", late)
    assert (after.tables["demand"][0]["start"], after.tables["demand"][1]["name"]) == ("07:30", "Natt")
    assert after.dirty


def test_an_edit_told_of_late_is_kept_in_a_row_that_was_new() -> None:
    before = put_up(example_draft())
    new = {
        **dict.fromkeys(before.tables["demand"][0]),
        **before.tables["demand"][0],
        "id": None,
        "name": "Kveld",
    }
    before.take("demand", [*rows_of(before, "demand"), new])
    after = stored_after(before)
    assert after.stored["demand"][2]["id"] is not None
    after.take("demand", [*rows_of(before, "demand")[:2], {**new, "minimum": 2}])
    (row,) = (one for one in after.tables["demand"] if one["name"] == "Kveld")
    assert (row["id"], row["minimum"]) == (after.stored["demand"][2]["id"], 2)
    assert len(after.tables["demand"]) == 3


def test_a_row_deleted_late_is_gone_and_one_added_late_is_new() -> None:
    before = put_up(example_draft())
    typed = rows_of(before, "demand")
    typed[0]["start"] = "0730"
    before.take("demand", typed)
    after = stored_after(before)
    after.take("demand", rows_of(before, "demand")[1:])
    assert [row["id"] for row in after.tables["demand"]] == ["natt"]
    blank = {**dict.fromkeys(typed[0]), "name": "Ny"}
    after.take("demand", [*rows_of(before, "demand"), blank])
    assert [row["name"] for row in after.tables["demand"]] == ["Dag", None, "Ny"]


def test_rows_without_ids_are_found_again_by_what_they_say() -> None:
    before = put_up(example_draft())
    first = before.tables["absences"][0]
    new = {**first, "employee": "kari", "first": "2027-03-22", "last": "2027-03-23"}
    before.take("absences", [first, new])
    after = stored_after(before)
    after.take("absences", [first, {**new, "last": "2027-03-24"}])
    assert [row["last"] for row in after.tables["absences"]] == ["2027-03-31", "2027-03-24"]


def test_a_table_put_up_anew_says_what_is_stored() -> None:
    before = put_up(example_draft())
    typed = rows_of(before, "demand")
    typed[0]["start"] = "0730"
    before.take("demand", typed)
    after = stored_after(before)
    after.take("demand", rows_of(before, "demand"))
    after.mount("demand", {})
    assert after.sources["demand"][0]["start"] == "07:30"
    after.take("demand", copy.deepcopy(after.sources["demand"]))
    assert not after.dirty


def test_what_is_kept_can_be_put_up_another_time() -> None:
    before = put_up(example_draft())
    typed = rows_of(before, "demand")
    typed[0]["name"] = "Dagvakt"
    before.take("demand", typed)
    kept = before.kept()
    typed[0]["name"] = "Noe annet"
    assert kept.dirty
    assert kept.tables["demand"][0]["name"] == "Dagvakt"
    assert kept.sources == {}


def test_what_was_wrong_with_a_row_is_not_told_any_longer() -> None:
    before, after = put_up(example_draft()), example_draft()
    before.mount(TABLES[0].key, {0: "feil"})
    after.go_on_from(before)
    assert TABLES[0].key not in after.sources
