"""Instance -> core problem."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from models.instance import Instance
from models.rules import RULE_KINDS
from models.rules.base import Rule
from solver.core import Bound, Cover, Forbid, Prefer, Problem
from solver.frame.frame import Frame

LOWERINGS = {
    kind: import_module(f"solver.lowering.{kind.__module__.rsplit('.', 1)[1]}").lower for kind in RULE_KINDS
}
"""The lowering of each kind of rule, found by the name of its file."""


def lower(instance: Instance, rules: Iterable[Rule] | None = None, *, wide: bool = False) -> Problem:
    """The core problem of an instance.

    Parameters
    ----------
    rules:
        Rule lines to lower; all that are enabled when left out.
    wide:
        Let every shift of every unit stand in every cell, so that any roster can be tried against the rules.
    """
    frame = Frame(instance)
    lines = tuple(instance.rules if rules is None else rules)
    everything = frame.work_mask | 1
    parts: dict[type, list[object]] = {Forbid: [], Bound: [], Cover: [], Prefer: []}
    for index, rule in enumerate(lines):
        for primitive in LOWERINGS[type(rule)](rule, index, frame):
            if primitive.weight != 0:
                parts[type(primitive)].append(primitive)
    history: list[dict[int, int]] = [{} for _ in instance.employees]
    if instance.history is not None:
        for w in instance.history.worked:
            day = instance.horizon.day(w.date)
            history[frame.line_of[w.employee]][day] = frame.number[w.shift, w.unit]
    return Problem(
        days=frame.days,
        rolling=frame.rolling,
        activities=len(frame.activities) + 1 + len(frame.sizes),
        domains=tuple(everything if wide else frame.domain(e) for e in instance.employees),
        choices=tuple(frame.choice_mask(*frame.choices(e)) for e in instance.employees),
        history=tuple(history),
        rules=tuple(rule.id for rule in lines),
        forbids=tuple(parts[Forbid]),  # type: ignore[arg-type]
        bounds=tuple(parts[Bound]),  # type: ignore[arg-type]
        covers=tuple(parts[Cover]),  # type: ignore[arg-type]
        prefers=tuple(parts[Prefer]),  # type: ignore[arg-type]
        groups=tuple(
            tuple(k for k, e in enumerate(instance.employees) if e.home_unit == unit.id)
            for unit in instance.units
        ),
    )
