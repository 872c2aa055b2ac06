"""``POST /v1/studies/{id}/results/{policy_id}/{seed}/roster``: the roster behind the figures, kept like any other."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Response
from pydantic import BaseModel

from api.access.wards import check_units
from api.answers import KeyPath
from api.context import Context, Writing
from api.database.revisions import held_hash
from api.database.sessions import reading, writing
from api.documents import instance_with
from api.instances import store as instances
from api.log.store import note
from api.pace import Router
from api.problem_details import ProblemError, not_found, responses
from api.rosters import store as rosters
from api.studies import results
from api.studies.report_routes import PolicyPath, SeedPath
from api.studies.routes import found
from models.instance import Instance
from models.roster import Roster

router = Router(prefix="/v1/studies/{id}", tags=["studies"])


class KeptRoster(BaseModel):
    """A roster of its own, of an instance of its own: the ward as the policy makes it."""

    instance: str
    revision: int
    roster: str


@router.post(
    "/results/{policy_id:path}/{seed}/roster", status_code=201, responses=responses(403, 404, 409, 422)
)
def keep(
    id: KeyPath,
    policy_id: PolicyPath,
    seed: SeedPath,
    asked: Writing,
    response: Response,
    anew: Annotated[bool, Query(description="The ward staffed anew, instead of with today's people")] = False,
) -> KeptRoster:
    """Store the ward under a policy as an instance, and the roster that was found as one of it, to be worked on.

    What you do not see of people is not in them.
    """
    ward, roster, of, number, known = _shown(asked, id, policy_id, seed, anew=anew)
    check_units(asked.who, (unit.id for unit in ward.units))
    with writing(asked.engine) as session:
        if held_hash(session, of, number) != known:  # somebody was erased meanwhile
            raise ProblemError(409, "changed", "Instansen er endret", "Prøv igjen")
        by = asked.who.subject
        made = instances.create(session, ward, by)
        kept = rosters.create(session, made.instance_id, made.number, roster.model_dump_json(), by)
        note(session, by, "instance.create", made.instance_id, study=id)
        note(session, by, "roster.create", kept.roster_id, instance=made.instance_id, study=id)
    response.headers["Location"] = f"/v1/rosters/{kept.roster_id}"
    return KeptRoster(instance=made.instance_id, revision=made.number, roster=kept.roster_id)


def _shown(
    asked: Context, study_id: str, policy_id: str, seed: int, *, anew: bool
) -> tuple[Instance, Roster, str, int, str]:
    """The ward and the roster of a result as they are shown, and of which revision of which instance, with its hash."""
    with reading(asked.engine) as session:
        study, of = found(session, asked, study_id)
        document = results.document(session, study, policy_id, seed)
        if document is None:
            raise not_found("Resultatet")
        said = instances.revision(session, study.instance_id, study.instance_revision)
    if said is None:
        raise not_found("Instansen")
    result = results.read(results.shown(document, instance_with(said.document), of.hiding))
    if result is None:
        raise results.other_edition()
    found_so = result.anew if anew else result
    if found_so is None or found_so.instance is None or found_so.roster is None:
        raise ProblemError(
            409, "no-roster", "Det er ingen turnus å beholde", "Ingen ble funnet for dette tiltaket"
        )
    roster = found_so.roster.model_copy(update={"instance_hash": found_so.instance.hash})
    return found_so.instance, roster, said.instance_id, said.number, said.hash
