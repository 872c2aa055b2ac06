"""What a client asks of a study."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fastapi import Request
from pydantic import Field, ValidationError, field_validator
from starlette.concurrency import run_in_threadpool

from api.bodies import JSON, media_type
from api.problem_details import ProblemError
from api.sent import Key, Revision, Sent
from heltid.sweep.task import FEWEST_REPLICATIONS, Budgets
from instances.strict_json import decode, read_object
from models.base import Name
from models.cost.settings import CostSettings
from models.policy.changes import CHANGE_KINDS, kind_of
from models.policy.policy import Policy
from models.policy.study import Seed, Study
from models.problems import InputError, InputProblem, choice_advice
from models.tariff.library import employer_on, employers, tariff_on, tariffs
from models.translation import problems_of

MOST_TASKS = 200
"""Policies times seeds."""

LARGEST_BODY_BYTES = 1_000_000
"""200 policies of many changes are a fifth of it."""

MOST_PROBLEMS = 100
"""That are told of one request."""

LONGEST_SECONDS = 3600.0
MOST_ITERATIONS = 1_000_000_000
"""About the steps that a search takes in half an hour."""

MOST_REPLICATIONS = 2_000


class StudyRequest(Sent):
    """Policies to be tried on one revision of an instance.

    Attributes
    ----------
    revision:
        The latest when left out.
    seeds:
        Each policy is tried with each of them.
    seconds_per_policy, iterations:
        Of the search for a roster, for each policy and seed; with ``iterations`` the same seed gives the same roster.
    anew:
        Whether each policy is also tried on the ward staffed anew, as the position model answers; it takes longer.
    absence_replications:
        Of the simulation of absence, at least 10; 0 leaves it out.
    open_percent_most:
        Person-hours of the demand's minimum that may stay open in a roster that is acceptable.
    cost:
        How the yearly cost is reckoned; in the usual way when left out.
    """

    instance_id: Key
    revision: Revision | None = None
    name: Name
    policies: tuple[Policy, ...] = Field(min_length=1, max_length=MOST_TASKS)
    seeds: tuple[Seed, ...] = Field(default=(1,), min_length=1, max_length=20)
    seconds_per_policy: float = Field(default=60.0, ge=1, le=LONGEST_SECONDS, allow_inf_nan=False)
    iterations: int | None = Field(default=None, ge=1, le=MOST_ITERATIONS)
    anew: bool = True
    absence_replications: int = Field(default=100, ge=0, le=MOST_REPLICATIONS)
    open_percent_most: float = Field(default=1.0, ge=0, le=100)
    cost: CostSettings | None = None

    @field_validator("absence_replications")
    @classmethod
    def _enough(cls, value: int) -> int:
        if 0 < value < FEWEST_REPLICATIONS:
            raise ValueError(f"{value} gjentakelser sier for lite; velg 0 eller minst {FEWEST_REPLICATIONS}")
        return value

    @property
    def budgets(self) -> Budgets:
        """How much is done for each policy."""
        return Budgets(
            seconds=self.seconds_per_policy,
            iterations=self.iterations,
            anew=self.anew,
            replications=self.absence_replications,
            open_percent_most=self.open_percent_most,
            cost=self.cost or CostSettings(),
        )

    def study(self) -> Study:
        """The same as a study of the laboratory."""
        return Study(
            format="turnus-study-1",
            name=self.name,
            ward=self.instance_id,
            seeds=self.seeds,
            seconds_per_policy=self.seconds_per_policy,
            iterations_per_policy=self.iterations,
            policies=self.policies,
        )


async def study_sent(request: Request) -> StudyRequest:
    """The request in a body.

    Raises
    ------
    InputError
        With every problem found in it.
    ProblemError
        415 when the body is no JSON, 413 when it is too large for a study.
    """
    media_type(request, JSON)
    body = await request.body()
    if len(body) > LARGEST_BODY_BYTES:
        raise ProblemError(
            413, "too-large", "Det som ble sendt, er for stort", "Grensen for en studie er 1 MB"
        )
    return await run_in_threadpool(_read, body)


def _read(body: bytes) -> StudyRequest:
    text = decode(body)
    read_object(text)
    try:
        found = StudyRequest.model_validate_json(text)
    except ValidationError as error:
        problems = problems_of(error, StudyRequest)[:MOST_PROBLEMS]
        raise InputError(map(_placed, problems)) from None
    wrong = [*_twice(found), *_unknown_tables(found.cost)]
    if wrong:
        raise InputError(wrong)
    return found


_KINDS = [kind_of(kind) for kind in CHANGE_KINDS]

_KIND_IN_PLACE = re.compile(rf"(changes\[\d+\])\.(?:{'|'.join(_KINDS)})(?=\.|\[|$)")
"""A kind of change is no step of the JSON path, though the validation takes it for one."""

_CHANGE_WITHOUT_KIND = re.compile(r"changes\[\d+\](?:\.rule)?$")


def _placed(problem: InputProblem) -> InputProblem:
    where = _KIND_IN_PLACE.sub(r"\1", problem.where)
    if _CHANGE_WITHOUT_KIND.search(where) and "regel" in problem.message:
        where = f"{where.removesuffix('.rule')}.kind"
        return InputProblem(where, problem.value, "er ikke et kjent tiltak", choice_advice(None, _KINDS, 20))
    return replace(problem, where=where)


def _twice(request: StudyRequest) -> Iterator[InputProblem]:
    """What can only be seen of the whole."""
    policies = [policy.id for policy in request.policies]
    for k, policy in enumerate(policies):
        if policy in policies[:k]:
            yield InputProblem(
                f"policies[{k}].id", f'"{policy}"', "et annet tiltak har samme id", "Gi det en annen id"
            )
    for k, seed in enumerate(request.seeds):
        if seed in request.seeds[:k]:
            yield InputProblem(f"seeds[{k}]", str(seed), "samme tall står to ganger", "Ta bort det ene")
    tasks = len(request.policies) * len(request.seeds)
    if tasks > MOST_TASKS:
        yield InputProblem(
            "policies",
            None,
            f"{len(request.policies)} tiltak med {len(request.seeds)} frø er {tasks} beregninger, og grensen er {MOST_TASKS}",
            "Velg færre tiltak eller frø, eller del studien i flere",
        )


def _unknown_tables(cost: CostSettings | None) -> Iterator[InputProblem]:
    """Pay tables that the product does not have, or not for the day that is named."""
    if cost is None:
        return
    for key, name, all_of, on_day in (
        ("agreement", cost.agreement, tariffs, tariff_on),
        ("employer", cost.employer, employers, employer_on),
    ):
        try:
            if cost.on is None:
                all_of(name)
            else:
                on_day(name, cost.on)
        except InputError as error:
            yield from (replace(problem, where=f"cost.{key}") for problem in error.problems)
