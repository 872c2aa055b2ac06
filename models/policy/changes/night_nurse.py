"""A night nurse for each site, or one for several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from pydantic import Field

from models.base import Id
from models.demand import Demand
from models.instance import Instance
from models.policy.altering import altered, fresh, known_competences, known_sites
from models.policy.base import Change, Changed, changed, condition, not_done, refuse
from models.policy.needs import Part, hours_per_week, is_night, merged, place_of
from models.policy.sources import Basis
from models.policy.wording import listed, number


class NightNurse(Change):
    """Lines for a competence at night: ``people`` at each site, or ``people`` for all the sites together.

    What is wanted of anyone at night stays: whoever is not a nurse must then stand there.
    """

    TITLE: ClassVar[str] = "Nattsykepleier"
    HJEMMEL: ClassVar[Basis | None] = Basis(
        text="Forsvarlighet etter helse- og omsorgstjenesteloven §4-1 og helsepersonelloven §4; tilkalling mellom stedene må avtales",
        confidence="unverified",
    )
    SHORT: ClassVar[str | None] = "scope"

    kind: Literal["night_nurse"] = "night_nurse"
    scope: Literal["site", "common"]
    people: int = Field(default=1, ge=1, le=10)
    competence: Id = "sykepleier"
    sites: tuple[Id, ...] = ()

    def words(self) -> str:
        many = "én" if self.people == 1 else str(self.people)
        where = f" ({listed(self.sites)})" if self.sites else ""
        whom = "for alle stedene" if self.scope == "common" else "på hvert sted"
        return f"{many} {self.competence} om natta {whom}{where}"

    def slug(self) -> str:
        return ("fellesnatt" if self.scope == "common" else "egennatt") + (
            str(self.people) if self.people > 1 else ""
        )

    def apply(self, instance: Instance) -> Changed:
        known_competences(instance, (self.competence,))
        sites = known_sites(instance, self.sites)
        if self.scope == "common" and len(sites) < 2:
            refuse(
                "én nattsykepleier for flere steder krever minst to steder",
                "Velg en instans med flere steder",
            )
        return self._common(instance, sites) if self.scope == "common" else self._each(instance, sites)

    def _own(self, instance: Instance, sites: Sequence[str]) -> list[Demand]:
        """Lines for the competence at night within these sites."""
        inside = {u.id for u in instance.units if u.site in sites}
        return [
            line
            for line in instance.demand
            if line.competences == (self.competence,)
            and is_night(line)
            and place_of(instance, line) <= inside
        ]

    def _common(self, instance: Instance, sites: Sequence[str]) -> Changed:
        lines = self._own(instance, sites)
        if len(lines) < 2:
            return Changed(
                instance,
                (
                    not_done(
                        f"Stedene har ikke hvert sitt behov for {self.competence} om natta; ingenting er endret."
                    ),
                ),
            )

        def together(_: Part, __: Sequence[tuple[int, int]]) -> tuple[int, int]:
            return self.people, self.people

        demand = merged(instance, lines, together)
        if demand == instance.demand:
            return Changed(
                instance,
                (not_done("Nattbehovene på stedene har ulike klokkeslett og kunne ikke slås sammen."),),
            )
        less = hours_per_week(instance.demand) - hours_per_week(demand)
        return Changed(
            altered(instance, demand=demand),
            (
                changed(
                    f"{self.words()[0].upper()}{self.words()[1:]}: {number(less, 1)} timer i uka mindre med kompetansen."
                ),
                not_done(
                    "Samlet nattbemanning er den samme; bruk co_location eller task_division for å endre den."
                ),
                condition("Responstid og tilkalling mellom stedene om natta må vurderes som forsvarlig."),
            ),
        )

    def _each(self, instance: Instance, sites: Sequence[str]) -> Changed:
        demand = list(instance.demand)
        own = self._own(instance, sites)
        across = [
            line for line in own if len({instance.unit_by_id[u].site for u in place_of(instance, line)}) > 1
        ]
        demand = [line for line in demand if line not in across]
        taken = {line.id for line in instance.demand}
        done = []
        for site in sites:
            units = {u.id for u in instance.units if u.site == site}
            here = [line for line in own if line not in across and place_of(instance, line) <= units]
            nights = [
                line
                for line in instance.demand
                if is_night(line) and place_of(instance, line) & units and line.wanted
            ]
            if here or not nights:
                for line in here:
                    demand[demand.index(line)] = altered(
                        line, minimum=self.people, wanted=self.people, maximum=None
                    )
                done += [site] * bool(here)
                continue
            like = next((line for line in nights if not line.competences), nights[0])
            line_id = fresh(f"{site}-{self.competence}-natt", taken)
            taken.add(line_id)
            demand.append(
                altered(
                    like,
                    id=line_id,
                    name=f"{self.competence.capitalize()}, natt",
                    units=(),
                    site=site,
                    competences=(self.competence,),
                    minimum=self.people,
                    wanted=self.people,
                    maximum=None,
                )
            )
            done.append(site)
        if not done:
            return Changed(instance, (not_done("Ingen av stedene har nattbehov; ingenting er endret."),))
        after = altered(instance, demand=tuple(demand))
        more = hours_per_week(after.demand) - hours_per_week(instance.demand)
        sign = "mer" if more >= 0 else "mindre"
        text = f"{listed(done)}: {self.people} {self.competence} hver natt; {number(abs(more), 1)} timer i uka {sign} med kompetansen."
        return Changed(after, (changed(text),))
