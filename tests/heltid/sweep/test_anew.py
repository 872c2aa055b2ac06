"""The ward staffed anew: what the position model answers, proved by a roster of its own."""

from __future__ import annotations

from fractions import Fraction

import pytest

from heltid.sweep.anew import FIRST, FURTHER, MOST_ROUNDS
from heltid.sweep.carrying_out import NOBODY, carry_out
from heltid.sweep.result import PolicyResult
from heltid.sweep.task import ANEW_AT_MOST, Budgets
from models.audit import audit
from models.base import hundredths
from tests.build import line, person
from tests.heltid.sweep.small import STEPS, need, task

WORKDAYS = ["mon", "tue", "wed", "thu", "fri"]


@pytest.fixture(scope="module")
def today() -> PolicyResult:
    return carry_out(task())


def test_the_roster_proves_the_answer_of_the_position_model(today: PolicyResult) -> None:
    plan, anew = today.positions.anew, today.anew
    assert plan is not None
    assert anew is not None
    assert anew.acceptable
    assert anew.instance is not None
    assert anew.roster is not None
    assert anew.figures is not None
    assert audit(anew.instance, anew.roster).clean
    assert anew.figures.heads == plan.heads
    assert anew.figures.fte == pytest.approx(plan.fte)
    assert anew.figures.changes is None
    assert {e.name.split(" %")[0] for e in anew.instance.employees} <= {
        f"Helsefagarbeider {g.position_percent:g}" for g in plan.groups
    }
    (only,) = anew.attempts
    assert (only.heads, only.added, only.acceptable) == (plan.heads, 0, True)
    assert only.sentence.endswith("Turnusen kan brukes.")


def test_read_anew_has_its_figures_in_the_place_of_todays(today: PolicyResult) -> None:
    read = today.read_anew
    assert read is not None
    assert today.anew is not None
    assert (read.policy, read.figures, read.instance) == (
        today.policy,
        today.anew.figures,
        today.anew.instance,
    )
    assert read.figures != today.figures


def test_it_can_be_left_out() -> None:
    result = carry_out(task(budgets=STEPS.model_copy(update={"anew": False})))
    assert result.acceptable
    assert result.anew is None
    assert result.read_anew is None


def test_a_unit_without_people_is_staffed() -> None:
    result = carry_out(task(employees=[]))
    assert result.failures == (NOBODY,)
    assert result.positions.reason == ""
    assert result.positions.today is None
    assert result.anew is not None
    assert result.anew.acceptable
    assert result.anew.cost is not None
    assert result.anew.figures is not None
    assert result.anew.figures.open_share == 0


def test_open_shifts_ask_for_more_people_and_say_so() -> None:
    """Nobody may work more than two shifts a week, which the position model does not know."""
    rules = [
        line("one_shift"),
        line("cover", hard=False, weight=100),
        line("contract_hours", hard=False, weight=1, tolerance_minutes=60),
        line("week_length", maximum_minutes=960, average_minutes=960, average_weeks=1),
    ]
    staff = [person("kari", percent=100, competences=["hfa"])]
    demand = [need("dag", "07:00", "15:00", WORKDAYS)]
    result = carry_out(task(rules=rules, employees=staff, demand=demand))
    plan, anew = result.positions.anew, result.anew
    assert plan is not None
    assert anew is not None
    first, *further = anew.attempts
    assert (first.heads, first.acceptable) == (plan.heads, False)
    assert first.open_hours_per_week is not None
    assert first.open_hours_per_week > 0
    assert "står åpne" in first.sentence
    assert further
    assert [a.added for a in further] == [a.heads - plan.heads for a in further]
    assert further[0].sentence.startswith("1 til: Helsefagarbeider")
    assert anew.acceptable == further[-1].acceptable
    assert len(further) <= MOST_ROUNDS
    if not anew.acceptable:
        assert anew.failures


def test_rules_that_nobody_can_keep_are_told_by_how_much_they_fail() -> None:
    rules = [
        line("one_shift"),
        line("cover", hard=False, weight=100),
        line("contract_hours", tolerance_minutes=0),
        line("week_length", maximum_minutes=60, average_minutes=60, average_weeks=1),
    ]
    anew = carry_out(task(rules=rules, budgets=Budgets(seconds=60, iterations=2_000))).anew
    assert anew is not None
    assert not anew.acceptable
    assert anew.roster is None
    assert anew.failures
    assert anew.attempts[-1].hard_units_left is None or anew.attempts[-1].hard_units_left > 0


def test_it_takes_no_longer_than_is_said() -> None:
    assert Fraction(str(ANEW_AT_MOST)) == FIRST + (1 + MOST_ROUNDS) * FURTHER


def test_the_same_steps_give_the_same_staff(today: PolicyResult) -> None:
    again = carry_out(task()).anew
    assert again is not None
    assert today.anew is not None
    assert again.attempts == today.anew.attempts
    assert again.figures == today.anew.figures
    assert [hundredths(p.percent) for p in again.figures.positions] if again.figures else False
