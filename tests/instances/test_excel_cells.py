"""One cell at a time: what is read, what is refused, and that writing and reading agree."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given

from instances.excel.cells import (
    CellError,
    read_clock,
    read_date,
    read_integer,
    read_mark,
    read_number,
    read_percent,
    read_rule_value,
    read_text,
    read_yes_no,
)
from instances.excel.written import rule_value_cell, text_cell
from tests.instances.random_instance import any_json, texts


@given(texts)
def test_every_text_survives_a_cell(text: str) -> None:
    assert read_text(text_cell(text)) == text


@given(any_json)
def test_every_rule_value_survives_a_cell_with_its_type(value: object) -> None:
    back = read_rule_value(rule_value_cell(value))
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("07:30", "07:30"),
        (" 7:30 ", "07:30"),
        ("07.30", "07:30"),
        ("0730", "07:30"),
        ("07:30:00", "07:30"),
        ("25:30", "25:30"),
        ("48:00", "48:00"),
        (dt.time(7, 30), "07:30"),
        (dt.time(0, 0), "00:00"),
        (dt.timedelta(hours=25, minutes=30), "25:30"),
        (dt.datetime(1900, 1, 1, 1, 30), "25:30"),
        (0.3125, "07:30"),
    ],
)
def test_clock_times_in_every_form(
    cell: str | dt.time | dt.timedelta | dt.datetime | float, clock: str
) -> None:
    assert read_clock(cell) == clock


@pytest.mark.parametrize(
    "cell", ["7", "24.60", "syv", "48:01", 7, 7.0, True, dt.time(7, 30, 30), dt.date(2027, 1, 4), ""]
)
def test_what_is_no_clock_time(cell: str | int | float | dt.time | dt.date) -> None:
    with pytest.raises(CellError, match="klokkeslett"):
        read_clock(cell)


@pytest.mark.parametrize(
    "cell",
    ["04.01.2027", " 4.1.2027", "2027-01-04", "2027-1-4", dt.date(2027, 1, 4), dt.datetime(2027, 1, 4)],
)
def test_dates_in_every_form(cell: str | dt.date) -> None:
    assert read_date(cell) == "2027-01-04"


@pytest.mark.parametrize(
    "cell", ["04.01.27", "31.02.2027", "1/4/2027", "04.13.2027", "mandag", 46391, dt.datetime(2027, 1, 4, 12)]
)
def test_what_is_no_date(cell: str | int | dt.date) -> None:
    with pytest.raises(CellError):
        read_date(cell)


def test_numbers_with_comma_and_blanks() -> None:
    assert read_number("87,5") == 87.5
    assert read_number(" 1 000 ") == 1000
    assert read_integer("3,0") == 3
    assert isinstance(read_integer(3.0), int)


@pytest.mark.parametrize("cell", ["tre", "3 stk", "1.2.3", "", True, dt.date(2027, 1, 4), "nan", "1e5"])
def test_what_is_no_number(cell: str | bool | dt.date) -> None:
    with pytest.raises(CellError, match="ikke et tall"):
        read_number(cell)


def test_half_a_person_is_no_whole_number() -> None:
    with pytest.raises(CellError, match="helt"):
        read_integer("2,5")


def test_a_share_is_not_taken_for_a_percentage() -> None:
    assert read_percent("80 %") == 80
    assert read_percent("0,5 %") == 0.5
    with pytest.raises(CellError, match="1 % eller mindre") as caught:
        read_percent(0.8)
    assert "80 prosent" in caught.value.advice


def test_yes_no_and_crosses() -> None:
    assert [read_yes_no(c) for c in ("ja", "JA ", "x", "X", 1, True)] == [True] * 6
    assert [read_yes_no(c) for c in ("nei", "Nei", 0, False)] == [False] * 4
    assert read_mark("x") == []
    assert read_mark("X1, x3") == [1, 3]
    assert read_mark("nei") is None
    for wrong in ("kanskje", "2"):
        with pytest.raises(CellError):
            read_yes_no(wrong)
        with pytest.raises(CellError):
            read_mark(wrong)


def test_an_id_that_excel_made_a_date_of_is_refused() -> None:
    with pytest.raises(CellError, match="gjort teksten om til dato"):
        read_text(dt.datetime(2027, 1, 2))


def test_deeply_nested_json_is_text_or_refused_but_never_a_crash() -> None:
    with pytest.raises(CellError, match="JSON"):
        read_rule_value("[" * 30_000)
