"""Division of tasks (*oppgavedeling*): a share of what is wanted of one competence moved to another."""

from __future__ import annotations

from math import floor
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from models.base import Id
from models.demand import Demand
from models.instance import Instance
from models.policy.altering import altered, fresh, known_competences
from models.policy.base import Change, Changed, Note, changed, condition, not_done
from models.policy.needs import hours_per_week, place_of
from models.policy.sources import Basis
from models.policy.wording import number


class TaskDivision(Change):
    """``share_percent`` of the person-hours that lines for ``from_competence`` want, opened for ``to_competence``.

    A line loses whole people, those with most to give first, until the share is reached or nearest; ``keep_people`` of the
    competence stay wanted in each. A new line in the same window asks for as many as before, of either competence. Lines
    that set a maximum for ``to_competence`` in an overlapping window and place are raised as much.

    Attributes
    ----------
    keep_people:
        People of ``from_competence`` that every line keeps (or what it wants, when that is less).
    """

    TITLE: ClassVar[str] = "Oppgavedeling"
    HJEMMEL: ClassVar[Basis | None] = Basis(
        text="Forsvarlighet etter helsepersonelloven §4 og helse- og omsorgstjenesteloven §4-1; ny bemanningsplan drøftes med tillitsvalgte",
        confidence="unverified",
    )
    SHORT: ClassVar[str | None] = None

    kind: Literal["task_division"] = "task_division"
    from_competence: Id
    to_competence: Id
    share_percent: float = Field(gt=0, le=100)
    keep_people: int = Field(default=1, ge=0, le=20)

    @model_validator(mode="after")
    def _check(self) -> TaskDivision:
        if self.from_competence == self.to_competence:
            raise ValueError(
                f'oppgavene kan ikke flyttes fra "{self.from_competence}" til seg selv; velg en annen to_competence'
            )
        return self

    def words(self) -> str:
        return f"{number(self.share_percent)} % av behovet for {self.from_competence} kan dekkes av {self.to_competence}"

    def slug(self) -> str:
        return f"oppg{self.share_percent:g}-{self.from_competence[:4]}-{self.to_competence[:4]}"

    def apply(self, instance: Instance) -> Changed:
        known_competences(instance, (self.from_competence, self.to_competence))
        lines = [
            line for line in instance.demand if line.competences == (self.from_competence,) and line.wanted
        ]
        all_hours = hours_per_week(lines)
        moved = self._moved(lines)
        if not moved:
            text = (
                f"Ingen behov for {self.from_competence} kunne flyttes når {self.keep_people} skal være igjen i hvert."
                if lines
                else f"Ingen behov gjelder {self.from_competence} alene."
            )
            return Changed(instance, (not_done(text),))
        demand: list[Demand] = []
        taken = {line.id for line in instance.demand}
        for line in instance.demand:
            less = moved.get(line.id, 0)
            if not less:
                demand.append(line)
                continue
            new_id = fresh(f"{line.id}-delt"[:60], taken)
            taken.add(new_id)
            demand.append(
                altered(line, minimum=min(line.minimum, line.wanted - less), wanted=line.wanted - less)
            )
            demand.append(
                altered(
                    line,
                    id=new_id,
                    name=f"{(line.name or line.id)[:80]}, {self.from_competence} eller {self.to_competence}"[
                        :120
                    ],
                    competences=(self.from_competence, self.to_competence),
                )
            )
        opened = [line for line in lines if line.id in moved]
        demand, raised = self._raised(instance, demand, [(line, moved[line.id]) for line in opened])
        hours = sum(hours_per_week([line]) * moved[line.id] / line.wanted for line in opened)
        takers = sum(
            self.to_competence in instance.competences_of[e.id] and self.from_competence not in e.competences
            for e in instance.employees
        )
        notes: list[Note] = [
            changed(
                f"{number(hours, 1)} av {number(all_hours, 1)} timer i uka ({number(100 * hours / all_hours, 1) if all_hours else 0} %) som "
                f"bare {self.from_competence} kunne dekke, kan nå dekkes av {takers} til.",
                takers,
            )
        ]
        if raised:
            notes.append(
                changed(
                    f"Grensen for hvor mange {self.to_competence} som kan være på vakt, er hevet i {raised} behov."
                )
            )
        notes.append(
            condition(
                "Oppgavene må kunne utføres forsvarlig av den andre gruppen; opplæring er ikke regnet med."
            )
        )
        return Changed(altered(instance, demand=tuple(demand)), tuple(notes))

    def _moved(self, lines: list[Demand]) -> dict[str, int]:
        """People each line loses, by id of the line; lines that lose nobody are left out."""
        room = {line.id: max(0, line.wanted - self.keep_people) for line in lines}
        weight = {line.id: hours_per_week([line]) / line.wanted or 1.0 for line in lines}
        target = self.share_percent / 100 * sum(weight[line.id] * line.wanted for line in lines)
        moved = {line.id: min(room[line.id], floor(line.wanted * self.share_percent / 100)) for line in lines}
        done = sum(weight[i] * count for i, count in moved.items())
        while True:
            open_lines = [i for i in moved if moved[i] < room[i]]
            if not open_lines:
                break
            best = max(open_lines, key=lambda i: (room[i] - moved[i], weight[i]))
            if abs(done + weight[best] - target) >= abs(target - done):
                break
            moved[best] += 1
            done += weight[best]
        return {i: count for i, count in moved.items() if count}

    def _raised(
        self, instance: Instance, demand: list[Demand], moved: list[tuple[Demand, int]]
    ) -> tuple[list[Demand], int]:
        """Maxima for the other competence raised where it is to take over."""
        found, count = [], 0
        for line in demand:
            more = 0
            if line.competences == (self.to_competence,) and line.maximum is not None:
                more = max(
                    (
                        people
                        for source, people in moved
                        if source.start < line.end_minute
                        and line.start < source.end_minute
                        and not set(source.days).isdisjoint(line.days)
                        and not place_of(instance, source).isdisjoint(place_of(instance, line))
                    ),
                    default=0,
                )
            if more and line.maximum is not None:
                line = altered(line, maximum=line.maximum + more)
                count += 1
            found.append(line)
        return found, count
