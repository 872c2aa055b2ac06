"""What may stand in each cell."""

from __future__ import annotations

import numpy as np

from solver.core import OFF_MASK, Problem
from solver.search.grid import Grid, members
from solver.search.tables import Ints


def allowed_activities(problem: Problem, grid: Grid, fold: bool) -> tuple[Ints, Ints]:
    """Class of each cell, and what may stand in a class (uint8 [classes, activities]).

    With ``fold`` only what the domains allow, less what a hard one-cell forbid rules out as long as something is
    left; else every activity on every day. The choice cell of a line without choices holds 0 in both.

    Raises
    ------
    ValueError
        When a line has nothing in its domain.
    """
    sets = {
        mask: members(mask, problem.activities) for mask in {OFF_MASK, *problem.domains, *problem.choices}
    }
    may = np.zeros((grid.lines, grid.columns, problem.activities), np.uint8)
    for line, (domain, choice) in enumerate(zip(problem.domains, problem.choices, strict=True)):
        may[line, : problem.days] = sets[domain] if fold else 1
        may[line, problem.days :] = sets[choice or OFF_MASK]
    flat = may.reshape(grid.cells, problem.activities)
    empty = np.flatnonzero(~flat.any(1))
    if len(empty):
        raise ValueError(
            f"nothing may stand in the cells of line {empty[0] // grid.columns}; give it a domain"
        )
    if fold:
        _remove_forbidden(problem, grid, flat)
    packed = np.packbits(flat, axis=1)
    keys = packed.view(f"V{packed.shape[1]}").ravel()
    _, first, class_of = np.unique(keys, return_index=True, return_inverse=True)
    return class_of.astype(np.int32).ravel(), flat[first]


def _remove_forbidden(problem: Problem, grid: Grid, may: Ints) -> None:
    before = may.copy()
    for forbid in problem.forbids:
        literals = grid.merged(forbid.literals)
        if forbid.weight is None and literals is not None and len(literals) == 1:
            cells = grid.at(grid.line_array(forbid.lines), grid.moved(forbid.starts, literals)).ravel()
            may[cells[cells >= 0]] &= 1 - members(literals[0][1], problem.activities)
    empty = ~may.any(1)
    may[empty] = before[empty]
