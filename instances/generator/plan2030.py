"""Twenty new care apartments by 2030: which positions does the house need before anybody is hired?"""

from __future__ import annotations

import random

from instances.generator.codes import DAY_AND_EVENING, NIGHT, codes
from instances.generator.crew import ASSISTANT, CARER, NURSE
from instances.generator.korgen import site_nurse
from instances.generator.needs import Need, demand
from instances.generator.ward import Override, Place, rolling, ward
from models.instance import Instance
from models.staff import Contract, Employee
from models.units import Site, Unit

SITE = Site(id="nybygget", name="Det nye bygget")
UNIT = Unit(id="omsorgsboliger", name="Omsorgsboligene", site="nybygget")

VACANCIES = (
    (NURSE, (DAY_AND_EVENING,), 3),
    (NURSE, (DAY_AND_EVENING, NIGHT), 2),
    (CARER, (DAY_AND_EVENING,), 7),
    (CARER, (DAY_AND_EVENING, NIGHT), 5),
    (ASSISTANT, (DAY_AND_EVENING,), 3),
)
BUDGET: Override = {
    "id": "heltid",
    "enabled": True,
    "hard": True,
    "may_grow": True,
    "hjemmel": "Kommunens heltidsmål og budsjettrammen for bygget; AML §14-1 b",
    "full_time_share_percent": 25.0,
    "smallest_percent": 50.0,
    "fte_budget": 12.5,
}


def vacancies() -> list[Employee]:
    """Vacant positions of 60 per cent that may also be filled as 50, 75 or 100."""
    found: list[Employee] = []
    for competence, duties, count in VACANCIES:
        for _ in range(count):
            found.append(
                Employee(
                    id=f"ny{len(found) + 1:02d}",
                    name=f"Ledig stilling {len(found) + 1}",
                    home_unit=UNIT.id,
                    competences=(competence, *duties, *(("ansvar",) if competence == NURSE else ())),
                    contracts=(Contract(position_percent=60.0, weekly_norm="35.5"),),
                    accepted_positions=(50.0, 75.0, 100.0),
                )
            )
    return found


def plan2030(name: str, rng: random.Random) -> Instance:
    """Six rolling weeks for twenty vacancies; nothing is left to chance."""
    del rng
    own = (UNIT.id,)
    return ward(
        name,
        "Tjue nye omsorgsboliger, stillinger som skal besettes",
        (
            "Fra en helse- og omsorgsplan mot 2030: minst 20 nye omsorgsboliger, bemannet hele døgnet. Ingen er ansatt; "
            "hver «person» er en ledig stilling som kan besettes i flere størrelser.",
            "Antatt: bemanning 4 på dag, 3 på kveld og 1 om natta (3, 2 og 1 i helg), tjue stillinger, ramme 12,5 årsverk, "
            "mål om minst 25 % heltid og ingen under 50 %.",
        ),
        rolling(6),
        Place((SITE,), (UNIT,)),
        vacancies(),
        codes("D", "A", "N"),
        demand(
            (
                Need("dag", "Dag", "07:30-15:00", 4, 3, units=own),
                Need("kveld", "Kveld", "15:00-22:30", 3, 2, units=own),
                Need("natt", "Natt", "22:30-07:30", 1, 1, units=own, firm=True),
                *(n for n in site_nurse(SITE.id, (1, 1)) if n.key == "nybygget-sykepleier-dag"),
            )
        ),
        rulebook="ks-turnus",
        overrides=(BUDGET,),
    )
