"""Findings of an audit by rule and by person, with hjemmel, and the agreements that allow them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from instances.excel.roster_lists import amount
from instances.paper.wording import NO_FIGURE, full_date, number, weekday_date
from models.audit import Audit
from models.findings import Finding, Severity
from models.instance import Instance
from models.rules.base import Level, Rule, Waiver

PRIVATE = ("exemptions", "availability")
"""Kinds of rule whose findings tell what somebody is exempt from, or why they are away."""

AGREED = (Level.INDIVIDUAL, Level.UNION, Level.AUTHORITY, Level.CENTRAL_UNION, Level.TARIFF, Level.LOCAL)
"""Levels that somebody has agreed to or given leave for; the others are the law and the employer's own goals."""


def breaches(instance: Instance, audit: Audit, severity: Severity) -> list[dict[str, Any]]:
    """Findings of a severity by rule line and hjemmel: how many, of how many people, the farthest off, and each one."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in audit.findings:
        if finding.severity is severity:
            found.setdefault((finding.rule, finding.hjemmel), []).append(finding)
    rules = {rule.id: rule for rule in instance.rules}
    return [
        {
            "rule": rules[rule].TITLE,
            "sentence": rules[rule].sentence(),
            "hjemmel": hjemmel,
            "count": len(own),
            "people": people(own),
            "farthest": farthest(own),
            "rows": _nameless(own) if _private(rules[rule]) else _rows(instance, own),
        }
        for (rule, hjemmel), own in found.items()
    ]


def _private(rule: Rule) -> bool:
    return getattr(rule, "rule", None) in PRIVATE


def _nameless(findings: list[Finding]) -> list[list[str]]:
    return [["Navn er utelatt", str(len(findings)), "", ""]]


def people(findings: list[Finding]) -> int:
    """How many people some findings are about."""
    return len({f.employee for f in findings if f.employee is not None})


def farthest(findings: list[Finding]) -> str:
    """``12 t 30 min mot 9 t``: the finding farthest from its limit."""
    worst = max(findings, key=lambda f: abs(f.measured - f.limit))
    return f"{amount(worst.measured, worst.measure)} mot {amount(worst.limit, worst.measure)}"


def _rows(instance: Instance, findings: list[Finding]) -> list[list[str]]:
    """A row for each person, need or unit: who, how often, when, and the farthest off."""
    needs = {d.id: d.name or d.id for d in instance.demand}
    own: dict[str, list[Finding]] = {}
    names: dict[str, str] = {}
    for f in findings:
        if f.employee is not None:
            key, name = f"e {f.employee}", instance.employee_by_id[f.employee].name
        elif f.demand is not None:
            key, name = f"d {f.demand}", needs[f.demand]
        elif f.unit is not None:
            key, name = f"u {f.unit}", instance.unit_by_id[f.unit].name
        else:
            key, name = "", "Hele planen"
        own.setdefault(key, []).append(f)
        names[key] = name
    return [
        [names[key], str(len(some)), ", ".join(_when(f) for f in some), farthest(some)]
        for key, some in own.items()
    ]


def _when(finding: Finding) -> str:
    first = weekday_date(finding.first)
    return first if finding.first == finding.last else f"{first} – {weekday_date(finding.last)}"


def missed_goals(instance: Instance, audit: Audit) -> list[list[str]]:
    """Soft lines that cost points, the dearest first: title, sentence, times, people and share of all points."""
    counts = Counter(f.rule for f in audit.findings if f.severity is Severity.SOFT)
    points = audit.penalties
    total = audit.penalty
    rules = [rule for rule in instance.rules if counts[rule.id]]
    rules.sort(key=lambda rule: -points.get(rule.id, 0))
    return [
        [
            rule.TITLE,
            rule.sentence(),
            str(counts[rule.id]),
            str(people([f for f in audit.findings if f.rule == rule.id and f.severity is Severity.SOFT])),
            _part(points.get(rule.id, 0), total),
        ]
        for rule in rules
    ]


def _part(points: int, total: int) -> str:
    if 0 < 100 * points < total:
        return "under 1 %"
    return f"{number(100 * points / total, 0)} %" if total else NO_FIGURE


def agreements(instance: Instance, audit: Audit) -> list[list[str]]:
    """Rule lines in force by agreement: level, sentence, hjemmel with who signed, and how often the plan makes use of it."""
    used = Counter(f.rule for f in audit.findings if f.severity is Severity.DEVIATION)
    return [
        [rule.level.value.capitalize(), rule.sentence(), _source(rule), str(used[rule.id] or "")]
        for rule in instance.rules
        if rule.level in AGREED
    ]


def _source(rule: Rule) -> str:
    """The hjemmel of a line, with who signed the agreement and when."""
    if rule.signed is None:
        return rule.hjemmel
    signed = rule.signed
    until = "" if signed.until is None else f", gjelder til {full_date(signed.until)}"
    return f"{rule.hjemmel}; signert {full_date(signed.on)} av {signed.employer} og {signed.representatives}{until}"


def waivers(instance: Instance) -> list[list[str]]:
    """Agreed exceptions for one person: who, the rule, from when to when, and by what agreement.

    Never the reason; and nothing of what somebody is exempt from.
    """
    return [
        [instance.employee_by_id[w.employee].name, rule.TITLE, _open_period(w), w.agreement]
        for rule in instance.rules
        if not _private(rule)
        for w in rule.waivers
    ]


def _open_period(waiver: Waiver) -> str:
    first = "" if waiver.first is None else full_date(waiver.first)
    last = "" if waiver.last is None else full_date(waiver.last)
    return f"{first}–{last}" if first or last else "hele planen"
