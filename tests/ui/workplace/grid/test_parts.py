"""The browser is sent what it lacks, and no more."""

from __future__ import annotations

import datetime as dt
from typing import Any

from models.audit import audit
from models.instance import Instance
from models.kpi import kpis
from models.roster import Roster
from tests.build import roster
from tests.ui.workplace.grid.ward import ROWS, small
from ui.workplace.grid import GridData, GridMemory, grid_data, grid_words
from ui.workplace.grid.parts import Sent, parts_of


def shown(instance: Instance, of: Roster, **more: Any) -> GridData:
    return grid_data(instance, of, audit(instance, of).findings, kpis(instance, of), grid_words(), **more)


def test_everything_is_sent_until_the_browser_has_said_what_it_has() -> None:
    instance, first = small()
    data, sent = shown(instance, first), Sent()
    for _ in range(2):
        message = sent.message(data)
        assert (message["base"], message["parts"]) == (None, parts_of(data))


def test_only_what_an_edit_changes_is_sent() -> None:
    instance, first = small()
    sent = Sent()
    sent.has = sent.message(shown(instance, first))["version"]
    second = roster(instance, {**ROWS, "per": "D A@v - D"})
    message = sent.message(shown(instance, second))
    assert message["base"] == sent.has
    assert set(message["parts"]) == {"row:per", "need:0", "need:1"}
    locked = shown(instance, second, locked={("ola", dt.date(2027, 3, 22))}, can_undo=True)
    assert set(sent.message(locked)["parts"]) == {"row:per", "need:0", "need:1", "row:ola", "state"}
    back = sent.message(shown(instance, first))
    assert (back["version"], back["parts"]) == (sent.has, {})


def test_a_version_that_is_long_gone_is_sent_whole_again() -> None:
    instance, first = small()
    sent = Sent()
    sent.has = sent.message(shown(instance, first))["version"]
    for k in range(4):
        message = sent.message(shown(instance, first, said=str(k)))
    assert message["base"] is None
    assert "head" in message["parts"]


def test_memory_changes_nothing_but_the_time() -> None:
    instance, first = small()
    memory = GridMemory()
    second = roster(instance, {**ROWS, "per": "D A@v - D"})
    kari = shown(instance, first, memory=memory).groups[0].rows[0]
    remembered = shown(instance, second, memory=memory)
    assert remembered == shown(instance, second)
    assert remembered.groups[0].rows[0] is kari
    locked = {("kari", dt.date(2027, 3, 23))}
    for more in ({"locked": locked}, {"before": second}, {"locale": "en"}, {}):
        assert shown(instance, first, memory=memory, **more) == shown(instance, first, **more)
    assert shown(instance, first, memory=memory).groups[0].rows[0] is not kari
