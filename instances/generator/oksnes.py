"""Øksnes: single homes staffed one to one and two to one around the clock, mostly by assistants."""

from __future__ import annotations

import random

from instances.generator.codes import codes
from instances.generator.crew import ASSISTANT, CARER, SOCIAL, Group, Traits, crew, wishes
from instances.generator.needs import Need, demand
from instances.generator.ward import Override, Place, rolling, ward
from models.instance import Instance
from models.staff import Exemptions
from models.units import Site, Unit

SITE = Site(id="myre", name="Myre")
HOMES = (("hus-1", 2, 2), ("hus-2", 2, 1), ("hus-3", 1, 1), ("hus-4", 1, 1), ("hus-5", 1, 1))
"""Each home with the people present by day and evening, and by night."""

UNITS = tuple(Unit(id=home, name=home.replace("hus-", "Hus "), site="myre") for home, _, _ in HOMES)

GROUPS = (
    Group("hus-1", SOCIAL, (100.0,)),
    Group("hus-1", CARER, (100.0, 80.0, 75.0), "tredelt"),
    Group("hus-1", ASSISTANT, (75.0, 70.0, 65.0, 60.0), "tredelt"),
    Group("hus-1", ASSISTANT, (75.0, 60.0, 60.0, 50.0, 40.0)),
    Group("hus-2", SOCIAL, (80.0,)),
    Group("hus-2", CARER, (100.0, 75.0), "tredelt"),
    Group("hus-2", ASSISTANT, (75.0, 70.0, 60.0, 60.0), "tredelt"),
    Group("hus-2", ASSISTANT, (75.0, 60.0, 50.0, 50.0, 50.0, 48.0)),
    Group("hus-3", CARER, (100.0, 75.0), "tredelt"),
    Group("hus-3", ASSISTANT, (75.0, 70.0), "tredelt"),
    Group("hus-3", ASSISTANT, (60.0, 55.0, 50.0)),
    Group("hus-4", CARER, (100.0, 75.0), "tredelt"),
    Group("hus-4", ASSISTANT, (75.0, 70.0), "tredelt"),
    Group("hus-4", ASSISTANT, (60.0, 55.0, 50.0)),
    Group("hus-5", CARER, (100.0, 60.0), "tredelt"),
    Group("hus-5", ASSISTANT, (75.0, 60.0), "tredelt"),
    Group("hus-5", ASSISTANT, (60.0, 50.0, 50.0, 40.0)),
)
TRAITS = Traits(
    helps={
        "hus-1": ("hus-2", "hus-4"),
        "hus-2": ("hus-1", "hus-3", "hus-5"),
        "hus-3": ("hus-4", "hus-5"),
        "hus-4": ("hus-5", "hus-3"),
        "hus-5": ("hus-3", "hus-4"),
    },
    help_share=0.8,
    volunteer_share=0.7,
    leads=2,
    newcomers=("hus-1",),
    exemptions=(Exemptions(max_evenings_per_week=3),),
)
NOT_ALONE: Override = {
    "id": "not-alone-two-to-one",
    "rule": "not_alone",
    "hard": False,
    "weight": 10,
    "level": "avtale med tillitsvalgte",
    "hjemmel": "Lokal avtale: ingen alene der vedtaket er to til én",
    "units": ["hus-1"],
    "start": "07:30",
    "end": "07:30",
    "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"],
    "minimum_present": 2,
}


def oksnes(name: str, rng: random.Random) -> Instance:
    """Six rolling weeks; day, evening and night, or long day and long night for those who want them."""
    people = crew("ok", GROUPS, TRAITS, rng)
    needs = [
        Need(
            f"{home}-{part}", f"{home.replace('hus-', 'Hus ')}, {part}", window, wanted, wanted, units=(home,)
        )
        for home, by_day, by_night in HOMES
        for part, window, wanted in (
            ("dag", "07:30-15:00", by_day),
            ("kveld", "15:00-22:30", by_day),
            ("natt", "22:30-07:30", by_night),
        )
    ]
    contact = Need(
        "fagkontakt-dag",
        "Fagutdannet på dagtid i ett av husene",
        "07:30-15:00",
        2,
        1,
        competences=(CARER,),
        spare=None,
        firm=True,
    )
    return ward(
        name,
        "Øksnes, enkeltboliger med bemanning 1:1 og 2:1, grunnturnus 6 uker",
        (
            "Enkeltboliger bemannet én til én og to til én hele døgnet, mest av ufaglærte assistenter som er alene på "
            "vakt og ikke kan gå fra; pausene er derfor betalt. Personene er oppdiktet.",
            "Antatt: fem hus på Myre (ett med 2:1 hele døgnet, ett med 2:1 dag og kveld og én om natta, tre med 1:1), "
            "antall ansatte og stillinger, at noen kan arbeide i nabohus (helsepool), og langvakter og lange netter for "
            "dem som vil. Stillingene er små fordi hver tredje helg krever mange hoder.",
        ),
        rolling(6),
        Place((SITE,), UNITS),
        people,
        codes("D", "A", "L", "N", "LN"),
        demand((*needs, contact)),
        overrides=(NOT_ALONE,),
        wishes=wishes(people, rolling(6), TRAITS.wish_share, rng),
    )
