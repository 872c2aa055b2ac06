"""A policy carried out on an instance."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from models.contradictions import check_contradictions
from models.instance import Instance
from models.policy.altering import altered
from models.policy.base import Change, Note, Terms
from models.policy.policy import Policy
from models.problems import InputError, InputProblem
from models.translation import problems_of

LONGEST_ID = 60
LONGEST_NAME = 120


@dataclass(frozen=True)
class Step:
    """One change of a policy and what came of it."""

    change: Change
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Applied:
    """A policy on an instance.

    Attributes
    ----------
    base, instance:
        Before and after. Ids and names of people, units and competences are the same in both.
    steps:
        One for each change, in order.
    terms:
        What the policy asks that an instance cannot hold.
    """

    policy: Policy
    base: Instance
    instance: Instance
    steps: tuple[Step, ...]
    terms: Terms

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was changed, for how many, what could not be done and what must be agreed on, in order."""
        return tuple(note for step in self.steps for note in step.notes)


def apply(instance: Instance, policy: Policy) -> Applied:
    """Carry out the changes of a policy one after the other.

    The result keeps every reference and contradicts itself nowhere. Its id is the ward's id, ``+`` and
    the policy's (the ward's cut when both are over 60 characters). A policy without changes gives the very
    same instance.

    Raises
    ------
    InputError
        When a change cannot be made; says which, with the path ``changes[k]``.
    """
    now, terms = instance, Terms()
    steps = []
    for k, change in enumerate(policy.changes):
        try:
            done = change.apply(now)
            if now.employees:  # a unit that is to be staffed has nobody for its needs yet
                check_contradictions(done.instance)
        except InputError as error:
            raise _refused(now, change, k, error.problems) from None
        except ValidationError as error:
            raise _refused(now, change, k, problems_of(error, Instance)) from None
        now, terms = done.instance, change.terms(terms)
        steps.append(Step(change, done.notes))
    if policy.changes:
        now = altered(
            now,
            id=_joined_id(instance.id, policy.id),
            name=f"{instance.name}: {policy.name}"[:LONGEST_NAME].rstrip(),
            notes=(*now.notes, f"Tiltak: {policy.sentence()}"),
        )
    return Applied(policy, instance, now, tuple(steps), terms)


def _joined_id(ward: str, policy: str) -> str:
    return f"{ward[: LONGEST_ID - len(policy) - 1]}+{policy}"


def _refused(instance: Instance, change: Change, k: int, problems: tuple[InputProblem, ...]) -> InputError:
    where = f"changes[{k}]"
    return InputError(
        InputProblem(
            where,
            None,
            f'tiltaket "{change.words()}" lar seg ikke gjøre i {instance.id}: '
            + (f"{p.where}{f' = {p.value}' if p.value else ''}: " if p.where else "")
            + p.message,
            p.advice,
        )
        for p in problems
    )
