"""Making the compiled search ready before the clock of a solve starts."""

from __future__ import annotations

from solver.core import Bound, Cover, CoverCell, Forbid, Literal, Problem, Term
from solver.search.search import LocalSearch

_ready = False


def warm_up() -> None:
    """Load the compiled search, or compile it when this machine has not done so yet (about a minute).

    Does nothing the second time in a process.
    """
    global _ready
    if _ready:
        return
    terms = tuple(Term(1, (Literal(day, 2),)) for day in range(3))
    problem = Problem(
        days=3,
        rolling=False,
        activities=2,
        domains=(3, 3),
        choices=(0, 0),
        history=({}, {}),
        rules=("r",),
        forbids=(Forbid(0, (0, 1), (0,), (Literal(0, 2), Literal(1, 2))),),
        bounds=(Bound(0, (0, 1), terms, 1, 2, 1),),
        covers=tuple(Cover(0, (CoverCell((0, 1), day, 2),), 1, 1, 1) for day in range(3)),
    )
    LocalSearch(problem).run(1000)
    _ready = True
