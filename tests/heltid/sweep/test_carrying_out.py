"""One policy from data to figures."""

from __future__ import annotations

import pytest

from heltid.sweep.carrying_out import OtherEditionError, carry_out
from heltid.sweep.result import PolicyResult
from heltid.sweep.task import Budgets
from models.audit import audit
from tests.heltid.sweep.small import IMPOSSIBLE, LARGER, STEPS, need, task


@pytest.fixture(scope="module")
def today() -> PolicyResult:
    return carry_out(task())


def without_times(result: PolicyResult) -> dict[str, object]:
    """What a table is made of."""
    said = result.model_dump(mode="json", exclude={"whole_seconds"})
    for rostered in (said, said["anew"]):
        rostered.pop("search_seconds")
        rostered["roster"].pop("seconds")
    for plan in (said["positions"]["today"], said["positions"]["anew"]):
        plan.pop("seconds")
        for goal in plan["goals"]:
            goal.pop("seconds")
    return said


def test_the_roster_stands_behind_the_figures(today: PolicyResult) -> None:
    assert today.acceptable
    assert today.instance is not None
    assert today.roster is not None
    assert today.figures is not None
    assert audit(today.instance, today.roster).clean
    assert today.figures.heads == 4
    assert today.figures.fte == 2.95
    assert today.figures.full_time_share == 0.25
    assert today.figures.open_share == 0
    assert today.cost is not None
    assert today.cost.nok_per_year.total > 4 * 300_000


def test_the_position_model_is_asked_both_ways(today: PolicyResult) -> None:
    assert today.positions.reason == ""
    assert today.positions.today is not None
    assert today.positions.today.heads == 4
    assert today.positions.today.hires == 0
    assert today.positions.anew is not None
    assert today.positions.anew.covered
    assert today.positions.anew.heads <= 4


def test_with_the_same_steps_the_same_figures(today: PolicyResult) -> None:
    assert without_times(carry_out(task())) == without_times(today)


def test_positions_grow_where_the_policy_lets_them() -> None:
    result = carry_out(task(LARGER))
    assert result.figures is not None
    assert [note.people for note in result.notes] == [1]
    assert result.figures.changes is not None
    kari = next(p for p in result.figures.people if p.employee == "kari")
    assert kari.base_percent == 75
    assert kari.position_percent in (75, 100)


def test_a_policy_that_cannot_be_carried_out_says_why() -> None:
    result = carry_out(task(IMPOSSIBLE))
    assert "lege" in result.refused
    assert result.roster is None
    assert not result.acceptable


def test_open_shifts_over_the_limit_are_not_acceptable() -> None:
    days = ["mon", "tue", "wed", "thu", "fri"]
    short = carry_out(task(demand=[{**need("dag", "07:00", "15:00", days), "minimum": 5, "wanted": 5}]))
    assert not short.acceptable
    assert "står åpne" in short.failures[0]
    assert "grensen er 1 %" in short.failures[0]
    generous = Budgets(seconds=60, iterations=STEPS.iterations, open_percent_most=100)
    assert carry_out(
        task(budgets=generous, demand=[{**need("dag", "07:00", "15:00", days), "minimum": 5, "wanted": 5}])
    ).acceptable


def test_absence_is_simulated_when_asked_for() -> None:
    result = carry_out(task(budgets=STEPS.model_copy(update={"replications": 10})))
    assert result.absence is not None
    assert result.absence.replications == 10


def test_another_edition_takes_nothing() -> None:
    with pytest.raises(OtherEditionError, match="oppdraget kommer fra en annen"):
        carry_out(task().model_copy(update={"edition": "en annen"}))
