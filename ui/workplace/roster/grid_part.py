"""The grid with what is around it: one fragment, so that an edit runs this and not the page."""

from __future__ import annotations

import streamlit as st

from ui.workplace.grid import (
    CellOpened,
    CellsEdited,
    CellsLocked,
    DemandOpened,
    GridData,
    GridEvent,
    Redone,
    Swapped,
    Undone,
    grid_data,
    grid_words,
    roster_grid,
)
from ui.workplace.language import _, locale
from ui.workplace.roster import asking, editing
from ui.workplace.roster.candidates import candidates_dialog
from ui.workplace.roster.filters import filters, people_shown
from ui.workplace.roster.head import head
from ui.workplace.roster.screen import shown
from ui.workplace.roster.told import told_of_change
from ui.workplace.said import spoken
from ui.workplace.session import session
from ui.workplace.shell.trouble import sentence, told

ROOM = 112
"""Pixels under the grid for what the last change did, so that it is seen without scrolling."""


@st.fragment
def grid_part() -> None:
    """The roster on the screen, to be edited.

    What the last change did stands last and is made first: the browser shows it while the grid is still made.
    """
    with told():
        above = st.container()
        told_of_change()
        with above:
            head()
            filters()
            roster_grid(_data, key="roster-grid", on_event=_changed, below=ROOM)
        screen = shown(session())
        if screen.stage_left:  # the sidebar tells the stage too
            screen.stage_left = False
            st.rerun()
        if screen.opened:
            candidates_dialog()
        elif screen.nothing_open:
            st.toast(screen.nothing_open)
            screen.nothing_open = ""


def _changed(event: GridEvent) -> None:
    now = session()
    match event:
        case CellsEdited():
            editing.edit(now, event)
        case Swapped():
            editing.swap(now, event)
        case CellsLocked():
            editing.lock(now, event)
        case Undone():
            editing.undo(now)
        case Redone():
            editing.redo(now)
        case CellOpened():
            asking.about_cell(now, event)
        case DemandOpened():
            asking.about_needs(now, event)


def _data() -> GridData:
    now = session()
    screen = shown(now)
    return grid_data(
        screen.instance,
        screen.roster,
        screen.judgement.findings,
        screen.judgement.kpis,
        grid_words(_),
        locale=locale(),
        locked=screen.locked,
        before=None if screen.compared is None else screen.compared.content,
        shown=people_shown(screen.instance),
        editable=screen.latest and now.may_write(),
        can_undo=bool(screen.done),
        can_redo=bool(screen.undone),
        said=_said(),
        memory=screen.memory,
    )


def _said() -> str:
    """For screen readers: what the last change did, or why it was not made."""
    screen = shown(session())
    if screen.refused is not None:
        return screen.refused if isinstance(screen.refused, str) else sentence(screen.refused)
    found = screen.consequence
    if found is None:
        return ""
    return " ".join(spoken(f.message) for f in found.broken[:3]) or _("Endringen bryter ingen regler.")
