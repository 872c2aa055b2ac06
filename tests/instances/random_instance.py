"""Instances that use every field with odd but valid values, for round trips through file formats."""

from __future__ import annotations

import datetime as dt
import json
import math
from typing import Any

from hypothesis import strategies as st

from models.base import WEEKDAYS
from models.instance import Instance

ids = st.from_regex(r"[0-9A-Za-zÆØÅæøåÄö][0-9A-Za-zÆØÅæøåÖü._+/-]{0,8}", fullmatch=True)
_characters = st.characters(codec="utf-8", exclude_categories=["Cc"])
names = (
    st.one_of(
        st.text(_characters, min_size=1, max_size=30),
        st.sampled_from(
            ["ja", "12", "=1+1", "_x0041_", "json:x", "07:30", "'a", "2027-01-04", "-", "3,5", "å\u00a0b"]
        ),
    )
    .map(lambda t: t.strip().strip("\x1c\x1d\x1e\x1f\x85"))
    .filter(bool)
)
texts = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=60), st.sampled_from([" a ", "a\r\nb", "\x00", "json:"])
)
percents = st.integers(1, 10_000).map(lambda n: n / 100)
clocks = st.integers(0, 1439).map(lambda m: f"{m // 60:02d}:{m % 60:02d}")
days = st.lists(st.sampled_from([*WEEKDAYS, "holiday"]), max_size=5)
weekdays = st.lists(st.sampled_from(WEEKDAYS), max_size=3)
START = dt.date(2027, 1, 4)
plan_dates = st.integers(0, 27).map(lambda d: (START + dt.timedelta(days=d)).isoformat())
any_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | names
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=5,
)


def some(values: list[str]) -> st.SearchStrategy[list[str]]:
    """Some of the values in any order, each at most once."""
    return st.lists(st.sampled_from(values), unique=True, max_size=3) if values else st.just([])


