"""Rows dealt out over sheets: nobody twice, nobody left out, no sheet fuller than it has room for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instances.paper.sheets import (
    BODY,
    HEAD,
    HIGHEST,
    LOWEST,
    USUAL,
    Group,
    pieces,
    row_height,
    rows_on_page,
    sheets,
    used_rows,
)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers(2, 60))
def test_everybody_stands_once_in_order_and_no_sheet_is_too_full(units: list[int], on_page: int) -> None:
    found = sheets([Group(f"Enhet {k}", people) for k, people in enumerate(units)], on_page)
    assert all(0 < used_rows(sheet) <= on_page for sheet in found)
    placed = [(s.unit, k) for sheet in found for s in sheet for k in range(s.first, s.last)]
    assert placed == [(unit, k) for unit, people in enumerate(units) for k in range(people)]
    for stretch in (s for sheet in found for s in sheet):
        assert stretch.last > stretch.first
        assert stretch.heading.endswith("(forts.)") == (stretch.first > 0)


def test_a_new_unit_begins_on_the_next_sheet_when_only_its_heading_has_room() -> None:
    found = sheets([Group("A", 8), Group("B", 2)], 10)
    assert [[s.heading for s in sheet] for sheet in found] == [["A"], ["B"]]


@given(st.integers(1, 1000), st.integers(0, 200))
def test_rows_are_neither_too_low_to_read_nor_higher_than_there_is_use_for(people: int, cover: int) -> None:
    height = row_height(people, cover)
    assert LOWEST <= height <= HIGHEST
    assert rows_on_page(height) * height <= BODY + 1e-6


@pytest.mark.parametrize(
    ("people", "cover", "together"),
    [(1, 0, True), (8, 9, True), (30, 20, True), (60, 25, False), (64, 0, True)],
)
def test_what_has_room_on_one_page_stands_on_one(people: int, cover: int, together: bool) -> None:
    height = row_height(people, cover)
    assert people <= rows_on_page(height)
    assert (people * height + (HEAD + cover * height if cover else 0) <= BODY + 1e-6) == together


def test_sixty_people_by_unit_stand_on_one_page() -> None:
    assert rows_on_page(row_height(64, 26)) >= 64
    assert row_height(200, 30) == USUAL


@given(st.lists(st.integers(), max_size=60), st.integers(0, 20), st.integers(1, 20))
def test_pieces_hold_every_row_in_order(rows: list[int], first: int, later: int) -> None:
    found = pieces(rows, first, later)
    assert [row for piece in found for row in piece] == rows
    assert all(piece and len(piece) <= max(first, later) for piece in found)
