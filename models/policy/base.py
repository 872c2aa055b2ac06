"""What every kind of change has: its words, the agreement it needs, and what it does to an instance."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal, NoReturn

from pydantic import Field

from models.base import Model
from models.policy.sources import Basis
from models.problems import InputError, InputProblem

if TYPE_CHECKING:
    from models.instance import Instance


class Terms(Model):
    """What a policy asks that an instance cannot hold, for the strategic model and the figures.

    Attributes
    ----------
    budget_fte, budget_nok_per_year:
        Full-time equivalents and kroner a year that may not be passed; None without such a limit.
    long_shift_days:
        On which days long shifts may stand; None when the policy does not say.
    """

    budget_fte: float | None = Field(default=None, gt=0)
    budget_nok_per_year: int | None = Field(default=None, gt=0)
    long_shift_days: Literal["none", "weekends", "all"] | None = None


class Note(Model):
    """One thing that was done to an instance, could not be done, or must be agreed on first.

    Attributes
    ----------
    people:
        How many employees it is about; None when it is about none in particular.
    """

    outcome: Literal["changed", "not_done", "condition"]
    text: str
    people: int | None = Field(default=None, ge=0)


@dataclass(frozen=True)
class Changed:
    """An instance after one change, and what is to be said about it."""

    instance: Instance
    notes: tuple[Note, ...] = field(default=())


class Change(Model):
    """One change. Subclasses add ``kind`` and parameters; a plan is never changed in place.

    Attributes
    ----------
    TITLE:
        Short Norwegian title of the kind.
    HJEMMEL:
        Law or agreement the change rests on; None when the employer alone decides.
    SHORT:
        The parameter that a plain value stands for in a grid; None when there is none.
    """

    TITLE: ClassVar[str]
    HJEMMEL: ClassVar[Basis | None]
    SHORT: ClassVar[str | None] = None

    @abstractmethod
    def words(self) -> str:
        """The change in a few Norwegian words, without a capital or a full stop."""

    @abstractmethod
    def slug(self) -> str:
        """The change as part of an id."""

    @abstractmethod
    def apply(self, instance: Instance) -> Changed:
        """The instance with the change made.

        Raises
        ------
        InputError
            When it cannot be made there.
        """

    def terms(self, terms: Terms) -> Terms:
        """The terms of a policy with those of this change laid over them."""
        return terms


def refuse(message: str, advice: str) -> NoReturn:
    """Say why a change cannot be made.

    Raises
    ------
    InputError
        Always.
    """
    raise InputError([InputProblem("", None, message, advice)])


def changed(text: str, people: int | None = None) -> Note:
    return Note(outcome="changed", text=text, people=people)


def not_done(text: str, people: int | None = None) -> Note:
    return Note(outcome="not_done", text=text, people=people)


def condition(text: str, people: int | None = None) -> Note:
    return Note(outcome="condition", text=text, people=people)
