"""Pay in round numbers for tests: 400 kroner an hour for nurses, 300 for others, at 35.5 hours a week."""

from __future__ import annotations

import datetime as dt
import json
from fractions import Fraction
from typing import Any

from models.cost.hours import PayClock
from models.cost.settings import CostSettings
from models.cost.terms import Terms
from models.cost.year import YearDay, paid_as
from models.instance import Instance
from models.tariff.employer import Employer
from models.tariff.library import read_employer, tariff_on
from models.view import RosterView

TARIFF = tariff_on("hta-ks", dt.date(2023, 6, 1))

NURSES = [{"id": "sykepleier", "name": "Sykepleier"}, {"id": "natt", "name": "Natt"}]


def figure(value: str) -> dict[str, str]:
    return {"value": value, "confidence": "unverified"}


def employer(**more: Any) -> Employer:
    """738,400 a year (400 x 1846) for nurses and 553,800 for others; nothing on top unless ``more`` says so."""
    raw = {
        "format": "turnus-employer-1",
        "id": "test-2023",
        "employer": "test",
        "name": "Test",
        "from_date": "2023-01-01",
        "sources": [],
        "base_pay": [
            {"competences": ["sykepleier"], "nok_per_year": figure("738400")},
            {"nok_per_year": figure("553800")},
        ],
        "holiday_pay_percent": figure("0"),
        "pension_percent": figure("0"),
        "payroll_tax_zone": "5",
        "payroll_tax_percent": figure("0"),
        "hire_in_markup_percent": figure("0"),
        **more,
    }
    return read_employer(json.dumps(raw))


def terms(instance: Instance, paid_by: Employer | None = None, **settings: Any) -> Terms:
    return Terms(instance, CostSettings(**settings), TARIFF, paid_by or employer())


def once(view: RosterView) -> PayClock:
    """The clock of the plan as it stands: every day once, paid as its own date."""
    days = [
        (YearDay("ordinary" if view.rolling else paid_as(view.horizon.date(day)), Fraction(1)),)
        for day in range(view.days)
    ]
    return PayClock(view, TARIFF, days)
