"""Runs too long and too short: each day counts, edges are exempt, the whole cycle is one run."""

from __future__ import annotations

import pytest

from tests.build import line, ward
from tests.solver.lowering.weigh import weigh

LONGEST = line("run_length", of="work", maximum=3, hard=False, weight=2)
SHORTEST = line("run_length", of="work", minimum=3, hard=False, weight=2)


def test_each_day_beyond_the_maximum_is_one_unit() -> None:
    assert weigh(ward(rules=[LONGEST]), {"a": "D D A N - - -"}) == (0, 2)
    assert weigh(ward(rules=[LONGEST]), {"a": "D D A N M - -"}) == (0, 4)
    assert weigh(ward(rules=[LONGEST]), {"a": "D D - - - D D"}) == (0, 2), "the run goes on over the wrap"


@pytest.mark.parametrize("maximum", [3, 6, 7, 20])
def test_when_the_whole_cycle_is_one_run_every_day_is_one_beyond(maximum: int) -> None:
    w = ward(rules=[{**LONGEST, "maximum": maximum}])
    assert weigh(w, {"a": "D D D D D D D"}) == (0, 14)


def test_a_cycle_all_but_full_is_measured_by_its_length() -> None:
    assert weigh(ward(rules=[{**LONGEST, "maximum": 6}]), {"a": "D D D - D D D"}) == (0, 0)
    assert weigh(ward(rules=[{**LONGEST, "maximum": 5}]), {"a": "D D D - D D D"}) == (0, 2)
    assert weigh(ward(rules=[{**SHORTEST, "minimum": 9}]), {"a": "D D D - D D D"}) == (0, 6)
    assert weigh(ward(rules=[{**SHORTEST, "minimum": 9}]), {"a": "D D D D D D D"}) == (0, 0)


def test_history_prolongs_a_run_but_its_days_are_not_counted() -> None:
    w = ward(kind="calendar", rules=[LONGEST], history_weeks=1, history={"a": "- - D D D D D"})
    assert weigh(w, {"a": "D - - - - - -"}) == (0, 2)


def test_each_day_missing_from_the_minimum_is_one_unit() -> None:
    assert weigh(ward(rules=[SHORTEST]), {"a": "- D - D D - -"}) == (0, 6)
    assert weigh(ward(rules=[{**SHORTEST, "hard": True}]), {"a": "- D - D D D -"}) == (1, 0)


def test_a_run_that_touches_the_unknown_is_not_too_short() -> None:
    rows = {"a": "D - D D D - D"}
    assert weigh(ward(kind="calendar", rules=[SHORTEST]), rows) == (0, 0)
    known = ward(kind="calendar", rules=[SHORTEST], history_weeks=1, history={"a": "D"})
    assert weigh(known, rows) == (0, 4), "Monday's run is known to be one day; the last day's is not"


def test_a_run_that_ended_in_history_is_not_counted() -> None:
    w = ward(kind="calendar", rules=[SHORTEST], history_weeks=1, history={"a": "- - - D - - D"})
    assert weigh(w, {"a": ""}) == (0, 0)


def test_kinds_and_single_codes_have_runs_of_their_own() -> None:
    nights = line("run_length", of="kinds", kinds=["night", "evening"], maximum=2, hard=False, weight=2)
    assert weigh(ward(rules=[nights]), {"a": "N A N D N N -"}) == (0, 2)
    same = line("run_length", of="same_shift", maximum=2, hard=False, weight=2)
    assert weigh(ward(rules=[same]), {"a": "N A N D D D -"}) == (0, 2)


@pytest.mark.parametrize(("minimum", "points"), [(8, 2), (9, 4), (14, 14)])
def test_a_run_with_history_may_be_longer_than_the_plan_and_still_too_short(
    minimum: int, points: int
) -> None:
    """Two days of history and five of a plan of one week were a run that no template knew."""
    w = ward(
        kind="calendar",
        rules=[{**SHORTEST, "minimum": minimum}],
        history_weeks=1,
        history={"a": "- - - - - D D"},
    )
    assert weigh(w, {"a": "D D D D D - -"}) == (0, points)
