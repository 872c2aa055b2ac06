"""How often people work weekends, and extra ones (*hinkehelg*)."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from models.instance import Instance, applies_to_employee
from models.policy.altering import altered, lines_of, with_line, with_lines_of, with_staff
from models.policy.base import Change, Changed, Note, changed, condition, not_done
from models.policy.sources import Basis
from models.policy.wording import number, people
from models.rules.base import Level
from models.rules.fair_shares import FairShares
from models.rules.weekends import Weekends
from models.staff import Employee

LONGEST_ROLLING_WEEKS = 12


class WeekendFrequency(Change):
    """Work at most every ``every_nth`` weekend, with ``extra_weekends`` more in ``extra_period_weeks`` weeks.

    Every line of rule ``weekends`` gets the frequency and becomes hard; fair shares of weekends follow it. A rolling plan
    whose weeks the pattern does not go up in is made two or more times as long, at most 12 weeks. Where it is too rare for
    the norm *tredelt* (at least every third Sunday, HTA KS 4.2.4), those who have it get 35.5 hours.
    """

    TITLE: ClassVar[str] = "Helgefrekvens"
    HJEMMEL: ClassVar[Basis | None] = Basis(
        text="Lokal avtale om helgefrekvens; AML §10-8 (4) setter grensen ved annenhver søn- og helgedag i snitt over 26 uker, og NSF ved hver tredje helg",
        sources=("AT-en 10-8", "Compendia week rest", "Sykepleien helgefloka 2019"),
        confidence="sure",
    )
    SHORT: ClassVar[str | None] = "every_nth"

    kind: Literal["weekend_frequency"] = "weekend_frequency"
    every_nth: int = Field(ge=2, le=4)
    extra_weekends: int = Field(default=0, ge=0, le=12)
    extra_period_weeks: int = Field(default=12, ge=1, le=52)

    @model_validator(mode="after")
    def _check(self) -> WeekendFrequency:
        if self.every_nth == 2 and self.extra_weekends:
            raise ValueError(
                "annenhver helg er alt lovens grense (AML §10-8 (4)); ta bort extra_weekends, eller velg every_nth 3 eller 4"
            )
        if self.every_nth * self.extra_weekends > self.extra_period_weeks:
            raise ValueError(
                f"{self.extra_weekends} hinkehelger på {self.extra_period_weeks} uker er flere enn de ordinære helgene; "
                "sett et lavere tall eller en lengre periode"
            )
        return self

    def words(self) -> str:
        extra = (
            f" og {self.extra_weekends} hinkehelg{'er' if self.extra_weekends > 1 else ''} "
            f"per {self.extra_period_weeks} uker"
            if self.extra_weekends
            else ""
        )
        return f"hver {self.every_nth}. helg{extra}"

    def slug(self) -> str:
        return f"helg{self.every_nth}" + (f"h{self.extra_weekends}" if self.extra_weekends else "")

    def apply(self, instance: Instance) -> Changed:
        instance, notes = self._lengthened(instance)
        instance = with_lines_of(
            instance,
            Weekends,
            "weekends",
            {
                "enabled": True,
                "hard": True,
                "weight": 0,
                "level": Level.LOCAL.value,
                "hjemmel": f"Lokal avtale: arbeid høyst {self.words()}",
                "every_nth": self.every_nth,
                "extra_weekends": self.extra_weekends,
                "extra_period_weeks": self.extra_period_weeks,
            },
            {"rule": "weekends"},
        )
        share = round(4 / self.every_nth + 4 * self.extra_weekends / self.extra_period_weeks, 2)
        for line in lines_of(instance, FairShares):
            if line.of == "weekend":
                instance = with_line(instance, line.id, {"per_4_weeks": share})
        bound = {
            e.id
            for e in instance.employees
            if not e.exemptions.no_weekends
            and any(applies_to_employee(line, e) for line in lines_of(instance, Weekends))
        }
        first = changed(f"Grensen er nå {self.words()} for {people(len(bound))}.", len(bound))
        instance, norms = self._norms(instance, bound)
        return Changed(instance, (first, *notes, *norms, *self._conditions()))

    def _most(self, instance: Instance) -> int:
        """Most weekends a person may work in the plan, as rule ``weekends`` reckons them."""
        weeks = instance.horizon.weeks
        ordinary = weeks // self.every_nth if instance.horizon.rolling else -(-weeks // self.every_nth)
        return ordinary + self.extra_weekends * weeks // self.extra_period_weeks

    def _norms(self, instance: Instance, bound: set[str]) -> tuple[Instance, list[Note]]:
        """*Tredelt* contracts of those bound made 35.5 hours where the pattern is too rare for it."""
        if 3 * self._most(instance) >= instance.horizon.weeks:
            return instance, []

        def norm(person: Employee) -> dict[str, Any]:
            if person.id not in bound:
                return {}
            return {
                "contracts": tuple(
                    altered(c, weekly_norm="35.5") if c.weekly_norm == "tredelt" else c
                    for c in person.contracts
                )
            }

        instance, count = with_staff(instance, norm)
        if not count:
            return instance, []
        text = (
            f"{people(count)} har tredelt norm, som krever minst hver tredje søndag (HTA KS 4.2.4). De regnes med 35,5 timer "
            "i uka, inntil 1,9 timer mer enn før."
        )
        return instance, [changed(text, count)]

    def _conditions(self) -> list[Note]:
        found = [condition("Helgefrekvensen må avtales lokalt med de tillitsvalgte.")]
        if self.every_nth == 2:
            found.append(
                condition(
                    "Annenhver helg er lovens grense (AML §10-8 (4)); NSF godtar ikke oftere enn hver tredje helg."
                )
            )
        return found

    def _lengthened(self, instance: Instance) -> tuple[Instance, list[Note]]:
        """A plan whose weeks the pattern goes up in, and what had to be said about it."""
        weeks = instance.horizon.weeks
        if self._fits(weeks):
            return instance, []
        if not instance.horizon.rolling:
            if self.extra_weekends * weeks // self.extra_period_weeks == 0 < self.extra_weekends:
                return instance, [
                    not_done(
                        f"Planen er på {weeks} uker, så {self.extra_weekends} hinkehelg per "
                        f"{self.extra_period_weeks} uker blir ingen i planen."
                    )
                ]
            return instance, []
        longer = [w for w in range(2 * weeks, LONGEST_ROLLING_WEEKS + 1, weeks) if self._fits(w)]
        if longer and not _has_dates(instance):
            plan = altered(instance, horizon=altered(instance.horizon, weeks=longer[0]))
            text = f"Grunnturnusen er forlenget fra {weeks} til {longer[0]} uker, så mønsteret går opp."
            return plan, [changed(text)]
        most = self._most(instance)
        why = "den har datoer som ikke kan gjentas" if longer else "høyst 12 uker er mulig"
        times = f"hver {number(weeks / most, 1)}. helg" if most else "ingen helg"
        text = f"Grunnturnusen på {weeks} uker går ikke opp i mønsteret og kan ikke forlenges ({why}): den gir høyst {times}."
        return instance, [not_done(text)]

    def _fits(self, weeks: int) -> bool:
        return weeks % self.every_nth == 0 and (self.extra_weekends * weeks) % self.extra_period_weeks == 0


def _has_dates(instance: Instance) -> bool:
    """Whether something stands on dates, which a longer rolling plan would not repeat."""
    return bool(
        instance.absences
        or instance.pins
        or any(wish.dates for wish in instance.wishes)
        or any(line.dates or line.except_dates for line in instance.demand)
        or any(event.dates for event in instance.events)
        or any(
            e.employed_until or len(e.contracts) > 1 or e.contracts[0].from_date for e in instance.employees
        )
    )
