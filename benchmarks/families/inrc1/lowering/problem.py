"""An instance as a problem of the four primitives."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.families.inrc1.instance import Instance
from benchmarks.families.inrc1.lowering.group import RULES, Group, rule, work_mask
from benchmarks.families.inrc1.lowering.patterns import patterns
from benchmarks.families.inrc1.lowering.runs import runs
from benchmarks.families.inrc1.lowering.weekends import weekend_runs, whole_weekends
from solver.core import OFF_MASK, Bound, Cover, CoverCell, Forbid, Literal, Prefer, Problem, Term


def lower(instance: Instance) -> Problem:
    """The instance in primitives. Lines are employees, activity ``k + 1`` is shift ``k`` of the instance."""
    people = range(len(instance.employees))
    groups = [
        Group(instance, contract, tuple(k for k in people if instance.employees[k].contract is contract))
        for contract in {employee.contract.id: employee.contract for employee in instance.employees}.values()
    ]
    bounds: list[Bound] = []
    forbids: list[Forbid] = []
    for group in groups:
        bounds += _assignments(group)
        forbids += runs(group)
        bounds += weekend_runs(group)
        for primitive in whole_weekends(group):
            if isinstance(primitive, Bound):
                bounds.append(primitive)
            else:
                forbids.append(primitive)
        forbids += patterns(group)
    return Problem(
        days=instance.days,
        rolling=False,
        activities=len(instance.shifts) + 1,
        domains=(OFF_MASK | work_mask(instance),) * len(people),
        choices=(0,) * len(people),
        history=tuple({} for _ in people),
        rules=RULES,
        forbids=tuple(forbids),
        bounds=tuple(bounds),
        covers=tuple(_cover(instance)),
        prefers=(*_skills(instance), *_requests(instance)),
        groups=tuple(group.lines for group in groups),
    )


def _cover(instance: Instance) -> Iterator[Cover]:
    """Exactly as many as asked for, on every shift of every day."""
    everybody = tuple(range(len(instance.employees)))
    for day in range(instance.days):
        for k, shift in enumerate(instance.shifts):
            needed = instance.cover[day, shift.id]
            yield Cover(rule("cover"), (CoverCell(everybody, day, 2 << k),), needed, needed)


def _assignments(group: Group) -> Iterator[Bound]:
    terms = tuple(Term(1, (Literal(day, group.work),)) for day in range(group.days))
    least, most = group.contract.min_assignments, group.contract.max_assignments
    number = rule("assignments")
    if least is not None:
        yield Bound(number, group.lines, terms, low=least.value, weight=least.weight)
    if most is not None:
        yield Bound(number, group.lines, terms, high=most.value, weight=most.weight)


def _skills(instance: Instance) -> Iterator[Prefer]:
    """A shift that asks for a skill somebody lacks costs, every day."""
    alike: dict[tuple[int, int], list[int]] = {}
    for line, employee in enumerate(instance.employees):
        lacking = sum(
            2 << k for k, shift in enumerate(instance.shifts) if not shift.skills <= employee.skills
        )
        alike.setdefault((lacking, employee.contract.alternative_skill), []).append(line)
    for (lacking, weight), lines in alike.items():
        if lacking and weight:
            for day in range(instance.days):
                yield Prefer(rule("skills"), tuple(lines), day, lacking, weight)


def _requests(instance: Instance) -> Iterator[Prefer]:
    """What stands in the cell when a request is not met."""
    number = {shift.id: k for k, shift in enumerate(instance.shifts)}
    everything = OFF_MASK | work_mask(instance)
    for request in instance.requests:
        asked = work_mask(instance) if request.shift is None else 2 << number[request.shift]
        unmet = everything & ~asked if request.on else asked
        if request.weight:
            yield Prefer(rule("requests"), (request.employee,), request.day, unmet, request.weight)
