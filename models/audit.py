"""The judge: every rule's audit over a roster. It never sees a solver."""

from __future__ import annotations

from functools import cached_property

from models.base import Model
from models.findings import Finding, Severity
from models.instance import Instance
from models.roster import Roster
from models.view import RosterView


class Audit(Model):
    """Every finding on a roster, hard ones first, then by rule, person and date."""

    instance: str
    findings: tuple[Finding, ...]

    @property
    def hard(self) -> tuple[Finding, ...]:
        """Findings that make the roster illegal."""
        return tuple(f for f in self.findings if f.severity is Severity.HARD)

    @property
    def clean(self) -> bool:
        return not self.hard

    @cached_property
    def penalties(self) -> dict[str, int]:
        """Penalty points by rule line; lines without any are left out."""
        points: dict[str, int] = {}
        for f in self.findings:
            if f.penalty:
                points[f.rule] = points.get(f.rule, 0) + f.penalty
        return points

    @property
    def penalty(self) -> int:
        return sum(self.penalties.values())


_ORDER = {Severity.HARD: 0, Severity.DEVIATION: 1, Severity.SOFT: 2, Severity.WAIVED: 3}


def audit(instance: Instance, roster: Roster) -> Audit:
    """Run every enabled rule line's audit over a roster of the instance.

    Raises
    ------
    InputError
        When the roster does not fit the instance; see ``models.references.check_roster``.
    """
    from models.references import check_roster

    check_roster(instance, roster)
    return audit_of(RosterView(instance, roster))


def audit_of(view: RosterView) -> Audit:
    """Run every enabled rule line's audit over a roster that fits its instance."""
    return _sorted(view.instance, [f for rule in view.instance.rules for f in rule.audit(view)])


def _sorted(instance: Instance, findings: list[Finding]) -> Audit:
    place = {rule.id: k for k, rule in enumerate(instance.rules)}
    findings.sort(key=lambda f: (_ORDER[f.severity], place[f.rule], f.employee or "", f.first))
    return Audit(instance=instance.id, findings=tuple(findings))
