"""The CP-SAT backend: the complete model of a core problem, the flow model of a periodic one, and their solver."""

from solver.cpsat.circulation import Circulation
from solver.cpsat.model import CpsatModel
from solver.cpsat.solve import CpsatResult, solve_cpsat
from solver.cpsat.whole import has_flow, solve_whole

__all__ = ["Circulation", "CpsatModel", "CpsatResult", "has_flow", "solve_cpsat", "solve_whole"]
