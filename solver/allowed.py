"""What may stand in each cell before anything is decided."""

from __future__ import annotations

from solver.core import CHOICE, Problem


def allowed_cells(problem: Problem) -> dict[tuple[int, int], int]:
    """What may stand in every (line, column): the domain less what a one-literal hard Forbid takes away.

    The choice cell, where a line has one, is column ``problem.days``.
    """
    allowed = {
        (line, day): problem.domains[line] for line in range(problem.lines) for day in range(problem.days)
    }
    for line, mask in enumerate(problem.choices):
        if mask:
            allowed[line, problem.days] = mask
    for forbid in problem.forbids:
        if forbid.weight is not None or len(forbid.literals) != 1:
            continue
        literal = forbid.literals[0]
        for line in forbid.lines:
            for start in forbid.starts:
                if CHOICE in (literal.day, start):
                    key = (line, problem.days)
                else:
                    key = (line, problem.column(start + literal.day))
                if key in allowed:
                    allowed[key] &= ~literal.mask
    return allowed
