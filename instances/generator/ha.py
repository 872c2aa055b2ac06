"""Hå: a whole municipality, 614.82 full-time equivalents on 887 people, made on demand."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

from instances.generator.codes import codes
from instances.generator.crew import ASSISTANT, CARER, NURSE, SOCIAL, Group, Traits, crew, wishes
from instances.generator.korgen import site_nurse
from instances.generator.needs import Need, demand
from instances.generator.ward import Place, rolling, ward
from models.base import hundredths
from models.instance import Instance
from models.units import Site, Unit

PEOPLE, HUNDREDTHS_OF_FTE, FULL_TIME = 887, 61482, 488
"""55 per cent of 887 positions are full-time."""

SITES = (
    Site(id="sykehjem-nord", name="Sykehjemmet i nord"),
    Site(id="sykehjem-sør", name="Sykehjemmet i sør"),
    Site(id="hjemmetjenesten", name="Hjemmetjenesten"),
    Site(id="bofellesskapene", name="Bofellesskapene"),
    Site(id="rus-og-psykisk", name="Rus og psykisk helse"),
    Site(id="øhjelp", name="Øyeblikkelig hjelp døgnopphold"),
)


@dataclass(frozen=True)
class Service:
    """A unit with its share of the people, people awake at night, and who works there."""

    unit: Unit
    share: int
    nights: int
    mix: tuple[str, ...]


_WARD = (NURSE, CARER, CARER, ASSISTANT)
_HOME = (SOCIAL, CARER, ASSISTANT, CARER, ASSISTANT)
_CARE = (NURSE, CARER, CARER)
_NURSES = (NURSE, NURSE, CARER)


def _services() -> tuple[Service, ...]:
    def unit(key: str, name: str, site: str) -> Unit:
        return Unit(id=key, name=name, site=site)

    return (
        *(
            Service(unit(f"nord-{k}", f"Nord, {k}. etasje", "sykehjem-nord"), 10, 2, _WARD)
            for k in (1, 2, 3, 4)
        ),
        *(
            Service(unit(f"sør-{k}", f"Sør, avdeling {k}", "sykehjem-sør"), 10, 2, _WARD)
            for k in (1, 2, 3, 4)
        ),
        *(
            Service(unit(f"sone-{k}", f"Hjemmetjenesten, sone {k}", "hjemmetjenesten"), 11, 0, _CARE)
            for k in (1, 2, 3)
        ),
        Service(unit("nattpatrulje", "Nattpatruljen", "hjemmetjenesten"), 0, 4, _NURSES),
        *(
            Service(unit(f"bofellesskap-{k:02d}", f"Bofellesskap {k}", "bofellesskapene"), 8, 1, _HOME)
            for k in range(1, 13)
        ),
        Service(unit("psykisk-1", "Psykisk helse, bolig", "rus-og-psykisk"), 8, 1, _HOME),
        Service(unit("psykisk-2", "Psykisk helse, oppfølging", "rus-og-psykisk"), 6, 0, _HOME),
        Service(unit("øhjelp", "Øyeblikkelig hjelp", "øhjelp"), 7, 1, _NURSES),
    )


PATROL = (75.0, 62.5, 50.0) * 4
"""Positions of the night patrol: 17, 14 and 11 nights of 9.5 hours in six weeks."""


def positions(rng: random.Random) -> list[float]:
    """Sizes of everyone but the night patrol, in per cent, with the exact sum and full-time share."""
    people = PEOPLE - len(PATROL)
    left = 100 * HUNDREDTHS_OF_FTE - sum(map(hundredths, PATROL)) - 10000 * FULL_TIME
    part = people - FULL_TIME
    sizes = [rng.choice((1500, 2000, 2000, 2500, 3000, 3500, 4000, 5000, 6000)) for _ in range(part)]
    k = 0
    while (gap := left - sum(sizes)) != 0:
        step = max(-500, min(500, gap))
        if 1000 <= sizes[k % part] + step <= 8000:
            sizes[k % part] += step
        k += 1
    found = [100.0] * FULL_TIME + [size / 100 for size in sizes]
    rng.shuffle(found)
    return found


def _groups(service: Service, sizes: list[float]) -> list[Group]:
    """The unit's people: the mix in turn, half of them also at night where anyone is awake."""
    duties: tuple[Literal["dagkveld", "tredelt"], ...] = ("dagkveld", "tredelt")
    found = []
    for k, size in enumerate(sizes):
        duty = duties[k // len(service.mix) % 2] if service.nights else "dagkveld"
        found.append(Group(service.unit.id, service.mix[k % len(service.mix)], (size,), duty))
    return found


def needs(service: Service, sizes: list[float]) -> list[Need]:
    """Staffing that uses 98 per cent of the unit's hours and nine tenths of its weekend capacity."""
    unit, name = (service.unit.id,), service.unit.name
    weekly = sum(sizes) / 100 * 35.5 * 0.98 - service.nights * 7 * 9.5
    shifts = int(weekly / 7.5)
    weekend = max(2, min(int(0.9 * len(sizes) / 3) - service.nights, int(0.65 * shifts / 6.3)))
    days = shifts - 2 * weekend
    day = [days // 5 + (k < days % 5) for k in range(5)]
    evening = round(0.4 * (days / 5))
    weekend_day = (weekend + 1) // 2
    found = [
        Need(
            f"{unit[0]}-dag",
            f"{name}, dag",
            "07:30-15:00",
            (day[0] - evening, day[1] - evening, day[2] - evening, day[3] - evening, day[4] - evening),
            weekend_day,
            units=unit,
            spare=2,
        ),
        Need(
            f"{unit[0]}-kveld",
            f"{name}, kveld",
            "15:00-22:30",
            evening,
            weekend - weekend_day,
            units=unit,
            spare=2,
        ),
    ]
    if service.nights:
        found.append(_night(service))
    return found


def _night(service: Service) -> Need:
    return Need(
        f"{service.unit.id}-natt",
        f"{service.unit.name}, natt",
        "22:30-07:30",
        service.nights,
        service.nights,
        units=(service.unit.id,),
        firm=True,
    )


def ha(name: str, rng: random.Random) -> Instance:
    """Twelve rolling weeks for the whole municipality."""
    sizes = positions(rng)
    groups: list[Group] = []
    lines: list[Need] = []
    services = _services()
    shares = [s.share for s in services]
    taken = 0
    for k, service in enumerate(services):
        if not service.share:
            groups.append(Group(service.unit.id, NURSE, PATROL[:6], "natt"))
            groups.append(Group(service.unit.id, CARER, PATROL[6:], "natt"))
            lines.append(_night(service))
            continue
        until = len(sizes) * sum(shares[: k + 1]) // sum(shares)
        own, taken = sizes[taken:until], until
        groups += _groups(service, own)
        lines += needs(service, own)
    near = {
        s.unit.id: [o.unit.id for o in services if o.unit.site == s.unit.site and o.share] for s in services
    }
    traits = Traits(
        helps={
            u: tuple(o for o in others if o != u)[:3] for u, others in near.items() if u != "nattpatrulje"
        },
        help_share=0.3,
        volunteer_share=0.4,
        leads=6,
        newcomers=tuple(s.unit.id for s in services if s.mix is _WARD for _ in range(3)),
        wish_share=0.3,
    )
    people = crew("ha", groups, traits, rng)
    return ward(
        name,
        "Hå kommune, helse og omsorg samlet, grunnturnus 12 uker",
        (
            "614,82 årsverk på 887 ansatte, 55 % i hel stilling: sykehjem, hjemmetjeneste med nattpatrulje, et dusin "
            "bofellesskap, psykisk helse og øyeblikkelig hjelp. Personene er oppdiktet.",
            "Antatt: fordelingen på enheter, stillingsstørrelser under 100 %, kompetanse og bemanning (98 % av timene, "
            "ni tideler av helgekapasiteten).",
        ),
        rolling(12),
        Place(SITES, tuple(s.unit for s in services)),
        people,
        codes("D", "A", "L", "N"),
        demand(
            (
                *lines,
                *(need for site in SITES[:2] for need in site_nurse(site.id, (2, 1))),
            )
        ),
        wishes=wishes(people, rolling(12), traits.wish_share, rng),
    )
