"""Both readings of an instance over one roster."""

from __future__ import annotations

from benchmarks.case import Case, Score
from solver.core import Cells
from solver.evaluate import evaluate


def agreed(case: Case, cells: Cells) -> Score:
    """The family's score, which the primitives must give as well."""
    score = case.score(cells)
    weighed = evaluate(case.problem, cells)
    assert weighed.penalty == score.penalty, (dict(weighed.penalties), score.parts)
    assert (weighed.hard_total == 0) == (score.hard == 0), (dict(weighed.hard), score.parts)
    return score
