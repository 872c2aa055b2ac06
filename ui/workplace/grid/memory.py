"""What was made of a roster before, so that an edit makes only the rows it changes."""

from __future__ import annotations

from collections.abc import Callable

from ui.workplace.grid.data import GridRow


class GridMemory:
    """Rows by employee id, each with all that it was made from. Keep one in the page's session."""

    def __init__(self) -> None:
        self._setting: object = None
        self._rows: dict[str, tuple[object, GridRow]] = {}

    def begin(self, setting: object) -> None:
        """Say what all rows are made from; other things than last time, and everything is forgotten."""
        if setting != self._setting:
            self._setting = setting
            self._rows.clear()

    def row(self, employee: str, made_from: object, make: Callable[[], GridRow]) -> GridRow:
        """The row made from the same before, or a new one."""
        known = self._rows.get(employee)
        if known is None or known[0] != made_from:
            known = self._rows[employee] = made_from, make()
        return known[1]
