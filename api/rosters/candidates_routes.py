"""``/v1/rosters/{id}/revisions/{number}/candidates``."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel

from api.access.hiding import Hiding
from api.access.wards import ward_of_roster
from api.answers import KeyPath, NumberPath
from api.context import Reading
from api.database.sessions import reading
from api.pace import Router
from api.problem_details import responses
from api.rosters import pins
from api.rosters.called import real_ids
from api.rosters.judging import judged
from api.rosters.opening import stored
from api.sent import Sent
from models.base import Id
from models.candidates import Candidate, candidates
from models.findings import Finding
from models.instance import Instance
from models.problems import InputError

router = Router(prefix="/v1/rosters/{id}/revisions/{number}/candidates", tags=["rosters"])


class ShiftSent(Sent):
    """A shift that somebody is wanted for.

    Attributes
    ----------
    of:
        Whose shift it is, to be taken from them; left out for an open shift.
    """

    date: dt.date
    shift: Id
    unit: Id
    of: Id | None = None


class Shift(BaseModel):
    """A shift in a unit."""

    shift: str
    unit: str


class CandidateInfo(BaseModel):
    """Somebody who could take the shift.

    Attributes
    ----------
    gives_up:
        Shifts the person would have begun that date, which this one takes the place of.
    breaks:
        Hard findings that are not there now, or become worse.
    mends:
        Hard findings that go away.
    deviations:
        New ones, which an agreement allows.
    hidden_findings:
        Of all three, those that only the leader of the units sees.
    penalty_change:
        Points more (or, below 0, fewer) than now; ``penalties`` by rule line.
    """

    employee: str
    gives_up: tuple[Shift, ...]
    breaks: tuple[Finding, ...]
    mends: tuple[Finding, ...]
    deviations: tuple[Finding, ...]
    hidden_findings: int
    penalty_change: int
    penalties: dict[str, int]


class Candidates(BaseModel):
    """Everybody who could take the shift, the best first."""

    candidates: list[CandidateInfo]


@router.post("", responses=responses(404, 422))
def who(id: KeyPath, number: NumberPath, wanted: ShiftSent, asked: Reading) -> Candidates:
    """Who could take a shift, and what each choice would break, mend and cost. Nothing is changed.

    That is whoever works in the unit, has the shift's competence, is employed, is not away and whose cell is not pinned; the
    rest is told and not decided. Fewest hard breaches come first, then most of them mended, then fewest points.
    """
    with reading(asked.engine) as session:
        found = stored(session, asked.who, id, number)
        _, row = ward_of_roster(session, asked.who, id)
        locked = {(cell.employee, cell.date) for cell in pins.read(row.pins)}
    hiding = found.ward.hiding
    now = judged(found)
    try:
        called = [] if wanted.of is None else [(("of",), wanted.of)]
        of = next(iter(real_ids(hiding, now.instance, called)), None)
        ranked = candidates(now, wanted.date, wanted.shift, wanted.unit, of=of, locked=locked)
    except InputError as error:
        raise hiding.error(error) from None
    return Candidates(candidates=[_shown(one, now.instance, hiding) for one in ranked])


def _shown(one: Candidate, instance: Instance, hiding: Hiding) -> CandidateInfo:
    told = [hiding.findings(instance, findings) for findings in (one.breaks, one.mends, one.deviations)]
    breaks, mends, deviations = told
    return CandidateInfo(
        employee=hiding.person(one.employee),
        gives_up=tuple(Shift(shift=a.shift, unit=a.unit) for a in one.gives_up),
        breaks=breaks,
        mends=mends,
        deviations=deviations,
        hidden_findings=len(one.breaks) + len(one.mends) + len(one.deviations) - sum(map(len, told)),
        penalty_change=one.penalty_change,
        penalties=one.penalties,
    )
