"""A draft that has been stored, and the one that goes on from it."""

from __future__ import annotations

import copy

from tests.ui.workplace.ward.example import draft as example_draft
from ui.workplace.ward.draft import TABLES, Draft


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


def test_a_table_that_was_stored_otherwise_than_typed_is_put_up_anew() -> None:
    before, after = put_up(example_draft()), example_draft()
    first, second = TABLES[0].key, TABLES[1].key
    before.tables[first] = copy.deepcopy(before.tables[first])
    before.tables[first][0]["name"] = "  Kari "
    after.go_on_from(before)
    assert first not in after.sources
    assert after.sources[second] == before.sources[second]


def test_what_was_wrong_with_a_row_is_not_told_any_longer() -> None:
    before, after = put_up(example_draft()), example_draft()
    before.mount(TABLES[0].key, {0: "feil"})
    after.go_on_from(before)
    assert TABLES[0].key not in after.sources
