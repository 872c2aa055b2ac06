"""The process that runs HiGHS: a MIP as arrays in, better solutions and bounds out, one JSON message a line.

In a process of its own because HiGHS and OR-Tools do not share one in every version, and because only a
process can be made to keep a time limit.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import highspy
import numpy as np


def main() -> None:
    """Read the MIP from standard input, solve it, say what is found."""
    mip = json.loads(sys.stdin.readline())
    begun = time.monotonic()
    solver = highspy.Highs()
    for option, value in {
        "output_flag": False,
        "time_limit": mip["seconds"],
        "threads": mip["workers"],
        "random_seed": mip["seed"],
        "mip_rel_gap": 0.0,  # else it stops 0.01 % from the optimum and calls that optimal
        "mip_abs_gap": 0.99,  # penalties are whole
    }.items():
        _set(solver, option, value)
    solver.passModel(_lp(mip))

    def say(**message: Any) -> None:
        sys.stdout.write(json.dumps({"seconds": time.monotonic() - begun, **message}) + "\n")
        sys.stdout.flush()

    def improving(event: Any) -> None:
        chosen = np.flatnonzero(np.asarray(event.data_out.mip_solution)[: mip["cell_columns"]] > 0.5)
        say(chosen=chosen.tolist(), bound=_finite(event.data_out.mip_dual_bound))

    def logging(event: Any) -> None:
        say(bound=_finite(event.data_out.mip_dual_bound))

    solver.cbMipImprovingSolution += improving
    solver.cbMipLogging += logging
    solver.run()
    info = solver.getInfo()
    done = {
        "status": solver.modelStatusToString(solver.getModelStatus()),
        "bound": _finite(info.mip_dual_bound),
    }
    if info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
        values = np.asarray(solver.getSolution().col_value)[: mip["cell_columns"]]
        done["chosen"] = np.flatnonzero(values > 0.5).tolist()
    say(**done)


def _set(solver: highspy.Highs, option: str, value: bool | int | float) -> None:
    if solver.setOptionValue(option, value) != highspy.HighsStatus.kOk:
        raise ValueError(f"HiGHS refuses {option} = {value}")


def _lp(mip: dict[str, Any]) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    lp.num_col_ = len(mip["cost"])
    lp.num_row_ = len(mip["row_low"])
    lp.offset_ = mip["offset"]
    lp.col_cost_ = np.array(mip["cost"], dtype=np.double)
    lp.col_lower_ = np.array(mip["lower"], dtype=np.double)
    lp.col_upper_ = np.array(mip["upper"], dtype=np.double)
    lp.row_lower_ = _limits(mip["row_low"], -highspy.kHighsInf)
    lp.row_upper_ = _limits(mip["row_high"], highspy.kHighsInf)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(mip["starts"], dtype=np.int32)
    lp.a_matrix_.index_ = np.array(mip["columns"], dtype=np.int32)
    lp.a_matrix_.value_ = np.array(mip["values"], dtype=np.double)
    lp.integrality_ = [
        highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous for whole in mip["whole"]
    ]
    return lp


def _limits(limits: list[int | None], none: float) -> np.ndarray[Any, np.dtype[np.double]]:
    return np.array([none if limit is None else limit for limit in limits], dtype=np.double)


def _finite(bound: float) -> float | None:
    return bound if abs(bound) < 1e30 else None


if __name__ == "__main__":
    main()
