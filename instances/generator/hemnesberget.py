"""Hemnesberget omsorgssenter, Hemnes: 43 places in three units; and both sites as one instance."""

from __future__ import annotations

import random

from instances.generator import korgen
from instances.generator.codes import codes
from instances.generator.crew import ASSISTANT, CARER, NURSE, Group, Traits, crew, wishes
from instances.generator.korgen import DAY, EARLY_EVENING, LATE, floor, site_nurse, skilled
from instances.generator.needs import Need, demand
from instances.generator.ward import Place, rolling, ward
from models.instance import Instance
from models.staff import Employee, Exemptions
from models.units import Site, Travel, Unit

SITE = Site(id="hemnesberget", name="Hemnesberget omsorgssenter")
UNITS = (
    Unit(id="gammelstua", name="Gammelstua", site="hemnesberget"),
    Unit(id="karstua", name="Kårstua", site="hemnesberget"),
    Unit(id="boliger", name="Omsorgsboligene", site="hemnesberget"),
)
SHIFTS = codes("D", "A", "KA", "L", "N")

GROUPS = (
    Group("gammelstua", NURSE, (100.0, 100.0)),
    Group("gammelstua", NURSE, (85.0,), "tredelt"),
    Group("gammelstua", NURSE, (75.0, 62.5), "natt"),
    Group("gammelstua", CARER, (100.0, 75.0)),
    Group("gammelstua", ASSISTANT, (80.0, 75.0, 70.0, 65.0, 60.0, 60.0, 55.0, 50.0, 50.0, 45.0, 40.0, 34.0)),
    Group("karstua", NURSE, (100.0,)),
    Group("karstua", NURSE, (75.0,), "tredelt"),
    Group("karstua", CARER, (100.0, 100.0, 100.0, 65.0)),
    Group("karstua", CARER, (100.0, 85.0), "tredelt"),
    Group("karstua", CARER, (75.0, 50.0), "natt"),
    Group("boliger", NURSE, (100.0, 100.0, 72.5)),
    Group("boliger", CARER, (100.0, 80.0, 75.0)),
)
TRAITS = Traits(
    helps={
        "gammelstua": ("karstua",),
        "karstua": ("gammelstua", "boliger"),
        "boliger": ("karstua", "gammelstua"),
    },
    help_share=0.7,
    volunteer_share=0.7,
    leads=5,
    newcomers=("gammelstua",),
    exemptions=(Exemptions(max_evenings_per_week=2),),
)
NOTES = (
    "43 plasser: Gammelstua 11 og Kårstua 8 sykehjemsplasser (rapporten sier ikke hvilken som er hvilken; "
    "antatt), og 24 omsorgsboliger.",
    "26,6 årsverk på 35 personer: 10 sykepleiere (snitt 87 %), 13 helsefagarbeidere (snitt 85 %) og 12 assistenter "
    "(snitt 57 %), som bare arbeider på Gammelstua. Ledere er ikke med. Personene er oppdiktet.",
    "Antatt: fordelingen på enhetene, bemanningen per vakt, høyst to assistenter samtidig i helg og tre ellers, "
    "betalt pause og stille rapport. Omsorgsboligene er betjent til kl. 20 i helgene; senere går Gammelstua.",
)


def needs() -> tuple[Need, ...]:
    """The staffing plan."""
    assistants = tuple(
        Need(
            f"gammelstua-assistenter-{part}",
            f"Gammelstua, høyst så mange assistenter {part}",
            window,
            0,
            0,
            units=("gammelstua",),
            competences=(ASSISTANT,),
            spare=3,
        )
        for part, window in (("dag", DAY), ("kveld", EARLY_EVENING), ("sent", LATE))
    )
    return (
        *floor("gammelstua", "Gammelstua", (5, 3), (3, 3), (2, 1), 1, 2),
        *floor("karstua", "Kårstua", (3, 2), (2, 2), (2, 1), 1),
        *floor("boliger", "Omsorgsboligene", ((3, 3, 3, 3, 2), 1), (2, 1), (1, 0)),
        *skilled("karstua", "Kårstua"),
        *skilled("gammelstua", "Gammelstua"),
        *assistants,
        *site_nurse("hemnesberget", (2, 1)),
    )


def staff(rng: random.Random, prefix: str = "he") -> list[Employee]:
    return crew(prefix, GROUPS, TRAITS, rng)


def hemnesberget(name: str, rng: random.Random) -> Instance:
    """Six rolling weeks."""
    people = staff(rng)
    return ward(
        name,
        "Hemnesberget omsorgssenter, grunnturnus 6 uker",
        NOTES,
        rolling(6),
        Place((SITE,), UNITS),
        people,
        SHIFTS,
        demand(needs()),
        wishes=wishes(people, rolling(6), TRAITS.wish_share, rng),
    )


def omsorg(name: str, rng: random.Random) -> Instance:
    """Both sites in one plan; some nurses and healthcare workers may work at the other site."""
    here = korgen.staff(rng)
    there = staff(rng)
    across = {"ko": ("gammelstua", "karstua"), "he": ("kangsen", "snytuva", "nystua")}
    people: list[Employee] = []
    for e in (*here, *there):
        if ASSISTANT not in e.competences and rng.random() < 0.2:
            more = tuple(u for u in across[e.id[:2]] if u not in e.other_units)
            e = e.model_copy(update={"other_units": (*e.other_units, *more)})
        people.append(e)
    return ward(
        name,
        "Hemnes omsorgstjenester, Korgen og Hemnesberget samlet, grunnturnus 6 uker",
        (
            *korgen.NOTES,
            *NOTES,
            "Antatt: om lag en av fem fagutdannede kan arbeide på begge steder; reisetid 30 minutter (om lag 30 km).",
        ),
        rolling(6),
        Place(
            (korgen.SITE, SITE),
            (*korgen.UNITS, *UNITS),
            (Travel(between=("korgen", "hemnesberget"), minutes=30),),
        ),
        people,
        SHIFTS,
        demand((*korgen.needs(), *needs())),
        overrides=(korgen.NOT_ALONE,),
        wishes=wishes(people, rolling(6), TRAITS.wish_share, rng),
    )
