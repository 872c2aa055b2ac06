"""Leknes bo- og servicesenter, Vestvågøy: two wings and an ambulatory nurse team."""

from __future__ import annotations

import random

from instances.generator.codes import codes
from instances.generator.crew import ASSISTANT, CARER, NURSE, OTHER, Group, Traits, crew, wishes
from instances.generator.korgen import site_nurse, skilled
from instances.generator.needs import Need, demand
from instances.generator.ward import Place, rolling, ward
from models.base import clock_minutes
from models.demand import Event
from models.instance import Instance
from models.staff import Exemptions
from models.units import Site, Unit

SITE = Site(id="leknes", name="Leknes bo- og servicesenter")
UNITS = (
    Unit(id="fløy-a", name="Fløy A", site="leknes"),
    Unit(id="fløy-b", name="Fløy B", site="leknes"),
    Unit(id="sykepleierteam", name="Ambulerende sykepleierteam", site="leknes"),
)
GROUPS = (
    Group("fløy-a", NURSE, (100.0,)),
    Group("fløy-a", CARER, (100.0,) * 4 + (80.0, 75.0, 75.0)),
    Group("fløy-a", CARER, (100.0, 75.0), "tredelt", "tredelt"),
    Group("fløy-a", CARER, (75.0, 62.5), "natt"),
    Group("fløy-a", ASSISTANT, (60.0, 50.0, 50.0)),
    Group("fløy-a", OTHER, (75.0,)),
    Group("fløy-b", CARER, (100.0,) * 4 + (80.0, 75.0, 75.0)),
    Group("fløy-b", CARER, (100.0, 75.0), "tredelt", "tredelt"),
    Group("fløy-b", CARER, (75.0, 62.5), "natt"),
    Group("fløy-b", ASSISTANT, (60.0, 52.5, 50.0, 40.0, 40.0)),
    Group("sykepleierteam", NURSE, (100.0, 100.0, 90.0, 80.0, 75.0, 75.0)),
    Group("sykepleierteam", NURSE, (100.0, 80.0), "tredelt"),
    Group("sykepleierteam", NURSE, (75.0, 62.5), "natt"),
)
TRAITS = Traits(
    helps={"fløy-a": ("fløy-b",), "fløy-b": ("fløy-a",), "sykepleierteam": ("fløy-a", "fløy-b")},
    help_share=0.7,
    leads=4,
    newcomers=("fløy-a", "fløy-b"),
    exemptions=(Exemptions(max_evenings_per_week=2), Exemptions(unavailable_weekdays=("mon",))),
)
EVENTS = (
    Event(
        id="fagmøte",
        name="Fagmøte",
        kind="fagmøte",
        days=("wed",),
        every_weeks=2,
        start=clock_minutes("13:30"),
        end=clock_minutes("14:30"),
        counts="present",
        minimum_present=12,
        minimum_per_person=1,
    ),
    Event(
        id="hms",
        name="HMS-gjennomgang",
        kind="HMS",
        units=("fløy-a", "fløy-b"),
        days=("tue",),
        every_weeks=6,
        first_week=2,
        start=clock_minutes("13:00"),
        end=clock_minutes("14:00"),
        counts="present",
        minimum_present=12,
    ),
    Event(
        id="internopplæring",
        name="Internundervisning for sykepleierne",
        kind="opplæring",
        competences=(NURSE,),
        days=("thu",),
        every_weeks=3,
        first_week=1,
        start=clock_minutes("13:00"),
        end=clock_minutes("14:30"),
        counts="present",
        minimum_present=4,
    ),
)


def _wing(unit: str, name: str, day: tuple[int, int, int, int, int], evening: int) -> tuple[Need, ...]:
    own = (unit,)
    return (
        Need(f"{unit}-dag", f"{name}, dag", "07:30-15:00", day, 2, units=own, spare=2),
        Need(f"{unit}-kveld", f"{name}, kveld", "15:00-22:30", evening, 2, units=own),
        Need(f"{unit}-natt", f"{name}, natt", "22:30-07:30", 1, 1, units=own, firm=True),
    )


def leknes(name: str, rng: random.Random) -> Instance:
    """Six rolling weeks with meetings and training in working time."""
    people = crew("le", GROUPS, TRAITS, rng)
    team = ("sykepleierteam",)
    return ward(
        name,
        "Leknes bo- og servicesenter, grunnturnus 6 uker",
        (
            "33 årsverk og én leder (ikke med). Ambulerende sykepleierteam som arbeider i huset og i distriktet, som "
            "nattpatruljen. Personene er oppdiktet.",
            "Fagmøter, HMS og internundervisning har tid i planen; møtevakten FM er betalt tid utenom bemanningen.",
            "Antatt: to fløyer, 42 personer, bemanningen per vakt, ingen langvakter, sykepleier i teamet dag, kveld og "
            "natt (ikke full sykepleierdekning på fløyene).",
        ),
        rolling(6),
        Place((SITE,), UNITS),
        people,
        codes("D", "K", "A", "N", "FM"),
        demand(
            (
                *_wing("fløy-a", "Fløy A", (6, 5, 6, 5, 5), 4),
                *_wing("fløy-b", "Fløy B", (5, 5, 5, 5, 4), 3),
                Need("team-dag", "Sykepleierteam, dag", "07:30-15:00", (4, 3, 4, 3, 2), 1, units=team),
                Need("team-kveld", "Sykepleierteam, kveld", "15:00-22:30", 1, 1, units=team),
                Need("team-natt", "Sykepleierteam, natt", "22:30-07:30", 1, 1, units=team, firm=True),
                *skilled("fløy-a", "Fløy A"),
                *skilled("fløy-b", "Fløy B"),
                *site_nurse("leknes", (2, 1)),
            )
        ),
        rulebook="ks-turnus",
        events=EVENTS,
        wishes=wishes(people, rolling(6), TRAITS.wish_share, rng),
    )
