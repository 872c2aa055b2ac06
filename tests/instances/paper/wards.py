"""Wards that papers are made of in tests."""

from __future__ import annotations

from typing import Any

from models.audit import Audit, audit
from models.instance import Instance
from models.roster import Roster
from tests.build import line, person, roster, waiver, ward

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"]

HOSTILE = ('#import "x": *', '"]', "$x$", "\\", "#panic()", "*fet* _kursiv_ `rå` @ref <a>", "æøå ÆØÅ čšž đŋ")
"""Names that would mean something to a typesetter or a page."""


def easter(**more: Any) -> tuple[Instance, Roster, Audit]:
    """Two people in two units over two calendar weeks with Easter, with a deviation, a waiver and open shifts."""
    instance = ward(
        **{
            "name": "Solbakken",
            "kind": "calendar",
            "start": "2027-03-22",
            "weeks": 2,
            "units": [{"id": "u", "name": "Nord", "site": "s"}, {"id": "v", "name": "Sør", "site": "s"}],
            "competences": [{"id": "spl", "name": "Sykepleier"}],
            "employees": [
                person("kari", other_units=["v"], competences=["spl"]),
                person("ola", percent=62.5, home_unit="v"),
            ],
            "demand": [
                {
                    "id": "dag",
                    "name": "Nord, dag",
                    "units": ["u"],
                    "start": "07:00",
                    "end": "15:00",
                    "days": DAYS,
                    "minimum": 1,
                    "wanted": 1,
                }
            ],
            "absences": [
                {"employee": "ola", "first": "2027-03-29", "last": "2027-03-30", "kind": "ferie"},
                {"employee": "ola", "first": "2027-03-31", "last": "2027-03-31", "kind": "sykdom"},
            ],
            "rules": [
                line("cover", weight=20, hard=False),
                line(
                    "daily_rest",
                    level="avtale med tillitsvalgte",
                    hjemmel="AML §10-8 (3); protokoll 7",
                    minimum_minutes=480,
                    normal_minutes=660,
                    waivers=[waiver("kari", "2027-03-24", "2027-03-24")],
                ),
            ],
            **more,
        }
    )
    made = roster(instance, {"kari": "A D N - A D@v N | D D D D", "ola": "D D+A - N"})
    return instance, made, audit(instance, made)
