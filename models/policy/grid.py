"""A grid of policies: every combination of one option from each axis, with readable names and stable ids."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import product
from math import prod

from models.policy.altering import fresh
from models.policy.base import refuse
from models.policy.changes import CHANGE_KINDS, AnyChange
from models.policy.policy import LONGEST_ID, Policy

MOST_POLICIES = 300
"""Policies of a study; each takes minutes of search."""

LONGEST_NAME = 120
AS_TODAY = "Dagens ordning"


def grid(axes: Sequence[Sequence[AnyChange | None]], always: Sequence[AnyChange] = ()) -> tuple[Policy, ...]:
    """One policy for each combination; the last axis changes fastest.

    Parameters
    ----------
    axes:
        Options of each axis; None leaves the ward as it is there.
    always:
        Changes that stand in every policy. All changes of a policy are carried out in the order of ``CHANGE_KINDS``.

    Raises
    ------
    InputError
        When there are more than ``MOST_POLICIES`` combinations.
    """
    count = prod(len(options) for options in axes)
    if count > MOST_POLICIES:
        refuse(
            f"rutenettet har {count} kombinasjoner, og grensen er {MOST_POLICIES}",
            "Ta bort verdier, eller del studien i flere",
        )
    named = [list(zip(options, _slugs(options), strict=True)) for options in axes]
    return tuple(_policy(chosen, always) for chosen in product(*named))


def _slugs(options: Sequence[AnyChange | None]) -> list[str]:
    """A different part of an id for each option of an axis; none for no change."""
    found: list[str] = []
    for option in options:
        found.append("" if option is None else fresh(option.slug(), set(found)))
    return found


def _policy(chosen: Sequence[tuple[AnyChange | None, str]], always: Sequence[AnyChange]) -> Policy:
    own = [change for change, _ in chosen if change is not None]
    policy_id = _id([slug for _, slug in chosen if slug])
    name = "; ".join(change.words() for change in own) or AS_TODAY
    name = f"{name[0].upper()}{name[1:]}"
    if len(name) > LONGEST_NAME:
        mark = f" ... ({policy_id})"
        name = f"{name[: LONGEST_NAME - len(mark)].rstrip()}{mark}"
    order = {kind: k for k, kind in enumerate(CHANGE_KINDS)}
    changes = sorted((*always, *own), key=lambda change: order[type(change)])
    return Policy(id=policy_id, name=name, changes=tuple(changes))


def _id(slugs: Sequence[str]) -> str:
    """The parts joined; when too long, cut and told apart by a fingerprint of the whole."""
    whole = "-".join(slugs) or "i-dag"
    if len(whole) <= LONGEST_ID:
        return whole
    mark = hashlib.sha256(whole.encode()).hexdigest()[:8]
    return f"{whole[: LONGEST_ID - len(mark) - 1].rstrip('-')}-{mark}"
