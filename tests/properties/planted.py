"""A roster drawn first, and a ward made to fit it exactly: what no solver may call infeasible.

Everything that can be derived from the roster is: demand for precisely the people present, and every rule as
strict as the audit allows, so that each limit is reached by someone.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from models.base import WEEKDAYS
from models.instance import Instance
from models.roster import Assignment, Roster, Status
from models.view import RosterView, Work
from solver.core import bits
from solver.frame.frame import Activity, Frame
from tests.differential.random_ward import random_instance
from tests.properties.both_sides import Json, as_json, instance_of, roster_for

FULL_WEEK = {"37.5": 2250, "35.5": 2130, "33.6": 2016, "tredelt": 2073}


def plant(rng: random.Random, most_weeks: int) -> tuple[Instance, Roster]:
    """A ward and a roster that keeps all its hard lines and covers its demand to the minute."""
    while True:
        instance = random_instance(rng, "one_shift")
        if instance.horizon.weeks <= most_weeks:
            break
    raw = as_json(instance) | {"absences": [], "wishes": [], "pins": [], "events": [], "demand": []}
    raw["overrides"] = []
    for person in raw["employees"]:
        person["exemptions"] = {}
        person["accepted_positions"] = None
        person["employed_until"] = None
        person["contracts"] = [person["contracts"][-1] | {"from_date": None}]
    bare = instance_of(raw)
    roster = _draw(rng, bare)
    view = RosterView(bare, roster)
    for person in raw["employees"]:
        _fit_person(person, view.works(person["id"]), bare.horizon.weeks)
    _take_time_off(rng, raw, view)
    raw["pins"] = [
        {"employee": a.employee, "date": str(a.date), "shift": a.shift, "unit": rng.choice((None, a.unit))}
        for a in rng.sample(roster.assignments, min(3, len(roster.assignments)))
    ]
    raw["demand"] = [*_demand(view, bare, ()), *_demand(view, bare, ("spl",))]
    raw["overrides"] = [
        _line("cover", hard=False, weight=1, wanted_weight=1, maximum_weight=1),
        *_tight_lines(rng, raw, roster),
    ]
    planted = instance_of(raw)
    return planted, roster_for(planted, roster)


# -- the roster -----------------------------------------------------------------------------------


def _draw(rng: random.Random, instance: Instance) -> Roster:
    """For each person a repeating pattern of runs of work and free days, of shifts that are open to them."""
    frame = Frame(instance)
    assignments: list[Assignment] = []
    for employee in instance.employees:
        open_to = [frame.activities[a - 1] for a in bits(frame.domain(employee)) if a]
        able = [
            a
            for a in open_to
            if instance.holds_any(employee.id, a.shift.competences)
            and (a.shift.kind != "long" or employee.long_shift_volunteer)
        ]
        if not able:
            continue
        pattern: list[Activity | None] = []
        for _ in range(rng.randint(1, 4)):
            favourite = rng.choice(able)
            pattern += [
                favourite if rng.random() < 0.7 else rng.choice(able) for _ in range(rng.randint(1, 5))
            ]
            pattern += [None] * rng.randint(1, 4)
        offset = rng.randrange(len(pattern))
        assignments += [
            Assignment(
                employee=employee.id,
                date=instance.horizon.date(day),
                shift=chosen.shift.id,
                unit=chosen.unit,
            )
            for day in range(frame.days)
            if (chosen := pattern[(day + offset) % len(pattern)]) is not None
        ]
    empty = Roster(instance=instance.id, instance_hash=instance.hash, status=Status.FEASIBLE)
    while True:  # a shift that begins before the one before it ends is taken out
        roster = empty.model_copy(update={"assignments": tuple(assignments)})
        clashing = set(_clashing(RosterView(instance, roster)))
        if not clashing:
            return roster
        assignments = [a for a in assignments if (a.employee, instance.horizon.day(a.date)) not in clashing]


def _clashing(view: RosterView) -> Iterator[tuple[str, int]]:
    for employee in view.instance.employees:
        works = view.unrolled(employee.id, view.days if view.rolling else -view.first_day, 1)
        for earlier, later in pairwise(works):
            if later.start < earlier.end and (view.rolling or later.day >= 0):
                yield employee.id, later.day % view.days
                break


# -- the ward -------------------------------------------------------------------------------------


def _fit_person(person: Json, works: list[Work], weeks: int) -> None:
    """A position and exemptions that fit the shifts to the last one."""
    (contract,) = person["contracts"]
    full = FULL_WEEK[contract["weekly_norm"]] * weeks
    share = 100 * sum(w.counted_minutes for w in works) / full
    contract["position_percent"] = min(100.0, max(1.0, round(share, 2)))
    kinds = {w.shift.kind for w in works}
    weekly = Counter((w.shift.kind, w.day // 7) for w in works)
    person["exemptions"] = {
        "no_nights": "night" not in kinds,
        "no_evenings": "evening" not in kinds,
        "no_weekends": all(w.day % 7 < 5 for w in works),
        "max_evenings_per_week": max((n for (kind, _), n in weekly.items() if kind == "evening"), default=0),
        "max_nights_per_week": max((n for (kind, _), n in weekly.items() if kind == "night"), default=0),
        "longest_shift_minutes": max((w.shift.working_minutes for w in works), default=0),
        "unavailable_weekdays": [d for k, d in enumerate(WEEKDAYS) if all(w.day % 7 != k for w in works)],
    }


def _take_time_off(rng: random.Random, raw: Json, view: RosterView) -> None:
    """An absence without credit from the end of some shift's last day to the eve of the next shift's day."""
    days = range(view.days)
    for person in raw["employees"]:
        busy = {w.day for w in view.works(person["id"])}
        busy |= {
            w.day + 1 for w in view.known_before(person["id"]) if w.end > view.timeline.minute(w.day + 1, 0)
        }
        if view.rolling:
            busy = {day % view.days for day in busy}
        free = [day for day in days if day not in busy]
        if not free or rng.random() < 0.4:
            continue
        first = last = rng.choice(free)
        while last + 1 in free:
            last += 1
        dates = {"first": str(view.horizon.date(first)), "last": str(view.horizon.date(last))}
        raw["absences"].append({"employee": person["id"], "credited": False, **dates})


def _demand(view: RosterView, instance: Instance, competences: tuple[str, ...]) -> list[Json]:
    """Exactly the people on the floor of each unit, between every two clock times at which a shift begins or ends."""
    clocks = {0, 1440}
    for shift in instance.shifts:
        clocks |= {shift.start, shift.end_minute % 1440}
    cuts = sorted(clocks)
    present: Counter[tuple[str, int, int]] = Counter()
    for employee in instance.employees:
        if not instance.holds_any(employee.id, competences):
            continue
        for work in view.unrolled(employee.id, 1, 0):
            if work.shift.kind == "meeting":
                continue
            for day in (work.day, work.day + 1):
                begins = work.shift.start - 1440 * (day - work.day)
                ends = work.shift.end_minute - 1440 * (day - work.day)
                place = day % view.days if view.rolling and work.day >= 0 else day
                for start in cuts[:-1]:
                    if begins <= start < ends and (not view.rolling or work.day >= 0):
                        present[work.unit, place, start] += 1
    return [
        {
            "id": f"{unit.id}-{'-'.join(competences) or 'alle'}-{day}-{start}",
            "units": [unit.id],
            "competences": list(competences),
            "start": start,
            "end": end,
            "dates": [str(view.horizon.date(day))],
            "minimum": present[unit.id, day, start],
            "wanted": present[unit.id, day, start],
            "maximum": present[unit.id, day, start],
        }
        for unit in instance.units
        for day in range(view.days)
        for start, end in pairwise(cuts)
    ]


# -- the rules --------------------------------------------------------------------------------------


def _line(kind: str, **more: object) -> Json:
    return {"id": kind, "rule": kind, "level": "lov", "hjemmel": "prøve", **more}


def _kept(raw: Json, roster: Roster, line: Json) -> bool:
    """Whether the roster keeps a hard line, by the audit."""
    instance = instance_of(raw | {"overrides": [line], "demand": []})
    (rule,) = instance.rules
    return not rule.audit(RosterView(instance, roster))


def _tightened(raw: Json, roster: Roster, line: Json, key: str, loosest: int, strictest: int) -> Json | None:
    """The line with the strictest limit that the roster keeps; None when it does not even keep the loosest."""
    if not _kept(raw, roster, line | {key: loosest}):
        return None
    kept, beyond = loosest, strictest
    if _kept(raw, roster, line | {key: strictest}):
        return line | {key: strictest}
    while abs(kept - beyond) > 1:
        middle = (kept + beyond) // 2
        if _kept(raw, roster, line | {key: middle}):
            kept = middle
        else:
            beyond = middle
    return line | {key: kept}


def _days_of_shifts(raw: Json, roster: Roster) -> list[Json]:
    """A line for each code that is worked, with the weekdays it is worked on and no other."""
    worked: dict[str, set[str]] = {}
    for a in roster.assignments:
        worked.setdefault(a.shift, set()).add(WEEKDAYS[a.date.weekday()])
    lines = [
        _line("shift_days", id=f"days-{code}", shifts=[code], days=[d for d in WEEKDAYS if d in days])
        for code, days in sorted(worked.items())
    ]
    assert all(_kept(raw, roster, line) for line in lines)
    return lines


def _tight_lines(rng: random.Random, raw: Json, roster: Roster) -> list[Json]:
    weeks = raw["horizon"]["weeks"]
    plain = ("one_shift", "allowed_units", "shift_competence", "availability", "pins", "exemptions")
    found = [_line(kind) for kind in plain]
    found += [
        line
        for line in (_line("weekly_norm"), _line("rotation"), _line("whole_weekends"))
        if _kept(raw, roster, line)
    ]
    found += _days_of_shifts(raw, roster)
    limits: list[tuple[Json, list[tuple[str, int, int]]]] = [
        (_line("daily_rest", normal_minutes=0), [("minimum_minutes", 0, 7000)]),
        (_line("weekly_rest", normal_minutes=0), [("minimum_minutes", 0, 10080)]),
        (_line("day_length", normal_minutes=1500), [("maximum_minutes", 1500, 0)]),
        (
            _line(
                "week_length",
                maximum_minutes=20000,
                average_weeks=rng.randint(1, weeks),
                average_minutes=20000,
            ),
            [("maximum_minutes", 20000, 0), ("average_minutes", 20000, 0)],
        ),
        (
            _line("contract_hours", tolerance_minutes=100000, averaging_weeks=rng.choice((None, 1))),
            [("tolerance_minutes", 100000, 0)],
        ),
        (
            _line(
                "sundays",
                mode="average",
                average_weeks=rng.randint(1, 4),
                free_every_weeks=52,
                max_consecutive=26,
            ),
            [("free_every_weeks", 52, 1), ("max_consecutive", 26, 1)],
        ),
        (
            _line("weekends", every_nth=1, max_consecutive=12),
            [("every_nth", 1, 12), ("max_consecutive", 12, 1)],
        ),
        (
            _line("free_weekend", friday_latest_end=2880, monday_earliest_start=0),
            [("friday_latest_end", 2880, 0), ("monday_earliest_start", 0, 2880)],
        ),
        (_line("run_length", of="work", maximum=60), [("maximum", 60, 1)]),
        (_line("run_length", id="shortest", of="work", minimum=2), [("minimum", 2, 14)]),
        (_line("run_length", id="nights", of="kinds", kinds=["night"], maximum=60), [("maximum", 60, 1)]),
        (_line("run_length", id="same", of="same_shift", maximum=60), [("maximum", 60, 1)]),
        (_line("free_run"), [("minimum", 2, 7)]),
        (_line("free_after_nights", nights=rng.randint(1, 3)), [("free_minutes", 0, 5760)]),
        (
            _line("night_average", weeks=rng.randint(1, weeks), regular_nights=rng.randint(1, 3)),
            [("maximum_minutes", 50000, 0)],
        ),
        (_line("other_units"), [("max_per_week", 7, 0)]),
    ]
    for start, ladder in limits:
        line: Json | None = start
        for key, loosest, strictest in ladder:
            line = None if line is None else _tightened(raw, roster, line, key, loosest, strictest)
        if line is not None:
            found.append(line)
    return found
