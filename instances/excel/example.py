"""The small example that stands in an empty template, complete enough to be planned as it is."""

from __future__ import annotations

import json
from typing import Any

from models.instance import Instance
from models.rulebook import rulebook_ids

_EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_PREFERRED_RULEBOOKS = ("ks-turnus", "ks", "aml")


def _person(number: int, percent: float, competences: list[str], **more: Any) -> dict[str, Any]:
    return {
        "id": f"{100 + number}",
        "name": f"Eksempel {number}",
        "home_unit": "avd1",
        "competences": competences,
        "contracts": [{"position_percent": percent, "weekly_norm": "35.5"}],
        **more,
    }


def example_instance() -> Instance:
    """One nursing home with two units, eight people and a rolling plan of six weeks."""
    known = rulebook_ids()
    rulebook = next((name for name in _PREFERRED_RULEBOOKS if name in known), known[0])
    content = {
        "format": "turnus-instance-1",
        "id": "eksempel",
        "name": "Eksempel sykehjem, grunnturnus",
        "notes": ["Dette er et eksempel. Skriv over radene med egne data."],
        "horizon": {"kind": "rolling", "start": "2027-01-04", "weeks": 6},
        "sites": [{"id": "hjem", "name": "Eksempel sykehjem"}, {"id": "bo", "name": "Eksempel bofellesskap"}],
        "travel": [{"between": ["hjem", "bo"], "minutes": 15}],
        "units": [
            {"id": "avd1", "name": "Avdeling 1", "site": "hjem"},
            {"id": "bolig", "name": "Bofellesskap", "site": "bo"},
        ],
        "competences": [
            {"id": "spl", "name": "Sykepleier", "counts_as": ["hfa"]},
            {"id": "hfa", "name": "Helsefagarbeider"},
        ],
        "employees": [
            _person(1, 100, ["spl"], long_shift_volunteer=True),
            _person(2, 80, ["spl"], accepted_positions=[90, 100]),
            _person(3, 75, ["spl"], other_units=["bolig"]),
            _person(4, 100, ["hfa"]),
            _person(5, 62.5, ["hfa"], exemptions={"no_nights": True}),
            _person(6, 50, ["hfa"], newcomer=True),
            _person(7, 100, ["hfa"], home_unit="bolig", other_units=["avd1"]),
            _person(8, 80, ["spl"], exemptions={"max_evenings_per_week": 2}),
        ],
        "shifts": [
            {"id": "D", "name": "Dagvakt", "start": "07:30", "end": "15:00", "kind": "day", "break_minutes": 30},
            {"id": "A", "name": "Aftenvakt", "start": "14:45", "end": "22:15", "kind": "evening", "break_minutes": 30},
            {"id": "N", "name": "Nattevakt", "start": "22:00", "end": "07:45", "kind": "night", "break_minutes": 30, "units": ["avd1"]},
            {"id": "L", "name": "Langvakt", "start": "07:30", "end": "20:00", "kind": "long", "break_minutes": 60, "units": ["avd1"]},
        ],
        "demand": [
            {
                "id": f"{unit}-{part}",
                "name": name,
                "units": [unit],
                "start": start,
                "end": end,
                "days": [*_EVERY_DAY, "holiday"],
                "minimum": minimum,
                "wanted": minimum,
            }
            for unit, part, name, start, end, minimum in (
                ("avd1", "dag", "Avdeling 1 dag", "07:30", "14:45", 1),
                ("avd1", "kveld", "Avdeling 1 kveld", "14:45", "22:00", 1),
                ("avd1", "natt", "Avdeling 1 natt", "22:00", "07:30", 1),
                ("bolig", "dag", "Bofellesskap dag", "08:00", "14:30", 1),
            )
        ],
        "events": [
            {
                "id": "fag",
                "name": "Fagmøte",
                "units": ["avd1"],
                "days": ["tue"],
                "every_weeks": 3,
                "start": "13:00",
                "end": "14:00",
                "minimum_present": 2,
            }
        ],
        "wishes": [{"employee": "102", "want": "free", "weekdays": ["fri"]}],
        "rulebook": rulebook,
    }  # fmt: skip
    return Instance.model_validate_json(json.dumps(content))
