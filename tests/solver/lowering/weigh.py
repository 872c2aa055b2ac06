"""What the lowered rules of a tiny ward say of a hand-made roster."""

from __future__ import annotations

from collections.abc import Mapping

from models.instance import Instance
from solver.evaluate import evaluate
from solver.frame.frame import Frame
from solver.lower import lower
from solver.translate import to_cells
from tests.build import roster


def weigh(
    instance: Instance, rows: Mapping[str, str], positions: Mapping[str, float] | None = None
) -> tuple[int, int]:
    """(units by which hard primitives are broken, penalty points) of rows as in ``tests.build``."""
    found = evaluate(lower(instance, wide=True), to_cells(Frame(instance), roster(instance, rows, positions)))
    return found.hard_total, found.penalty
