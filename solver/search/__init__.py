"""Compiled local search."""

from solver.jit import forget_stale_code
from solver.search.compile import compile_problem
from solver.search.kernel import attempt
from solver.search.search import LocalSearch, SearchProgress, Tuning
from solver.search.tables import Tables
from solver.search.warm import warm_up
from solver.search.weigh import Scales, Weight

__all__ = [
    "LocalSearch",
    "Scales",
    "SearchProgress",
    "Tables",
    "Tuning",
    "Weight",
    "compile_problem",
    "warm_up",
]

forget_stale_code(attempt)
