"""The tables of needs and events, each to and from the document of a ward."""

from __future__ import annotations

from models.base import WEEKDAYS
from ui.workplace.ward.tables import Json, Row, Table, clock_read, dates_read, dates_text, is_blank, next_id

DAY_KINDS = (*WEEKDAYS, "holiday")

SITE = "site:"
"""Stands before the id of a site among units."""


def _needs(document: Json) -> list[Row]:
    return [
        {
            "id": one["id"],
            "name": one["name"],
            "where": [SITE + one["site"]] if one["site"] else list(one["units"]),
            "competences": list(one["competences"]),
            "start": one["start"],
            "end": one["end"],
            **{day: day in one["days"] for day in DAY_KINDS},
            "minimum": one["minimum"],
            "wanted": one["wanted"],
            "maximum": one["maximum"],
            "dates": dates_text(one["dates"]),
            "except_dates": dates_text(one["except_dates"]),
        }
        for one in document["demand"]
    ]


def _put_needs(rows: list[Row], document: Json) -> None:
    taken = {row["id"] for row in rows if row["id"]}
    found = [{**row, "id": row["id"] or next_id("behov", taken)} for row in rows if not _empty(row)]
    document["demand"] = [_demand(row) for row in found]


def _empty(row: Row) -> bool:
    return is_blank(row, "id", "every_weeks", "first_week", "kind", "counts")


def _demand(row: Row) -> Json:
    sites = [where.removeprefix(SITE) for where in row["where"] if where.startswith(SITE)]
    return {
        "id": row["id"],
        "name": row["name"],
        "units": [where for where in row["where"] if not where.startswith(SITE)],
        "site": sites[0] if sites else None,
        "competences": row["competences"],
        "start": clock_read(row["start"]),
        "end": clock_read(row["end"]),
        "days": [day for day in DAY_KINDS if row[day]],
        "dates": dates_read(row["dates"]),
        "except_dates": dates_read(row["except_dates"]),
        "minimum": row["minimum"],
        "wanted": row["wanted"] if row["wanted"] is not None else row["minimum"],
        "maximum": row["maximum"],
    }


def _events(document: Json) -> list[Row]:
    return [
        {
            "id": one["id"],
            "name": one["name"],
            "kind": one["kind"],
            "units": list(one["units"]),
            "competences": list(one["competences"]),
            "days": list(one["days"]),
            "every_weeks": one["every_weeks"],
            "first_week": one["first_week"] + 1,
            "dates": dates_text(one["dates"]),
            "start": one["start"],
            "end": one["end"],
            "counts": one["counts"],
            "minimum_present": one["minimum_present"],
            "minimum_per_person": one["minimum_per_person"],
        }
        for one in document["events"]
    ]


def _put_events(rows: list[Row], document: Json) -> None:
    taken = {row["id"] for row in rows if row["id"]}
    found = [{**row, "id": row["id"] or next_id("hendelse", taken)} for row in rows if not _empty(row)]
    document["events"] = [
        {
            **row,
            "kind": row["kind"] or "annet",
            "every_weeks": 1 if row["every_weeks"] is None else row["every_weeks"],
            "first_week": 0 if row["first_week"] is None else row["first_week"] - 1,
            "dates": dates_read(row["dates"]),
            "start": clock_read(row["start"]),
            "end": clock_read(row["end"]),
            "counts": row["counts"] or "on_duty",
            "minimum_present": row["minimum_present"] or 0,
            "minimum_per_person": row["minimum_per_person"] or 0,
        }
        for row in found
    ]


DEMAND = Table(
    "demand", "demand", _needs, _put_needs, {"units": "where", "site": "where", "days": "mon"}, _empty
)
EVENTS = Table("events", "events", _events, _put_events, blank=_empty)

TABLES = (DEMAND, EVENTS)
