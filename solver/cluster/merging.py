"""Putting what came back into the newest roster."""

from __future__ import annotations

from solver.core import Cells
from solver.incumbent import Standing
from solver.run import Run


def changed_cells(before: Cells, after: Cells) -> list[tuple[int, int]]:
    """Line and column of every cell that differs."""
    return [
        (line, column)
        for line, (old, new) in enumerate(zip(before, after, strict=True))
        if old != new
        for column, (one, other) in enumerate(zip(old, new, strict=True))
        if one != other
    ]


def merge(run: Run, base: Cells, after: Cells, standing: Standing | None, source: str) -> bool:
    """Take over the cells that somebody changed in ``base``, giving ``after``; whether that made the incumbent better.

    When the incumbent is no longer ``base``, the changed cells are put into it: so parts that were improved side by side
    add up. Where that is not better (two changed the same cells, or filled the same hole), ``after`` itself may be.
    ``standing`` is that of ``after`` when it is known.
    """
    newest, _, _ = run.incumbent.read()
    if newest is not None and newest != base:
        for line, column in changed_cells(base, after):
            newest[line][column] = after[line][column]
        if newest != after and run.incumbent.offer(newest, run.weigh(newest), source):
            return True
    return run.incumbent.offer(after, standing or run.weigh(after), source)
