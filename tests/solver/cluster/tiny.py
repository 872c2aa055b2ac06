"""A problem whose best roster is plain to see: each line wants one activity on every day, each for itself."""

from __future__ import annotations

from solver.core import Cells, Cover, CoverCell, Prefer, Problem


def wishes(lines: int = 6, days: int = 5, *, groups: int = 2) -> Problem:
    """A point for every cell that is not worked; and ten for a day on which more than all but one work."""
    everyone = tuple(range(lines))
    size = lines // groups
    return Problem(
        days=days,
        rolling=False,
        activities=2,
        domains=(3,) * lines,
        choices=(0,) * lines,
        history=({},) * lines,
        rules=("wish", "crowd"),
        prefers=tuple(Prefer(0, everyone, day, 1, 1) for day in range(days)),
        covers=tuple(
            Cover(1, (CoverCell(everyone, day, 2),), high=lines - 1, weight=10) for day in range(days)
        ),
        groups=tuple(everyone[k * size : (k + 1) * size] for k in range(groups)),
    )


def free(problem: Problem) -> Cells:
    """Nobody works."""
    return [[0] * problem.days for _ in range(problem.lines)]
