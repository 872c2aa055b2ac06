"""What the browser tells becomes events, each once; what is not one changes nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ui.workplace.grid import CellEdit, CellsEdited, DemandOpened, Undone
from ui.workplace.grid.events import unanswered

EDIT = {"kind": "edit", "cells": [{"employee": "kari", "date": "2027-01-04", "shift": None, "unit": "v"}]}


def sent(*events: Any, first: int = 1) -> list[dict[str, Any]]:
    return [{"number": first + k, "event": event} for k, event in enumerate(events)]


def test_an_edit_is_read_whole() -> None:
    number, events = unanswered(sent(EDIT), 0)
    cell = CellEdit(employee="kari", date=dt.date(2027, 1, 4), shift=None, unit="v")
    assert (number, events) == (1, [CellsEdited(kind="edit", cells=(cell,))])


def test_events_that_were_answered_are_not_handled_again() -> None:
    again = sent(EDIT, {"kind": "undo"}, {"kind": "demand", "demands": [], "date": "2027-01-04"})
    number, events = unanswered(again, 1)
    assert number == 3
    assert events == [Undone(kind="undo"), DemandOpened(kind="demand", demands=(), date=dt.date(2027, 1, 4))]
    assert unanswered(again, 3) == (3, [])


@pytest.mark.parametrize(
    "event",
    [
        None,
        "edit",
        {},
        {"kind": "erase"},
        {"kind": "edit", "cells": []},
        {"kind": "edit", "cells": [{"employee": "kari", "date": "4. januar", "shift": "D"}]},
        {"kind": "edit", "cells": [{"employee": "<b>", "date": "2027-01-04", "shift": "D"}]},
        {"kind": "lock", "locked": "yes", "cells": [{"employee": "kari", "date": "2027-01-04"}]},
        {"kind": "undo", "cells": []},
    ],
)
def test_what_is_no_event_is_left_out_and_counts_as_answered(
    event: Any, caplog: pytest.LogCaptureFixture
) -> None:
    assert unanswered(sent(event, {"kind": "redo"}), 0)[0] == 2
    assert [e.kind for e in unanswered(sent(event, {"kind": "redo"}), 0)[1]] == ["redo"]
    assert "kari" not in caplog.text


@pytest.mark.parametrize(
    "told", [None, "x", {"number": 1}, [1], [{"number": "1", "event": EDIT}], [{"number": True}]]
)
def test_what_is_no_list_of_numbered_events_is_nothing(told: Any) -> None:
    assert unanswered(told, 4) == (4, [])
