"""A ward with something in every table, and its draft."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from models.instance import Instance
from tests.build import line, person, ward
from ui.workplace.client import WardInfo
from ui.workplace.client.wards import Access
from ui.workplace.session import OpenWard
from ui.workplace.ward.draft import Draft, made

HISTORY = {
    "known_from": "2027-03-15",
    "worked": [{"employee": "kari", "date": "2027-03-21", "shift": "D", "unit": "u"}],
}

ALL = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def full_ward(**more: Any) -> Instance:
    """Two units, three people, and a line in every table."""
    parts: dict[str, Any] = {
        "kind": "calendar",
        "start": "2027-03-22",
        "weeks": 2,
        "units": [{"id": "u", "name": "Utsikten", "site": "s"}, {"id": "v", "name": "Vika", "site": "s"}],
        "competences": [
            {"id": "spl", "name": "Sykepleier", "counts_as": ["hfa"]},
            {"id": "hfa", "name": "Helsefagarbeider"},
        ],
        "employees": [
            {
                **person("kari", name="Kari Nordmann", competences=["spl"], other_units=["v"]),
                "accepted_positions": [75, 87.5],
                "exemptions": {"no_nights": True, "unavailable_weekdays": ["wed"]},
            },
            person("ola", percent=62.5, name="Ola Øst", competences=["hfa"], employed_until="2027-12-31"),
            {
                **person("per", name="Per Ås", newcomer=True, long_shift_volunteer=True),
                "contracts": [
                    {"position_percent": 50, "weekly_norm": "35.5"},
                    {"from_date": "2027-03-29", "position_percent": 80, "weekly_norm": "tredelt"},
                ],
            },
        ],
        "demand": [
            {
                "id": "dag",
                "name": "Dag",
                "units": ["u"],
                "start": "07:00",
                "end": "15:00",
                "days": [*ALL, "holiday"],
                "minimum": 1,
                "wanted": 1,
                "maximum": 3,
            },
            {
                "id": "natt",
                "site": "s",
                "competences": ["hfa"],
                "start": "22:00",
                "end": "07:00",
                "days": ["fri"],
                "dates": ["2027-03-24"],
                "except_dates": ["2027-04-02"],
                "minimum": 0,
                "wanted": 1,
            },
        ],
        "events": [
            {
                "id": "mote",
                "name": "Personalmøte",
                "days": ["tue"],
                "every_weeks": 2,
                "first_week": 1,
                "start": "13:00",
                "end": "14:00",
                "minimum_present": 1,
            }
        ],
        "absences": [{"employee": "ola", "first": "2027-03-29", "last": "2027-03-31", "kind": "ferie"}],
        "wishes": [
            {"employee": "kari", "want": "free", "dates": ["2027-03-25", "2027-03-26"], "weight": 3},
            {"employee": "per", "want": "work", "shifts": ["D"], "weekdays": ["mon"]},
        ],
        "pins": [{"employee": "per", "date": "2027-03-22", "shift": "D"}],
        "rules": [line("one_shift"), line("contract_hours", tolerance_minutes=480, deviation_weight=1)],
    }
    said = ward(**(parts | more)).model_dump(mode="json")
    return Instance.model_validate_json(json.dumps({**said, "history": HISTORY}))


def draft(instance: Instance | None = None, *, change: bool = True, number: int = 1) -> Draft:
    """The draft of a ward, as it is first opened."""
    said = full_ward() if instance is None else instance
    info = WardInfo(
        id="0d1f6a52-3c1b-4f0e-9a57-6b1d0c9e2a41",
        revision=number,
        name=said.name,
        hash=said.hash,
        units=("u", "v"),
        created_at=dt.datetime(2027, 1, 1, tzinfo=dt.UTC),
        created_by="local",
    )
    return made(OpenWard(info, said), Access(names=True, exemptions=True, change=change))
