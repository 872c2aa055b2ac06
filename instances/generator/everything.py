"""One small instance with everything in it, and a roster made by hand that keeps every hard rule."""

from __future__ import annotations

import datetime as dt
import json
import random
from typing import Any

from instances.generator.codes import DAY_AND_EVENING, NIGHT, codes
from instances.generator.crew import ASSISTANT, CARER, COMPETENCES, LEAD, NURSE
from models.instance import Instance
from models.roster import Assignment, Position, Roster, Status

START = dt.date(2027, 3, 8)
HISTORY_START = dt.date(2027, 2, 22)

HISTORY_ROWS = {
    "anna": "D D D A A - - | D D D A A - -",
    "bodil": "D D A A - - - | - D D - A A A",
    "carl": "- - D D D D D | - D D A A - -",
    "dina": "- - N N - - - | - N N - - - -",
    "even": "D D A A A - - | D D A - - D D",
    "frida": "- - - - D D D | - D D - - - -",
    "geir": "D D - - - - - | - D - D D - -",
    "hedda": "D D D D - - - | D D D D - - -",
}
ROWS = {
    "anna": "D D - - D D D | - D D@tunet A A - - | D D A A - - - | - D D - A L L | - D D D D - -",
    "bodil": "- D D A A - - | D D D A - - - | D D - - - N N | - - D D A - - | D D A A A - -",
    "carl": "D D D A - - - | - D D - A A A | - - D@berget D A - - | - D D A A - - | D - - D D D D",
    "dina": "- - - - N N N | - - N N - - - | - N N N - - - | - - - - N N N | - - N - - - -",
    "even": "D A N N - - - | D D D A A - - | - D D - D D D | D - N N - - - | D D D A A - -",
    "frida": "D D - - - - - | - - - - D D D | - D D - - - - | - D D - - - - | - - - - D D D",
    "geir": "D A - - D D - | - D - D A - - | D D - - - - - | - - - - - - - | D D - A - - -",
    "hedda": "D D D D K - - | D D FM D D - - | D D D - - - - | - D D D D - - | - - - - - - -",
}
"""Cells from Monday to Sunday; ``D@tunet`` is a day shift in another unit than one's own."""

HEDDA_WAS = "D D D D - - - | D D FM D - - - | D D D - - - - | - D D D D - - | - - - - - - -"
"""What Hedda had been promised: two days less."""

HOMES = {
    "anna": "stua",
    "bodil": "stua",
    "carl": "tunet",
    "dina": "tunet",
    "even": "berget",
    "frida": "tunet",
    "geir": "stua",
    "hedda": "berget",
}

EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"]
WEEKDAYS_ONLY = ["mon", "tue", "wed", "thu", "fri"]
RED_DAYS = ["sat", "sun", "holiday"]


def _person(
    employee: str, name: str, competences: list[str], percent: float, norm: str = "35.5", **more: Any
) -> dict[str, Any]:
    return {
        "id": employee,
        "name": name,
        "home_unit": HOMES[employee],
        "competences": competences,
        "contracts": [{"position_percent": percent, "weekly_norm": norm}],
        **more,
    }


def _people() -> list[dict[str, Any]]:
    grown = [
        {"position_percent": 80.0, "weekly_norm": "35.5"},
        {"from_date": "2027-03-29", "position_percent": 100.0, "weekly_norm": "35.5"},
    ]
    return [
        _person(
            "anna",
            "Anna Skogmo",
            [NURSE, LEAD, DAY_AND_EVENING],
            100.0,
            other_units=["tunet"],
            long_shift_volunteer=True,
        ),
        _person("bodil", "Bodil Hætta", [NURSE, DAY_AND_EVENING, NIGHT], 80.0, contracts=grown),
        _person(
            "carl",
            "Carl Nyheim",
            [CARER, LEAD, DAY_AND_EVENING],
            75.0,
            accepted_positions=[90.0, 100.0],
            other_units=["stua", "berget"],
        ),
        _person("dina", "Dina Osen", [CARER, NIGHT], 62.5, other_units=["stua"]),
        _person("even", "Even Grønli", [CARER, DAY_AND_EVENING, NIGHT], 100.0, "tredelt"),
        _person("frida", "Frida Tesfay", [ASSISTANT, DAY_AND_EVENING], 50.0, newcomer=True),
        _person(
            "geir",
            "Geir Åkervik",
            [ASSISTANT, DAY_AND_EVENING],
            60.0,
            other_units=["tunet"],
            exemptions={
                "no_nights": True,
                "max_evenings_per_week": 2,
                "longest_shift_minutes": 450,
                "unavailable_weekdays": ["wed"],
            },
        ),
        _person(
            "hedda",
            "Hedda Lunde",
            [NURSE, LEAD, DAY_AND_EVENING],
            80.0,
            "37.5",
            exemptions={"no_evenings": True, "no_weekends": True},
            employed_until="2027-04-04",
        ),
    ]


