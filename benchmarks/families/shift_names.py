"""Between the engine's cells and rosters that name their shifts: None is a day off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from solver.core import OFF, Cells


class ShiftNames:
    """Activity ``k + 1`` is the ``k``-th of the names."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(names)
        self._activity: dict[str | None, int] = {None: OFF}
        self._activity.update((name, k) for k, name in enumerate(self._names, 1))

    def roster(self, cells: Cells) -> list[list[str | None]]:
        """The name of each cell."""
        return [[None if activity == OFF else self._names[activity - 1] for activity in row] for row in cells]

    def cells(self, roster: Sequence[Sequence[str | None]]) -> Cells:
        """The activity of each name."""
        return [[self._activity[name] for name in row] for row in roster]
