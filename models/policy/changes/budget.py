"""A budget of full-time equivalents or kroner."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from models.instance import Instance
from models.policy.altering import altered, position_percent, with_lines_of
from models.policy.base import Change, Changed, Note, Terms, changed, not_done
from models.policy.changes.position_targets import HELTID_LINE
from models.policy.sources import Basis
from models.policy.wording import number
from models.rules.heltid import Heltid


class Budget(Change):
    """At most ``fte`` full-time equivalents (rule ``heltid``, hard) or ``nok_per_year`` kroner a year.

    An instance cannot hold kroner, and positions in a roster only grow: a budget under today's positions is left out of the
    rule. Both stay in the terms of the policy, for the model of positions.
    """

    TITLE: ClassVar[str] = "Ramme"
    HJEMMEL: ClassVar[Basis | None] = None
    SHORT: ClassVar[str | None] = "fte"

    kind: Literal["budget"] = "budget"
    fte: float | None = Field(default=None, gt=0, le=100_000)
    nok_per_year: int | None = Field(default=None, gt=0, le=10**12)

    @model_validator(mode="after")
    def _check(self) -> Budget:
        if self.fte is None and self.nok_per_year is None:
            raise ValueError("rammen er tom; sett fte (årsverk) eller nok_per_year (kroner i året)")
        return self

    def words(self) -> str:
        parts = []
        if self.fte is not None:
            parts.append(f"{number(self.fte)} årsverk")
        if self.nok_per_year is not None:
            parts.append(f"{f'{self.nok_per_year:,}'.replace(',', ' ')} kr i året")
        return f"ramme: høyst {' og '.join(parts)}"

    def slug(self) -> str:
        fte = "" if self.fte is None else f"{self.fte:g}"
        return f"ramme{fte}" + ("" if self.nok_per_year is None else f"kr{self.nok_per_year}")

    def terms(self, terms: Terms) -> Terms:
        given = {"budget_fte": self.fte, "budget_nok_per_year": self.nok_per_year}
        return altered(terms, **{name: value for name, value in given.items() if value is not None})

    def apply(self, instance: Instance) -> Changed:
        notes: list[Note] = []
        if self.fte is not None:
            now = sum(position_percent(instance, e) or 0 for e in instance.employees) / 100
            if now > self.fte:
                notes.append(
                    not_done(
                        f"Stillingene er {number(now)} årsverk, over rammen på {number(self.fte)}. Turnusen kan ikke ta bort "
                        "stillinger; rammen gjelder i stillingsmodellen."
                    )
                )
            else:
                keys = {"enabled": True, "hard": True, "fte_budget": self.fte}
                instance = with_lines_of(instance, Heltid, "heltid", keys, HELTID_LINE)
                notes.append(
                    changed(
                        f"Stillingene kan bli høyst {number(self.fte)} årsverk; i dag er de {number(now)}."
                    )
                )
        if self.nok_per_year is not None:
            notes.append(
                not_done("En instans har ingen kroner; rammen gjelder i stillingsmodellen og i tallene.")
            )
        return Changed(instance, tuple(notes))
