"""What is done to a roster by hand: cells, locks, undo and redo.

Every edit is a new revision, stored by the service only when the one on the screen is still the latest. When it is not,
theirs is shown and ours is kept to be made again; nothing is lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from api.rosters.editing import CellEdit, MoreWork, edited
from ui.workplace.client import ChangedError, ServiceError
from ui.workplace.grid import CellsEdited, CellsLocked, Swapped
from ui.workplace.roster.consequences import consequence
from ui.workplace.roster.screen import KEY, CellKey, Change, RosterScreen, Works, fetch, shown
from ui.workplace.session import Session


def edit(session: Session, event: CellsEdited) -> None:
    """Carry out an edit of cells."""
    screen = shown(session)
    _change(
        session,
        screen,
        tuple(
            CellEdit(
                employee=cell.employee,
                date=cell.date,
                shift=cell.shift,
                unit=cell.unit,
                also=tuple(MoreWork(shift=more.shift, unit=more.unit) for more in cell.also),
            )
            for cell in event.cells
        ),
    )


def carry_out(session: Session, edits: tuple[CellEdit, ...]) -> None:
    """Change cells, all of them or none."""
    _change(session, shown(session), edits)


def swap(session: Session, event: Swapped) -> None:
    """Let two people take each other's cells on some days."""
    screen = shown(session)
    pair = {event.first: event.second, event.second: event.first}
    cells = {(employee, date) for employee in pair for date in event.dates}
    works = screen.works(cells)
    _put(session, screen, {(pair[employee], date): found for (employee, date), found in works.items()})


def undo(session: Session) -> None:
    """Take back the last change made here."""
    screen = shown(session)
    if screen.done and _put(session, screen, screen.done[-1].before, keep_history=True):
        screen.undone.append(screen.done.pop())


def redo(session: Session) -> None:
    """Make the change again that was taken back last."""
    screen = shown(session)
    if screen.undone and _put(session, screen, screen.undone[-1].after, keep_history=True):
        screen.done.append(screen.undone.pop())


def again(session: Session) -> None:
    """Make the edits that were not stored, on what somebody else has made of the roster."""
    screen = shown(session)
    edits, screen.not_stored = screen.not_stored, ()
    if edits:
        _change(session, screen, edits)


def lock(session: Session, event: CellsLocked) -> None:
    """Lock or unlock cells. When somebody else has done the same meanwhile, both count."""
    screen = shown(session)
    screen.refused = None
    cells = frozenset((cell.employee, cell.date) for cell in event.cells)
    for attempt in range(2):
        wanted = screen.locked | cells if event.locked else screen.locked - cells
        try:
            screen.pins = session.client.rosters.pin(screen.id, screen.pins.tag, screen.lock(wanted))
        except ChangedError as error:
            if attempt:
                screen.refused = error
                return
            screen.pins = session.client.rosters.pins(screen.id)
        except ServiceError as error:
            screen.refused = error
            return
        else:
            return


def _put(
    session: Session, screen: RosterScreen, cells: dict[CellKey, Works], *, keep_history: bool = False
) -> bool:
    """Let cells hold these shifts; whether they do."""
    edits = tuple(holding(cell, works) for cell, works in cells.items())
    return _change(session, screen, edits, keep_history=keep_history)


def holding(cell: CellKey, works: Works) -> CellEdit:
    """An edit that lets a cell hold these shifts and no others."""
    employee, date = cell
    if not works:
        return CellEdit(employee=employee, date=date, shift=None)
    (shift, unit), *others = works
    also = tuple(MoreWork(shift=other, unit=where) for other, where in others)
    return CellEdit(employee=employee, date=date, shift=shift, unit=unit, also=also)


def _change(
    session: Session, screen: RosterScreen, edits: Sequence[CellEdit], *, keep_history: bool = False
) -> bool:
    screen.refused = None
    cells = frozenset((cell.employee, cell.date) for cell in edits)
    before = screen.works(cells)
    try:
        judged = session.client.rosters.edit(screen.id, screen.number, edits)
    except ChangedError:
        _theirs(session, screen, tuple(edits))
        return False
    except ServiceError as error:
        screen.refused = error
        return False
    old = screen.judgement
    screen.roster = edited(screen.instance, screen.roster, edits)
    screen.judgement, screen.number = judged, judged.revision
    screen.stage, screen.stage_left = "draft", screen.stage_left or screen.stage != "draft"
    change = Change(before, screen.works(cells))
    screen.consequence = consequence(change, old, judged)
    if not keep_history:
        screen.done.append(change)
        screen.undone.clear()
    return True


def _theirs(session: Session, screen: RosterScreen, edits: tuple[CellEdit, ...]) -> None:
    """Show what somebody else has made of the roster, and keep our edits to be made again."""
    try:
        fresh = fetch(session, screen.id, None)
    except ServiceError as error:
        screen.refused = error
        return
    fresh.not_stored = (*screen.not_stored, *edits)
    fresh.compared = screen.compared
    session.kept[KEY] = fresh
