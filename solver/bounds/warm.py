"""Making compiled pricing ready before the clock of a solve starts."""

from __future__ import annotations

import numpy as np

from solver.bounds.graph import graph_of
from solver.bounds.lines import kinds_of
from solver.bounds.links import links_of
from solver.bounds.matches import matches_of
from solver.bounds.path_pricing import PathPricer
from solver.core import Bound, Literal, Problem, Term

_ready = False


def warm_up() -> None:
    """Load compiled pricing, or compile it when this machine has not done so yet (about half a minute).

    Does nothing the second time in a process.
    """
    global _ready
    if _ready:
        return
    for least in (0, 4):  # free days will do for the first; the second asks multipliers and labels too
        terms = tuple(Term(shift, (Literal(day, 1 << shift),)) for day in range(3) for shift in (1, 2))
        problem = Problem(
            days=3,
            rolling=False,
            activities=3,
            domains=(7,),
            choices=(0,),
            history=({},),
            rules=("r",),
            bounds=(Bound(0, (0,), terms, least, 4, None),),
        )
        (kind,) = kinds_of(problem, links_of(problem))
        said = matches_of(kind.problem)
        graph = None if said is None else graph_of(said)
        if said is None or graph is None:
            raise AssertionError("a line of three days has a graph")
        PathPricer(kind, said, graph, scale=1, most_edges=0).price(np.zeros(0, np.int64), effort=1.0)
    _ready = True
