"""What a person does in the grid, as the page hears it."""

from __future__ import annotations

import datetime as dt
import json
import logging
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from models.base import Id, Model

MOST_CELLS = 20_000
"""Cells in one event: 200 people over 14 weeks. What claims to be more is not from our grid."""


class Cell(Model):
    """A person on a day."""

    employee: Id
    date: dt.date


MOST_MORE = 20
"""Shifts in a cell besides the first."""


class MoreWork(Model):
    """Another shift on the day; ``unit`` is None for the home unit."""

    shift: Id
    unit: Id | None = None


class CellEdit(Cell):
    """What the person is to do on the day: a shift code, or nothing; ``unit`` is None for the home unit.

    ``also`` has more shifts on the day, for a cell that holds several.
    """

    shift: Id | None
    unit: Id | None = None
    also: tuple[MoreWork, ...] = Field(default=(), max_length=MOST_MORE)


class CellsEdited(Model):
    """Cells are to hold something else, all of them or none. Locked cells are never among them."""

    kind: Literal["edit"]
    cells: tuple[CellEdit, ...] = Field(min_length=1, max_length=MOST_CELLS)


class Swapped(Model):
    """Two people take each other's cells on some days."""

    kind: Literal["swap"]
    first: Id
    second: Id
    dates: tuple[dt.date, ...] = Field(min_length=1, max_length=MOST_CELLS)


class CellsLocked(Model):
    """Cells are to be kept as they are when the rest is planned again, or (``locked`` false) no longer."""

    kind: Literal["lock"]
    locked: bool
    cells: tuple[Cell, ...] = Field(min_length=1, max_length=MOST_CELLS)


class Undone(Model):
    """The last change is to be taken back."""

    kind: Literal["undo"]


class Redone(Model):
    """What was taken back last is to be done again."""

    kind: Literal["redo"]


class CellOpened(Cell):
    """More is asked about a cell."""

    kind: Literal["open"]


class DemandOpened(Model):
    """More is asked about needs on a day; ``demands`` is empty for the line that sums up."""

    kind: Literal["demand"]
    demands: tuple[Id, ...] = Field(max_length=1000)
    date: dt.date


GridEvent = CellsEdited | Swapped | CellsLocked | Undone | Redone | CellOpened | DemandOpened

_EVENT: TypeAdapter[GridEvent] = TypeAdapter(Annotated[GridEvent, Field(discriminator="kind")])
_log = logging.getLogger(__name__)


def unanswered(sent: Any, answered: int) -> tuple[int, list[GridEvent]]:
    """The events with a number over ``answered``, in order, and the highest number among what was sent.

    The browser sends everything it has had no answer to, so an event comes twice when two are made within one
    run of a page. What is not an event is logged without its content and left out; the answer to it is that nothing changes.
    """
    highest, found = answered, []
    for item in sent if isinstance(sent, list) else ():
        number = item.get("number") if isinstance(item, dict) else None
        if not isinstance(number, int) or isinstance(number, bool) or number <= highest:
            continue
        highest = number
        try:
            found.append(_EVENT.validate_json(json.dumps(item.get("event"))))
        except ValidationError as error:
            _log.warning("an event of the grid is not understood: %s", error.errors(include_input=False))
    return highest, found
