"""How evenly evenings, nights and weekends lie on those who can take them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from models.base import Model
from models.kpi import PersonKpis

if TYPE_CHECKING:
    from models.instance import Instance
    from models.staff import Employee

Burden = Literal["evening", "night", "weekend"]
BURDENS: tuple[Burden, ...] = ("evening", "night", "weekend")


class Fairness(Model):
    """How evenly one burden lies.

    A person's share is the number in the plan as if in a full position, per 4 weeks. Only people who can take it
    count: with a position, not exempt, and (evenings, nights) allowed to work a shift of that kind in a unit of
    theirs.

    Attributes
    ----------
    people:
        Who can take it.
    mean_per_4_weeks, lowest_per_4_weeks, highest_per_4_weeks:
        Of their shares; null when there is nobody.
    jain_index:
        (sum of shares)^2 / (people x sum of squared shares): 1 when all have the same, 1/people when one has it
        all; null when there is nothing to share. Source: Jain, Chiu and Hawe 1984.
    """

    of: Burden
    people: int
    mean_per_4_weeks: float | None
    lowest_per_4_weeks: float | None
    highest_per_4_weeks: float | None
    jain_index: float | None = Field(ge=0, le=1)


def fairness(instance: Instance, people: Iterable[PersonKpis], of: Burden) -> Fairness:
    """How evenly a burden lies in a roster with these key figures."""
    shares = [
        _count(p, of) * 100 / p.position_percent * 4 / instance.horizon.weeks
        for p in people
        if p.position_percent is not None and can_take(instance, instance.employee_by_id[p.employee], of)
    ]
    squares = sum(s * s for s in shares)
    return Fairness(
        of=of,
        people=len(shares),
        mean_per_4_weeks=round(sum(shares) / len(shares), 2) if shares else None,
        lowest_per_4_weeks=round(min(shares), 2) if shares else None,
        highest_per_4_weeks=round(max(shares), 2) if shares else None,
        jain_index=min(1.0, round(sum(shares) ** 2 / (len(shares) * squares), 3)) if squares else None,
    )


def _count(person: PersonKpis, of: Burden) -> int:
    return {"evening": person.evenings, "night": person.nights, "weekend": person.weekends}[of]


def can_take(instance: Instance, employee: Employee, of: Burden) -> bool:
    """Whether a person is not exempt from a burden and has a shift of that kind to work."""
    exempt = employee.exemptions
    if {"evening": exempt.no_evenings, "night": exempt.no_nights, "weekend": exempt.no_weekends}[of]:
        return False
    if of == "weekend":
        return True
    units = (employee.home_unit, *employee.other_units)
    return any(
        shift.kind == of
        and instance.holds_any(employee.id, shift.competences)
        and any(instance.shift_runs_in(shift.id, unit) for unit in units)
        for shift in instance.shifts
    )
