"""Working time as the law and the tariff reckon it: night, red-day and contract minutes.

Facts both of a shift and of a contract that several rules build on; no limit of any rule is
decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from models.base import hundredths
from models.calendar import Timeline
from models.staff import WEEKLY_NORM_MINUTES, Employee

if TYPE_CHECKING:
    from models.view import RosterView, Work

NIGHT_START = 21 * 60
NIGHT_END = 30 * 60
"""Night is 21:00 to 06:00 the next day (AML §10-11(1))."""

TWELFTHS = 12
"""Contract hours are reckoned in twelfths of a minute: N/4 and S/6 are then whole numbers."""


def started(amount: int, unit: int) -> int:
    """How many units are begun: 0 for 0 or less, 1 for 1 to ``unit``, and so on."""
    return max(0, -(-amount // unit))


def _nights(timeline: Timeline, work: Work) -> list[tuple[int, int]]:
    """The nights a shift of at most 24 hours can touch, from its own morning to the evening after."""
    return [
        (timeline.minute(day, NIGHT_START), timeline.minute(day, NIGHT_END))
        for day in range(work.day - 1, work.day + 2)
    ]


def night_minutes(timeline: Timeline, work: Work) -> int:
    """Real minutes of a shift, from start to end, inside 21:00-06:00."""
    return sum(work.overlap(start, end) for start, end in _nights(timeline, work))


def red_minutes_by_day(timeline: Timeline, work: Work) -> int:
    """Real minutes of a shift inside a red-day window (AML §10-10(1)) but outside 21:00-06:00."""
    minutes = 0
    for red in timeline.red_days(work.day, work.day + 2):
        minutes += work.overlap(red.start_minute, red.end_minute)
        for start, end in _nights(timeline, work):
            minutes -= work.overlap(max(start, red.start_minute), min(end, red.end_minute))
    return minutes


def norms_in_plan(view: RosterView, employee: Employee) -> frozenset[str]:
    """The weekly norms of every contract that is in force on some day of the plan."""
    return frozenset(c.weekly_norm for c in view.contracts(employee) if c is not None)


def credited_days(view: RosterView, employee: Employee) -> frozenset[int]:
    """Plan days on which the person is away with the contract's minutes taken off the target."""
    return frozenset(
        day
        for absence in view.absences(employee.id)
        if absence.credited
        for day in range(
            max(0, view.horizon.day(absence.first)), min(view.days, view.horizon.day(absence.last) + 1)
        )
    )


def contract_twelfths(view: RosterView, employee: Employee, days: Iterable[int], tredelt_norm: str) -> int:
    """Twelfths of a minute the contract asks for on some plan days, rounded down.

    The sum over the days of norm x position % / 7, without credited absence and days without a
    contract. A position the roster has chosen replaces the contract's.

    Parameters
    ----------
    tredelt_norm:
        The fixed norm that stands in for ``tredelt``: ``37.5``, ``35.5`` or ``33.6``.
    """
    away = credited_days(view, employee)
    contracts = view.contracts(employee)
    # by identity: to compare whole contracts for each day takes long
    days_of = Counter(id(contracts[day]) for day in days if day not in away)
    total = Fraction(0)
    for contract in {id(contract): contract for contract in contracts}.values():
        if contract is None:
            continue
        count = days_of[id(contract)]
        norm = tredelt_norm if contract.weekly_norm == "tredelt" else contract.weekly_norm
        percent = view.contract_percent(employee, contract)
        total += Fraction(count * WEEKLY_NORM_MINUTES[norm] * hundredths(percent), 7 * 10_000)
    return int(total * TWELFTHS)


def target_twelfths(view: RosterView, employee: Employee, days: Iterable[int], works: Iterable[Work]) -> int:
    """Twelfths of a minute a person owes on some plan days; for ``tredelt`` what the shifts make it.

    Parameters
    ----------
    works:
        The person's shifts that start on those days.
    """
    days, works = list(days), list(works)
    ordinary = contract_twelfths(view, employee, days, "37.5")
    if "tredelt" not in norms_in_plan(view, employee):
        return ordinary
    night = sum(night_minutes(view.timeline, w) for w in works)
    sunday = sum(red_minutes_by_day(view.timeline, w) for w in works)
    reduced = ordinary - TWELFTHS * night // 4 - TWELFTHS * sunday // 6
    lowest = contract_twelfths(view, employee, days, "33.6")
    highest = contract_twelfths(view, employee, days, "35.5")
    return min(max(reduced, lowest), highest)
