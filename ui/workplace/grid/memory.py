"""What was made of a roster before, so that an edit makes only the rows it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from models.instance import Instance
from models.roster import Roster
from models.view import RosterView
from ui.workplace.grid.data import FootLine, GridRow


@dataclass(frozen=True)
class Need:
    """A line below the people, and by plan day how many of its demand lines are under their minimum."""

    line: FootLine
    short: tuple[int, ...]


class GridMemory:
    """Rows by employee id, and lines of needs by name, each with all that it was made from. Keep one in the page's session."""

    def __init__(self) -> None:
        self._setting: object = None
        self._view: RosterView | None = None
        self._rows: dict[str, tuple[object, GridRow]] = {}
        self._needs: dict[object, tuple[object, Need]] = {}

    def view(self, instance: Instance, roster: Roster) -> RosterView:
        """What is known of the roster; of people and needs that are as they were, what was worked out before."""
        known = self._view
        if known is None or known.instance is not instance:
            known = RosterView(instance, roster)
        elif known.roster is not roster:
            known, _ = known.with_roster(roster)
        self._view = known
        return known

    def begin(self, setting: object) -> None:
        """Say what all rows are made from; other things than last time, and everything is forgotten."""
        if setting != self._setting:
            self._setting = setting
            self._rows.clear()
            self._needs.clear()

    def row(self, employee: str, made_from: object, make: Callable[[], GridRow]) -> GridRow:
        """The row made from the same before, or a new one."""
        known = self._rows.get(employee)
        if known is None or known[0] != made_from:
            known = self._rows[employee] = made_from, make()
        return known[1]

    def need(self, name: object, made_from: object, make: Callable[[], Need]) -> Need:
        """The line of needs made from the same before, or a new one."""
        known = self._needs.get(name)
        if known is None or known[0] != made_from:
            known = self._needs[name] = made_from, make()
        return known[1]
