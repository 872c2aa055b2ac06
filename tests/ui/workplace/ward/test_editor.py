"""What the browser says of a table, as rows."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui.workplace.ward.editor import Column, Kind, cell, taken

KINDS: dict[str, Kind] = {
    "name": "text",
    "units": "choices",
    "on": "cross",
    "first": "date",
    "count": "integer",
    "share": "number",
}
COLUMNS = [Column(key, kind, st.column_config.Column(key)) for key, kind in KINDS.items()]

SOURCE = [
    {
        "id": "x",
        "name": "Ja",
        "units": ["u"],
        "on": True,
        "first": "2027-01-04",
        "count": 1,
        "share": 0.5,
        "rest": 7,
    },
    {
        "id": "y",
        "name": "Nei",
        "units": [],
        "on": False,
        "first": None,
        "count": None,
        "share": None,
        "rest": 8,
    },
]


def frame(rows: list[list[object]], index: list[object]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(KINDS), index=index, dtype="object")


def test_rows_keep_what_is_not_shown_and_new_ones_have_no_id() -> None:
    edited = frame(
        [
            ["Annet", ["v"], True, pd.Timestamp("2027-01-05"), 2, 1.5],
            [" ny ", None, None, pd.NaT, float("nan"), None],
        ],
        [1, 2],
    )
    assert taken(edited, SOURCE, COLUMNS) == [
        {
            "id": "y",
            "name": "Annet",
            "units": ["v"],
            "on": True,
            "first": "2027-01-05",
            "count": 2,
            "share": 1.5,
            "rest": 8,
        },
        {
            "id": None,
            "rest": None,
            "name": "ny",
            "units": [],
            "on": False,
            "first": None,
            "count": None,
            "share": None,
        },
    ]


def test_a_table_that_is_left_alone_is_as_it_was() -> None:
    rows = [
        ["Ja", ["u"], True, pd.Timestamp("2027-01-04"), 1, 0.5],
        ["Nei", [], False, pd.NaT, pd.NA, pd.NA],
    ]
    assert taken(frame(rows, [0, 1]), SOURCE, COLUMNS) == SOURCE


def test_nothing_is_nothing_whatever_the_kind() -> None:
    for kind in ("text", "choice", "date", "integer", "number"):
        assert [cell(value, kind) for value in (None, pd.NA, pd.NaT, float("nan"))] == [None] * 4
    assert cell("  ", "text") is None
