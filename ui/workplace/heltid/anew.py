"""A study's table read for the ward staffed anew, so that it is shown like that of today's people."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from heltid.report.columns import NEW
from heltid.report.pareto import MORE_IS_BETTER, PAIRS, unbeaten
from heltid.report.table import Row, Table
from ui.workplace.language import _
from ui.workplace.session import Session

Staff = Literal["today", "anew"]

STAFF = "heltid-staff"


def staffed_anew(table: Table) -> Table:
    """The policies that were rostered with the ward staffed anew; what no other beats is found among them."""
    rows = [_row(row) for row in table.rows if row.anew_seeds]
    best = {pair.key: _best(rows, pair.key) for pair in PAIRS}
    return Table(
        base=table.base if any(row.policy == table.base for row in rows) else None,
        rows=tuple(
            row.model_copy(update={"unbeaten": tuple(key for key in best if row.policy in best[key])})
            for row in rows
        ),
    )


def _row(row: Row) -> Row:
    return row.model_copy(
        update={
            "seeds": row.anew_seeds,
            "usable_seeds": row.anew_usable_seeds,
            "failures": row.anew_failures,
            "values": {key.removeprefix(NEW): v for key, v in row.values.items() if key.startswith(NEW)},
        }
    )


def _best(rows: list[Row], key: str) -> set[str]:
    return unbeaten(
        {
            row.policy: (row.values[MORE_IS_BETTER].mean, row.values[key].mean)
            for row in rows
            if row.usable and key in row.values and MORE_IS_BETTER in row.values
        }
    )


def table_of(now: Session, table: Table, place: str) -> Table:
    """The table of the staff that is chosen; the choice is shown when a policy has both.

    Parameters
    ----------
    place:
        Tells the choices of the page apart.
    """
    if not any(row.anew_seeds for row in table.rows):
        return table
    texts: dict[Staff, str] = {"today": _("Dagens ansatte"), "anew": _("Bemannet på nytt")}
    key = f"{STAFF}-{place}"
    st.session_state[key] = now.kept.get(STAFF, "today")
    chosen: Staff | None = st.segmented_control(
        _("Hvem arbeider?"),
        list(texts),
        format_func=lambda one: texts[one],
        key=key,
        required=True,
        on_change=_choose,
        args=(now, key),
    )
    if chosen != "anew":
        return table
    st.caption(
        _(
            "Som om ingen var ansatt fra før: så mange stillingsmodellen svarer, og noen til der turnusen viste at det trengtes, "
            "i en egen turnus. Endring i kostnad er fra dagens ansatte i ordningen det sammenlignes med."
        )
    )
    return staffed_anew(table)


def _choose(now: Session, key: str) -> None:
    now.kept[STAFF] = st.session_state[key]
