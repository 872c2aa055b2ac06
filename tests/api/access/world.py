"""A ward with things to hide, on a service with sign-in, and a request for every operation of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Set
from dataclasses import dataclass, field
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.access import keys
from api.access.gate import SignedIn
from api.access.roles import BY_UNIT, MAY, Permission, Role
from api.app import create_app
from api.database.sessions import writing
from api.instances import store as instances
from api.jobs.leases import Leases
from api.jobs.queue import submit
from api.jobs.request import SolveRequest
from api.rosters import store as rosters
from api.rosters.pins import Cell, tag, text
from heltid.sweep.result import PolicyResult
from models.instance import Instance
from models.policy.policy import Policy
from models.roster import Roster
from tests.api.studies.filling import hand_in, put_study, result_of
from tests.build import line, person, roster, waiver, ward

UNIT, OTHER = "skogly", "fjellheim"
NAMES = ("Kari Nordmann", "Ola Skog")
PEOPLE = ("kari.nordmann", "ola.skog")
REASON = "vond rygg"
HIDDEN_REASONS = (REASON, "no_nights", "sykdom")
"""Texts that tell about a person's health or family."""


MANY = "/v1/rosters/{id}/revisions/{number}"

PINS = text([Cell(employee=PEOPLE[0], date=dt.date(2027, 1, 4))])
"""What is pinned in the roster."""


def secret_ward(unit: str = UNIT) -> Instance:
    """Two people, one exempt from nights and one on sick leave, and a waiver with its reason."""
    reason = {**waiver(PEOPLE[0]), "reason": REASON, "agreement": f"avtale med {NAMES[0]}"}
    return ward(
        weeks=1,
        kind="calendar",
        units=[unit],
        employees=[
            person(PEOPLE[0], name=NAMES[0], home_unit=unit, exemptions={"no_nights": True}),
            person(PEOPLE[1], name=NAMES[1], home_unit=unit),
        ],
        absences=[
            {"employee": PEOPLE[1], "first": "2027-01-09", "last": "2027-01-10", "kind": "sykdom"},
        ],
        wishes=[{"employee": PEOPLE[0], "want": "free", "weekdays": ["sun"]}],
        pins=[{"employee": PEOPLE[0], "date": "2027-01-04", "shift": "D", "unit": unit}],
        notes=[f"{NAMES[1]} er tilbake til våren"],
        name="Skogly",
        rules=[
            line("one_shift"),
            line("exemptions"),
            line("availability"),
            line(
                "daily_rest",
                minimum_minutes=480,
                normal_minutes=660,
                waivers=[reason],
                applies_to={"employees": [PEOPLE[0]]},
            ),
        ],
    )


def secret_roster(instance: Instance) -> Roster:
    """Breaks the exemption, and is worked while on sick leave."""
    return roster(instance, {PEOPLE[0]: "D A - N", PEOPLE[1]: "- D - - - D"})


POLICY = Policy(id="i-dag", name="Som i dag", note=f"Foreslått av {NAMES[0]}")


def secret_result(instance: Instance) -> PolicyResult:
    """What came of the policy on the ward, said with names."""
    return result_of(
        instance,
        secret_roster(instance),
        POLICY,
        cost_refused=f"{NAMES[1]} ({PEOPLE[1]}) har ingen grunnlønn",
        failures=(f"{PEOPLE[0]} har for mange netter",),
    )


@dataclass
class World:
    """The service, a key of each kind, and the ids of what is in it. Nothing is solved for the instance ``quiet``.

    Attributes
    ----------
    study, tried:
        One that waits, and one that has ended with a result.
    """

    client: TestClient
    engine: Engine
    instance: str
    roster: str
    job: str
    running: str
    ended: str
    quiet: str
    study: str
    tried: str
    tokens: dict[str, str] = field(default_factory=dict)

    def key(self, role: Role, *units: str, scopes: Set[Permission] | None = None, **more: Any) -> str:
        """A new key of a role; without scopes it lets through all that the role may do."""
        wanted = keys.NewKey(
            name="test",
            role=role,
            units=frozenset(units) if role in BY_UNIT else None,
            expires_at=dt.datetime.now(dt.UTC) + dt.timedelta(days=1),
            scopes=MAY[role] if scopes is None else frozenset(scopes),
            **more,
        )
        with writing(self.engine) as session:
            return keys.create(session, wanted, "test")[1]

    def ask(self, token: str | None, method: str, path: str, **request: Any) -> Any:
        """An answer of the service."""
        headers = dict(request.pop("headers", {}))
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        return self.client.request(method, path, headers=headers, **request)


