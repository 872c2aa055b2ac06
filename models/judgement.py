"""A roster with everything that is said of it: its audit and its key figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pydantic import TypeAdapter

from models.audit import Audit, audit_again, audit_of
from models.findings import Finding
from models.instance import Instance
from models.kpi import Kpis, kpis_again, kpis_of
from models.references import check_roster
from models.roster import Roster
from models.view import RosterView

_FINDINGS: TypeAdapter[tuple[Finding, ...]] = TypeAdapter(tuple[Finding, ...])


def findings_json(findings: tuple[Finding, ...]) -> str:
    """Findings as a JSON list."""
    return _FINDINGS.dump_json(findings).decode()


@dataclass(frozen=True, eq=False)
class Judgement:
    """What one roster of an instance breaks, costs and gives."""

    view: RosterView
    audit: Audit
    kpis: Kpis

    @property
    def instance(self) -> Instance:
        return self.view.instance

    @property
    def roster(self) -> Roster:
        return self.view.roster

    @cached_property
    def findings_json(self) -> str:
        """All findings as a JSON list, written once."""
        return findings_json(self.audit.findings)


def judge(instance: Instance, roster: Roster) -> Judgement:
    """Judge a roster.

    Raises
    ------
    InputError
        When the roster does not fit the instance; see ``models.references.check_roster``.
    """
    check_roster(instance, roster)
    view = RosterView(instance, roster)
    return Judgement(view, audit_of(view), kpis_of(view))


def judge_again(before: Judgement, roster: Roster) -> Judgement:
    """Judge another roster of the same instance: the same as ``judge``, sooner when few people's rows differ.

    Raises
    ------
    InputError
        When the roster does not fit the instance; see ``models.references.check_roster``.
    """
    check_roster(before.instance, roster)
    view, changed = before.view.with_roster(roster)
    return Judgement(view, audit_again(before.audit, view, changed), kpis_again(before.kpis, view, changed))
