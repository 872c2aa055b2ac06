"""Compiled local search."""

from solver.search.compile import compile_problem
from solver.search.search import LocalSearch, SearchProgress, Tuning

__all__ = ["LocalSearch", "SearchProgress", "Tuning", "compile_problem"]
