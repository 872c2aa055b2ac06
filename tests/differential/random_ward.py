"""Random tiny wards with one rule line, and random rosters for them: the input of the differential test."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from pydantic_core import to_json

from models.base import WEEKDAYS
from models.instance import Instance
from models.roster import Assignment, Position, Roster, Status
from models.rules import RULE_KINDS
from models.view import RosterView
from solver.frame.frame import Frame

Json = dict[str, Any]

SHIFTS: tuple[Json, ...] = (
    {
        "id": "D",
        "name": "Dag",
        "start": "07:30",
        "end": "15:00",
        "kind": "day",
        "break_minutes": 30,
        "break_paid": False,
    },
    {"id": "K", "name": "Kort", "start": "08:00", "end": "13:00", "kind": "day"},
    {"id": "A", "name": "Aften", "start": "14:45", "end": "22:15", "kind": "evening", "paid_minutes": 460},
    {"id": "N", "name": "Natt", "start": "22:00", "end": "07:45", "kind": "night"},
    {"id": "L", "name": "Lang", "start": "07:30", "end": "20:00", "kind": "long", "break_minutes": 30},
    {"id": "T", "name": "Tidlig natt", "start": "00:30", "end": "08:30", "kind": "night"},
    {"id": "X", "name": "Døgn", "start": "20:00", "end": "43:00", "kind": "long"},
    {"id": "M", "name": "Møte", "start": "12:00", "end": "15:00", "kind": "meeting"},
    {
        "id": "S",
        "name": "Sykepleiervakt",
        "start": "15:00",
        "end": "23:30",
        "kind": "evening",
        "competences": ["spl"],
    },
)
"""Ordinary codes, and odd ones that find faults: one that starts after midnight, one of 23 hours."""

STARTS = ("2026-10-12", "2027-03-15", "2026-12-14", "2027-05-03", "2028-02-21", "2026-12-28")
"""Mondays near both clock changes, Christmas, May, a leap day, ISO week 53."""


def random_instance(rng: random.Random, kind: str) -> Instance:
    """A ward of 2-4 people in 3 units at 2 sites, rolling 1-4 or calendar 1-5 weeks, with one line of a kind."""
    rolling = rng.random() < 0.5
    start = dt.date.fromisoformat(rng.choice(STARTS))
    weeks = rng.choice((1, 2, 2, 3, 4)) if rolling else rng.choice((1, 2, 3, 4, 5))
    days = [start + dt.timedelta(days=d) for d in range(7 * weeks)]
    codes = sorted(rng.sample([s["id"] for s in SHIFTS], rng.randint(3, 5)))
    shifts = [s for s in SHIFTS if s["id"] in codes]
    people = [_person(rng, k, days) for k in range(rng.randint(2, 4))]
    ids = [p["id"] for p in people]
    raw: Json = {
        "format": "turnus-instance-1",
        "id": "tilfeldig",
        "name": "Tilfeldig",
        "horizon": {"kind": "rolling" if rolling else "calendar", "start": str(start), "weeks": weeks},
        "sites": [{"id": "nord", "name": "Nord"}, {"id": "sør", "name": "Sør"}],
        "travel": [{"between": ["nord", "sør"], "minutes": 30}],
        "units": [
            {"id": "u1", "name": "En", "site": "nord"},
            {"id": "u2", "name": "To", "site": "nord"},
            {"id": "u3", "name": "Tre", "site": "sør"},
        ],
        "competences": [
            {"id": "spl", "name": "Sykepleier", "counts_as": ["hfa"]},
            {"id": "hfa", "name": "Helsefagarbeider"},
        ],
        "employees": people,
        "shifts": shifts,
        "demand": [_demand(rng, k, days) for k in range(rng.randint(1, 3))],
        "events": [_event(rng, k, days) for k in range(rng.randint(1, 2))],
        "absences": [_absence(rng, rng.choice(ids), days, rolling) for _ in range(rng.randint(0, 2))],
        "wishes": [_wish(rng, rng.choice(ids), codes, days) for _ in range(rng.randint(0, 4))],
        "pins": _pins(rng, ids, codes, days),
        "rulebook": "tom",
        "overrides": [_line(rng, kind, ids, codes, days)],
    }
    if not rolling and rng.random() < 0.6:
        known = start - dt.timedelta(weeks=rng.randint(1, 5))
        past = [known + dt.timedelta(days=d) for d in range((start - known).days)]
        worked = [
            {
                "employee": e,
                "date": str(day),
                "shift": rng.choice(codes),
                "unit": rng.choice(("u1", "u2", "u3")),
            }
            for e in ids
            for day in past
            if rng.random() < 0.6
        ]
        raw["history"] = {"known_from": str(known), "worked": worked}
    return Instance.model_validate_json(to_json(raw))


def random_roster(rng: random.Random, instance: Instance, *, overlaps: bool = True) -> Roster:
    """Any shift in any unit on any day, in stretches so that runs of work, nights and free days come up.

    Without ``overlaps`` no shift of a person begins before the one before has ended.
    """
    frame = Frame(instance)
    assignments = []
    for employee in instance.employees:
        busy = rng.choice((0.15, 0.5, 0.8, 0.97))
        current = rng.choice(frame.activities)
        for day in range(frame.days):
            if rng.random() < 0.4:
                current = rng.choice(frame.activities)
            if rng.random() < busy:
                assignments.append(
                    Assignment(
                        employee=employee.id,
                        date=instance.horizon.date(day),
                        shift=current.shift.id,
                        unit=current.unit,
                    )
                )
    positions = tuple(
        Position(employee=e.id, percent=rng.choice(frame.choices(e)) / 100)
        for e in instance.employees
        if frame.choices(e)
    )
    roster = Roster(
        instance=instance.id,
        instance_hash=instance.hash,
        status=Status.FEASIBLE,
        assignments=tuple(assignments),
        positions=positions,
    )
    return roster if overlaps else _without_overlaps(instance, roster)


def _without_overlaps(instance: Instance, roster: Roster) -> Roster:
    view = RosterView(instance, roster)
    dropped = set()
    for employee in instance.employees:
        works = view.unrolled(employee.id, 2, 2)
        for before, after in pairwise(works):
            if after.start < before.end:
                dropped |= {(employee.id, view.date(w.day)) for w in (before, after)}
    kept = tuple(a for a in roster.assignments if (a.employee, a.date) not in dropped)
    return roster.model_copy(update={"assignments": kept})


def _person(rng: random.Random, k: int, days: list[dt.date]) -> Json:
    norm = rng.choice(("37.5", "35.5", "33.6", "tredelt", "tredelt"))
    sizes = (50, 62.5, 75, 80.33, 100)
    person: Json = {
        "id": f"e{k}",
        "name": f"Person {k}",
        "home_unit": rng.choice(("u1", "u2")),
        "other_units": rng.sample(["u3"], rng.randint(0, 1)),
        "competences": rng.sample(["spl", "hfa"], rng.randint(0, 2)),
        "contracts": [{"position_percent": rng.choice(sizes), "weekly_norm": norm}],
        "long_shift_volunteer": rng.random() < 0.5,
        "newcomer": rng.random() < 0.4,
    }
    if rng.random() < 0.4:
        person["exemptions"] = {
            "no_nights": rng.random() < 0.4,
            "no_evenings": rng.random() < 0.3,
            "no_weekends": rng.random() < 0.3,
            "max_evenings_per_week": rng.choice((None, 0, 1, 2)),
            "max_nights_per_week": rng.choice((None, 0, 2)),
            "longest_shift_minutes": rng.choice((None, 450, 451, 720)),
            "unavailable_weekdays": rng.sample(WEEKDAYS, rng.randint(0, 2)),
        }
    draw = rng.random()
    if draw < 0.25:
        person["accepted_positions"] = rng.sample(sizes, 2)
    elif draw < 0.45:
        change = {
            "from_date": str(rng.choice(days)),
            "position_percent": rng.choice(sizes),
            "weekly_norm": norm,
        }
        person["contracts"] = [change] if rng.random() < 0.4 else [*person["contracts"], change]
    if rng.random() < 0.1:
        person["employed_until"] = str(rng.choice(days))
    return person


def _clock(rng: random.Random) -> str:
    return f"{rng.randrange(24):02d}:{rng.choice((0, 15, 30, 45)):02d}"


def _dates(rng: random.Random, days: list[dt.date], most: int) -> list[str]:
    return [str(d) for d in rng.sample(days, rng.randint(0, min(most, len(days))))]


def _kinds(rng: random.Random) -> list[str]:
    return rng.sample([*WEEKDAYS, "holiday"], rng.randint(1, 8))


def _place(rng: random.Random) -> Json:
    return rng.choice(({}, {"site": "nord"}, {"units": ["u1"]}, {"units": ["u1", "u3"]}))


def _demand(rng: random.Random, k: int, days: list[dt.date]) -> Json:
    minimum = rng.randint(0, 2)
    wanted = minimum + rng.randint(0, 1)
    return {
        "id": f"b{k}",
        **_place(rng),
        "competences": rng.choice(([], ["hfa"], ["spl"])),
        "start": _clock(rng),
        "end": _clock(rng),
        "days": _kinds(rng),
        "dates": _dates(rng, days, 1),
        "except_dates": _dates(rng, days, 1),
        "minimum": minimum,
        "wanted": wanted,
        "maximum": rng.choice((None, wanted, wanted + 1)),
    }


def _event(rng: random.Random, k: int, days: list[dt.date]) -> Json:
    return {
        "id": f"m{k}",
        "name": "Møte",
        "units": rng.choice(([], ["u1"])),
        "competences": rng.choice(([], ["hfa"])),
        "days": _kinds(rng)[:3],
        "every_weeks": rng.randint(1, 3),
        "first_week": rng.randint(0, 1),
        "dates": _dates(rng, days, 1),
        "start": rng.choice(("12:00", "13:30", "07:30")),
        "end": rng.choice(("14:00", "15:00", "15:15")),
        "counts": rng.choice(("on_duty", "present")),
        "minimum_present": rng.randint(1, 3),
        "minimum_per_person": rng.randint(0, 3),
    }


def _absence(rng: random.Random, employee: str, days: list[dt.date], rolling: bool) -> Json:
    """An absence that touches the plan or the day after a calendar plan, and may reach out of it."""
    inside = rng.choice(days if rolling else [*days, days[-1] + dt.timedelta(days=1)])
    first = inside - dt.timedelta(days=rng.choice((0, 0, 1, 4)))
    last = inside + dt.timedelta(days=rng.choice((0, 1, 3, 6)))
    return {
        "employee": employee,
        "first": str(first),
        "last": str(last),
        "credited": rng.random() < 0.6,
    }


def _wish(rng: random.Random, employee: str, codes: list[str], days: list[dt.date]) -> Json:
    want = rng.choice(("free", "work"))
    named = {"dates": _dates(rng, days, 3), "weekdays": rng.sample(WEEKDAYS, rng.randint(1, 2))}
    return {
        "employee": employee,
        "want": want,
        "shifts": rng.sample(codes, rng.randint(0, 2)) if want == "work" else [],
        "weight": rng.randint(0, 5),
        **named,
    }


def _pins(rng: random.Random, ids: list[str], codes: list[str], days: list[dt.date]) -> list[Json]:
    cells = [(e, d) for e in ids for d in days]
    return [
        {
            "employee": e,
            "date": str(d),
            "shift": (code := rng.choice([*codes, None])),
            "unit": rng.choice((None, "u1")) if code else None,
        }
        for e, d in rng.sample(cells, rng.randint(0, 2))
    ]


def plan_before(rng: random.Random, ids: list[str], codes: list[str], days: list[dt.date]) -> list[Json]:
    """A plan that was: often nothing, so that it is sometimes kept; now and then two shifts in a cell."""
    busy = rng.choice((0, 0, 0.1, 0.5, 0.9))
    return [
        {"employee": e, "date": str(d), "shift": rng.choice(codes), "unit": rng.choice(("u1", "u3"))}
        for e in ids
        for d in days
        if rng.random() < busy
        for _ in range(rng.choice((1, 1, 1, 2)))
    ]


PARAMETERS: dict[str, Callable[[random.Random], Json]] = {
    "shift_competence": lambda r: {"long_shifts_voluntary": r.random() < 0.7},
    "shift_days": lambda r: {
        "kinds": r.choice((["long", "night"], ["day", "evening"], ["long", "day", "meeting"])),
        "units": r.choice(([], [], ["u1"], ["u2", "u3"])),
        "days": (days := r.sample(WEEKDAYS, r.randint(0, 6))),
        "holidays": r.choice(("as_weekday", "yes", "no")) if days else "yes",
        "eve_from": r.choice((None, None, "00:00", "15:00", "20:00", "20:01", "23:59")),
    },
    "daily_rest": lambda r: {
        "minimum_minutes": r.choice((0, 480, 540, 570, 660)),
        "normal_minutes": r.choice((660, 600, 1500)),
        "quick_return_weight": r.randint(0, 9),
        "include_travel": r.random() < 0.6,
    },
    "weekly_rest": lambda r: {
        "minimum_minutes": (low := r.choice((1680, 2100, 1215, 2400))),
        "normal_minutes": max(low, r.choice((2100, 2415))),
        "short_rest_weight": r.randint(0, 9),
    },
    "day_length": lambda r: {
        "maximum_minutes": (high := r.choice((420, 450, 585, 750, 1380))),
        "normal_minutes": min(high, r.choice((300, 420, 540, 585))),
        "long_day_weight": r.randint(0, 9),
    },
    "week_length": lambda r: {
        "maximum_minutes": r.choice((1800, 2280, 2400, 3240)),
        "average_minutes": r.choice((None, 1500, 2130, 2400)),
        "average_weeks": r.choice((1, 2, 3, 8)),
    },
    "contract_hours": lambda r: {
        "tolerance_minutes": r.choice((0, 240, 600, 3000, 100000)),
        "deviation_weight": r.randint(0, 5),
        "averaging_weeks": r.choice((None, 1, 2, 3)),
    },
    "sundays": lambda r: {
        "mode": r.choice(("strict", "average", "average")),
        "max_consecutive": r.randint(1, 3),
        "average_weeks": r.choice((2, 3, 26)),
        "free_every_weeks": r.choice((1, 2, 4)),
    },
    "weekends": lambda r: {
        "every_nth": r.randint(1, 4),
        "extra_weekends": r.randint(0, 2),
        "extra_period_weeks": r.choice((2, 4, 12)),
        "max_consecutive": r.randint(1, 2),
    },
    "free_weekend": lambda r: {
        "friday_latest_end": r.choice(("15:00", "22:15", "22:00", "31:45", "20:00")),
        "monday_earliest_start": r.choice(("07:30", "07:31", "14:45", "06:00")),
    },
    "run_length": lambda r: {
        **(
            r.choice(
                (
                    {"of": "work"},
                    {"of": "same_shift"},
                    {"of": "kinds", "kinds": r.choice((["night"], ["evening", "day"]))},
                )
            )
        ),
        "minimum": (low := r.choice((None, 2, 3, 9))),
        "maximum": r.choice((low or 1, 5, 8, 10)) if low != 9 else r.choice((None, 9)),
    },
    "free_run": lambda r: {"minimum": r.choice((2, 3, 7))},
    "free_after_nights": lambda r: {
        "nights": r.randint(1, 4),
        "free_minutes": r.choice((660, 1440, 2315, 2880, 5760)),
    },
    "night_average": lambda r: {
        "maximum_minutes": r.choice((1500, 4000, 7000, 10640)),
        "weeks": r.choice((1, 2, 4)),
        "regular_nights": r.randint(1, 5),
        "night_shift_minutes": r.choice((0, 60, 135, 180, 500)),
    },
    "cover": lambda r: {"wanted_weight": r.randint(0, 3), "maximum_weight": r.randint(0, 3)},
    "not_alone": lambda r: {
        **_place(r),
        "start": _clock(r),
        "end": _clock(r),
        "days": _kinds(r),
        "minimum_present": r.randint(1, 3),
    },
    "fair_shares": lambda r: {
        "of": r.choice(("night", "evening", "weekend", "long", "holiday")),
        "per_4_weeks": r.choice((0, 1.33, 2.5, 4, 8)),
        "slack": r.randint(0, 1),
    },
    "fragmentation": lambda r: {
        "short_shift_minutes": r.choice((300, 301, 420, 451)),
        "extra_day_weight": r.randint(0, 5),
        "reference_shift_minutes": r.choice((426, 600)),
    },
    "heltid": lambda r: {
        "may_grow": r.random() < 0.7,
        "full_time_share_percent": r.choice((None, 50, 66.6, 100)),
        "average_percent": r.choice((None, 75, 88.8)),
        "smallest_percent": r.choice((None, 60, 80)),
        "fte_budget": r.choice((None, 1.5, 2.25, 3)),
    },
    "other_units": lambda r: {
        "max_per_week": r.choice((None, 0, 1, 2)),
        "shift_weight": r.randint(0, 5),
        "site_weight": r.randint(0, 5),
    },
    "events": lambda r: {"person_weight": r.randint(0, 5)},
}
"""Random parameters of each kind of rule that has any."""

ALWAYS_SOFT = {
    kind.model_fields["rule"].default for kind in RULE_KINDS if kind.model_fields["hard"].default is False
}


def _line(rng: random.Random, kind: str, ids: list[str], codes: list[str], days: list[dt.date]) -> Json:
    line: Json = {
        "id": "linje",
        "rule": kind,
        "level": "lov",
        "hjemmel": "prøve",
        "hard": kind not in ALWAYS_SOFT and rng.random() < 0.5,
        "weight": rng.randint(0, 9),
        **PARAMETERS.get(kind, lambda _: {})(rng),
    }
    if kind == "run_length" and line["minimum"] is None and line["maximum"] is None:
        line["maximum"] = 3
    if kind == "shift_days" and rng.random() < 0.4:
        line |= {"kinds": rng.choice(([], ["evening"])), "shifts": rng.sample(codes, rng.randint(1, 2))}
    if kind == "changes":
        line["before"] = plan_before(rng, ids, codes, days)
    draw = rng.random()
    if draw < 0.2:
        line["applies_to"] = rng.choice(
            (
                {"employees": ids[:1]},
                {"except_employees": ids[:1]},
                {"units": ["u1"]},
                {"competences": ["hfa"]},
            )
        )
    if rng.random() < 0.3:
        first, last = sorted(rng.sample(days, 2))
        line["waivers"] = [
            {
                "employee": rng.choice(ids),
                "first": rng.choice((None, str(first))),
                "last": rng.choice((None, str(last))),
                "reason": "avtalt",
                "agreement": "protokoll",
            }
        ]
    return line


KINDS = tuple(str(kind.model_fields["rule"].default) for kind in RULE_KINDS)
