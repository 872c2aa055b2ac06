"""Proved lower bounds: what no roster can do better than."""

from solver.bounds.bounder import Bounder
from solver.bounds.labels import search
from solver.bounds.path_pricing import quickly_priced
from solver.bounds.warm import warm_up
from solver.jit import forget_stale_code

__all__ = ["Bounder", "quickly_priced", "warm_up"]

forget_stale_code(search)
