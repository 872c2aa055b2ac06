"""Is a ward staffable? Hours, weekends and nights as plain arithmetic, before any search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.base import MINUTES_PER_DAY
from models.demand import Demand
from models.instance import Instance
from models.rules.weekends import Weekends
from models.shifts import Shift
from models.staff import WEEKLY_NORM_MINUTES, Employee


@dataclass(frozen=True)
class Balance:
    """Figures of one instance.

    Attributes
    ----------
    people, full_time_equivalents:
        Employees and positions on the first day.
    staff_minutes, wanted_minutes:
        Contract minutes in the plan, less credited absence, and person-minutes wanted by the lines
        that count anyone.
    weekend_people:
        Fewest people that one weekend day can be staffed with when long shifts may be used freely.
    weekend_capacity:
        People there are for one weekend on average.
    """

    people: int
    full_time_equivalents: float
    staff_minutes: float
    wanted_minutes: int
    weekend_people: int
    weekend_capacity: float

    @property
    def spare_percent(self) -> float:
        """Contract hours above wanted hours, in per cent of the contract hours."""
        return 100 * (self.staff_minutes - self.wanted_minutes) / self.staff_minutes


def balance(instance: Instance) -> Balance:
    """The figures of an instance."""
    return Balance(
        people=len(instance.employees),
        full_time_equivalents=sum(e.contracts[0].position_percent for e in instance.employees) / 100,
        staff_minutes=sum(contract_minutes(instance, e) for e in instance.employees),
        wanted_minutes=sum(
            wanted_minutes(instance, line) for line in instance.demand if not line.competences
        ),
        weekend_people=max(fewest_people(instance, day) for day in weekend_days(instance)),
        weekend_capacity=weekend_capacity(instance),
    )


def contract_minutes(instance: Instance, employee: Employee) -> float:
    """Contract minutes in the plan less credited absence; tredelt counts as 35.5 hours."""
    away = {
        day
        for a in instance.absences
        if a.employee == employee.id and a.credited
        for day in range(instance.horizon.day(a.first), instance.horizon.day(a.last) + 1)
    }
    total = 0.0
    for day in range(instance.horizon.days):
        contract = employee.contract_on(instance.horizon.date(day))
        if contract is not None and day not in away:
            norm = WEEKLY_NORM_MINUTES["35.5" if contract.weekly_norm == "tredelt" else contract.weekly_norm]
            total += norm * contract.position_percent / 700
    return total


def wanted_minutes(instance: Instance, line: Demand) -> int:
    """Person-minutes a demand line wants in the plan."""
    days = sum(applies(instance, line, day) for day in range(instance.horizon.days))
    return days * line.wanted * (line.end_minute - line.start)


def applies(instance: Instance, line: Demand, day: int) -> bool:
    return line.applies(instance.horizon.date(day), instance.timeline.day_kinds(day))


def weekend_days(instance: Instance) -> Iterable[int]:
    return (d for d in range(instance.horizon.days) if d % 7 >= 5)


def weekend_capacity(instance: Instance) -> float:
    """People there are for one weekend when everyone works as many as the weekend rule allows."""
    weeks = instance.horizon.weeks
    rule = next(r for r in instance.rules if isinstance(r, Weekends))
    each = weeks // rule.every_nth + rule.extra_weekends * weeks // rule.extra_period_weeks
    free = sum(e.exemptions.no_weekends for e in instance.employees)
    return (len(instance.employees) - free) * each / weeks


def fewest_people(instance: Instance, day: int, competences: tuple[str, ...] = ()) -> int:
    """Fewest shifts that cover what the lines for these competences want on a day, place by place.

    Without competences: the lines that count anyone.

    Always taking the shift that reaches furthest from the first uncovered quarter is optimal for intervals.
    """
    places: dict[frozenset[str], list[Demand]] = {}
    for line in instance.demand:
        if line.competences == competences and line.wanted and applies(instance, line, day):
            places.setdefault(instance.units_of_place(line.units, line.site), []).append(line)
    return sum(_fewest(lines, instance.shifts) for lines in places.values())


def _fewest(lines: list[Demand], shifts: tuple[Shift, ...]) -> int:
    wanted = [0] * (2 * MINUTES_PER_DAY // 15)
    for line in lines:
        for slot in range(line.start // 15, line.end_minute // 15):
            wanted[slot] += line.wanted
    usable = [s for s in shifts if s.kind != "meeting"]
    count = 0
    for slot in range(len(wanted)):
        while wanted[slot] > 0:
            reach = max(s.end_minute // 15 for s in usable if s.start // 15 <= slot < s.end_minute // 15)
            wanted[slot:reach] = [w - 1 for w in wanted[slot:reach]]
            count += 1
    return count
