"""A database with one person everywhere that a person can stand."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from api.access.principal import LOCAL
from api.database.sessions import reading, writing
from api.database.tables import Base, RosterRow
from api.instances import store as instances
from api.jobs.leases import Leases
from api.jobs.queue import submit
from api.jobs.request import Held, Order, SolveRequest, StartFrom
from api.jobs.states import State
from api.rosters import store as rosters
from api.rosters.pins import Cell, text
from api.rosters.publishing import Stage, move
from api.studies.leases import TaskLeases
from instances.json_file import parse_instance
from models.instance import Instance
from models.policy.policy import Policy
from models.problems import InputError
from models.roster import Roster
from solver.replan import changes_line
from tests.api.studies.filling import hand_in, put_study, result_of, taken
from tests.build import waiver
from tests.differential.random_ward import random_instance, random_roster
from tests.properties.both_sides import as_json, instance_of

ID, NAME = "k.ærlig-77", "Kåre Ærlig Øydvin"
"""Of the person: neither stands in anything else."""

NOTES = ["Kåre ønsker seg til dagvakt", "avtalt med Øydvin", f"spør {ID}.", "Kveldene er travle"]
"""All but the last name the person."""


@dataclass(frozen=True)
class Filled:
    """What the database holds: an instance, and the numbers of revisions of its rosters by their ids."""

    instance: str
    rosters: dict[str, int]


def renamed(value: Any, old: str, new: str) -> Any:
    """JSON with every text that is exactly one become another."""
    if isinstance(value, dict):
        return {key: renamed(inner, old, new) for key, inner in value.items()}
    if isinstance(value, list):
        return [renamed(inner, old, new) for inner in value]
    return new if value == old else value


def random_ward(rng: random.Random, kind: str) -> Instance:
    """A random ward whose first person is the person, named in free text too."""
    raw = renamed(as_json(random_instance(rng, kind)), "e0", ID)
    first, other = raw["horizon"]["start"], raw["employees"][1]["id"]
    raw["employees"][0] |= {"name": NAME, "exemptions": {"no_weekends": True}}
    raw["notes"] = list(NOTES)
    raw["name"] = f"Ønsketurnus for {NAME}"
    raw["pins"] = [{"employee": ID, "date": first, "shift": None}]
    raw["absences"].append({"employee": ID, "first": first, "last": first, "kind": "sykdom"})
    raw["wishes"].append({"employee": ID, "want": "free", "weekdays": ["sun"]})
    raw["overrides"][0]["waivers"] = [
        {**waiver(ID), "reason": "vond rygg", "agreement": f"avtale med {NAME}"},
        {**waiver(other), "reason": "bytter med Kåre"},
    ]
    raw["overrides"][0]["signed"] = {"on": "2026-01-05", "employer": "Ida", "representatives": f"{NAME}, NSF"}
    try:
        return parse_instance(json.dumps(raw))
    except InputError:  # needs that nobody can meet
        return random_ward(rng, kind)


def fill(engine: Engine, rng: random.Random, kind: str) -> Filled:
    """Two revisions of an instance; a roster edited by hand, and two of solves by changed rules; a job without a roster; a
    study with a result, and a task without.
    """
    instance = random_ward(rng, kind)
    earlier = instance_of(as_json(instance) | {"name": "Uten navn"})
    plan, edited = (random_roster(rng, instance, overlaps=False) for _ in range(2))
    plan = plan.model_copy(update={"message": f"{ID}: for mange vakter"})
    with writing(engine) as session:
        key = instances.create(session, earlier, "test").instance_id
        instances.revise(session, key, instance, "test")
        cells = [Cell(employee=e, date=instance.horizon.start) for e in (ID, instance.employees[1].id)]
        made = rosters.create(session, key, 2, plan.model_dump_json(), "test", pins=text(cells))
        rosters.revise(session, made.roster_id, edited.model_dump_json(), "test", 1)
        move(session, made.roster_id, 1, Stage.DISCUSSION, LOCAL)
        _ask(session, key, made.roster_id, plan)
    _solve(engine, plan)
    _try(engine, key, instance, edited)
    with reading(engine) as session:
        found = session.scalars(select(RosterRow.id)).all()
    assert len(found) == 3
    return Filled(key, {roster: 2 if roster == made.roster_id else 1 for roster in found})


def _ask(session: Session, key: str, roster: str, plan: Roster) -> None:
    line = changes_line(plan, "few")
    assert line is not None
    start = StartFrom(roster=roster, revision=1, changes="few")
    submit(session, SolveRequest(instance=key, revision=2, start=start), "test", held=Held(lines=(line,)))
    own = {**line, "id": "som-før", "applies_to": {"except_employees": [ID]}, "waivers": [waiver(ID)]}
    submit(session, SolveRequest(instance=key, revision=2, overrides=(own,)), "test", f"for {NAME}")
    submit(session, SolveRequest(instance=key, revision=1), "test", "nøkkel")


def _solve(engine: Engine, plan: Roster) -> None:
    leases = Leases(engine, "test")
    while (claim := leases.claim()) is not None:
        leases.keep(claim, 1.0, None, [{"penalty": 7, "message": f"{NAME} har for mange netter"}])
        order = Order.model_validate_json(claim.order)
        if order.request.revision == 1:
            leases.give_up(claim, State.INFEASIBLE, f"{ID} 4. januar: ingen vakt er lov")
        else:
            roster = plan.model_copy(update={"instance_hash": order.instance(claim.instance).hash})
            leases.succeed(claim, roster.model_dump_json(), 1.0)


POLICIES = tuple(
    Policy(id=f"tiltak-{k}", name=f"Større stilling til {NAME}", note="Kåre har spurt") for k in range(2)
)


def _try(engine: Engine, key: str, instance: Instance, plan: Roster) -> None:
    put_study(engine, key, *POLICIES, key=f"tiltak for {NAME}", name=f"Heltid for {NAME}", revision=2)
    failures = (f"{NAME} har for mange netter", "Kveldene er travle")
    result = result_of(instance, plan, POLICIES[0], failures=failures, cost_refused=f"{ID} har ingen lønn")
    hand_in(engine, result)
    leases = TaskLeases(engine, "test")
    leases.give_up(taken(leases), f"{ID} kan ikke")


def rows(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Every table whole, with its rows in the order of their keys."""
    with engine.connect() as connection:
        return {
            table.name: [
                dict(row)
                for row in connection.execute(table.select().order_by(*table.primary_key)).mappings()
            ]
            for table in Base.metadata.sorted_tables
        }
