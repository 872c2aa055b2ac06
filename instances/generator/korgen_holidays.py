"""Korgen as calendar plans with history: Christmas 2026/27, and Easter 2027 with the short night."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

from instances.generator import korgen
from instances.generator.crew import wishes
from instances.generator.history import history, phases
from instances.generator.needs import demand, like_sunday
from instances.generator.ward import Place, ward
from models.base import clock_minutes
from models.calendar import Horizon
from models.demand import Demand
from models.instance import Instance
from models.staff import Absence, Employee

HISTORY_WEEKS = 4

KANGSEN_SHARE = 0.65
"""Share of the holidays taken at Kangsen/Okstind, the largest unit."""

FIRST_WEEKENDS = {("kangsen", False): 2, ("nystua", True): 1}
"""Where the weekends of a unit's people begin, so that each of the three has nineteen people."""


def holidays_off(
    staff: Sequence[Employee],
    due: dict[str, int],
    horizon: Horizon,
    weeks: Sequence[int],
    rng: random.Random,
) -> list[Absence]:
    """One person on a week's holiday for each entry of ``weeks``, never over a weekend that is due."""
    taken: set[str] = set()
    found: list[Absence] = []
    for week in weeks:
        kangsen = rng.random() < KANGSEN_SHARE
        able = [
            e
            for e in staff
            if e.id not in taken
            and due[e.id] != week % 3
            and e.contracts[0].weekly_norm != "tredelt"
            and (e.home_unit == "kangsen") == kangsen
        ]
        e = rng.choice(able)
        taken.add(e.id)
        first = horizon.start + dt.timedelta(weeks=week)
        found.append(Absence(employee=e.id, first=first, last=first + dt.timedelta(days=6), kind="ferie"))
    return found


def without_okstind(
    lines: Sequence[Demand], first: dt.date, last: dt.date, quiet: Sequence[dt.date]
) -> tuple[Demand, ...]:
    """Kangsen/Okstind from ``first`` to ``last`` with the short-term places closed.

    On weekdays six by day and four by evening; in weekends and on ``quiet`` days three and three.
    """
    closed = [first + dt.timedelta(days=k) for k in range((last - first).days + 1)]
    weekdays = tuple(d for d in closed if d.weekday() < 5 and d not in quiet)
    rest = tuple(d for d in closed if d not in weekdays)
    found: list[Demand] = []
    for line in lines:
        if line.id.startswith(("kangsen-dag", "kangsen-kveld")):
            line = line.model_copy(update={"except_dates": (*line.except_dates, *closed)})
        found.append(line)
    for key, window, dates, wanted in (
        ("dag-hverdag", korgen.DAY, weekdays, 6),
        ("dag-helg", korgen.DAY, rest, 3),
        ("kveld-hverdag", korgen.EARLY_EVENING, weekdays, 4),
        ("kveld-helg", korgen.EARLY_EVENING, rest, 3),
    ):
        start, end = (clock_minutes(t) for t in window.split("-"))
        found.append(
            Demand(
                id=f"kangsen-stengt-{key}",
                name=f"Kangsen/Okstind uten korttidsplasser, {key.split('-')[0]}",
                units=("kangsen",),
                start=start,
                end=end,
                dates=dates,
                minimum=wanted - 1,
                wanted=wanted,
                maximum=wanted + 2,
            )
        )
    return tuple(found)


def _calendar(
    name: str,
    title: str,
    notes: Sequence[str],
    horizon: Horizon,
    lines: tuple[Demand, ...],
    holiday_weeks: Sequence[int],
    more_absences: Sequence[tuple[int, Absence]],
    rng: random.Random,
) -> Instance:
    people = korgen.staff(rng)
    due = phases(people, FIRST_WEEKENDS)
    absences = holidays_off(people, due, horizon, holiday_weeks, rng)
    away = {a.employee for a in absences}
    rest = [e for e in people if e.id not in away and e.contracts[0].weekly_norm != "tredelt"]
    for phase, absence in more_absences:
        e = next(e for e in rest if due[e.id] == phase and e.home_unit == "kangsen")
        rest.remove(e)
        absences.append(absence.model_copy(update={"employee": e.id}))
    away_days = {
        (a.employee, a.first + dt.timedelta(days=k))
        for a in absences
        for k in range((a.last - a.first).days + 1)
    }
    wanted = [
        w.model_copy(update={"dates": tuple(d for d in w.dates if (w.employee, d) not in away_days)})
        for w in wishes(people, horizon, korgen.TRAITS.wish_share, rng)
    ]
    return ward(
        name,
        title,
        (*korgen.NOTES, *notes),
        horizon,
        Place((korgen.SITE,), korgen.UNITS),
        people,
        korgen.SHIFTS,
        lines,
        overrides=(korgen.NOT_ALONE, {"id": "fair-holidays", "enabled": True}),
        wishes=[w for w in wanted if w.weekdays or w.dates],
        absences=absences,
        history=history(people, horizon.start, HISTORY_WEEKS, due),
    )


def korgen_jul(name: str, rng: random.Random) -> Instance:
    """Six weeks over Christmas and New Year."""
    horizon = Horizon(kind="calendar", start=dt.date(2026, 12, 7), weeks=6)
    eves = (dt.date(2026, 12, 24), dt.date(2026, 12, 31))
    quiet = (*eves, dt.date(2026, 12, 25), dt.date(2027, 1, 1))
    lines = like_sunday(demand(korgen.needs()), eves)
    lines = without_okstind(lines, dt.date(2026, 12, 23), dt.date(2027, 1, 3), quiet)
    return _calendar(
        name,
        "Korgen omsorgssenter, kalenderplan jul og nyttår 2026/27",
        (
            "Kalenderplan med fire uker historikk. Julaften og nyttårsaften er bemannet som søndag; antatt at "
            "korttidsplassene på Okstind er stengt fra 23. desember til 3. januar.",
            "Ferie og sykdom er lagt inn som fravær med lønn, aldri over en helg som står for tur. Antatt.",
        ),
        horizon,
        lines,
        (0, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5),
        (
            (
                1,
                Absence(employee="x", first=dt.date(2026, 12, 7), last=dt.date(2026, 12, 18), kind="sykdom"),
            ),
            (2, Absence(employee="x", first=dt.date(2027, 1, 11), last=dt.date(2027, 1, 13), kind="kurs")),
        ),
        rng,
    )


def korgen_paske(name: str, rng: random.Random) -> Instance:
    """Six weeks over Easter, with the night the clock goes forward."""
    horizon = Horizon(kind="calendar", start=dt.date(2027, 3, 8), weeks=6)
    return _calendar(
        name,
        "Korgen omsorgssenter, kalenderplan påske 2027",
        (
            "Kalenderplan med fire uker historikk. Helligdagene er bemannet som søndag. Natt til første påskedag, "
            "28. mars, stilles klokka fram, og natta er en time kortere.",
            "Ferie og sykdom er lagt inn som fravær med lønn, aldri over en helg som står for tur. Antatt.",
        ),
        horizon,
        demand(korgen.needs()),
        (0, 1, 2, 2, 3, 3, 4, 5),
        (
            (2, Absence(employee="x", first=dt.date(2027, 4, 5), last=dt.date(2027, 4, 16), kind="sykdom")),
            (
                1,
                Absence(
                    employee="x",
                    first=dt.date(2027, 3, 11),
                    last=dt.date(2027, 3, 12),
                    kind="permisjon",
                    credited=False,
                ),
            ),
        ),
        rng,
    )
