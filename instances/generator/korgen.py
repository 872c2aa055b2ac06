"""Korgen omsorgssenter, Hemnes: 52 places in four units."""

from __future__ import annotations

import random

from instances.generator.codes import codes
from instances.generator.crew import CARER, LEAD, NURSE, OTHER, Group, Traits, crew, wishes
from instances.generator.needs import Need, demand
from instances.generator.ward import Override, Place, rolling, ward
from models.instance import Instance
from models.staff import Employee, Exemptions
from models.units import Site, Unit

SITE = Site(id="korgen", name="Korgen omsorgssenter")
UNITS = (
    Unit(id="kangsen", name="Kangsen/Okstind", site="korgen"),
    Unit(id="snytuva", name="Snytuva", site="korgen"),
    Unit(id="nystua", name="Nystua", site="korgen"),
    Unit(id="klobben", name="Kløbben", site="korgen"),
)
SHIFTS = codes("D", "A", "KA", "L", "N")

GROUPS = (
    Group("kangsen", NURSE, (100.0,) * 6 + (80.0,)),
    Group("kangsen", NURSE, (100.0, 75.0, 70.0, 67.5), "tredelt"),
    Group("kangsen", NURSE, (75.0, 62.5), "natt"),
    Group("kangsen", CARER, (100.0,) * 5),
    Group("kangsen", CARER, (100.0, 75.0), "tredelt"),
    Group("kangsen", CARER, (100.0,), "tredelt", "tredelt"),
    Group("kangsen", CARER, (75.0, 62.5), "natt"),
    Group("kangsen", OTHER, (65.0, 50.0)),
    Group("snytuva", NURSE, (100.0, 100.0, 75.0)),
    Group("snytuva", CARER, (100.0,) * 4),
    Group("snytuva", CARER, (80.0,), "tredelt"),
    Group("snytuva", CARER, (100.0,), "tredelt", "tredelt"),
    Group("snytuva", CARER, (75.0, 62.5, 50.0), "natt"),
    Group("snytuva", OTHER, (100.0,)),
    Group("nystua", NURSE, (100.0, 100.0, 70.0)),
    Group("nystua", CARER, (100.0,) * 4),
    Group("nystua", CARER, (75.0,), "tredelt"),
    Group("nystua", CARER, (100.0,), "tredelt", "tredelt"),
    Group("nystua", CARER, (75.0, 62.5, 50.0), "natt"),
    Group("nystua", OTHER, (100.0,)),
    Group("klobben", NURSE, (65.0,)),
    Group("klobben", CARER, (75.0, 70.0, 67.5, 65.0)),
    Group("klobben", OTHER, (75.0,)),
)
TRAITS = Traits(
    helps={
        "kangsen": ("snytuva", "nystua", "klobben"),
        "snytuva": ("nystua", "kangsen"),
        "nystua": ("snytuva", "kangsen"),
        "klobben": ("kangsen",),
    },
    help_share=0.7,
    volunteer_share=0.7,
    leads=6,
    newcomers=("kangsen", "snytuva"),
    exemptions=(
        Exemptions(max_evenings_per_week=2),
        Exemptions(longest_shift_minutes=450),
        Exemptions(unavailable_weekdays=("wed",)),
    ),
)

DAY, EVENING, EARLY_EVENING, LATE, NIGHT_WINDOW = (
    "07:30-15:00",
    "15:00-22:30",
    "15:00-20:00",
    "20:00-22:30",
    "22:30-07:30",
)


def floor(
    unit: str,
    name: str,
    day: tuple[int | tuple[int, int, int, int, int], int],
    early: tuple[int, int],
    late: tuple[int, int],
    night: int = 0,
    spare: int = 1,
) -> tuple[Need, ...]:
    """What a unit wants by day, before 20:00, after 20:00 (weekday, weekend) and by night."""
    own = (unit,)
    found = [
        Need(f"{unit}-dag", f"{name}, dag", DAY, *day, units=own, spare=spare),
        Need(f"{unit}-kveld", f"{name}, kveld", EARLY_EVENING, *early, units=own, spare=spare),
        Need(f"{unit}-sen", f"{name}, sen kveld", LATE, *late, units=own, spare=max(spare, 2)),
    ]
    if night:
        found.append(Need(f"{unit}-natt", f"{name}, natt", NIGHT_WINDOW, night, night, units=own, firm=True))
    return tuple(found)


def skilled(unit: str, name: str) -> tuple[Need, ...]:
    """Somebody with a health education in a unit by day and evening."""
    return tuple(
        Need(
            f"{unit}-fag-{part}",
            f"{name}, fagutdannet {part}",
            window,
            1,
            1,
            units=(unit,),
            competences=(CARER,),
            spare=None,
            firm=True,
        )
        for part, window in (("dag", DAY), ("kveld", EARLY_EVENING))
    )


