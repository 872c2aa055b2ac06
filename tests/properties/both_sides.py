"""A roster weighed by the audit and by the lowered problem, and instances as JSON that can be reshaped."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

from pydantic_core import to_json

from models.audit import audit
from models.findings import Finding, Severity
from models.instance import Instance
from models.roster import Roster
from solver.evaluate import evaluate
from solver.frame.frame import Frame
from solver.lower import lower
from solver.translate import to_cells

Json = dict[str, Any]


def weigh(instance: Instance, roster: Roster) -> tuple[Finding, ...]:
    """The audit's findings, after making sure that the lowering says the same of the roster, line by line."""
    found = audit(instance, roster).findings
    said = evaluate(lower(instance, wide=True), to_cells(Frame(instance), roster))
    hard = {f.rule for f in found if f.severity is Severity.HARD}
    assert set(+said.hard) == hard, (said.hard, hard)
    points: Counter[str] = Counter()
    for f in found:
        points[f.rule] += f.penalty
    # which soft points a hard breach costs besides is nobody's concern
    audited = {rule: n for rule, n in points.items() if n and rule not in hard}
    assert {rule: n for rule, n in said.penalties.items() if n and rule not in hard} == audited
    return found


def summary(found: tuple[Finding, ...] | list[Finding]) -> Counter[tuple[object, ...]]:
    """Findings without their dates and words."""
    return Counter(
        (f.rule, f.severity, f.employee, f.unit, f.demand, f.measured, f.limit, f.penalty) for f in found
    )


def totals(found: tuple[Finding, ...] | list[Finding]) -> Counter[tuple[str, Severity]]:
    """Hard and waived findings counted, and points of the others, by rule line."""
    points: Counter[tuple[str, Severity]] = Counter()
    for f in found:
        points[f.rule, f.severity] += f.penalty if f.severity in (Severity.SOFT, Severity.DEVIATION) else 1
    return +points


def as_json(model: Instance | Roster) -> Json:
    return model.model_dump(mode="json")


def instance_of(raw: Json) -> Instance:
    return Instance.model_validate_json(to_json(raw))


def roster_for(instance: Instance, roster: Roster, assignments: list[Json] | None = None) -> Roster:
    """The roster (or other assignments) said of another instance."""
    raw = as_json(roster) | {"instance": instance.id, "instance_hash": instance.hash}
    if assignments is not None:
        raw["assignments"] = assignments
    return Roster.model_validate_json(to_json(raw))


def with_dates(raw: Json, move: Callable[[dt.date], dt.date]) -> Json:
    """A copy of JSON with every text that is a date moved."""

    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: walk(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [walk(inner) for inner in value]
        if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
            return str(move(dt.date.fromisoformat(value)))
        return value

    return walk(raw)  # type: ignore[no-any-return]
