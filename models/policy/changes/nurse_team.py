"""A team of nurses that works across wards, and ambulatory between sites."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from models.base import Id
from models.instance import Instance
from models.policy.altering import altered, known_competences, known_sites, with_staff
from models.policy.base import Change, Changed, Note, changed, condition, not_done, refuse
from models.policy.needs import Part, hours_per_week, is_night, merged
from models.policy.sources import Basis
from models.policy.wording import listed, number, people
from models.staff import Employee


class NurseTeam(Change):
    """Holders of a competence work in every ward of their site; ambulatory: of all the sites, for common needs.

    Ambulatory: the sites' lines for the competence by day and evening become common ones with ``fewer_people`` less,
    never under one. Nights are left to ``night_nurse``.
    """

    TITLE: ClassVar[str] = "Sykepleierteam"
    HJEMMEL: ClassVar[Basis | None] = Basis(
        text="Arbeidsavtalen (AML §14-6): avtalt arbeidssted må omfatte enhetene; forsvarlighet etter helse- og omsorgstjenesteloven §4-1 vurderes når sykepleieren dekker flere steder",
        confidence="unverified",
    )
    SHORT: ClassVar[str | None] = "ambulatory"

    kind: Literal["nurse_team"] = "nurse_team"
    ambulatory: bool = False
    fewer_people: int = Field(default=0, ge=0, le=10)
    competence: Id = "sykepleier"
    sites: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> NurseTeam:
        if self.fewer_people and not self.ambulatory:
            raise ValueError(
                "fewer_people gjelder bare et ambulerende team; sett ambulatory = true, eller ta det bort"
            )
        return self

    def words(self) -> str:
        less = f", {self.fewer_people} færre samtidig" if self.fewer_people else ""
        where = f" ({listed(self.sites)})" if self.sites else ""
        return f"{'ambulerende ' if self.ambulatory else ''}{self.competence}team på tvers av enhetene{where}{less}"

    def slug(self) -> str:
        return ("ambteam" if self.ambulatory else "team") + (
            f"-{self.fewer_people}" if self.fewer_people else ""
        )

    def apply(self, instance: Instance) -> Changed:
        known_competences(instance, (self.competence,))
        sites = known_sites(instance, self.sites)
        if self.ambulatory and len(sites) < 2:
            refuse(
                "et ambulerende team må ha minst to steder",
                "Velg en instans med flere steder, eller ambulatory = false",
            )
        site_of = {u.id: u.site for u in instance.units}
        team = {
            e.id
            for e in instance.employees
            if site_of[e.home_unit] in sites and instance.holds_any(e.id, (self.competence,))
        }
        if not team:
            refuse(
                f"ingen har kompetansen {self.competence} på {listed(sites)}",
                "Velg en annen kompetanse eller andre steder",
            )

        def more(person: Employee) -> dict[str, Any]:
            if person.id not in team:
                return {}
            reach = set(sites) if self.ambulatory else {site_of[person.home_unit]}
            new = [u.id for u in instance.units if u.site in reach and u.id != person.home_unit]
            return {"other_units": (*person.other_units, *(u for u in new if u not in person.other_units))}

        instance, count = with_staff(instance, more)
        notes: list[Note] = [
            changed(f"Teamet har {people(len(team))}; {count} kan nå arbeide i flere enheter.", len(team))
        ]
        if self.ambulatory:
            instance, said = self._common(instance, sites)
            notes += said
            notes.append(
                not_done(
                    "Kjøring midt i en vakt er ikke med i instansen; bare reise mellom to vakter er det."
                )
            )
        if count:
            notes.append(condition(f"Krever endret arbeidssted i arbeidsavtalen for {people(count)}.", count))
        return Changed(instance, tuple(notes))

    def _common(self, instance: Instance, sites: Sequence[str]) -> tuple[Instance, list[Note]]:
        lines = [
            line
            for line in instance.demand
            if line.competences == (self.competence,)
            and not is_night(line)
            and {instance.unit_by_id[u].site for u in instance.units_of_place(line.units, line.site)}
            <= set(sites)
        ]
        before = hours_per_week(instance.demand)

        def together(_: Part, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
            wanted = max(1, sum(w for _, w in places) - self.fewer_people)
            return min(wanted, max(1, sum(m for m, _ in places) - self.fewer_people)), wanted

        demand = merged(instance, lines, together)
        if demand == instance.demand:
            return instance, [
                not_done(
                    f"Ingen behov for {self.competence} på dag og kveld kunne slås sammen mellom stedene."
                )
            ]
        instance = altered(instance, demand=demand)
        less = before - hours_per_week(demand)
        return instance, [
            changed(
                f"Behovet for {self.competence} på dag og kveld er felles for {listed(sites)}; "
                f"{number(less, 1)} timer i uka mindre med denne kompetansen. Samlet bemanning er den samme."
            )
        ]
