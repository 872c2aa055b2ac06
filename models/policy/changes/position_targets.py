"""Smallest position, average position and share of full-time positions to aim for."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from models.instance import Instance
from models.policy.altering import position_percent, with_lines_of
from models.policy.base import Change, Changed, changed, not_done
from models.policy.sources import Basis
from models.policy.wording import number, people
from models.rules.base import Level
from models.rules.heltid import Heltid

HELTID_LINE: dict[str, Any] = {
    "rule": "heltid",
    "hard": False,
    "weight": 2000,
    "level": Level.EMPLOYER.value,
    "hjemmel": "AML §14-1 b (heltid er hovedregelen); kommunens heltidsmål",
}
"""A line of rule ``heltid`` for wards whose rulebook has none; the weight is that of the presets."""


class PositionTargets(Change):
    """Targets in the lines of rule ``heltid``, which are switched on. They are aims: only a budget can be hard.

    Attributes
    ----------
    minimum_percent, target_percent, full_time_share_percent:
        Smallest position, average position, and share of the employees in full-time positions; at least one.
    """

    TITLE: ClassVar[str] = "Minste stilling og mål"
    HJEMMEL: ClassVar[Basis | None] = Basis(
        text="AML §14-1 b (heltid er hovedregelen); kommunens heltidsmål",
        sources=("AT 14-1b",),
        confidence="sure",
    )
    SHORT: ClassVar[str | None] = "target_percent"

    kind: Literal["position_targets"] = "position_targets"
    minimum_percent: float | None = Field(default=None, gt=0, le=100)
    target_percent: float | None = Field(default=None, gt=0, le=100)
    full_time_share_percent: float | None = Field(default=None, gt=0, le=100)

    @model_validator(mode="after")
    def _check(self) -> PositionTargets:
        if not self._targets():
            raise ValueError(
                "målet er tomt; sett minst én av minimum_percent, target_percent og full_time_share_percent"
            )
        return self

    def _targets(self) -> dict[str, float]:
        """The targets that are set, by parameter of the rule."""
        given = {
            "smallest_percent": self.minimum_percent,
            "average_percent": self.target_percent,
            "full_time_share_percent": self.full_time_share_percent,
        }
        return {name: value for name, value in given.items() if value is not None}

    def words(self) -> str:
        parts = []
        if self.minimum_percent is not None:
            parts.append(f"ingen stilling under {number(self.minimum_percent)} %")
        if self.target_percent is not None:
            parts.append(f"{number(self.target_percent)} % stilling i snitt")
        if self.full_time_share_percent is not None:
            parts.append(f"{number(self.full_time_share_percent)} % på heltid")
        return "mål: " + ", ".join(parts)

    def slug(self) -> str:
        marks = {"smallest_percent": "min", "average_percent": "snitt", "full_time_share_percent": "heltid"}
        return "".join(f"{marks[name]}{value:g}" for name, value in self._targets().items())

    def apply(self, instance: Instance) -> Changed:
        targets = self._targets()
        instance = with_lines_of(instance, Heltid, "heltid", {"enabled": True, **targets}, HELTID_LINE)
        sizes = [(e, p) for e in instance.employees if (p := position_percent(instance, e)) is not None]
        notes = [changed(f"Turnusen måles mot: {self.words().removeprefix('mål: ')}.")]
        if self.minimum_percent is not None:
            under = [e for e, p in sizes if p < self.minimum_percent]
            asked = sum(bool(e.accepted_positions) for e in under)
            text = f"{people(len(under))} har mindre enn {number(self.minimum_percent)} % i dag"
            notes.append(changed(f"{text}; {asked} av dem er tilbudt mer.", len(under)))
        if not any(line.may_grow for line in instance.rules if isinstance(line, Heltid)):
            notes.append(
                not_done("Ingen stilling kan øke uten tiltaket larger_positions; målene blir bare målt.")
            )
        return Changed(instance, tuple(notes))