@st.composite
def instances(draw: Any) -> Instance:
    """A calendar plan of four weeks with everything an instance can say."""

    def unique(least: int, most: int) -> list[str]:
        return draw(st.lists(ids, min_size=least, max_size=most, unique=True))  # type: ignore[no-any-return]

    def maybe(strategy: st.SearchStrategy[Any]) -> Any:
        return draw(st.none() | strategy)

    sites, units, competences, shifts, staff = (
        unique(1, 3),
        unique(1, 3),
        unique(0, 3),
        unique(1, 4),
        unique(1, 4),
    )
    person = st.sampled_from(staff)

    def contract(date: str | None) -> dict[str, Any]:
        norm = draw(st.sampled_from(["37.5", "35.5", "33.6", "tredelt"]))
        return {"from_date": date, "position_percent": draw(percents), "weekly_norm": norm}

    def employee(number: int) -> dict[str, Any]:
        home = draw(st.sampled_from(units))
        later = sorted(draw(st.lists(plan_dates, unique=True, max_size=2)))
        return {
            "id": staff[number],
            "name": draw(names),
            "home_unit": home,
            "other_units": [u for u in draw(some(units)) if u != home],
            "competences": competences if number == 0 else draw(some(competences)),
            "contracts": [
                contract(maybe(st.sampled_from(["1899-12-31", "2026-02-28"]))),
                *map(contract, later),
            ],
            "accepted_positions": None if later else maybe(st.lists(percents, min_size=1, max_size=3)),
            "exemptions": {
                "no_nights": draw(st.booleans()),
                "no_evenings": draw(st.booleans()),
                "no_weekends": draw(st.booleans()),
                "max_evenings_per_week": maybe(st.integers(0, 7)),
                "max_nights_per_week": maybe(st.integers(0, 7)),
                "longest_shift_minutes": maybe(st.integers(0, 1500)),
                "unavailable_weekdays": draw(weekdays),
            },
            "long_shift_volunteer": draw(st.booleans()),
            "newcomer": draw(st.booleans()),
            "employed_until": maybe(plan_dates),
        }

    def shift(code: str) -> dict[str, Any]:
        start = draw(st.integers(0, 1439))
        length = draw(st.integers(60, 1440))
        end = start + length
        written = end if (end > 1440 and draw(st.booleans())) or length == 1440 else end % 1440
        return {
            "id": code,
            "name": draw(names),
            "start": f"{start // 60:02d}:{start % 60:02d}",
            "end": f"{written // 60:02d}:{written % 60:02d}",
            "kind": draw(st.sampled_from(["day", "evening", "night", "long", "meeting"])),
            "break_minutes": draw(st.integers(0, 59)),
            "break_paid": draw(st.booleans()),
            "paid_minutes": maybe(st.integers(0, 2000)),
            "units": [],
            "competences": draw(some(competences)),
            "colour": maybe(st.sampled_from(["#FFAA00", "#00aaff"])),
        }

    def demand(line: str) -> dict[str, Any]:
        minimum = draw(st.integers(0, 3))
        wanted = minimum + draw(st.integers(0, 2))
        return {
            "id": line,
            "name": maybe(names),
            "competences": draw(some(competences)),
            "start": draw(clocks),
            "end": draw(clocks),
            "days": draw(days),
            "dates": draw(st.lists(plan_dates, min_size=1, max_size=3, unique=True)),
            "except_dates": draw(st.lists(plan_dates, max_size=2, unique=True)),
            "minimum": minimum,
            "wanted": wanted,
            "maximum": maybe(st.integers(wanted, 9)),
        }

    def event(line: str) -> dict[str, Any]:
        start = draw(st.integers(0, 1300))
        return {
            "id": line,
            "name": draw(names),
            "kind": draw(st.sampled_from(["fagmøte", "opplæring", "HMS", "annet"])),
            "days": draw(days),
            "every_weeks": draw(st.integers(1, 5)),
            "first_week": draw(st.integers(0, 3)),
            "dates": draw(st.lists(plan_dates, min_size=1, max_size=3, unique=True)),
            "start": f"{start // 60:02d}:{start % 60:02d}",
            "end": f"{(start + 60) // 60:02d}:{(start + 60) % 60:02d}",
            "counts": draw(st.sampled_from(["on_duty", "present"])),
            "minimum_present": draw(st.integers(1, 3)),
            "minimum_per_person": draw(st.integers(0, 3)),
        }

    history = None
    if draw(st.booleans()):
        worked = draw(st.lists(st.tuples(person, st.integers(1, 14)), unique=True, max_size=4))
        history = {
            "known_from": "2026-12-21",
            "worked": [
                {
                    "employee": e,
                    "date": (START - dt.timedelta(days=back)).isoformat(),
                    "shift": draw(st.sampled_from(shifts)),
                    "unit": draw(st.sampled_from(units)),
                }
                for e, back in worked
            ],
        }
    cells = draw(st.lists(st.tuples(person, plan_dates), unique=True, max_size=4))
    pairs = (
        draw(st.lists(st.lists(st.sampled_from(sites), min_size=2, max_size=2, unique=True), max_size=1))
        if len(sites) > 1
        else []
    )
    raw = {
        "format": "turnus-instance-1",
        "id": draw(ids),
        "name": draw(names),
        "notes": draw(st.lists(texts, max_size=3)),
        "horizon": {"kind": "calendar", "start": START.isoformat(), "weeks": 4},
        "sites": [{"id": s, "name": draw(names)} for s in sites],
        "travel": [{"between": pair, "minutes": draw(st.integers(0, 600))} for pair in pairs],
        "units": [{"id": u, "name": draw(names), "site": draw(st.sampled_from(sites))} for u in units],
        "competences": [
            {"id": c, "name": draw(names), "counts_as": draw(some(competences))} for c in competences
        ],
        "employees": [employee(k) for k in range(len(staff))],
        "shifts": [shift(code) for code in shifts],
        "demand": [demand(line) for line in unique(0, 2)],
        "events": [event(line) for line in unique(0, 2)],
        "absences": [
            {"employee": e, "first": first, "last": first, "kind": draw(st.sampled_from(["ferie", "sykdom", "annet"])), "credited": draw(st.booleans())}
            for e, first in draw(st.lists(st.tuples(person, plan_dates), max_size=2))
        ],
        "wishes": [
            {
                "employee": draw(person),
                "want": want,
                "shifts": draw(some(shifts)) if want == "work" else [],
                "dates": draw(st.lists(plan_dates, min_size=1, max_size=3, unique=True)),
                "weekdays": draw(weekdays),
                "weight": draw(st.integers(0, 1_000_000)),
            }
            for want in draw(st.lists(st.sampled_from(["free", "work"]), max_size=3))
        ],
        "pins": [
            {"employee": e, "date": date, "shift": code, "unit": None}
            for e, date in cells
            for code in [maybe(st.sampled_from(shifts))]
        ],
        "history": history,
        "rulebook": "tom",
        "overrides": [_rule_line(draw, number) for number in range(draw(st.integers(0, 3)))],
    }  # fmt: skip
    return Instance.model_validate_json(json.dumps(raw))


def _rule_line(draw: Any, number: int) -> dict[str, Any]:
    """A rule line whose texts and numbers are hard to tell apart in a cell."""
    kind = draw(st.sampled_from(["daily_rest", "fair_shares", "free_weekend"]))
    line: dict[str, Any] = {
        "id": draw(ids) + f".{number}",
        "rule": kind,
        "level": "lov",
        "hjemmel": draw(names),
    }
    if draw(st.booleans()):
        line["enabled"] = draw(st.booleans())
    if kind == "daily_rest":
        line |= {
            "minimum_minutes": draw(st.integers(0, 600)),
            "normal_minutes": 660,
            "include_travel": draw(st.booleans()),
        }
    elif kind == "fair_shares":
        line |= {"of": "night", "per_4_weeks": draw(st.sampled_from([1.5, 2, 2.0, 0.01, 27.99]))}
    else:
        line |= {"friday_latest_end": "22:00", "monday_earliest_start": 420}
    assert all(not isinstance(v, float) or math.isfinite(v) for v in line.values())
    return line
