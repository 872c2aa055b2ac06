"""Changes from a plan that was: a penalty on everything else than what a cell held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from models.rules.changes import Changes
from solver.core import OFF, Prefer, Primitive
from solver.frame.frame import Frame


def lower(rule: Changes, index: int, frame: Frame) -> Iterator[Primitive]:
    """People who had the same work on a day stand in one penalty. A cell holds one shift, so two in one cannot be kept."""
    works = Counter((a.employee, frame.instance.horizon.day(a.date)) for a in rule.before)
    held = {
        (a.employee, day): frame.number[a.shift, a.unit]
        for a in rule.before
        if works[a.employee, day := frame.instance.horizon.day(a.date)] == 1
    }
    people = frame.employees(rule)
    for day in range(frame.days):
        alike: dict[int, list[int]] = {}
        for line in frame.bound_lines(rule, people, day):
            cell = (frame.instance.employees[line].id, day)
            kept = 0 if works[cell] > 1 else 1 << held.get(cell, OFF)
            alike.setdefault(kept, []).append(line)
        for kept, lines in alike.items():
            yield Prefer(index, tuple(lines), day, frame.everything & ~kept, rule.weight)
