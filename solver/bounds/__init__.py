"""Proved lower bounds: what no roster can do better than."""

from solver.bounds.bounder import Bounder

__all__ = ["Bounder"]
