"""What a solve sets out from, and what of it is held."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.access.wards import Ward, ward_of_roster
from api.database.tables import InstanceRevision, RosterRevision
from api.documents import instance_with
from api.jobs.request import Held, Order, SolveRequest, StartFrom
from api.limits import check_overrides
from api.problem_details import not_found
from api.rosters import pins
from models.instance import Instance
from models.problems import InputError
from models.roster import Roster
from solver.replan import changes_line, check_start, pins_at


def setting_out(session: Session, request: SolveRequest, of: Ward) -> tuple[str | None, Held]:
    """The document of the roster to set out from, and what of it is held, as that is now.

    Raises
    ------
    ProblemError
        404 when something named is not there.
    InputError
        When something does not fit; ``pins[k]`` is the k-th pin of the roster.
    """
    instance = session.get(InstanceRevision, (request.instance, request.revision))
    if instance is None:
        raise not_found("Instansen eller revisjonen")
    try:
        if request.start is not None:
            return _from_roster(session, request, request.start, instance.document, of)
        if request.overrides:
            _changed(request, instance.document)
    except InputError as error:
        raise of.hiding.error(error) from None
    return None, Held()


def _changed(request: SolveRequest, instance: str) -> Instance:
    """The instance with the changes of rules that are asked for; none of them goes beyond what is agreed."""
    changed = instance_with(instance, request.overrides)
    if request.overrides:
        check_overrides(changed, instance_with(instance), request.overrides)
    return changed


def _from_roster(
    session: Session, request: SolveRequest, start: StartFrom, instance: str, of: Ward
) -> tuple[str, Held]:
    what = "Turnusen som oppdraget skal gå ut fra,"
    found = session.get(RosterRevision, (start.roster, start.revision))
    if found is None:
        raise not_found(what)
    _, row = ward_of_roster(session, of.who, found.roster_id, what)
    roster = Roster.model_validate_json(found.document)
    check_start(_changed(request, instance), roster)
    locked = pins.read(row.pins) if start.keep == "pins" else ()
    line = changes_line(roster, start.changes)
    held = Held(
        pins=pins_at(roster, ((cell.employee, cell.date) for cell in locked)),
        lines=() if line is None else (line,),
    )
    Order(request=request, held=held).instance(instance)
    return found.document, held
