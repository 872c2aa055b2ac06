"""Staff shared within a site, between sites, or in one municipal pool (*helsepool*)."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from models.base import Id
from models.instance import Instance
from models.policy.altering import (
    fresh,
    known_competences,
    known_sites,
    lines_of,
    with_line,
    with_lines_of,
    with_staff,
)
from models.policy.base import Change, Changed, Note, changed, condition, not_done, refuse
from models.policy.sources import Basis
from models.policy.wording import key, listed, people
from models.rules.base import Level
from models.rules.other_units import OtherUnits
from models.staff import Employee


class SharedStaff(Change):
    """People may work in more units: those of their own site, of all the sites named, or (a pool) of all of them freely.

    Attributes
    ----------
    reach:
        ``site``: every unit of the home site. ``sites``: every unit of ``sites``. ``pool``: the same, and rule
        ``other_units`` no longer counts shifts outside the home unit for them; going to another site still costs.
    sites:
        Whose people and units; empty means all sites.
    competences:
        Only holders of one of these; empty means everyone.
    shifts_per_week:
        Most shifts a week outside the home unit (rule ``other_units``); None leaves the line as it is.
    """

    TITLE: ClassVar[str] = "Deling av folk"
    HJEMMEL: ClassVar[Basis | None] = Basis(
        text="Arbeidsavtalen (AML §14-6): avtalt arbeidssted må omfatte enhetene",
        confidence="unverified",
    )
    SHORT: ClassVar[str | None] = "reach"

    kind: Literal["shared_staff"] = "shared_staff"
    reach: Literal["site", "sites", "pool"]
    sites: tuple[Id, ...] = ()
    competences: tuple[Id, ...] = ()
    shifts_per_week: int | None = Field(default=None, ge=0, le=7)

    def words(self) -> str:
        whom = listed(self.competences) if self.competences else "alle"
        where = f" ({listed(self.sites)})" if self.sites else ""
        how = {
            "site": f"{whom} deles mellom enhetene på eget sted",
            "sites": f"{whom} deles mellom stedene",
            "pool": f"{whom} i én felles helsepool",
        }[self.reach]
        return how + where

    def slug(self) -> str:
        mark = {"site": "delt", "sites": "delt-steder", "pool": "pool"}[self.reach]
        return mark + key([c[:4] for c in self.competences])

    def apply(self, instance: Instance) -> Changed:
        known_competences(instance, self.competences)
        sites = known_sites(instance, self.sites)
        if self.reach == "sites" and len(sites) < 2:
            refuse(
                "det finnes bare ett sted å dele folk mellom",
                'Bruk reach = "site", eller velg en instans med flere steder',
            )
        site_of = {u.id: u.site for u in instance.units}

        def more(person: Employee) -> dict[str, Any]:
            home = site_of[person.home_unit]
            if home not in sites or not instance.holds_any(person.id, self.competences):
                return {}
            reach = {home} if self.reach == "site" else set(sites)
            new = [u.id for u in instance.units if u.site in reach and u.id != person.home_unit]
            return {"other_units": (*person.other_units, *(u for u in new if u not in person.other_units))}

        sharing = [e.id for e in instance.employees if more(e)]
        instance, count = with_staff(instance, more)
        text = f"{people(count)} kan nå arbeide i flere enheter"
        notes = [changed(f"{text} ({len(sharing)} er med i ordningen).", count)]
        if not count:
            notes = [not_done("Alle det gjelder, kan alt arbeide i alle enhetene.", 0)]
        if self.reach == "pool":
            instance = self._as_pool(instance, sharing)
            notes.append(changed("Vakter utenom egen enhet telles ikke for dem i poolen.", len(sharing)))
        if self.shifts_per_week is not None:
            instance, said = self._limited(instance)
            notes.append(said)
        if count:
            notes.append(condition(f"Krever endret arbeidssted i arbeidsavtalen for {people(count)}.", count))
        return Changed(instance, tuple(notes))

    def _as_pool(self, instance: Instance, sharing: list[str]) -> Instance:
        """People of the pool taken out of the lines on other units, with a line of their own."""
        lines = lines_of(instance, OtherUnits)
        dearest = max((line.site_weight for line in lines if line.enabled), default=0)
        for line in lines:
            who = line.applies_to.model_dump(mode="json")
            out = [*who["except_employees"], *(e for e in sharing if e not in who["except_employees"])]
            instance = with_line(instance, line.id, {"applies_to": {**who, "except_employees": out}})
        taken = {line.id for line in instance.rules_in_force.lines}
        return with_line(
            instance,
            fresh("other-units-pool", taken),
            {
                "rule": "other_units",
                "hard": False,
                "level": Level.LOCAL.value,
                "hjemmel": "Lokal avtale om felles helsepool: ingen egen enhet, men minst mulig reising mellom steder",
                "site_weight": dearest,
                "applies_to": {"employees": sharing},
            },
        )

    def _limited(self, instance: Instance) -> tuple[Instance, Note]:
        instance = with_lines_of(
            instance,
            OtherUnits,
            "other-units",
            {"enabled": True, "max_per_week": self.shifts_per_week},
            {
                "rule": "other_units",
                "hard": False,
                "weight": 120,
                "level": Level.EMPLOYER.value,
                "hjemmel": "Arbeidsgivers ønske: folk er mest mulig på egen enhet",
            },
        )
        return instance, changed(f"Høyst {self.shifts_per_week} vakter i uka utenom egen enhet.")
