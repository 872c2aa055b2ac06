"""Miljøtjenesten in Hemnes: three shared housings and respite for children, with many long shifts."""

from __future__ import annotations

import random

from instances.generator.codes import codes
from instances.generator.crew import ASSISTANT, CARER, OTHER, SOCIAL, Group, Traits, crew, wishes
from instances.generator.needs import Need, demand
from instances.generator.ward import Place, rolling, ward
from models.instance import Instance
from models.staff import Exemptions
from models.units import Site, Travel, Unit

SITES = (Site(id="korgen", name="Korgen"), Site(id="hemnesberget", name="Hemnesberget"))
UNITS = (
    Unit(id="bolig-a", name="Bofellesskap A, Korgen", site="korgen"),
    Unit(id="bolig-b", name="Bofellesskap B, Korgen", site="korgen"),
    Unit(id="bolig-c", name="Bofellesskap C, Hemnesberget", site="hemnesberget"),
    Unit(id="avlastning", name="Avlastning for barn", site="korgen"),
)
GROUPS = (
    Group("bolig-a", SOCIAL, (100.0, 100.0)),
    Group("bolig-a", CARER, (100.0, 100.0, 85.0, 75.0)),
    Group("bolig-a", CARER, (75.0, 62.5, 50.0), "natt"),
    Group("bolig-a", OTHER, (100.0, 75.0, 65.0)),
    Group("bolig-a", ASSISTANT, (75.0, 60.0, 50.0, 40.0)),
    Group("bolig-b", SOCIAL, (90.0,)),
    Group("bolig-b", CARER, (100.0, 100.0, 100.0, 98.0)),
    Group("bolig-b", CARER, (80.0, 62.5), "natt"),
    Group("bolig-b", OTHER, (100.0, 79.0), "tredelt"),
    Group("bolig-b", ASSISTANT, (65.0, 50.0, 40.0, 40.0)),
    Group("bolig-c", SOCIAL, (100.0,)),
    Group("bolig-c", CARER, (100.0, 100.0, 100.0, 90.0)),
    Group("bolig-c", CARER, (75.0, 62.5), "natt"),
    Group("bolig-c", OTHER, (80.0, 75.0), "tredelt"),
    Group("bolig-c", ASSISTANT, (60.0, 50.0)),
    Group("avlastning", SOCIAL, (60.0,)),
    Group("avlastning", CARER, (100.0, 70.0)),
    Group("avlastning", CARER, (62.5,), "natt"),
    Group("avlastning", OTHER, (75.0, 50.0), "tredelt"),
    Group("avlastning", OTHER, (65.0, 50.0)),
    Group("avlastning", ASSISTANT, (56.0, 50.0)),
)
TRAITS = Traits(
    helps={
        "bolig-a": ("bolig-b", "bolig-c"),
        "bolig-b": ("bolig-c", "avlastning"),
        "bolig-c": ("bolig-a",),
        "avlastning": ("bolig-b", "bolig-a"),
    },
    help_share=0.4,
    volunteer_share=0.85,
    leads=3,
    newcomers=("bolig-a", "bolig-a"),
    exemptions=(Exemptions(max_evenings_per_week=2), Exemptions(longest_shift_minutes=450)),
)


def _home(
    unit: str,
    name: str,
    weekday: tuple[int, int, int],
    weekend: tuple[int, int, int],
) -> tuple[Need, ...]:
    """Wanted in the morning, from 10 to 20 and late in the evening; one awake at night."""
    own = (unit,)
    parts = (
        ("morgen", "07:30-10:00"),
        ("dag", "10:00-15:00"),
        ("kveld", "15:00-20:00"),
        ("sent", "20:00-22:30"),
    )
    index = (0, 1, 1, 2)
    spare = (2, 2, 2, 2)
    return (
        *(
            Need(f"{unit}-{key}", f"{name}, {key}", window, weekday[k], weekend[k], units=own, spare=more)
            for (key, window), k, more in zip(parts, index, spare, strict=True)
        ),
        Need(f"{unit}-natt", f"{name}, natt", "22:30-07:30", 1, 1, units=own, firm=True),
    )


def miljotjenesten(name: str, rng: random.Random) -> Instance:
    """Six rolling weeks in which one of three day and evening shifts lasts more than nine hours."""
    people = crew("mi", GROUPS, TRAITS, rng)
    skilled = tuple(
        Need(
            f"{unit.id}-fag-{part}",
            f"{unit.name}, fagutdannet {part}",
            window,
            1,
            1,
            units=(unit.id,),
            competences=(CARER,),
            spare=None,
            firm=True,
        )
        for unit in UNITS[:3]
        for part, window in (("dag", "10:00-15:00"), ("kveld", "15:00-20:00"))
    )
    return ward(
        name,
        "Miljøtjenesten i Hemnes, grunnturnus 6 uker",
        (
            "Tre bofellesskap (to i Korgen, ett på Hemnesberget) og avlastning for barn. 22 helsefagarbeidere (snitt "
            "84 %), 12 assistenter (snitt 53 %), 11 andre (snitt 74 %) og 5 vernepleiere (snitt 90 %): 37,5 årsverk på "
            "50 personer. Ledere er ikke med. Personene er oppdiktet.",
            "Omtrent én av tre dag- og kveldsvakter er lengre enn 9 timer (L og LS, 12,5 timer).",
            "Antatt: fordelingen på husene, én våken nattevakt i hvert hus, dagtilbud som gjør hverdagene tynnere "
            "enn kveldene i avlastningen, avlastningen åpen hele uka, reisetid 30 minutter til Hemnesberget.",
        ),
        rolling(6),
        Place(SITES, UNITS, (Travel(between=("korgen", "hemnesberget"), minutes=30),)),
        people,
        codes("D", "A", "L", "LS", "N"),
        demand(
            (
                *_home("bolig-a", "Bofellesskap A", (3, 4, 3), (2, 3, 2)),
                *_home("bolig-b", "Bofellesskap B", (3, 3, 3), (1, 2, 1)),
                *_home("bolig-c", "Bofellesskap C", (2, 3, 2), (1, 2, 1)),
                *_home("avlastning", "Avlastning", (1, 2, 1), (1, 2, 1)),
                *skilled,
            )
        ),
        wishes=wishes(people, rolling(6), TRAITS.wish_share, rng),
    )
