"""People of a sample ward from declared groups: who, where, how much, and what they want."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from instances.generator.codes import DAY_AND_EVENING, NIGHT
from instances.generator.names import names
from models.base import WEEKDAYS, Weekday
from models.calendar import Horizon
from models.staff import Competence, Contract, Employee, Exemptions, WeeklyNorm, Wish

NURSE, CARER, ASSISTANT, SOCIAL, OTHER = "sykepleier", "helsefagarbeider", "assistent", "vernepleier", "annen"
LEAD = "ansvar"

COMPETENCES = (
    Competence(id=NURSE, name="Sykepleier", counts_as=(CARER,)),
    Competence(id=SOCIAL, name="Vernepleier", counts_as=(CARER,)),
    Competence(id=CARER, name="Helsefagarbeider"),
    Competence(id=ASSISTANT, name="Assistent"),
    Competence(id=OTHER, name="Aktivitør, miljøarbeider eller annen"),
    Competence(id=LEAD, name="Kan være ansvarsvakt"),
    Competence(id=DAY_AND_EVENING, name="Arbeider dag og kveld"),
    Competence(id=NIGHT, name="Arbeider natt"),
)

_DUTIES: dict[str, tuple[str, ...]] = {
    "dagkveld": (DAY_AND_EVENING,),
    "natt": (NIGHT,),
    "tredelt": (DAY_AND_EVENING, NIGHT),
}


@dataclass(frozen=True)
class Group:
    """Colleagues of one competence and home unit; one person for each position (per cent)."""

    unit: str
    competence: str
    positions: tuple[float, ...]
    duty: Literal["dagkveld", "natt", "tredelt"] = "dagkveld"
    norm: WeeklyNorm = "35.5"


@dataclass(frozen=True)
class Traits:
    """What is handed out by chance within a crew.

    Attributes
    ----------
    helps, help_share:
        Units that people of a home unit may also work in, and the share of them who may.
    volunteer_share:
        Share of the day and evening staff of each unit who want long shifts.
    leads:
        People of each unit who can lead a shift: the largest positions with a health education.
    newcomers:
        Home units, one new person for each entry.
    exemptions:
        One day and evening worker gets each.
    wish_share, accept_share:
        Share of all who have wishes, and of the part-timers who would take more.
    """

    helps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    help_share: float = 0.5
    volunteer_share: float = 0.0
    leads: int = 5
    newcomers: tuple[str, ...] = ()
    exemptions: tuple[Exemptions, ...] = ()
    wish_share: float = 0.4
    accept_share: float = 0.6


def crew(prefix: str, groups: Sequence[Group], traits: Traits, rng: random.Random) -> list[Employee]:
    """The employees of the groups, in order, with ids ``prefix`` and a number."""
    size = sum(len(g.positions) for g in groups)
    known = names(size, rng)
    staff: list[Employee] = []
    for group in groups:
        for percent in group.positions:
            k = len(staff)
            staff.append(
                Employee(
                    id=f"{prefix}{k + 1:0{len(str(size))}d}",
                    name=known[k],
                    home_unit=group.unit,
                    competences=(group.competence, *_DUTIES[group.duty]),
                    contracts=(Contract(position_percent=percent, weekly_norm=group.norm),),
                )
            )
    changes: dict[str, dict[str, object]] = {e.id: {} for e in staff}
    units = list(dict.fromkeys(g.unit for g in groups))
    for unit in units:
        own = [e for e in staff if e.home_unit == unit]
        floor = [e for e in own if DAY_AND_EVENING in e.competences]
        for e in _spread(floor, traits.volunteer_share, rng):
            changes[e.id]["long_shift_volunteer"] = True
        if unit in traits.helps:
            night_only = [e for e in own if e not in floor]
            for e in (*_spread(floor, traits.help_share, rng), *_spread(night_only, traits.help_share, rng)):
                changes[e.id]["other_units"] = traits.helps[unit]
        able = [e for e in floor if {NURSE, CARER, SOCIAL} & set(e.competences)]
        able.sort(key=lambda e: -e.contracts[0].position_percent)
        for e in able[: traits.leads]:
            changes[e.id]["competences"] = (*e.competences, LEAD)
    plain = [e for e in staff if DAY_AND_EVENING in e.competences and "competences" not in changes[e.id]]
    rng.shuffle(plain)
    for unit in traits.newcomers:
        e = next(e for e in plain if e.home_unit == unit)
        plain.remove(e)
        changes[e.id]["newcomer"] = True
    for e, exemptions in zip(plain, traits.exemptions, strict=False):
        changes[e.id]["exemptions"] = exemptions
        if exemptions.longest_shift_minutes is not None:
            changes[e.id]["long_shift_volunteer"] = False
    part = [e for e in staff if e.contracts[0].position_percent < 100]
    for e in rng.sample(part, round(traits.accept_share * len(part))):
        own_size = e.contracts[0].position_percent
        changes[e.id]["accepted_positions"] = tuple(
            s for s in (60.0, 75.0, 80.0, 90.0, 100.0) if s > own_size
        )
    return [e.model_copy(update=changes[e.id]) for e in staff]


def _spread(people: Sequence[Employee], share: float, rng: random.Random) -> list[Employee]:
    """A share of the people, the same from each third of every weekend rota (every third in the list)."""
    found: list[Employee] = []
    for k in range(3):
        third = people[k::3]
        found += rng.sample(third, round(share * len(third)))
    return found


def wishes(staff: Sequence[Employee], horizon: Horizon, share: float, rng: random.Random) -> list[Wish]:
    """Wishes of a share of the staff: a weekday off or on, and dates off in a calendar plan."""
    found: list[Wish] = []
    for e in sorted(rng.sample(list(staff), round(share * len(staff))), key=lambda e: e.id):
        weekday: Weekday = rng.choice(WEEKDAYS[:5])
        if NIGHT in e.competences and DAY_AND_EVENING not in e.competences:
            found.append(Wish(employee=e.id, want="free", weekdays=(weekday,), weight=rng.randint(1, 2)))
        elif rng.random() < 0.5:
            found.append(Wish(employee=e.id, want="free", weekdays=(weekday,), weight=rng.randint(1, 3)))
        else:
            code = rng.choice(("D", "D", "A"))
            found.append(Wish(employee=e.id, want="work", shifts=(code,), weekdays=(weekday,)))
        if not horizon.rolling:
            first = rng.randrange(horizon.days - 1)
            dates = tuple(horizon.start + dt.timedelta(days=first + k) for k in range(rng.randint(1, 2)))
            found.append(Wish(employee=e.id, want="free", dates=dates, weight=rng.randint(2, 5)))
    return found
