"""The CP-SAT backend: the complete model of a core problem, the flow model of a periodic one, and their solver."""

from solver.cpsat.circulation import Circulation
from solver.cpsat.model import CpsatModel
from solver.cpsat.size import LARGEST, literals_of, too_large
from solver.cpsat.solve import CpsatResult, solve_cpsat
from solver.cpsat.whole import has_flow, solve_whole

__all__ = [
    "LARGEST",
    "Circulation",
    "CpsatModel",
    "CpsatResult",
    "has_flow",
    "literals_of",
    "solve_cpsat",
    "solve_whole",
    "too_large",
]
