"""What came of one policy: the roster behind every figure stands with it."""

from __future__ import annotations

from pydantic import Field

from heltid.robustness.figures import Figures as AbsenceFigures
from models.base import Model
from models.cost.cost import Cost
from models.figures.figures import Figures
from models.instance import Instance
from models.policy.base import Note, Terms
from models.policy.policy import Policy
from models.roster import Roster
from solver.positions.plan import StaffingPlan


class Positions(Model):
    """The position model's answers; null where it could not be asked (``reason`` says why).

    Attributes
    ----------
    today:
        With today's people, nobody hired, positions growing as the policy lets them.
    anew:
        As if nobody were employed yet: the people and positions that the policy makes possible in the end.
    """

    today: StaffingPlan | None = None
    anew: StaffingPlan | None = None
    reason: str = ""


class Rostered(Model):
    """A staff, the roster that was found for it, and what was measured on that roster.

    Attributes
    ----------
    instance, roster:
        The ward with this staff, and the roster that was found; null when none keeps every hard rule.
    hard_units_left:
        What the best roster still broke of hard rules when none keeps them all; null when not known.
    breaches, deviations:
        Findings of the audit: against hard rules, and allowed by an agreement.
    failures:
        Why the roster is not acceptable, and by how much; empty when it is.
    cost_refused:
        Why there is no cost.
    search_seconds:
        Wall-clock time of the search.
    """

    instance: Instance | None = None
    roster: Roster | None = None
    hard_units_left: int | None = None
    breaches: int = Field(default=0, ge=0)
    deviations: int = Field(default=0, ge=0)
    penalty: int = 0
    figures: Figures | None = None
    cost: Cost | None = None
    cost_refused: str = ""
    absence: AbsenceFigures | None = None
    failures: tuple[str, ...] = ()
    search_seconds: float = 0.0

    @property
    def acceptable(self) -> bool:
        """Whether there is a roster that can be used."""
        return self.roster is not None and not self.failures


class Attempt(Model):
    """One staff that was rostered on the way to the one that is shown.

    Attributes
    ----------
    heads, fte:
        People, and the sum of their positions in full positions.
    added:
        People it has more than the position model answered.
    hard_units_left, open_hours_per_week:
        What the roster fails by; null when not known.
    acceptable:
        Whether the roster could be used.
    sentence:
        What came of it (bokmål).
    """

    heads: int = Field(ge=0)
    fte: float = Field(ge=0)
    added: int = Field(ge=0)
    hard_units_left: int | None = None
    open_hours_per_week: float | None = None
    acceptable: bool
    sentence: str


class StaffedAnew(Rostered):
    """The ward staffed anew under the policy, as the position model answers, with a roster that proves it or fails to.

    Figures that compare with today's people (``figures.changes``, ``base_percent``) are null: nobody is employed yet.

    Attributes
    ----------
    attempts:
        In order; the last is the staff that is shown. The first is the position model's answer as it is.
    """

    attempts: tuple[Attempt, ...] = ()


class PolicyResult(Rostered):
    """What came of a policy on a ward, with today's people and, if asked for, staffed anew.

    Attributes
    ----------
    key, edition:
        Of the task.
    refused:
        Why the policy cannot be carried out on this ward; nothing else is there then.
    anew:
        Staffed anew; null when it was left out, or the position model has no answer.
    whole_seconds:
        Wall-clock time of everything.
    """

    key: str
    edition: str
    policy: Policy
    seed: int
    refused: str = ""
    notes: tuple[Note, ...] = ()
    terms: Terms = Terms()
    positions: Positions = Positions()
    anew: StaffedAnew | None = None
    whole_seconds: float = 0.0

    @property
    def read_anew(self) -> PolicyResult | None:
        """The same result with what was measured staffed anew in the place of today's people; null without it."""
        if self.anew is None:
            return None
        return self.model_copy(update={name: getattr(self.anew, name) for name in Rostered.model_fields})