def _need(
    key: str, start: str, end: str, days: list[str], minimum: int, wanted: int, **more: Any
) -> dict[str, Any]:
    return {
        "id": key,
        "start": start,
        "end": end,
        "days": days,
        "minimum": minimum,
        "wanted": wanted,
        **more,
    }


def _demand() -> list[dict[str, Any]]:
    return [
        _need(
            "stua-dag",
            "07:30",
            "15:00",
            WEEKDAYS_ONLY,
            1,
            2,
            units=["stua"],
            maximum=3,
            except_dates=["2027-03-24"],
        ),
        _need("stua-dag-rødt", "07:30", "15:00", RED_DAYS, 1, 1, units=["stua"], dates=["2027-03-24"]),
        _need("nord-kveld", "15:00", "22:30", EVERY_DAY, 1, 1, site="nord", maximum=2),
        _need("nord-natt", "22:30", "07:30", ["wed", "thu", "sat", "sun", "holiday"], 0, 1, site="nord"),
        _need("tunet-dag", "07:30", "15:00", WEEKDAYS_ONLY, 0, 1, units=["tunet"]),
        _need("berget-dag", "07:30", "15:00", WEEKDAYS_ONLY, 1, 1, units=["berget"]),
        _need("sykepleier-dag", "07:30", "15:00", WEEKDAYS_ONLY, 1, 1, competences=[NURSE]),
        _need("ansvar-dag", "07:30", "15:00", EVERY_DAY, 0, 1, site="nord", competences=[LEAD]),
        _need(
            "assistenter",
            "07:30",
            "15:00",
            EVERY_DAY,
            0,
            0,
            site="nord",
            competences=[ASSISTANT],
            maximum=2,
        ),
    ]


def _overrides() -> list[dict[str, Any]]:
    half_weekend = {
        "employee": "geir",
        "first": "2027-03-13",
        "last": "2027-03-14",
        "reason": "Eget ønske om å arbeide bare lørdagen",
        "agreement": "Avtale med leder 1. februar 2027",
    }
    return [
        {"id": "whole-weekends", "waivers": [half_weekend]},
        {"id": "fair-nights", "enabled": True},
        {"id": "fair-holidays", "enabled": True},
        {"id": "fair-long", "enabled": True},
        {"id": "long-days", "enabled": True, "holidays": "yes"},
        {
            "id": "heltid",
            "enabled": True,
            "may_grow": True,
            "hard": True,
            "full_time_share_percent": 40.0,
            "average_percent": 80.0,
            "smallest_percent": 50.0,
            "fte_budget": 6.5,
        },
        {
            "id": "not-alone-nord-evening",
            "rule": "not_alone",
            "hard": False,
            "weight": 1,
            "level": "arbeidsgivers ønske",
            "hjemmel": "Arbeidsgivers ønske: ingen er alene på kvelden",
            "site": "nord",
            "start": "15:00",
            "end": "20:00",
            "days": WEEKDAYS_ONLY,
        },
        {
            "id": "few-changes-hedda",
            "rule": "changes",
            "hard": False,
            "weight": 500,
            "level": "arbeidsgivers ønske",
            "hjemmel": "Arbeidsgivers ønske: Hedda beholder planen hun har fått",
            "applies_to": {"employees": ["hedda"]},
            "before": _cells({"hedda": HEDDA_WAS}, START),
        },
    ]


