"""A page with nothing but the grid, for tests: ``?ward=small`` and what else the address says.

``refuse`` carries out no edit, ``locked`` locks Kari's first day, ``readonly`` lets nothing be edited, ``compare``
marks what differs from the roster at the start, ``hideable`` has a box that takes the grid off the page.
"""

from __future__ import annotations

import datetime as dt
import json

import streamlit as st

from models.audit import audit
from models.kpi import kpis
from models.roster import Assignment, Roster
from tests.ui.workplace.grid.ward import WARDS
from ui.workplace.grid import (
    CellsEdited,
    CellsLocked,
    GridData,
    GridEvent,
    GridMemory,
    Redone,
    Swapped,
    Undone,
    grid_data,
    grid_words,
    roster_grid,
)

st.set_page_config(layout="wide", page_title="Turnus")
state, asked = st.session_state, st.query_params
if "roster" not in state:
    state.instance, state.roster = WARDS[asked.get("ward", "small")]()
    state.first = state.roster
    state.locked = {("kari", dt.date(2027, 3, 22))} if "locked" in asked else set()
    state.done, state.undone, state.heard, state.said = [], [], [], ""
    state.memory = GridMemory()
    state.runs = 0
state.runs += 1


def put(roster: Roster, cells: dict[tuple[str, dt.date], list[tuple[str, str]]]) -> None:
    """Set the roster with some cells as they are to be."""
    kept = [a for a in roster.assignments if (a.employee, a.date) not in cells]
    made = [
        Assignment(employee=employee, date=date, shift=shift, unit=unit)
        for (employee, date), works in cells.items()
        for shift, unit in works
    ]
    state.done.append(roster)
    state.undone.clear()
    state.roster = roster.model_copy(update={"assignments": (*kept, *made)})


def changed(event: GridEvent) -> None:
    """Do what is asked, as a page would."""
    state.heard.append(event.model_dump(mode="json"))
    instance, roster = state.instance, state.roster
    if "refuse" in asked:
        state.said = "Endringen er avvist"
        return
    match event:
        case CellsEdited():
            home = instance.employee_by_id
            put(
                roster,
                {
                    (c.employee, c.date): []
                    if c.shift is None
                    else [
                        (shift, unit or home[c.employee].home_unit)
                        for shift, unit in [(c.shift, c.unit), *((m.shift, m.unit) for m in c.also)]
                    ]
                    for c in event.cells
                },
            )
        case Swapped():
            pair = {event.first: event.second, event.second: event.first}
            taken: dict[tuple[str, dt.date], list[tuple[str, str]]] = {
                (e, d): [] for e in pair for d in event.dates
            }
            for a in roster.assignments:
                if (a.employee, a.date) in taken:
                    taken[pair[a.employee], a.date].append((a.shift, a.unit))
            put(roster, taken)
        case CellsLocked():
            cells = {(c.employee, c.date) for c in event.cells}
            state.locked = state.locked | cells if event.locked else state.locked - cells
        case Undone() if state.done:
            state.undone.append(roster)
            state.roster = state.done.pop()
        case Redone() if state.undone:
            state.done.append(roster)
            state.roster = state.undone.pop()


def shown() -> GridData:
    """What the grid shows now."""
    return grid_data(
        state.instance,
        state.roster,
        audit(state.instance, state.roster).findings,
        kpis(state.instance, state.roster),
        grid_words(),
        locked=state.locked,
        before=state.first if "compare" in asked else None,
        editable="readonly" not in asked,
        can_undo=bool(state.done),
        can_redo=bool(state.undone),
        said=state.said,
        memory=state.memory,
    )


@st.fragment
def grid() -> None:
    """The grid and what it has said."""
    roster_grid(shown, key="grid", on_event=changed)
    with st.container(key="heard"):
        st.text(json.dumps(state.heard))


if "hideable" not in asked or not st.checkbox("Skjul"):
    grid()
with st.container(key="runs"):
    st.text(str(state.runs))
