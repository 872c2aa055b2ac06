"""The family's own evaluator is what counts; an engine that says otherwise has failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.case import Case, Score
from benchmarks.engines import EngineResult
from benchmarks.families import open_case
from benchmarks.families.curtois.family import CurtoisCase
from benchmarks.families.curtois.read import read_instance
from benchmarks.judging import judged, thinned, time_within
from benchmarks.watched import Watched
from models.roster import Status
from solver.core import Cells
from tests.benchmarks.records import key, surroundings
from tests.benchmarks.tiny import BEST, week_file

GOOD = [[1, 1, 1, 1, 1, 0, 0], [0, 0, 1, 1, 1, 1, 1], [1, 1, 0, 0, 1, 1, 1]]
"""A roster of the week: six are missing."""

WORSE = [[0, 0, 0, 0, 0, 0, 0], *GOOD[1:]]


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return open_case(week_file(tmp_path))


def outcome(
    case: Case,
    cells: Cells | None,
    status: Status = Status.FEASIBLE,
    curve: list[tuple[float, int]] | None = None,
    **more: int,
) -> tuple[str, str, int | None]:
    result = EngineResult(cells, more.get("bound"), status, "motor 1", more.get("penalty"))
    record = judged(case, key(), Watched(curve or [], [], result, used_seconds=4.0), surroundings())
    return record.outcome, record.reason, record.penalty


def test_a_roster_is_scored_by_the_family_whatever_the_engine_says(case: Case) -> None:
    assert outcome(case, GOOD) == ("done", "", BEST)
    assert outcome(case, GOOD, penalty=BEST) == ("done", "", BEST)
    assert outcome(case, WORSE) == ("done", "", BEST + 500)


def test_an_engine_that_says_too_little_or_too_much_has_failed(case: Case) -> None:
    for said in (BEST - 1, BEST + 1):
        verdict, reason, penalty = outcome(case, GOOD, penalty=said)
        assert (verdict, penalty) == ("failed", BEST)
        assert str(said) in reason
        assert str(BEST) in reason


def test_an_engine_that_hands_over_less_than_it_told_of_has_failed(case: Case) -> None:
    verdict, reason, _ = outcome(case, WORSE, curve=[(1.0, BEST)])
    assert verdict == "failed"
    assert "underveis" in reason


def test_a_roster_that_breaks_a_hard_rule_is_a_failure_and_names_it(case: Case) -> None:
    verdict, reason, _ = outcome(case, [[1] * 7, *GOOD[1:]])
    assert verdict == "failed"
    assert "bryter harde regler" in reason


def test_a_bound_over_the_roster_or_a_proof_without_its_bound_is_a_failure(case: Case) -> None:
    assert outcome(case, GOOD, bound=BEST)[0] == "done"
    assert outcome(case, GOOD, bound=BEST + 1)[0] == "failed"
    assert outcome(case, GOOD, Status.OPTIMAL, bound=BEST)[0] == "done"
    assert outcome(case, GOOD, Status.OPTIMAL, bound=BEST - 1)[0] == "failed"


@pytest.mark.parametrize("status", [Status.INFEASIBLE, Status.UNKNOWN])
def test_a_roster_that_there_should_not_be_is_a_failure(case: Case, status: Status) -> None:
    assert outcome(case, GOOD, status)[0] == "failed"
    assert outcome(case, None, status) == ("done", "", None)


@pytest.mark.parametrize(
    "cells",
    [GOOD[:2], [GOOD[0][:6], *GOOD[1:]], [[2, *GOOD[0][1:]], *GOOD[1:]], [[-1, *GOOD[0][1:]], *GOOD[1:]]],
    ids=["a line too few", "a day too few", "no such activity", "less than free"],
)
def test_cells_that_are_no_roster_are_a_failure_not_a_crash(case: Case, cells: Cells) -> None:
    verdict, reason, penalty = outcome(case, cells)
    assert (verdict, penalty) == ("failed", None)
    assert reason


class Broken(CurtoisCase):
    """A case whose evaluator has an error."""

    def score(self, cells: Cells) -> Score:
        raise ZeroDivisionError(f"{len(cells)} linjer")


def test_an_evaluator_that_fails_costs_the_run_not_the_series(tmp_path: Path) -> None:
    broken = Broken("Uke", read_instance(week_file(tmp_path)))
    verdict, reason, penalty = outcome(broken, GOOD)
    assert (verdict, penalty) == ("failed", None)
    assert "ZeroDivisionError: 3 linjer" in reason


def test_the_curve_ends_at_the_familys_score_and_times_are_read_off_it(case: Case) -> None:
    result = EngineResult(GOOD, 100, Status.FEASIBLE, "motor 1", BEST)
    watched = Watched([(0.5, 900), (1.0, 631), (2.0, 630), (3.0, 606)], [(0.1, 50), (1.0, 100)], result)
    watched.used_seconds = 4.0
    record = judged(case, key(), watched, surroundings())
    assert record.curve == ((0.5, 900), (1.0, 631), (2.0, 630), (3.0, 606), (4.0, BEST))
    assert (record.first_feasible, record.within_5, record.within_1) == (0.5, 2.0, 3.0)
    assert record.bounds == ((0.1, 50), (1.0, 100))


def test_an_optimal_roster_is_its_own_bound(case: Case) -> None:
    result = EngineResult(GOOD, None, Status.OPTIMAL, "motor 1")
    assert judged(case, key(), Watched([], [], result), surroundings()).bound == BEST


def test_a_run_told_to_stop_is_no_result_of_its_limit(case: Case) -> None:
    result = EngineResult(GOOD, None, Status.FEASIBLE, "motor 1")
    watched = Watched([], [], result, used_seconds=1.0)
    assert judged(case, key(), watched, surroundings(), interrupted=True).outcome == "interrupted"


def test_times_to_near_the_end_of_curves_that_end_at_or_under_zero() -> None:
    assert time_within([(1.0, 5), (2.0, 1), (3.0, 0)], 5) == 3.0
    assert time_within([(1.0, -90), (2.0, -96), (3.0, -100)], 5) == 2.0


def test_a_curve_keeps_its_first_and_last_point_and_those_that_lie_apart() -> None:
    crowd = [(0.001 * k, 1000 - k) for k in range(100)]
    kept = thinned(crowd)
    assert kept[0] == (0.0, 1000)
    assert kept[-1] == (0.1, 901)
    assert len(kept) == 3
