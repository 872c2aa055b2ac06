"""Home care in Hemnes: one base in each place, a morning and an evening peak, short shifts."""

from __future__ import annotations

import random

from instances.generator.codes import codes
from instances.generator.crew import CARER, LEAD, NURSE, Group, Traits, crew, wishes
from instances.generator.needs import Need, demand
from instances.generator.ward import Place, rolling, ward
from models.instance import Instance
from models.staff import Exemptions
from models.units import Site, Travel, Unit

SITES = (Site(id="korgen", name="Base Korgen"), Site(id="hemnesberget", name="Base Hemnesberget"))
UNITS = (
    Unit(id="hjemme-korgen", name="Hjemmetjenesten Korgen", site="korgen"),
    Unit(id="hjemme-berget", name="Hjemmetjenesten Hemnesberget", site="hemnesberget"),
)
GROUPS = (
    Group("hjemme-korgen", NURSE, (100.0, 100.0, 100.0, 75.0, 60.0)),
    Group("hjemme-korgen", CARER, (100.0, 100.0, 100.0, 100.0, 85.0, 75.0, 75.0, 70.0, 65.0, 50.0)),
    Group("hjemme-berget", NURSE, (100.0, 100.0, 75.0, 75.0, 50.0)),
    Group("hjemme-berget", CARER, (100.0, 100.0, 100.0, 80.0, 80.0, 75.0, 70.0, 65.0, 60.0, 50.0)),
)
TRAITS = Traits(
    helps={"hjemme-korgen": ("hjemme-berget",), "hjemme-berget": ("hjemme-korgen",)},
    help_share=0.3,
    leads=4,
    exemptions=(Exemptions(no_evenings=True), Exemptions(unavailable_weekdays=("fri",))),
)


def _base(unit: str, name: str, monday: int, weekend_evening: int) -> tuple[Need, ...]:
    own = (unit,)
    return (
        Need(f"{unit}-morgen", f"{name}, morgenstell", "07:30-13:00", (monday, 7, 7, 7, 7), 3, units=own),
        Need(f"{unit}-middag", f"{name}, midt på dagen", "13:00-15:00", 6, 2, units=own),
        Need(f"{unit}-ettermiddag", f"{name}, ettermiddag", "15:00-16:30", 2, 1, units=own),
        Need(f"{unit}-kveld", f"{name}, kveldsstell", "16:30-22:30", 3, weekend_evening, units=own),
    )


def hjemmetjenesten(name: str, rng: random.Random) -> Instance:
    """Six rolling weeks without nights: the care centres answer calls then."""
    people = crew("hj", GROUPS, TRAITS, rng)
    overall = tuple(
        Need(
            f"{key}-{part}",
            f"{title}, {part}",
            window,
            weekday,
            1,
            competences=(competence,),
            spare=None,
            firm=True,
        )
        for key, title, competence in (
            ("sykepleier", "Sykepleier for begge baser", NURSE),
            ("ansvar", "Ansvarsvakt for begge baser", LEAD),
        )
        for part, window, weekday in (("dag", "07:30-15:00", 2), ("kveld", "15:00-22:30", 1))
    )
    return ward(
        name,
        "Hjemmetjenesten i Hemnes, grunnturnus 6 uker",
        (
            "Én base i Korgen og én på Hemnesberget. 10 sykepleiere (snitt 83,5 %) og 20 helsefagarbeidere (snitt "
            "80 %), 24,35 årsverk på 30 personer. Leder og de sju renholderne (annen avdeling) er ikke med. Personene "
            "er oppdiktet.",
            "Omtrent én av fem vakter er kortere enn 7 timer: morgenstell (K) og kveldsstell (SA).",
            "Antatt: 15 personer på hver base, behovet time for time, sykepleier felles for begge baser, ingen "
            "nattpatrulje (omsorgssentrene svarer om natta), reisetid 30 minutter mellom basene.",
        ),
        rolling(6),
        Place(SITES, UNITS, (Travel(between=("korgen", "hemnesberget"), minutes=30),)),
        people,
        codes("D", "K", "A", "SA"),
        demand(
            (
                *_base("hjemme-korgen", "Korgen", 8, 2),
                *_base("hjemme-berget", "Hemnesberget", 7, 1),
                *overall,
            )
        ),
        rulebook="ks-turnus",
        wishes=wishes(people, rolling(6), TRAITS.wish_share, rng),
    )
