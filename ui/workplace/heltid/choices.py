"""What is chosen for a study that has not been begun; kept while the ward is open."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, field

from heltid.sweep.task import ANEW_AT_MOST
from models.cost.settings import CostSettings
from models.policy.policy import Policy
from ui.workplace.client.studies import StudyOrder
from ui.workplace.heltid.own_policy import OwnDraft
from ui.workplace.heltid.ready_made import Tried, combined, listed, on_ward, with_base
from ui.workplace.session import OpenWard, Session

KEY = "heltid-choices"

FIRST = ("storre-stillinger", "hinkehelg", "langvakt-tredje", "langvakt-fjerde", "uten-korte-vakter")
"""Ready-made policies that are chosen until somebody chooses others."""

MOST_TASKS = 200
"""Policies times seeds of a study in the service."""

SECONDS = {"quick": 20, "usual": 60, "thorough": 180}

AROUND = 15
"""Seconds that a policy takes besides the search: positions, figures, cost."""

REPLICATIONS = 200
"""Times the plan is gone through with absence, where it is simulated."""

MOST_SEEDS = 10


def _new_mark() -> str:
    return str(uuid.uuid4())


@dataclass
class Choices:
    """What a study would be made of.

    Attributes
    ----------
    ready:
        The ready-made policies on the ward, in order; the first changes nothing.
    chosen:
        Ids of ready-made policies, without the first, which always takes part.
    own:
        Policies put together here; all of them take part.
    others:
        Ids of other wards that the same study is begun for.
    mark:
        Of the study that is being chosen.
    """

    ward: str
    ready: tuple[Tried, ...]
    chosen: set[str] = field(default_factory=set)
    grid: bool = False
    own: list[Policy] = field(default_factory=list)
    draft: OwnDraft = field(default_factory=OwnDraft)
    others: list[str] = field(default_factory=list)
    name: str = ""
    time: str = "usual"
    seconds: int = SECONDS["usual"]
    seeds: int = 1
    absence: bool = False
    anew: bool = True
    open_percent: float = 1.0
    cost: CostSettings = field(default_factory=CostSettings)
    mark: str = field(default_factory=_new_mark)

    def begun(self) -> None:
        """The study has been begun: the next one is another, also when it asks for the same."""
        self.mark, self.name = _new_mark(), ""

    def key(self, order: StudyOrder) -> str:
        """Tells the service that two requests are one; another order has another."""
        return hashlib.sha256(f"{self.mark} {order.model_dump_json()}".encode()).hexdigest()

    @property
    def possible(self) -> tuple[Tried, ...]:
        """Ready-made policies that can be carried out on the ward, without the first."""
        return tuple(one for one in self.ready[1:] if not one.refused)

    @property
    def impossible(self) -> tuple[Tried, ...]:
        return tuple(one for one in self.ready[1:] if one.refused)

    def policies(self) -> tuple[Policy, ...]:
        """What is tried, the ward as it is first."""
        ready = [one.policy for one in self.possible if one.policy.id in self.chosen]
        known = {policy.id for policy in (*ready, *self.own)}
        more = [policy for policy in combined() if policy.id not in known] if self.grid else []
        return with_base((*ready, *self.own, *more))

    def seconds_per_policy(self) -> int:
        return SECONDS.get(self.time, self.seconds)

    def tasks(self) -> int:
        """How many times a roster is made for a ward."""
        return len(self.policies()) * self.seeds

    def whole_seconds(self) -> int:
        """How long it all takes, one after the other, when nothing else is under way."""
        each = (self.seconds_per_policy() + AROUND) * (1 + ANEW_AT_MOST if self.anew else 1)
        return round(self.tasks() * each * (1 + len(self.others)))

    def taken(self) -> set[str]:
        """Ids that a new policy may not have."""
        return {policy.id for policy in (*listed(), *combined(), *self.own)}

    def order(self, ward: str, revision: int | None, name: str) -> StudyOrder:
        """What the service is asked for."""
        return StudyOrder(
            instance_id=ward,
            revision=revision,
            name=name,
            policies=self.policies(),
            seeds=tuple(range(1, self.seeds + 1)),
            seconds_per_policy=self.seconds_per_policy(),
            anew=self.anew,
            absence_replications=REPLICATIONS if self.absence else 0,
            open_percent_most=self.open_percent,
            cost=self.cost,
        )


def choices(session: Session, ward: OpenWard) -> Choices:
    """What has been chosen for the ward that is open; ready-made policies are tried anew when the ward has changed."""
    known = session.kept.get(KEY)
    if isinstance(known, Choices) and known.ward == ward.info.hash:
        return known
    ready = on_ward(ward.instance, listed())
    if isinstance(known, Choices):
        known.ward, known.ready = ward.info.hash, ready
        return known
    made = Choices(ward.info.hash, ready)
    made.chosen = {one.policy.id for one in made.possible if one.policy.id in FIRST}
    session.kept[KEY] = made
    return made
