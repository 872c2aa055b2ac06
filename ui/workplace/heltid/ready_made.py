"""Policies that come with the product, and what each does to a ward."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from instances.policies_file import sample_study
from models.instance import Instance
from models.policy.applying import apply
from models.policy.base import Note
from models.policy.policy import Policy
from models.policy.sources import SOURCES
from models.problems import InputError
from models.tariff.sourced import CONFIDENCE_NAMES, Confidence

Theme = Literal["today", "weekends", "shifts", "positions", "across", "places"]

LIST, GRID = "hemnes", "korgen"
"""Studies that the policies are taken from: one lists them, the other combines them."""

THEMES: dict[str, Theme] = {
    "co_location": "places",
    "night_nurse": "across",
    "nurse_team": "across",
    "shared_staff": "across",
    "task_division": "across",
    "weekend_frequency": "weekends",
    "long_shifts": "shifts",
    "shortest_shift": "shifts",
    "rest_agreement": "shifts",
    "resource_staffing": "positions",
    "larger_positions": "positions",
    "position_targets": "positions",
    "budget": "positions",
}
"""What each kind of change is about; that of the first one here which a policy has tells where it stands."""


KINDS = (
    "weekend_frequency", "long_shifts", "shortest_shift", "rest_agreement", "larger_positions", "position_targets",
    "resource_staffing", "budget", "shared_staff", "nurse_team", "night_nurse", "task_division", "co_location",
)  # fmt: skip
"""Kinds of change in the order they are offered in."""


@dataclass(frozen=True)
class Tried:
    """A policy on a ward.

    Attributes
    ----------
    notes:
        What it does there, cannot do, and takes for granted.
    refused:
        Why it cannot be carried out there; empty when it can.
    """

    policy: Policy
    notes: tuple[Note, ...] = ()
    refused: str = ""

    def said(self, outcome: Literal["changed", "not_done", "condition"]) -> tuple[str, ...]:
        """Its notes of one kind, in bokmål."""
        return tuple(note.text for note in self.notes if note.outcome == outcome)


@dataclass(frozen=True)
class Rest:
    """Law or agreement that a change rests on: which change, the text, how sure it is, and where it is described."""

    change: str
    text: str
    confidence: str
    sources: tuple[str, ...]


def tried(instance: Instance, policy: Policy) -> Tried:
    """What a policy does to a ward."""
    try:
        return Tried(policy, apply(instance, policy).notes)
    except InputError as error:
        return Tried(policy, refused=_sentences(error))


def _sentences(error: InputError) -> str:
    """What is wrong and what to do, without where in the data it stands."""
    found = []
    for problem in error.problems:
        _head, _colon, reason = problem.message.rpartition(" lar seg ikke gjøre i ")
        said = reason.partition(": ")[2] or problem.message
        found.append(f"{said[:1].upper()}{said[1:]}.")
    return " ".join(dict.fromkeys(found))


def theme(policy: Policy) -> Theme:
    """What a policy is about."""
    kinds = {change.kind for change in policy.changes}
    return next((about for kind, about in THEMES.items() if kind in kinds), "today")


def rests(policy: Policy) -> tuple[Rest, ...]:
    """What the changes of a policy rest on."""
    found = [
        Rest(
            change=change.TITLE,
            text=change.HJEMMEL.text,
            confidence=CONFIDENCE_NAMES[Confidence(change.HJEMMEL.confidence)],
            sources=tuple(f"{name}: {SOURCES[name]}" for name in change.HJEMMEL.sources),
        )
        for change in policy.changes
        if change.HJEMMEL is not None
    ]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1)
def listed() -> tuple[Policy, ...]:
    """The policies with a note and a source each; the first is the ward as it is."""
    return sample_study(LIST).study.policies


@lru_cache(maxsize=1)
def combined() -> tuple[Policy, ...]:
    """Every combination of weekends, long shifts, rest and positions."""
    return tuple(policy for policy in sample_study(GRID).study.policies if policy.changes)


def on_ward(instance: Instance, policies: Iterable[Policy]) -> tuple[Tried, ...]:
    """Each policy on a ward, in order."""
    return tuple(tried(instance, policy) for policy in policies)


def with_base(policies: Sequence[Policy]) -> tuple[Policy, ...]:
    """The policies after one without changes, which the others are compared with."""
    base = next((p for p in policies if not p.changes), None) or next(p for p in listed() if not p.changes)
    return (base, *(p for p in policies if p is not base))


def kinds_of_ward(instance: Instance) -> tuple[str, ...]:
    """Kinds of change that a ward has what they need for."""
    more_sites = ("co_location", "night_nurse")
    return tuple(kind for kind in KINDS if kind not in more_sites or len(instance.sites) > 1)
