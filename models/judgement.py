"""A roster with everything that is said of it: its audit and its key figures."""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from functools import cached_property

from models.audit import Audit
from models.found import Found, found_again, found_on
from models.instance import Instance
from models.kpi import Kpis, kpis_again, kpis_of
from models.open_shifts import open_shifts_json
from models.references import check_roster, check_roster_again
from models.roster import Roster
from models.view import RosterView


@dataclass(frozen=True, eq=False)
class Judgement:
    """What one roster of an instance breaks, costs and gives.

    Attributes
    ----------
    before:
        The judgement that this one was made from, while anybody keeps it; None when it was made from nothing.
    """

    view: RosterView
    found: Found
    kpis: Kpis
    before: weakref.ref[Judgement] | None = None

    @property
    def instance(self) -> Instance:
        return self.view.instance

    @property
    def roster(self) -> Roster:
        return self.view.roster

    @property
    def audit(self) -> Audit:
        return self.found.audit

    @property
    def clean(self) -> bool:
        """Whether no hard rule is broken."""
        return self.found.clean

    @property
    def findings_json(self) -> bytes:
        """All findings as a JSON list."""
        return self.found.json

    @property
    def kpis_json(self) -> bytes:
        """The key figures as JSON."""
        rest = self.kpis.model_dump_json(exclude={"people", "open_shifts"}).encode()
        lines = (self.view.presence.line(demand) for demand in self.instance.demand)
        shifts = (one for line in lines for one in open_shifts_json(self.view.presence, line))
        return b'{"people":[%b],"open_shifts":[%b],%b' % (
            b",".join(self._people_json),
            b",".join(shifts),
            rest[1:],
        )

    @cached_property
    def _people_json(self) -> tuple[bytes, ...]:
        """The figures of each person as JSON, written once: most are the same objects as in the judgement before."""
        before = None if self.before is None else self.before()
        known = (
            {} if before is None else dict(zip(map(id, before.kpis.people), before._people_json, strict=True))
        )
        return tuple(known.get(id(p)) or p.model_dump_json().encode() for p in self.kpis.people)


def judge(instance: Instance, roster: Roster) -> Judgement:
    """Judge a roster.

    Raises
    ------
    InputError
        When the roster does not fit the instance; see ``models.references.check_roster``.
    """
    check_roster(instance, roster)
    view = RosterView(instance, roster)
    return Judgement(view, found_on(view), kpis_of(view))


def judge_again(before: Judgement, roster: Roster) -> Judgement:
    """Judge another roster of the same instance: the same as ``judge``, sooner when few people's rows differ.

    Raises
    ------
    InputError
        When the roster does not fit the instance; see ``models.references.check_roster``.
    """
    check_roster_again(before.instance, before.roster, roster)
    view, changed = before.view.with_roster(roster)
    found, kpis = found_again(before.found, view, changed), kpis_again(before.kpis, view, changed)
    return Judgement(view, found, kpis, weakref.ref(before))
