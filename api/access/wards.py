"""Which instances somebody sees, and which they may change: by the units that an instance has or ever had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam, exists, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.access.hiding import Hiding
from api.access.principal import Principal, Sight
from api.access.roles import BY_UNIT
from api.database.tables import InstanceRevision, InstanceRow, InstanceUnit, RosterRow
from api.problem_details import ProblemError, not_found


@dataclass(frozen=True)
class Ward:
    """An instance that somebody may see."""

    id: str
    units: frozenset[str]
    created_by: str
    who: Principal
    hiding: Hiding

    def check_change(self, created_by: str | None = None) -> None:
        """Let a change through, or raise a problem (403).

        Parameters
        ----------
        created_by:
            Who made what is changed; the instance itself when left out.
        """
        if not self.who.may_change(self.units, self.created_by if created_by is None else created_by):
            raise not_yours()

    def check_drop(self, submitted_by: str) -> None:
        """Let somebody drop a solve that was asked for by one, or raise a problem (403)."""
        if not self.who.may_drop(self.units, submitted_by):
            raise not_yours()


def visible(who: Principal, instance_id: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """The condition that an instance is there for somebody: it has and had no unit beyond their reach."""
    if who.reach is None:
        return true()
    beyond = select(InstanceUnit.unit).where(
        InstanceUnit.instance_id == instance_id, InstanceUnit.unit.not_in(who.reach)
    )
    return ~exists(beyond)


def ward(session: Session, who: Principal, instance_id: str, what: str = "Instansen") -> Ward:
    """An instance that somebody asks for.

    Raises
    ------
    ProblemError
        404 when it is not there, or not there for them.
    """
    rows = session.connection().execute(_OF_INSTANCE, {"instance": instance_id}).all()
    if not rows:
        raise not_found(what)
    salt, created_by, _ = rows[0]
    units = frozenset(row.unit for row in rows if row.unit is not None)
    if not who.reaches(units):
        raise not_found(what)
    sight = who.sight(units)
    if not sight.full and _wrote_all(session, who, instance_id):
        sight = Sight(names=True, exemptions=True)
    return Ward(instance_id, units, created_by, who, Hiding(sight, salt))


_OF_INSTANCE = (
    select(InstanceRow.salt, InstanceRow.created_by, InstanceUnit.unit)
    .outerjoin(InstanceUnit, InstanceUnit.instance_id == InstanceRow.id)
    .where(InstanceRow.id == bindparam("instance"))
)
"""Asked by nearly every request, and so in one question of columns alone."""


def _wrote_all(session: Session, who: Principal, instance_id: str) -> bool:
    """Whether an instance says nothing but what somebody said themselves."""
    by_others = select(InstanceRevision.number).where(
        InstanceRevision.instance_id == instance_id, InstanceRevision.created_by != who.subject
    )
    return session.scalar(by_others.limit(1)) is None


def ward_of_roster(
    session: Session, who: Principal, roster_id: str, what: str = "Turnusen"
) -> tuple[Ward, RosterRow]:
    """The instance of a roster that somebody asks for, and the roster.

    Raises
    ------
    ProblemError
        404 when it is not there, or not there for them.
    """
    row = session.get(RosterRow, roster_id)
    if row is None:
        raise not_found(what)
    return ward(session, who, row.instance_id, what), row


def check_units(who: Principal, units: Iterable[str]) -> None:
    """Let somebody store an instance of these units, or raise a problem (403) that names those that are not theirs."""
    if not who.roles <= BY_UNIT or who.units is None:
        return
    foreign = sorted(frozenset(units) - who.units)
    if foreign:
        raise ProblemError(
            403, "not-yours", "Instansen har enheter som ikke er dine", f"Det gjelder {', '.join(foreign)}"
        )


def not_yours() -> ProblemError:
    return ProblemError(403, "not-yours", "Du kan se dette, men ikke endre det")
