"""Findings counted and put together: by rule, and by person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.findings import Finding, Severity

SEVERITIES = (Severity.HARD, Severity.DEVIATION, Severity.SOFT, Severity.WAIVED)
"""The heaviest first."""


@dataclass(frozen=True)
class RuleGroup:
    """Findings of one rule line, by date.

    Attributes
    ----------
    people:
        How many people they are about.
    worst:
        The one farthest from its limit.
    points:
        Penalty points of all of them.
    """

    rule: str
    findings: tuple[Finding, ...]
    people: int
    worst: Finding
    points: int


@dataclass(frozen=True)
class PersonGroup:
    """Findings about one person, the heaviest first; ``employee`` is None for those about nobody."""

    employee: str | None
    findings: tuple[Finding, ...]
    counts: Mapping[Severity, int]


def chosen(
    findings: Iterable[Finding], people: Sequence[str] = (), rules: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """Those about one of the people, of one of the rule lines; empty means all."""
    return tuple(
        f for f in findings if (not people or f.employee in people) and (not rules or f.rule in rules)
    )


def counted(findings: Iterable[Finding]) -> Counter[Severity]:
    """How many there are of each severity."""
    return Counter(f.severity for f in findings)


def people_in(findings: Iterable[Finding]) -> frozenset[str]:
    """Whom they are about."""
    return frozenset(f.employee for f in findings if f.employee is not None)


def worst(findings: Iterable[Finding]) -> Finding:
    """The one farthest from its limit, the first of them."""
    return max(findings, key=lambda f: abs(f.measured - f.limit))


def by_rule(findings: Iterable[Finding], severity: Severity) -> list[RuleGroup]:
    """Those of a severity by rule line: soft ones by what they cost, the others by how many there are."""
    found: dict[str, list[Finding]] = {}
    for f in findings:
        if f.severity is severity:
            found.setdefault(f.rule, []).append(f)
    groups = [
        RuleGroup(
            rule=rule,
            findings=tuple(sorted(own, key=lambda f: (f.first, f.employee or ""))),
            people=len(people_in(own)),
            worst=worst(own),
            points=sum(f.penalty for f in own),
        )
        for rule, own in found.items()
    ]
    return sorted(groups, key=lambda g: (-g.points if severity is Severity.SOFT else 0, -len(g.findings)))


def by_person(findings: Iterable[Finding]) -> list[PersonGroup]:
    """Those about each person, who has most of the heaviest first; those about nobody come last."""
    found: dict[str | None, list[Finding]] = {}
    for f in findings:
        found.setdefault(f.employee, []).append(f)
    groups = [
        PersonGroup(
            employee=employee,
            findings=tuple(sorted(own, key=lambda f: (SEVERITIES.index(f.severity), f.first))),
            counts=counted(own),
        )
        for employee, own in found.items()
    ]
    return sorted(
        groups,
        key=lambda g: (g.employee is None, *(-g.counts.get(severity, 0) for severity in SEVERITIES)),
    )
