"""The tables of people, each to and from the document of a ward."""

from __future__ import annotations

from typing import Any

from ui.workplace.ward.tables import Json, Row, Table, dates_read, dates_text, is_blank

EXEMPTIONS = (
    "no_nights",
    "no_evenings",
    "no_weekends",
    "max_evenings_per_week",
    "max_nights_per_week",
    "longest_shift_minutes",
    "unavailable_weekdays",
)

_SHOWN = {
    "id",
    "name",
    "home_unit",
    "other_units",
    "competences",
    "contracts",
    "accepted_positions",
    "long_shift_volunteer",
    "newcomer",
    "employed_until",
    "exemptions",
}


def _people(document: Json) -> list[Row]:
    return [_person(one) for one in document["employees"]]


def _person(one: Json) -> Row:
    contract = one["contracts"][0] if one["contracts"] else {}
    return {
        "id": one["id"],
        "name": one["name"],
        "percent": contract.get("position_percent"),
        "norm": contract.get("weekly_norm"),
        "home_unit": one["home_unit"],
        "other_units": list(one.get("other_units", ())),
        "competences": list(one.get("competences", ())),
        "accepted": [percent_text(size) for size in one.get("accepted_positions") or ()],
        "long": one.get("long_shift_volunteer", False),
        "newcomer": one.get("newcomer", False),
        "from_date": contract.get("from_date"),
        "until": one.get("employed_until"),
        "rest": {key: value for key, value in one.items() if key not in _SHOWN},
    }


def percent_text(size: Any) -> str:
    """``87,5`` for 87.5; what is no number as it is."""
    return f"{size:g}".replace(".", ",") if isinstance(size, int | float) else str(size)


def _percent(text: str) -> float | str:
    try:
        return float(text.replace("%", "").strip().replace(",", "."))
    except ValueError:
        return text


def _put_people(rows: list[Row], document: Json) -> None:
    document["employees"] = [_employee(row) for row in rows]


def _employee(row: Row) -> Json:
    accepted = [_percent(text) for text in row["accepted"]]
    contract = {
        "from_date": row["from_date"],
        "position_percent": row["percent"],
        "weekly_norm": row["norm"],
    }
    return {
        **row["rest"],
        "id": row["id"],
        "name": row["name"],
        "home_unit": row["home_unit"],
        "other_units": row["other_units"],
        "competences": row["competences"],
        "contracts": [contract],
        "accepted_positions": accepted or None,
        "long_shift_volunteer": row["long"],
        "newcomer": row["newcomer"],
        "employed_until": row["until"],
    }


def _exempt(document: Json) -> list[Row]:
    return [
        {
            "id": one["id"],
            "name": one["name"],
            **{key: one.get("exemptions", {}).get(key, _nothing(key)) for key in EXEMPTIONS},
        }
        for one in document["employees"]
    ]


def _nothing(key: str) -> Any:
    if key.startswith("no_"):
        return False
    return [] if key == "unavailable_weekdays" else None


def _put_exempt(rows: list[Row], document: Json) -> None:
    """Runs after the people are there."""
    by_id = {row["id"]: row for row in rows}
    for one in document["employees"]:
        if one["id"] in by_id:
            one["exemptions"] = {key: by_id[one["id"]][key] for key in EXEMPTIONS}


def _no_contract(row: Row) -> bool:
    return is_blank(row)


def _no_absence(row: Row) -> bool:
    return is_blank(row, "kind", "credited")


def _no_wish(row: Row) -> bool:
    return is_blank(row, "want", "weight")


def _later(document: Json) -> list[Row]:
    """Contracts after the first."""
    return [
        {
            "employee": one["id"],
            "from_date": contract["from_date"],
            "percent": contract["position_percent"],
            "norm": contract["weekly_norm"],
        }
        for one in document["employees"]
        for contract in one["contracts"][1:]
    ]


def _put_later(rows: list[Row], document: Json) -> None:
    """Runs after the people are there."""
    people = {one["id"]: one for one in document["employees"]}
    for row in sorted((row for row in rows if not _no_contract(row)), key=lambda row: row["from_date"] or ""):
        if row["employee"] in people:
            people[row["employee"]]["contracts"].append(
                {
                    "from_date": row["from_date"],
                    "position_percent": row["percent"],
                    "weekly_norm": row["norm"],
                }
            )


def _away(document: Json) -> list[Row]:
    return [
        {key: one[key] for key in ("employee", "first", "last", "kind", "credited")}
        for one in document["absences"]
    ]


def _put_away(rows: list[Row], document: Json) -> None:
    document["absences"] = [dict(row) for row in rows if not _no_absence(row)]


def _wishes(document: Json) -> list[Row]:
    return [
        {
            "employee": one["employee"],
            "want": one["want"],
            "weekdays": list(one["weekdays"]),
            "dates": dates_text(one["dates"]),
            "shifts": list(one["shifts"]),
            "weight": str(one["weight"]),
        }
        for one in document["wishes"]
    ]


def _put_wishes(rows: list[Row], document: Json) -> None:
    document["wishes"] = [
        {**row, "dates": dates_read(row["dates"]), "weight": _weight(row["weight"])}
        for row in rows
        if not _no_wish(row)
    ]


def _weight(text: str | None) -> int | str:
    return int(text) if text and text.isdigit() else 1 if text is None else text


PEOPLE = Table(
    "people",
    "employees",
    _people,
    _put_people,
    {
        "position_percent": "percent",
        "weekly_norm": "norm",
        "accepted_positions": "accepted",
        "long_shift_volunteer": "long",
        "employed_until": "until",
    },
)
EXEMPT = Table("exemptions", "employees", _exempt, _put_exempt)
CONTRACTS = Table(
    "contracts",
    "employees",
    _later,
    _put_later,
    {"position_percent": "percent", "weekly_norm": "norm"},
    _no_contract,
)
ABSENCES = Table("absences", "absences", _away, _put_away, blank=_no_absence)
WISHES = Table("wishes", "wishes", _wishes, _put_wishes, blank=_no_wish)

TABLES = (PEOPLE, EXEMPT, CONTRACTS, ABSENCES, WISHES)
