"""A roster with everything that is said of it: its audit and its key figures."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
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

_FINDING: TypeAdapter[Finding] = TypeAdapter(Finding)


def findings_json(findings: Iterable[Finding]) -> bytes:
    """Findings as a JSON list."""
    return _list(map(_FINDING.dump_json, findings))


def _list(items: Iterable[bytes]) -> bytes:
    return b"[%b]" % b",".join(items)


@dataclass(frozen=True, eq=False)
class Judgement:
    """What one roster of an instance breaks, costs and gives.

    Attributes
    ----------
    before:
        The judgement that this one was made from, while anybody keeps it; None when it was made from nothing.
    """

    view: RosterView
    audit: Audit
    kpis: Kpis
    before: weakref.ref[Judgement] | None = None

    @property
    def instance(self) -> Instance:
        return self.view.instance

    @property
    def roster(self) -> Roster:
        return self.view.roster

    @cached_property
    def clean(self) -> bool:
        """Whether no hard rule is broken."""
        return self.audit.clean

    @property
    def findings_json(self) -> bytes:
        """All findings as a JSON list."""
        return _list(self._told)

    @cached_property
    def _told(self) -> tuple[bytes, ...]:
        """Each finding as JSON, written once: most are the same objects as in the judgement before."""
        before = None if self.before is None else self.before()
        known = {} if before is None else dict(zip(map(id, before.audit.findings), before._told, strict=True))
        return tuple(known.get(id(f)) or _FINDING.dump_json(f) for f in self.audit.findings)


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
    audit, kpis = audit_again(before.audit, view, changed), kpis_again(before.kpis, view, changed)
    return Judgement(view, audit, kpis, weakref.ref(before))
