"""What a change did to the judgement of a roster."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from models.findings import Finding, Severity
from ui.workplace.client import Judgement
from ui.workplace.roster.screen import Change, Consequence

_Breach = tuple[str, Severity, str | None, str | None, str | None, dt.date, dt.date]

_WEIGHT = {Severity.HARD: 0, Severity.DEVIATION: 1, Severity.SOFT: 2}


def consequence(change: Change, before: Judgement, after: Judgement) -> Consequence:
    """What came and what went between two judgements. Waived findings are left out."""
    old, new = _by_breach(before.findings), _by_breach(after.findings)
    points = {
        rule: after.penalties.get(rule, 0) - before.penalties.get(rule, 0)
        for rule in {*before.penalties, *after.penalties}
    }
    return Consequence(
        change=change,
        broken=_heaviest_first(f for key, f in new.items() if key not in old or _far(f) > _far(old[key])),
        mended=_heaviest_first(f for key, f in old.items() if key not in new),
        points=after.penalty - before.penalty,
        by_rule={rule: more for rule, more in sorted(points.items()) if more},
    )


def _by_breach(findings: Iterable[Finding]) -> dict[_Breach, Finding]:
    """The findings by what is broken, without how much; of two the further from its limit."""
    found: dict[_Breach, Finding] = {}
    for f in findings:
        if f.severity is Severity.WAIVED:
            continue
        key = (f.rule, f.severity, f.employee, f.unit, f.demand, f.first, f.last)
        if key not in found or _far(f) > _far(found[key]):
            found[key] = f
    return found


def _far(finding: Finding) -> int:
    return abs(finding.measured - finding.limit)


def _heaviest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (_WEIGHT[f.severity], -f.penalty, f.first)))
