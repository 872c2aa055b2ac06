"""Compiled local search."""

from solver.search.cache import forget_stale_code, is_compiled
from solver.search.compile import compile_problem
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
    "is_compiled",
    "warm_up",
]

forget_stale_code()
