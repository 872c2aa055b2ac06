"""What is called a contradiction really is one."""

from __future__ import annotations

import random

import pytest

from models.roster import Status
from solver.cpsat import CpsatModel, solve_cpsat
from solver.diagnose import contradictions
from solver.lower import lower
from tests.build import line, person, ward
from tests.solver.random_problem import random_problem


def test_two_rules_that_leave_a_cell_nothing() -> None:
    instance = ward(
        rules=[line("pins"), line("availability")],
        pins=[{"employee": "a", "date": "2027-01-05", "shift": "D"}],
        absences=[{"employee": "a", "first": "2027-01-05", "last": "2027-01-05"}],
    )
    (found,) = contradictions(lower(instance))
    assert (found.rules, found.days) == (("pins", "availability"), (1,))
    assert "a ti 05.01.2027" in found.sentence(instance)


def test_two_pins_that_break_the_daily_rest() -> None:
    pins = [
        {"employee": "a", "date": "2027-01-05", "shift": "A"},
        {"employee": "a", "date": "2027-01-06", "shift": "D"},
    ]
    rest = line("daily_rest", minimum_minutes=600, normal_minutes=660)
    (found,) = contradictions(lower(ward(rules=[line("pins"), rest], pins=pins)))
    assert (found.rules, found.days) == (("daily_rest",), (1, 2))
    rest = line("daily_rest", minimum_minutes=540, normal_minutes=660)
    assert contradictions(lower(ward(rules=[line("pins"), rest], pins=pins))) == []


def test_hours_that_no_choice_of_shifts_reaches() -> None:
    staff = [
        person(
            "a",
            exemptions={"unavailable_weekdays": ["mon", "tue", "wed", "thu"], "longest_shift_minutes": 480},
        )
    ]
    rules = [line("availability"), line("exemptions"), line("contract_hours", tolerance_minutes=60)]
    (found,) = contradictions(lower(ward(employees=staff, rules=rules)))
    assert found.rules == ("contract_hours",)


@pytest.mark.parametrize("seed", range(150))
def test_never_cries_wolf(seed: int) -> None:
    problem = random_problem(random.Random(seed), hard=0.6)
    if contradictions(problem):
        assert solve_cpsat(CpsatModel(problem), seconds=10, workers=1).status is Status.INFEASIBLE