def site_nurse(site: str, day: tuple[int, int]) -> tuple[Need, ...]:
    """Nurse and shift leader for a whole site."""
    where = {"day": ("dag", DAY), "evening": ("kveld", EVENING), "night": ("natt", NIGHT_WINDOW)}
    found = []
    for part, (name, window) in where.items():
        weekday, weekend = day if part == "day" else (1, 1)
        found.append(
            Need(
                f"{site}-sykepleier-{name}",
                f"Sykepleier, {name}",
                window,
                weekday,
                weekend,
                site=site,
                competences=(NURSE,),
                spare=None,
                firm=part != "day",
            )
        )
    for name, window in (("dag", DAY), ("kveld", EARLY_EVENING)):
        found.append(
            Need(
                f"{site}-ansvar-{name}",
                f"Ansvarsvakt, {name}",
                window,
                1,
                1,
                site=site,
                competences=(LEAD,),
                spare=None,
                firm=True,
            )
        )
    return tuple(found)


def needs(*, extra_weekend: int = 0) -> tuple[Need, ...]:
    """The staffing plan; ``extra_weekend`` more by day in weekends, taken from the weekdays."""
    more = extra_weekend
    kangsen_day = (9, 8, 9, 8, 9) if not more else (8, 8, 9, 8, 8)
    sheltered = (5, 4, 5, 4, 5) if not more else (4, 4, 4, 4, 4)
    return (
        *floor("kangsen", "Kangsen/Okstind", (kangsen_day, 4 + more), (5, 4), (5, 2), 2, 2),
        *floor("snytuva", "Snytuva", (sheltered, 2 + more), (3, 2), (3, 1), 1),
        *floor("nystua", "Nystua", (sheltered, 2 + more), (3, 2), (3, 1), 1),
        *floor("klobben", "Kløbben", (2, 1), (1, 1), (1, 1)),
        *(line for unit in UNITS[:3] for line in skilled(unit.id, unit.name)),
        *site_nurse("korgen", (3, 1)),
    )


NOT_ALONE: Override = {
    "id": "not-alone-sheltered-night",
    "rule": "not_alone",
    "hard": False,
    "weight": 5,
    "level": "arbeidsgivers ønske",
    "hjemmel": "Arbeidsgivers ønske: Snytuva og Nystua avløser hverandre i pausene om natta",
    "units": ["snytuva", "nystua"],
    "start": "22:30",
    "end": "07:30",
    "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"],
    "minimum_present": 2,
}

NOTES = (
    "52 plasser: Kangsen/Okstind 18 (10 somatiske langtidsplasser og 8 korttidsplasser), Snytuva 8 og Nystua 8 "
    "(skjermet), Kløbben 16 omsorgsboliger.",
    "48,5 årsverk på 57 personer: 20 sykepleiere (snitt 87 %), 32 helsefagarbeidere (snitt 85 %) og 5 andre "
    "(snitt 78 %), ingen assistenter. Ledere er ikke med. Personene er oppdiktet.",
    "Antatt: fordelingen av stillinger på enhetene etter årsverk per plass (1,1 somatisk, 1,3-1,8 skjermet), "
    "bemanningen per vakt, ti rene nattstillinger og elleve som også kan gå natt, alle vakter med betalt pause og stille "
    "rapport (vaktene overlapper bare et kvarter ved natta).",
)


def staff(rng: random.Random, prefix: str = "ko") -> list[Employee]:
    return crew(prefix, GROUPS, TRAITS, rng)


def korgen_6(name: str, rng: random.Random) -> Instance:
    """Six rolling weeks with long shifts in the weekends for those who want them."""
    people = staff(rng)
    return ward(
        name,
        "Korgen omsorgssenter, grunnturnus 6 uker",
        (
            *NOTES,
            "Helgene er flaskehalsen: langvakter lørdag og søndag for dem som vil, ellers rekker ikke folkene "
            "til hver tredje helg.",
        ),
        rolling(6),
        Place((SITE,), UNITS),
        people,
        SHIFTS,
        demand(needs()),
        overrides=(NOT_ALONE,),
        wishes=wishes(people, rolling(6), TRAITS.wish_share, rng),
    )


def korgen_12(name: str, rng: random.Random) -> Instance:
    """Twelve rolling weeks with one extra weekend each and one more by day in the weekends."""
    people = staff(rng)
    return ward(
        name,
        "Korgen omsorgssenter, grunnturnus 12 uker med hinkehelg",
        (
            *NOTES,
            "Hver person har én hinkehelg på 12 uker; helgene har derfor én mer på dagvakt i de tre store enhetene, "
            "og hverdagene tilsvarende færre.",
        ),
        rolling(12),
        Place((SITE,), UNITS),
        people,
        SHIFTS,
        demand(needs(extra_weekend=1)),
        overrides=(
            NOT_ALONE,
            {
                "id": "weekends",
                "hjemmel": "Lokal avtale: hver tredje helg og én hinkehelg på 12 uker",
                "extra_weekends": 1,
            },
        ),
        wishes=wishes(people, rolling(12), TRAITS.wish_share, rng),
    )
