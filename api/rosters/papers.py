"""Papers of a roster, and what they are made of: a revision with its judgement and stage, as they are shown to whoever asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.context import Context
from api.database.sessions import reading
from api.rosters.judging import judged, shown_audit, shown_roster
from api.rosters.opening import stored
from api.rosters.publishing import Stage, history
from instances.paper import discussion, person_pages, wall_plan
from models.audit import Audit
from models.instance import Instance
from models.roster import Roster


@dataclass(frozen=True)
class Shown:
    """A revision of a roster with its judgement, as they are shown to whoever asks.

    Attributes
    ----------
    unseen:
        Breaches of hard rules that are not shown.
    """

    number: int
    instance: Instance
    roster: Roster
    audit: Audit
    unseen: int
    stage: Stage


def shown(asked: Context, id: str, number: int | None) -> Shown:
    """What a paper of a revision is made of; of the latest when none is named.

    Raises
    ------
    ProblemError
        404 when the roster is not there, or not there for who asks.
    """
    with reading(asked.engine) as session:
        found = stored(session, asked.who, id, number)
        steps = history(session, id, found.number)
    whole, audit = judged(found).audit, shown_audit(found)
    return Shown(
        number=found.number,
        instance=found.shown_instance,
        roster=shown_roster(found),
        audit=audit,
        unseen=len(whole.hard) - len(audit.hard),
        stage=Stage(steps[-1].state) if steps else Stage.DRAFT,
    )


STAGES = {
    Stage.DRAFT: "Kladd",
    Stage.DISCUSSION: "Til drøfting",
    Stage.APPROVED: "Godkjent",
    Stage.PUBLISHED: "Publisert",
}
"""Stages, as they stand on paper."""


def wall(one: Shown, units: Sequence[str] = ()) -> bytes:
    """The plan for the wall, of some units or of all.

    Raises
    ------
    InputError
        When there is no such unit.
    """
    return wall_plan(
        one.instance,
        one.roster,
        one.audit,
        units=units,
        stage=STAGES[one.stage],
        revision=one.number,
        unseen=one.unseen,
    )


def to_discuss(one: Shown) -> bytes:
    """The document for drøfting."""
    return discussion(
        one.instance, one.roster, one.audit, stage=STAGES[one.stage], revision=one.number, unseen=one.unseen
    )


def page_of(one: Shown, employee: str) -> bytes:
    """One person's page.

    Raises
    ------
    InputError
        When there is no such person.
    """
    return person_pages(
        one.instance, one.roster, one.audit, [employee], stage=STAGES[one.stage], revision=one.number
    )
