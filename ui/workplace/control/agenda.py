"""What there is to discuss of a plan, from its findings and figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.findings import Finding, Severity
from models.instance import Instance
from models.kpi import Kpis
from models.rules.base import Rule
from models.signature import Signature
from ui.workplace.control.findings import people_in


@dataclass(frozen=True)
class Deviation:
    """Deviations that one agreement allows.

    Attributes
    ----------
    signed:
        The signing of the agreement; None when it is not known.
    holds:
        Whether it still holds on the last day of the plan.
    """

    rule: str
    hjemmel: str
    count: int
    people: int
    signed: Signature | None
    holds: bool


@dataclass(frozen=True)
class Agenda:
    """What there is to discuss.

    Attributes
    ----------
    hard:
        Breaches of hard rules, which must be mended first.
    waived:
        Times that exceptions agreed for somebody are used.
    open_shifts, open_minutes:
        People missing below the minimum, and their minutes.
    wishes_missed:
        Wished days that are not as wished.
    extra_minutes:
        *Merarbeid* of part-timers.
    """

    hard: int
    deviations: tuple[Deviation, ...]
    waived: int
    open_shifts: int
    open_minutes: int
    wishes_missed: int
    extra_minutes: int


def agenda(instance: Instance, findings: Iterable[Finding], kpis: Kpis) -> Agenda:
    """What there is to discuss of a plan."""
    findings = tuple(findings)
    return Agenda(
        hard=sum(f.severity is Severity.HARD for f in findings),
        deviations=_deviations(instance, findings),
        waived=sum(f.severity is Severity.WAIVED for f in findings),
        open_shifts=sum(shift.people for shift in kpis.open_shifts),
        open_minutes=sum(shift.minutes for shift in kpis.open_shifts),
        wishes_missed=sum(p.wishes - p.wishes_met for p in kpis.people),
        extra_minutes=kpis.extra_minutes,
    )


def _deviations(instance: Instance, findings: tuple[Finding, ...]) -> tuple[Deviation, ...]:
    found: dict[tuple[str, str], list[Finding]] = {}
    for f in findings:
        if f.severity is Severity.DEVIATION:
            found.setdefault((f.rule, f.hjemmel), []).append(f)
    lines = {line.id: line for line in instance.rules}
    made = [
        _deviation(instance, rule, hjemmel, own, lines.get(rule)) for (rule, hjemmel), own in found.items()
    ]
    return tuple(sorted(made, key=lambda one: -one.count))


def _deviation(
    instance: Instance, rule: str, hjemmel: str, own: list[Finding], line: Rule | None
) -> Deviation:
    signed = None if line is None else line.signed
    return Deviation(
        rule=rule,
        hjemmel=hjemmel,
        count=len(own),
        people=len(people_in(own)),
        signed=signed,
        holds=signed is not None and signed.covers(instance.horizon.last),
    )
