"""The CP-SAT backend: the complete model of a core problem, and its solver."""

from solver.cpsat.model import CpsatModel
from solver.cpsat.solve import CpsatResult, solve_cpsat

__all__ = ["CpsatModel", "CpsatResult", "solve_cpsat"]
