"""Two sites made one (*samlokalisering*)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from models.base import DayKind, Id
from models.demand import Demand
from models.instance import Instance
from models.policy.altering import altered, known_sites, lines_of, with_line
from models.policy.base import Change, Changed, Note, changed, condition, not_done
from models.policy.needs import Part, hours_per_week, merged, part_of, place_of
from models.policy.sources import Basis
from models.policy.wording import number, people
from models.rules.not_alone import NotAlone
from models.units import Unit


class CoLocation(Change):
    """All units of ``site`` move to ``into``, and needs that each site had of its own become common.

    Lines for a whole site and a competence (a nurse, a shift leader) meet those of the other site: in the parts of
    the week in ``common`` the larger of the two is enough, otherwise they add up. Lines of single units stay, unless
    fewer are wanted at night, in the evening or on weekend days: then the units' lines of that part become
    common to all units of both sites, with so many people less at once (at least one stays).

    Attributes
    ----------
    common:
        Parts of the week in which one for both is enough.
    fewer_at_night, fewer_in_evenings, fewer_on_weekend_days:
        People less, at once, of everyone who is wanted on the units together.
    """

    TITLE: ClassVar[str] = "Samlokalisering"
    HJEMMEL: ClassVar[Basis | None] = Basis(
        text="Kommunens vedtak, drøftet med tillitsvalgte; nytt arbeidssted i arbeidsavtalene (AML §14-6)",
        confidence="unverified",
    )

    kind: Literal["co_location"] = "co_location"
    site: Id
    into: Id
    common: tuple[Part, ...] = ("night", "evening", "weekend_day")
    fewer_at_night: int = Field(default=0, ge=0, le=10)
    fewer_in_evenings: int = Field(default=0, ge=0, le=10)
    fewer_on_weekend_days: int = Field(default=0, ge=0, le=10)

    @model_validator(mode="after")
    def _check(self) -> CoLocation:
        if self.site == self.into:
            raise ValueError(
                f'stedet "{self.site}" kan ikke flytte inn i seg selv; velg et annet sted i into'
            )
        if len(set(self.common)) < len(self.common):
            raise ValueError("common nevner samme del av uka to ganger; ta bort den ene")
        return self

    @property
    def fewer(self) -> dict[Part, int]:
        """People less at once by part of the week, where there are to be fewer."""
        wanted: dict[Part, int] = {
            "night": self.fewer_at_night,
            "evening": self.fewer_in_evenings,
            "weekend_day": self.fewer_on_weekend_days,
        }
        return {part: less for part, less in wanted.items() if less}

    def words(self) -> str:
        names: dict[Part, str] = {
            "night": "om natta",
            "evening": "om kvelden",
            "weekend_day": "på dagtid i helgene",
        }
        less = "".join(f", {count} færre {names[part]}" for part, count in self.fewer.items())
        return f"samlokalisering: {self.site} flytter til {self.into}{less}"

    def slug(self) -> str:
        marks: dict[Part, str] = {"night": "n", "evening": "k", "weekend_day": "h"}
        return "samlok" + "".join(f"{marks[part]}{count}" for part, count in self.fewer.items())

    def apply(self, instance: Instance) -> Changed:
        known_sites(instance, (self.site, self.into))
        moved = [u for u in instance.units if u.site == self.site]
        both = frozenset(u.id for u in instance.units if u.site in (self.site, self.into))
        old = {s: frozenset(u.id for u in instance.units if u.site == s) for s in (self.site, self.into)}
        before = instance.demand
        own = [
            line
            for line in before
            if line.site in old or (line.competences and place_of(instance, line) in old.values())
        ]

        def together(part: Part, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
            join = max if part in self.common else sum
            return join(low for low, _ in places), join(wanted for _, wanted in places)

        demand = merged(instance, own, together)
        instance = self._moved(instance, demand, moved)
        staff = sum(e.home_unit in old[self.site] for e in instance.employees)
        skilled = hours_per_week(line for line in before if line.competences) - hours_per_week(
            line for line in demand if line.competences
        )
        notes: list[Note] = [
            changed(
                f"{len(moved)} enheter og {people(staff)} er flyttet fra {self.site} til {self.into}.", staff
            ),
            changed(
                f"Behov for kompetanse på hele stedet er felles: {number(skilled, 1)} timer i uka mindre."
            ),
        ]
        for part, less in self.fewer.items():
            instance, said = self._fewer(instance, both, part, less)
            notes.append(said)
        notes.append(
            condition("Bygg, brannkrav og avstand mellom avdelingene avgjør om enhetene kan dekke hverandre.")
        )
        return Changed(instance, tuple(notes))

    def _moved(self, instance: Instance, demand: Sequence[Demand], moved: Sequence[Unit]) -> Instance:
        """The site taken away; what still speaks of it speaks of its units instead."""
        ids = tuple(u.id for u in moved)
        for line in lines_of(instance, NotAlone):
            if line.site == self.site:
                instance = with_line(instance, line.id, {"site": None, "units": list(ids)})
            elif line.site == self.into:
                own = [u.id for u in instance.units if u.site == self.into]
                instance = with_line(instance, line.id, {"site": None, "units": own})
        theirs = {self.site: ids, self.into: tuple(u.id for u in instance.units if u.site == self.into)}

        def placed(line: Demand) -> Demand:
            return line if line.site not in theirs else altered(line, site=None, units=theirs[line.site])

        fields: dict[str, Any] = {
            "units": tuple(altered(u, site=self.into) if u in moved else u for u in instance.units),
            "sites": tuple(s for s in instance.sites if s.id != self.site),
            "travel": tuple(t for t in instance.travel if self.site not in t.between),
            "demand": tuple(placed(line) for line in demand),
        }
        return altered(instance, **fields)

    def _fewer(
        self, instance: Instance, both: frozenset[str], part: Part, less: int
    ) -> tuple[Instance, Note]:
        """The units' lines of one part of the week made common, with fewer people at once."""
        days: tuple[DayKind | None, ...] = ("sat", "sun", "holiday") if part == "weekend_day" else (None,)
        lines = [
            line
            for line in instance.demand
            if not line.competences
            and place_of(instance, line) <= both
            and any(part_of(line, day) == part and (day is None or day in line.days) for day in days)
        ]

        def together(here: Part, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
            low, wanted = sum(m for m, _ in places), sum(w for _, w in places)
            if here != part:
                return low, wanted
            left = max(min(1, wanted), wanted - less)
            return max(min(1, low), min(left, low - less)), left

        demand = merged(instance, lines, together)
        gained = hours_per_week(instance.demand) - hours_per_week(demand)
        words: dict[Part, str] = {
            "night": "om natta",
            "evening": "om kvelden",
            "weekend_day": "på dagtid i helgene",
        }
        if demand == instance.demand or not gained:
            return instance, not_done(f"Behovene {words[part]} kunne ikke gjøres felles; ingen færre der.")
        return altered(instance, demand=demand), changed(
            f"{less} færre samtidig {words[part]}, felles for enhetene: {number(gained, 1)} timer i uka mindre."
        )