def world(engine: Engine) -> World:
    """A service with the secret ward in it."""
    instance = secret_ward()
    document = secret_roster(instance).model_dump_json()
    override = {**line("daily_rest", minimum_minutes=480, normal_minutes=660)}
    override["waivers"] = [{**waiver(PEOPLE[1]), "reason": REASON}]
    with writing(engine) as session:
        of = instances.create(session, instance, "test").instance_id
        made = rosters.create(
            session, of, 1, document, "test", overrides=json.dumps([override]), pins=PINS
        ).roster_id
        request = SolveRequest(instance=of, revision=1, seconds=2, overrides=(override,))
        quiet = instances.create(session, instance, "test").instance_id
        running, ended, job = (submit(session, request, "test").id for _ in range(3))
    leases = Leases(engine, "test")
    for _ in range(2):
        claim = leases.claim()
        assert claim is not None
        leases.keep(claim, 1.0, document, [{"penalty": 7}])
        if claim.id == ended:
            leases.succeed(claim, document, 1.0)
    tried = put_study(engine, of, POLICY)
    hand_in(engine, secret_result(instance))
    study = put_study(engine, of, POLICY)
    client = TestClient(create_app(engine, SignedIn(engine)), base_url="http://turnus.example")
    return World(client, engine, of, made, job, running, ended, quiet, study, tried)


@dataclass(frozen=True)
class Operation:
    """A request that the ward's leader may make, and what it is answered with.

    Attributes
    ----------
    changes:
        Whether it changes something, so that the log tells of it.
    of_the_ward:
        Whether it names something of the ward, so that it is not there for others.
    """

    path: str
    status: int
    request: dict[str, Any] = field(default_factory=dict)
    changes: bool = False
    of_the_ward: bool = True


