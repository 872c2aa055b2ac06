"""Long shifts in weekends only, in the rosters that policies are measured on."""

from __future__ import annotations

import pytest

from heltid.sweep.carrying_out import carry_out
from heltid.sweep.task import Task
from models.policy.changes.long_shifts import LongShifts
from models.policy.policy import Policy
from tests.build import SHIFTS, line, person
from tests.heltid.sweep.small import need, task

EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def asked(days: str) -> Task:
    """Four people for a need that a long shift meets best, every day of two weeks."""
    change = LongShifts.model_validate({"days": days})
    return task(
        Policy(id="lang", name="Langvakt", changes=(change,)),
        employees=[
            person(name, name=name, competences=["hfa"], long_shift_volunteer=True) for name in "abcd"
        ],
        demand=[need("dag", "08:00", "20:30", EVERY_DAY)],
        rules=[
            line("one_shift"),
            line("cover", hard=False, weight=100),
            line("day_length", maximum_minutes=750, normal_minutes=750),
            line("fragmentation", hard=False, weight=5, short_shift_minutes=500, extra_day_weight=5),
            line("heltid", hard=False, weight=100, enabled=False),
        ],
        shifts=[code for code in SHIFTS if code["id"] in "DAL"],
    )


@pytest.mark.parametrize(("days", "weekdays"), [("all", True), ("weekends", False)])
def test_a_roster_has_long_shifts_on_the_days_of_the_policy(days: str, weekdays: bool) -> None:
    found = carry_out(asked(days))
    assert found.roster is not None
    assert found.breaches == 0
    long = [a.date.weekday() for a in found.roster.assignments if a.shift == "L"]
    assert any(day >= 5 for day in long)
    assert any(day < 5 for day in long) == weekdays
