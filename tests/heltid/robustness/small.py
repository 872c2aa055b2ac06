"""Tiny wards for tests of robustness: who is away is said by hand, and everybody says yes unless told otherwise."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

from heltid.robustness.filling import Need, Replication
from heltid.robustness.settings import FillSettings, Settings, Step, defaults
from heltid.robustness.simulation import Simulator
from models.instance import Instance
from tests.build import Json, roster, ward

EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"]


def needed(line: str, minimum: int, start: str = "07:00", end: str = "15:00", **more: Any) -> Json:
    """A demand line of unit ``u`` for every day, unless ``more`` says otherwise."""
    if "site" not in more:
        more = {"units": ["u"], **more}
    return {
        "id": line,
        "days": EVERY_DAY,
        "start": start,
        "end": end,
        "minimum": minimum,
        "wanted": minimum,
        **more,
    }


def calendar(**more: Any) -> Instance:
    """A calendar ward (``tests.build.ward``)."""
    return ward(**{"kind": "calendar", **more})


def filling(**more: Any) -> FillSettings:
    """The usual way of filling, with everybody saying yes and no substitutes, unless ``more`` says otherwise."""
    usual = defaults().filling.model_dump()
    usual.update(says_yes=dict.fromkeys(Step, 1.0), hire_chance=0.0, hire_chances=())
    return FillSettings.model_validate({**usual, **more})


def settings(
    *, short: float = 0.0, long: float = 0.0, fill: FillSettings | None = None, **more: Any
) -> Settings:
    """Settings with one rate for everybody and 10 replications."""
    usual = defaults()
    absence = {**usual.absence.model_dump(), "rates": ({"short": short, "long": long},)}
    return Settings.model_validate(
        {"replications": 10, "absence": absence, "filling": fill or filling(), **more}
    )


def run(
    instance: Instance,
    rows: Mapping[str, str],
    away: Mapping[str, Collection[int]],
    fill: FillSettings | None = None,
    *,
    no: Mapping[str, Collection[int]] | None = None,
    luck: float = 0.5,
) -> tuple[Replication, list[Need]]:
    """One replication in which people are away, or say no, on some days by number."""
    simulator = Simulator(instance, roster(instance, rows), settings(fill=fill))
    people = [e.id for e in instance.employees]
    days = simulator.instance.horizon.days
    absent = np.zeros((len(people), days), dtype=bool)
    answer = np.zeros((len(people), days), dtype=np.float32)
    for table, chosen, value in ((absent, away, True), (answer, no or {}, 1.0)):
        for person, its_days in chosen.items():
            table[people.index(person), sorted(its_days)] = value
    chance = np.full((len(instance.units), days, 8), luck, dtype=np.float32)
    replication = Replication(simulator.ward, absent, answer, chance)
    return replication, replication.run()


def brief(instance: Instance, needs: list[Need]) -> list[tuple[int, str, list[tuple[str, str | None]]]]:
    """Needs as (day, who is away, [(step, who takes it)])."""
    people = [e.id for e in instance.employees]
    return [
        (
            need.lost.duty.day,
            people[need.lost.person],
            [(f.step.value, None if f.person is None else people[f.person]) for f in need.fills],
        )
        for need in needs
    ]
