"""Who is offered a larger position."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from models.base import Id, Percent
from models.instance import Instance
from models.policy.altering import known_competences, position_percent, with_lines_of, with_staff
from models.policy.base import Change, Changed, Note, changed, condition, not_done
from models.policy.changes.position_targets import HELTID_LINE
from models.policy.sources import Basis
from models.policy.wording import key, listed, number, people
from models.rules.heltid import Heltid
from models.staff import Employee

SIZES: tuple[float, ...] = (75.0, 80.0, 90.0, 100.0)


class LargerPositions(Change):
    """Positions may grow (rule ``heltid``, ``may_grow``) to sizes that are offered.

    ``willing``: to the sizes people have said they accept. ``all``: besides to every one of ``sizes_percent`` above their
    own. ``competence``: the same for holders of one of ``competences``. Those who are not offered anything lose what
    they had accepted, so that the roster cannot choose it. Positions never shrink.
    """

    TITLE: ClassVar[str] = "Tilbud om større stilling"
    HJEMMEL: ClassVar[Basis | None] = Basis(
        text="AML §14-3 (fortrinnsrett for deltidsansatte) og §14-1 b; ny arbeidsavtale med den enkelte",
        sources=("KS-advokatene", "AT 14-1b"),
        confidence="sure",
    )
    SHORT: ClassVar[str | None] = "to"

    kind: Literal["larger_positions"] = "larger_positions"
    to: Literal["willing", "all", "competence"]
    competences: tuple[Id, ...] = ()
    sizes_percent: tuple[Percent, ...] = Field(default=SIZES, min_length=1, max_length=10)

    @model_validator(mode="after")
    def _check(self) -> LargerPositions:
        if (self.to == "competence") != bool(self.competences):
            raise ValueError('competences skal fylles ut når to er "competence", og bare da')
        return self

    def words(self) -> str:
        whom = {"willing": "dem som vil", "all": "alle", "competence": listed(self.competences)}[self.to]
        return f"større stilling til {whom}"

    def slug(self) -> str:
        if self.to == "competence":
            return f"mer-{key([c[:4] for c in self.competences])}"
        return "mervil" if self.to == "willing" else "meralle"

    def apply(self, instance: Instance) -> Changed:
        known_competences(instance, self.competences)
        instance, _ = with_staff(instance, lambda e: self._offer(instance, e))
        instance = with_lines_of(instance, Heltid, "heltid", {"enabled": True, "may_grow": True}, HELTID_LINE)
        able = [e for e in instance.employees if e.accepted_positions]
        part = [e for e in instance.employees if (p := position_percent(instance, e)) is not None and p < 100]
        notes: list[Note] = [
            changed(f"{people(len(able))} av {len(part)} på deltid kan få større stilling.", len(able))
        ]
        if self.to != "willing":
            sizes = listed(f"{number(s)} %" for s in sorted(set(self.sizes_percent)))
            notes.append(condition(f"Størrelser som tilbys: {sizes}. Forutsetter at den enkelte takker ja."))
        stuck = sum(len(e.contracts) > 1 for e in part)
        if stuck:
            text = f"{people(stuck)} har en stilling som endres i planen, og kan ikke få en annen størrelse."
            notes.append(not_done(text, stuck))
        return Changed(instance, tuple(notes))

    def _offer(self, instance: Instance, person: Employee) -> dict[str, Any]:
        """The accepted positions of one person under the offer."""
        own = position_percent(instance, person)
        if own is None or len(person.contracts) > 1:
            return {}
        if self.to == "willing":
            return {}
        if self.to == "competence" and not instance.holds_any(person.id, self.competences):
            return {"accepted_positions": None}
        sizes = {s for s in (*self.sizes_percent, *(person.accepted_positions or ())) if s > own}
        return {"accepted_positions": tuple(sorted(sizes)) or None}
