"""Where somebody is found, among what whoever asks may act on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.access.principal import Principal
from api.access.roles import Role
from api.access.wards import Ward, not_yours, visible, ward
from api.database.tables import InstanceRevision, InstanceRow
from api.problem_details import ProblemError, not_found

MOST_NAMED = 5
"""Instances that an error names."""


@dataclass(frozen=True)
class Person:
    """Somebody in one instance.

    Attributes
    ----------
    id:
        The id as it is stored, whatever the person is called to who asks.
    names:
        Every name they have had there.
    """

    of: Ward
    id: str
    names: frozenset[str]


def find(
    session: Session, who: Principal, employee: str, instance: str | None, *, real_ids: bool
) -> list[Person]:
    """The person in one instance, or (None) in every one that whoever asks may act on.

    Parameters
    ----------
    employee:
        What the person is called to who asks.
    real_ids:
        Whether the id as it is stored will do too where names are hidden.

    Raises
    ------
    ProblemError
        404 when there is nobody, 403 when the instance is another's, 409 when the id stands for different people in
        different instances.
    """
    found = [
        person
        for of in _wards(session, who, instance)
        if (person := _person_in(session, of, employee, real_ids)) is not None
    ]
    if not found:
        raise not_found("Personen")
    if _different(found):
        some = ", ".join(person.of.id for person in found[:MOST_NAMED])
        raise ProblemError(
            409,
            "several-people",
            "Id-en står for personer med ulike navn i ulike instanser",
            f"Send instance, og ta én om gangen. Id-en står blant annet i {some}",
        )
    return found


def _wards(session: Session, who: Principal, instance: str | None) -> Iterable[Ward]:
    if instance is not None:
        of = ward(session, who, instance)
        if not _may_act(who, of):
            raise not_yours()
        return [of]
    seen = select(InstanceRow.id).where(visible(who, InstanceRow.id)).order_by(InstanceRow.id)
    wards = (ward(session, who, key) for key in session.scalars(seen).all())
    return (of for of in wards if _may_act(who, of))


def _may_act(who: Principal, of: Ward) -> bool:
    """Whether somebody who may keep people keeps those of this ward: its leader, or an administrator."""
    return who.has(Role.LEADER, of.units) or Role.ADMIN in who.roles


def _person_in(session: Session, of: Ward, employee: str, real_ids: bool) -> Person | None:
    documents = select(InstanceRevision.document).where(InstanceRevision.instance_id == of.id)
    if of.hiding.sight.names:  # else the text does not hold what the person is called
        quoted = json.dumps(employee, ensure_ascii=False)
        documents = documents.where(InstanceRevision.document.contains(quoted, autoescape=True))
    real: str | None = None
    names: dict[str, set[str]] = {}
    for document in session.scalars(documents):
        for one in json.loads(document)["employees"]:
            if of.hiding.person(one["id"]) == employee:
                real = one["id"]
            names.setdefault(one["id"], set()).add(one["name"])
    if real is None and real_ids and employee in names:
        real = employee
    return None if real is None else Person(of, real, frozenset(names[real]))


def _different(found: Sequence[Person]) -> bool:
    """Whether the instances fall into groups that share no name of the person."""
    groups: list[set[str]] = []
    for person in found:
        names = {name.casefold() for name in person.names}
        apart = []
        for group in groups:
            if group & names:
                names |= group
            else:
                apart.append(group)
        groups = [*apart, names]
    return len(groups) > 1
