"""A table of a draft in the browser."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from ui.workplace.language import _
from ui.workplace.ward.draft import Draft
from ui.workplace.ward.tables import Row, Table

Kind = Literal["text", "choice", "choices", "date", "integer", "number", "cross"]

FAULT = "fault"
"""The column with what is wrong with a row."""

ROW_HEIGHT = 34

HEAD_HEIGHT = 36

MOST_ROWS = 14
"""Rows that are seen at once; further ones are scrolled to."""


@dataclass(frozen=True)
class Column:
    """A column that is shown.

    Attributes
    ----------
    config:
        Of Streamlit, with its label.
    """

    key: str
    kind: Kind
    config: ColumnConfig
    editable: bool = True


def called(names: Mapping[str, str]) -> Callable[[object], str]:
    """What the choices of a column are called: names by id."""
    return lambda key: names.get(str(key), str(key))


def table_editor(
    draft: Draft,
    table: Table,
    columns: Sequence[Column],
    *,
    faults: dict[int, str],
    label: str,
    rows: Literal["fixed", "dynamic"] = "fixed",
    empty: str | None = None,
) -> None:
    """Show a table and take what is typed into the draft.

    Parameters
    ----------
    faults:
        By row what is wrong with it; shown when the table is put up anew.
    label:
        What the table is called by screen readers.
    """
    if table.key not in draft.sources or _key(draft, table) not in st.session_state:
        draft.mount(table.key, dict(faults))
    source, told = draft.sources[table.key], draft.faults[table.key]
    frame = pd.DataFrame({column.key: _series(source, column) for column in columns})
    config: dict[str, Any] = {column.key: column.config for column in columns}
    order = [column.key for column in columns]
    if told:
        frame[FAULT] = pd.Series([told.get(k) for k in range(len(source))], dtype="string", index=frame.index)
        config[FAULT] = st.column_config.TextColumn(_("Må rettes"), width="medium", disabled=True)
        order.insert(1, FAULT)
    height = HEAD_HEIGHT + ROW_HEIGHT * (min(len(source), MOST_ROWS) + (rows == "dynamic")) + 2
    edited = st.data_editor(
        frame,
        key=_key(draft, table),
        hide_index=True,
        column_order=order,
        column_config=config,
        num_rows=rows if draft.may_change else "fixed",
        disabled=not draft.may_change or [FAULT, *(c.key for c in columns if not c.editable)],
        row_height=ROW_HEIGHT,
        height=max(height, HEAD_HEIGHT + 2 * ROW_HEIGHT),
        placeholder="",
        alt=label,
    )
    if draft.may_change:
        draft.take(table.key, taken(edited, source, columns))
    if not source and empty:
        st.caption(empty)


def _key(draft: Draft, table: Table) -> str:
    return f"ward-{draft.ward}-{table.key}-{draft.mounted[table.key]}"


def taken(edited: pd.DataFrame, source: Sequence[Row], columns: Sequence[Column]) -> list[Row]:
    """The rows of a table as it was edited. What a row holds without showing it stays with it."""
    shown = {column.key for column in columns}
    hidden = [key for key in (source[0] if source else {}) if key not in shown]
    found = []
    for label, values in zip(edited.index, edited.to_dict("records"), strict=True):
        known = source[label] if isinstance(label, int) and 0 <= label < len(source) else None
        cells = {column.key: cell(values[column.key], column.kind) for column in columns}
        if known is None:
            found.append(
                {"id": None, **dict.fromkeys(hidden), **cells} if _has_id(source, columns) else cells
            )
        else:
            found.append({key: cells.get(key, value) for key, value in known.items()})
    return found


def _has_id(source: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether rows have ids that are not shown: those of needs and events, which start with a name."""
    return "id" in source[0] if source else columns[0].key == "name"


def cell(value: Any, kind: Kind) -> Any:
    """What the browser says of one cell, as JSON."""
    if kind == "choices":
        return [] if value is None or isinstance(value, float) else [str(one) for one in value]
    if kind == "cross":
        return False if value is None or value is pd.NA else bool(value)
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if kind == "date":
        return value.date().isoformat() if isinstance(value, dt.datetime) else value.isoformat()
    if kind == "integer":
        return int(value)
    if kind == "number":
        return float(value)
    return str(value).strip() or None


def _series(rows: Sequence[Row], column: Column) -> pd.Series:
    values = [row[column.key] for row in rows]
    match column.kind:
        case "choices":
            return pd.Series(values, dtype="object")
        case "date":
            return pd.Series(pd.to_datetime(values, format="%Y-%m-%d", errors="coerce"))
        case "integer":
            return pd.Series(values, dtype="Int64")
        case "number":
            return pd.Series(values, dtype="Float64")
        case "cross":
            return pd.Series(values, dtype="bool")
    return pd.Series(values, dtype="string")