def _cells(rows: dict[str, str], start: dt.date) -> list[dict[str, str]]:
    """Cells of rows as JSON: employee, date, shift and unit."""
    found = []
    for employee, row in rows.items():
        for day, cell in enumerate(row.replace("|", " ").split()):
            code, _, unit = cell.partition("@")
            if code == "-":
                continue
            date = start + dt.timedelta(days=day)
            found.append(
                {
                    "employee": employee,
                    "date": date.isoformat(),
                    "shift": code,
                    "unit": unit or HOMES[employee],
                }
            )
    return found


def everything(name: str, rng: random.Random) -> Instance:
    """Five weeks over Easter 2027 with every kind of rule; nothing is left to chance."""
    del rng
    shifts = [s.model_dump(mode="json") for s in codes("D", "K", "A", "L", "N", "FM")]
    competences = [c.model_dump(mode="json") for c in COMPETENCES if c.id not in ("vernepleier", "annen")]
    raw = {
        "format": "turnus-instance-1",
        "id": name,
        "name": "Alt i ett: åtte personer, påske og kort natt",
        "notes": [
            "Liten prøveinstans med litt av alt: historikk, fravær, ønsker, låste celler, møter, kontrakt som endres, "
            "stilling som kan øke, reisetid, helligdager og natta da klokka stilles fram. Alt er oppdiktet.",
        ],
        "horizon": {"kind": "calendar", "start": START.isoformat(), "weeks": 5},
        "sites": [{"id": "nord", "name": "Nordsida"}, {"id": "sør", "name": "Sørsida"}],
        "travel": [{"between": ["nord", "sør"], "minutes": 30}],
        "units": [
            {"id": "stua", "name": "Stua", "site": "nord"},
            {"id": "tunet", "name": "Tunet", "site": "nord"},
            {"id": "berget", "name": "Berget", "site": "sør"},
        ],
        "competences": competences,
        "employees": _people(),
        "shifts": shifts,
        "demand": _demand(),
        "events": [
            {
                "id": "fagmøte",
                "name": "Fagmøte",
                "days": ["wed"],
                "every_weeks": 3,
                "first_week": 1,
                "start": "13:00",
                "end": "14:30",
                "counts": "present",
                "minimum_present": 4,
                "minimum_per_person": 1,
            },
            {
                "id": "brannøvelse",
                "name": "Brannøvelse",
                "kind": "HMS",
                "units": ["stua"],
                "dates": ["2027-03-23"],
                "start": "10:00",
                "end": "11:00",
                "minimum_present": 2,
            },
        ],
        "absences": [
            {"employee": "geir", "first": "2027-03-29", "last": "2027-04-02", "kind": "ferie"},
            {
                "employee": "frida",
                "first": "2027-03-12",
                "last": "2027-03-12",
                "kind": "F4",
                "credited": False,
            },
        ],
        "wishes": [
            {"employee": "anna", "want": "free", "dates": ["2027-03-26", "2027-03-27"], "weight": 3},
            {"employee": "carl", "want": "work", "shifts": ["D", "A"], "dates": ["2027-03-25"]},
            {"employee": "frida", "want": "free", "weekdays": ["thu"], "weight": 2},
            {"employee": "hedda", "want": "work", "weekdays": ["mon"]},
        ],
        "pins": [
            {"employee": "anna", "date": "2027-03-26", "shift": None},
            {"employee": "hedda", "date": "2027-03-17", "shift": "FM"},
            {"employee": "even", "date": "2027-03-28", "shift": "D", "unit": "berget"},
        ],
        "history": {"known_from": HISTORY_START.isoformat(), "worked": _cells(HISTORY_ROWS, HISTORY_START)},
        "rulebook": "ks-langvakt",
        "overrides": _overrides(),
    }
    return Instance.model_validate_json(json.dumps(raw))


def everything_roster(instance: Instance) -> Roster:
    """The roster made by hand; Carl's position is the roster's to choose."""
    assignments = tuple(
        Assignment(
            employee=c["employee"],
            date=dt.date.fromisoformat(c["date"]),
            shift=c["shift"],
            unit=c["unit"],
        )
        for c in _cells(ROWS, START)
    )
    return Roster(
        instance=instance.id,
        instance_hash=instance.hash,
        status=Status.FEASIBLE,
        assignments=assignments,
        positions=(Position(employee="carl", percent=90.0),),
    )
