"""Which row of one list is which of another, when some are said otherwise in each."""

from __future__ import annotations

from collections.abc import Sequence

from ui.workplace.ward.tables import Row


def paired(rows: Sequence[Row], others: Sequence[Row]) -> list[int | None]:
    """By row the number of the other row that it is; None for one that is none of them.

    Rows with an id are those with the same id. Others are those that say the same; then those that share most of what is
    said, if they share anything.
    """
    found: list[int | None] = [None] * len(rows)
    free = list(range(len(others)))

    def take(k: int, j: int | None) -> None:
        found[k] = j
        if j is not None:
            free.remove(j)

    for k, row in enumerate(rows):
        if row.get("id") is not None:
            take(k, next((j for j in free if others[j].get("id") == row["id"]), None))
    for k, row in enumerate(rows):
        if row.get("id") is None:
            take(
                k, next((j for j in free if _shared(row, others[j]) == _said(row) == _said(others[j])), None)
            )
    likely = sorted(
        (
            (-_shared(row, others[j]), k, j)
            for k, row in enumerate(rows)
            if found[k] is None and row.get("id") is None
            for j in free
            if _shared(row, others[j])
        ),
    )
    for _likeness, k, j in likely:
        if found[k] is None and j in free:
            take(k, j)
    return found


def said_since(rows: Sequence[Row], typed: Sequence[Row], stored: Sequence[Row]) -> list[Row]:
    """Rows as they are stored, with what is said otherwise than was typed when they were stored.

    Parameters
    ----------
    rows:
        As they stand in the browser.
    typed, stored:
        The same rows when they were stored, and what they became: as many, in any order.
    """
    becomes = paired(typed, stored)
    known: list[tuple[int, Row]] = []
    new: list[Row] = []
    for row, was in zip(rows, paired(rows, typed), strict=True):
        now = None if was is None else becomes[was]
        if was is None or now is None:
            new.append(row)
            continue
        before, after = typed[was], stored[now]
        known.append(
            (now, {key: after[key] if row.get(key) == before.get(key) else row.get(key) for key in after})
        )
    return [row for _place, row in sorted(known, key=lambda one: one[0])] + new


def _shared(row: Row, other: Row) -> int:
    """Cells that say something, and the same."""
    return sum(key != "id" and _says(value) and other.get(key) == value for key, value in row.items())


def _said(row: Row) -> int:
    return sum(key != "id" and _says(value) for key, value in row.items())


def _says(value: object) -> bool:
    return value not in (None, "", [], False)
