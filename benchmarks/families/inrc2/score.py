"""The competition's own score of a roster, from the text of its rules. Shares nothing with the lowering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from benchmarks.case import Score
from benchmarks.families.inrc2.instance import Inrc2Instance
from solver.core import Cells

Duty = tuple[int, int] | None
"""Shift type and skill; None on a day off."""

Value = TypeVar("Value")

HARD = ("minimal coverage", "required skill", "shift type succession")
SOFT = (
    "total assignments",
    "consecutive",
    "non working days",
    "preferences",
    "max working weekends",
    "complete weekends",
    "optimal coverage",
)
"""The parts of the score, as the competition's validator names them."""


def score(instance: Inrc2Instance, cells: Cells) -> Score:
    """Weigh a roster as Ceschia et al., Ann. Oper. Res. 274 (2019), section 2, do.

    Hard units: missing nurses, assignments in a skill the nurse lacks, forbidden successions. (Two assignments
    on a day cannot be said in cells.)
    """
    roster = [[instance.scenario.duty(activity) for activity in row] for row in cells]
    parts = dict.fromkeys((*HARD, *SOFT), 0)
    _cover(instance, roster, parts)
    for nurse, duties in enumerate(roster):
        _nurse(instance, nurse, duties, parts)
    _requests(instance, roster, parts)
    return Score(
        hard=sum(parts[name] for name in HARD), penalty=sum(parts[name] for name in SOFT), parts=parts
    )


def _cover(instance: Inrc2Instance, roster: Sequence[Sequence[Duty]], parts: dict[str, int]) -> None:
    for number, week in enumerate(instance.weeks):
        for weekday in range(7):
            day = 7 * number + weekday
            present = [duties[day] for duties in roster]
            for shift in range(len(instance.scenario.shifts)):
                for skill in range(len(instance.scenario.skills)):
                    there = present.count((shift, skill))
                    minimum, optimal = week.staff[shift][skill][weekday]
                    parts["minimal coverage"] += max(0, minimum - there)
                    parts["optimal coverage"] += 30 * max(0, optimal - there)


def _nurse(instance: Inrc2Instance, number: int, duties: Sequence[Duty], parts: dict[str, int]) -> None:
    scenario, past = instance.scenario, instance.past[number]
    nurse = scenario.nurses[number]
    contract = scenario.contracts[nurse.contract]
    shifts = [None if duty is None else duty[0] for duty in duties]

    parts["required skill"] += sum(duty is not None and duty[1] not in nurse.skills for duty in duties)
    for before, after in zip([past.shift, *shifts], shifts, strict=False):
        if before is not None and after is not None and after in scenario.shifts[before].not_next:
            parts["shift type succession"] += 1

    worked = [shift is not None for shift in shifts]
    for works, begun, inside, ended in _runs(
        worked, past.work_days or past.free_days, past.shift is not None
    ):
        name = "consecutive" if works else "non working days"
        limits = contract.work_days if works else contract.free_days
        parts[name] += 30 * _outside(begun, inside, ended, limits)
    for shift, begun, inside, ended in _runs(
        shifts, past.shift_days if past.shift is not None else past.free_days, past.shift
    ):
        if shift is not None:
            limits = scenario.shifts[shift].shortest, scenario.shifts[shift].longest
            parts["consecutive"] += 15 * _outside(begun, inside, ended, limits)

    weekends = [(worked[day], worked[day + 1]) for day in range(5, len(worked), 7)]
    if contract.complete_weekends:
        parts["complete weekends"] += 30 * sum(saturday != sunday for saturday, sunday in weekends)
    in_all = past.weekends + sum(saturday or sunday for saturday, sunday in weekends)
    parts["max working weekends"] += 30 * max(0, in_all - contract.weekends)

    low, high = contract.assignments
    total = past.assignments + sum(worked)
    parts["total assignments"] += 20 * (max(0, low - total) + max(0, total - high))


def _runs(values: Sequence[Value], before: int, last: Value) -> Iterator[tuple[Value, int, int, bool]]:
    """Runs of equal values that reach into the horizon or end on its first day.

    Each with its value, days before the horizon and inside it, and whether it ended before the horizon did.
    """
    value, begun, inside = last, before, 0
    for current in values:
        if current != value:
            yield value, begun, inside, True
            value, begun, inside = current, 0, 0
        inside += 1
    yield value, begun, inside, False


def _outside(begun: int, inside: int, ended: bool, limits: tuple[int, int]) -> int:
    """Days by which a run breaks its limits: too many only inside the horizon, too few only when it has ended."""
    shortest, longest = limits
    over = max(0, begun + inside - longest)
    under = max(0, shortest - begun - inside) if ended else 0
    return min(inside, over) + under


def _requests(instance: Inrc2Instance, roster: Sequence[Sequence[Duty]], parts: dict[str, int]) -> None:
    for number, week in enumerate(instance.weeks):
        asked: dict[tuple[int, int], set[int | None]] = {}
        for nurse, shift, weekday in week.off_requests:
            asked.setdefault((nurse, 7 * number + weekday), set()).add(shift)
        for (nurse, day), shifts in asked.items():
            duty = roster[nurse][day]
            if duty is not None and (None in shifts or duty[0] in shifts):
                parts["preferences"] += 10