def operations(at: World) -> dict[tuple[str, str], Operation]:
    """One request for every operation of the description that needs no more than a leader's key."""
    document = secret_ward().model_dump(mode="json", exclude_defaults=True)
    body = secret_roster(secret_ward()).model_dump(mode="json")
    one, many = f"/v1/rosters/{at.roster}", f"/v1/rosters/{at.roster}/revisions/1"
    whose = {"employee": PEOPLE[0]}
    cells = [{"employee": PEOPLE[0], "date": "2027-01-08", "shift": "D"}]
    job = {"instance": at.instance, "revision": 1, "start": {"roster": at.roster, "revision": 1}}
    study = {"instance_id": at.instance, "name": "Heltid", "policies": [POLICY.model_dump(mode="json")]}
    tried = f"/v1/studies/{at.tried}"
    first, pinned = {"If-Match": '"1"'}, {"If-Match": tag(PINS)}
    return {
        ("post", "/v1/instances"): Operation("/v1/instances", 201, {"json": document}, changes=True),
        ("get", "/v1/instances"): Operation("/v1/instances", 200, of_the_ward=False),
        ("post", "/v1/instances/validation"): Operation(
            "/v1/instances/validation", 200, {"json": document}, of_the_ward=False
        ),
        ("get", "/v1/instances/{id}"): Operation(f"/v1/instances/{at.instance}", 200),
        ("put", "/v1/instances/{id}"): Operation(
            f"/v1/instances/{at.instance}", 200, {"json": document}, changes=True
        ),
        ("delete", "/v1/instances/{id}"): Operation(f"/v1/instances/{at.instance}", 204, changes=True),
        ("get", "/v1/instances/{id}/revisions"): Operation(f"/v1/instances/{at.instance}/revisions", 200),
        ("get", "/v1/instances/{id}/revisions/{number}"): Operation(
            f"/v1/instances/{at.instance}/revisions/1", 200
        ),
        ("get", "/v1/instances/{id}/revisions/{number}/rulebook"): Operation(
            f"/v1/instances/{at.instance}/revisions/1/rulebook", 200
        ),
        ("get", "/v1/instances/{id}/revisions/{number}/instans.xlsx"): Operation(
            f"/v1/instances/{at.instance}/revisions/1/instans.xlsx", 200
        ),
        ("get", "/v1/instances/{id}/access"): Operation(f"/v1/instances/{at.instance}/access", 200),
        ("post", "/v1/instances/conversion"): Operation(
            "/v1/instances/conversion", 200, {"json": document}, of_the_ward=False
        ),
        ("get", "/v1/templates/instans.xlsx"): Operation(
            "/v1/templates/instans.xlsx", 200, of_the_ward=False
        ),
        ("post", "/v1/jobs"): Operation("/v1/jobs", 202, {"json": job}, changes=True),
        ("get", "/v1/jobs"): Operation("/v1/jobs", 200, of_the_ward=False),
        ("get", "/v1/jobs/{id}"): Operation(f"/v1/jobs/{at.job}", 200),
        ("delete", "/v1/jobs/{id}"): Operation(f"/v1/jobs/{at.ended}", 204, changes=True),
        ("get", "/v1/jobs/{id}/incumbent"): Operation(f"/v1/jobs/{at.running}/incumbent", 200),
        ("get", "/v1/jobs/{id}/log"): Operation(f"/v1/jobs/{at.ended}/log", 200),
        ("get", "/v1/jobs/{id}/events"): Operation(f"/v1/jobs/{at.ended}/events", 200),
        ("post", "/v1/jobs/{id}/finish"): Operation(f"/v1/jobs/{at.running}/finish", 202, changes=True),
        ("post", "/v1/jobs/{id}/cancel"): Operation(f"/v1/jobs/{at.job}/cancel", 200, changes=True),
        ("get", "/v1/rosters"): Operation(f"/v1/rosters?instance={at.instance}", 200),
        ("post", "/v1/rosters"): Operation(
            f"/v1/rosters?instance={at.instance}&revision=1", 201, {"json": body}, changes=True
        ),
        ("get", "/v1/rosters/{id}"): Operation(one, 200),
        ("delete", "/v1/rosters/{id}"): Operation(one, 204, changes=True),
        ("patch", "/v1/rosters/{id}/cells"): Operation(
            f"{one}/cells", 200, {"json": {"edits": cells}, "headers": first}, changes=True
        ),
        ("get", MANY): Operation(many, 200),
        ("get", f"{MANY}/turnus.{{ending}}"): Operation(f"{many}/turnus.xlsx", 200),
        ("get", f"{MANY}/audit"): Operation(f"{many}/audit", 200),
        ("get", f"{MANY}/difference"): Operation(f"{many}/difference?roster={at.roster}&revision=1", 200),
        ("get", f"{MANY}/publication"): Operation(f"{many}/publication", 200),
        ("post", f"{MANY}/publication"): Operation(
            f"{many}/publication", 200, {"json": {"stage": "discussion"}}, changes=True
        ),
        ("get", "/v1/rosters/{id}/publications"): Operation(f"{one}/publications", 200),
        ("get", "/v1/rosters/{id}/rulebook"): Operation(f"{one}/rulebook", 200),
        ("get", "/v1/rosters/{id}/pins"): Operation(f"{one}/pins", 200),
        ("put", "/v1/rosters/{id}/pins"): Operation(
            f"{one}/pins",
            200,
            {"json": {"pins": [{"employee": PEOPLE[0], "date": "2027-01-05"}]}, "headers": pinned},
            changes=True,
        ),
        ("post", f"{MANY}/candidates"): Operation(
            f"{many}/candidates", 200, {"json": {"date": "2027-01-08", "shift": "D", "unit": UNIT}}
        ),
        ("get", f"{MANY}/veggplan.pdf"): Operation(f"{many}/veggplan.pdf", 200),
        ("get", f"{MANY}/drofting.pdf"): Operation(f"{many}/drofting.pdf", 200),
        ("post", f"{MANY}/person.pdf"): Operation(f"{many}/person.pdf", 200, {"json": whose}),
        ("post", f"{MANY}/person.ics"): Operation(f"{many}/person.ics", 200, {"json": whose}),
        ("post", "/v1/studies"): Operation("/v1/studies", 202, {"json": study}, changes=True),
        ("get", "/v1/studies"): Operation("/v1/studies", 200, of_the_ward=False),
        ("get", "/v1/studies/{id}"): Operation(f"/v1/studies/{at.study}", 200),
        ("get", "/v1/studies/{id}/request"): Operation(f"/v1/studies/{at.study}/request", 200),
        ("post", "/v1/studies/{id}/cancel"): Operation(f"/v1/studies/{at.study}/cancel", 200, changes=True),
        ("delete", "/v1/studies/{id}"): Operation(tried, 204, changes=True),
        ("get", "/v1/studies/{id}/report"): Operation(f"{tried}/report?names=true", 200),
        ("get", "/v1/studies/{id}/report.{ending}"): Operation(f"{tried}/report.pdf?names=true", 200),
        ("get", "/v1/studies/{id}/results/{policy_id}/{seed}"): Operation(f"{tried}/results/i-dag/1", 200),
        ("post", "/v1/studies/{id}/results/{policy_id}/{seed}/roster"): Operation(
            f"{tried}/results/i-dag/1/roster", 201, changes=True
        ),
        ("post", "/v1/people/export"): Operation("/v1/people/export", 200, {"json": whose}, changes=True),
        ("post", "/v1/people/erasure"): Operation(
            "/v1/people/erasure", 200, {"json": {**whose, "instance": at.quiet}}, changes=True
        ),
        ("get", "/v1/rulebooks"): Operation("/v1/rulebooks", 200, of_the_ward=False),
        ("get", "/v1/rulebooks/{name}"): Operation("/v1/rulebooks/ks-turnus", 200, of_the_ward=False),
        ("get", "/v1/me"): Operation("/v1/me", 200, of_the_ward=False),
    }


def administration() -> dict[tuple[str, str], Operation]:
    """The operations that an administrator's key is needed for."""
    key = {"name": "lønn", "role": "hr", "days": 30}
    return {
        ("get", "/v1/keys"): Operation("/v1/keys", 200, of_the_ward=False),
        ("post", "/v1/keys"): Operation("/v1/keys", 201, {"json": key}, changes=True, of_the_ward=False),
        ("delete", "/v1/keys/{id}"): Operation("/v1/keys/0123", 404, of_the_ward=False),
        ("get", "/v1/log"): Operation("/v1/log", 200, of_the_ward=False),
        ("get", "/metrics"): Operation("/metrics", 200, of_the_ward=False),
    }


OPEN = frozenset({("get", "/health"), ("get", "/readiness"), ("get", "/version")})
"""Operations without sign-in: they tell nothing of what is stored."""
