"""A roster moved in time, with all that is dated in its instance, is judged as before.

- A rolling plan has no beginning: turned by whole weeks it has the same findings.
- Rules that know neither weekday nor week cannot tell by how many days a rolling plan is turned, so that what
  they forbid is forbidden from whatever day it starts.
- A calendar plan in a season without holidays and clock changes is the same plan some weeks later.
"""

from __future__ import annotations

import datetime as dt
import random
import zlib

import pytest

from models.findings import Finding
from models.instance import Instance
from models.roster import Roster
from tests.differential.random_ward import KINDS, random_instance, random_roster
from tests.properties.both_sides import (
    Json,
    as_json,
    instance_of,
    roster_for,
    summary,
    totals,
    weigh,
    with_dates,
)

WEEKDAY_FREE = (
    "one_shift",
    "allowed_units",
    "shift_competence",
    "availability",
    "pins",
    "changes",
    "daily_rest",
    "day_length",
    "run_length",
    "free_run",
    "free_after_nights",
    "rotation",
)
FIRST_DAY_ANCHOR = ("contract_hours", "weekly_norm", "weekends", "fragmentation", "fair_shares", "events")
"""Kinds with findings on the plan as a whole, which stand on its first day wherever that is moved to."""

NO_PLACE_IN_TIME = ("newcomer",)
"""Stretches of presence are cut at the first day of a rolling plan: the sums are the same, the pieces not."""


def rolling_ward(rng: random.Random, kind: str, *, whole_weeks: bool) -> Instance:
    """A random rolling ward that says nothing that turning cannot move."""
    while True:
        instance = random_instance(rng, kind)
        if instance.horizon.rolling:
            break
    raw = as_json(instance)
    for person in raw["employees"]:
        person["contracts"] = [person["contracts"][-1] | {"from_date": None}]
        person["employed_until"] = None
        if not whole_weeks:
            person["exemptions"]["unavailable_weekdays"] = []
    for event in raw["events"]:
        event |= {"every_weeks": 1, "first_week": 0}
    (line,) = raw["overrides"]
    if kind == "contract_hours" and line["averaging_weeks"] not in (None, 1):
        line["averaging_weeks"] = 1
    if kind in FIRST_DAY_ANCHOR:
        line["waivers"] = []
    return instance_of(raw)


def turned(instance: Instance, roster: Roster, days: int) -> tuple[Instance, Roster]:
    """Instance and roster with everything dated moved ``days`` on, round the end of the plan."""
    horizon = instance.horizon

    def day(text: str) -> str:
        return str(horizon.date((horizon.day(dt.date.fromisoformat(text)) + days) % horizon.days))

    def spans(items: list[Json]) -> list[Json]:
        """Each day that an item with ``first`` and ``last`` has in the plan, as an item of its own."""
        found = []
        for item in items:
            first = horizon.day(dt.date.fromisoformat(item["first"])) if item["first"] else 0
            last = horizon.day(dt.date.fromisoformat(item["last"])) if item["last"] else horizon.days - 1
            for d in range(max(first, 0), min(last, horizon.days - 1) + 1):
                moved = day(str(horizon.date(d)))
                found.append(item | {"first": moved, "last": moved})
        return found

    raw, worked = as_json(instance), as_json(roster)["assignments"]
    for group in ("demand", "events", "wishes"):
        for item in raw[group]:
            for key in ("dates", "except_dates"):
                if key in item:
                    item[key] = [day(d) for d in item[key]]
    for pin in raw["pins"]:
        pin["date"] = day(pin["date"])
    raw["absences"] = spans(raw["absences"])
    for line in raw["overrides"]:
        line["waivers"] = spans(line.get("waivers", []))
        for was in line.get("before", ()):
            was["date"] = day(was["date"])
    moved = instance_of(raw)
    return moved, roster_for(moved, roster, [a | {"date": day(a["date"])} for a in worked])


def same(kind: str, before: tuple[Finding, ...], after: tuple[Finding, ...], case: str) -> None:
    assert totals(before) == totals(after) or kind in NO_PLACE_IN_TIME, case
    if kind in NO_PLACE_IN_TIME:
        assert sum(f.measured for f in before) == sum(f.measured for f in after), case
        assert sum(f.penalty for f in before) == sum(f.penalty for f in after), case
    else:
        assert summary(before) == summary(after), case


def turn(kind: str, seed: int, *, whole_weeks: bool) -> int:
    """Turn one rolling plan; how many findings it has."""
    rng = random.Random(seed)
    instance = rolling_ward(rng, kind, whole_weeks=whole_weeks)
    overlaps = kind not in ("cover", "newcomer", "not_alone")
    roster = random_roster(rng, instance, overlaps=overlaps)
    days = 7 * rng.randint(1, 5) if whole_weeks else rng.randint(1, instance.horizon.days - 1)
    before, after = weigh(instance, roster), weigh(*turned(instance, roster, days))
    same(kind, before, after, f"{kind} seed {seed} turned {days} days")
    return len(before)


@pytest.mark.parametrize("kind", KINDS)
def test_a_rolling_plan_turned_by_whole_weeks(kind: str) -> None:
    found = [turn(kind, zlib.crc32(kind.encode()) + seed, whole_weeks=True) for seed in range(12)]
    assert any(found), "no plan had a finding"


@pytest.mark.parametrize("kind", WEEKDAY_FREE)
def test_a_forbidden_pattern_is_forbidden_from_any_day(kind: str) -> None:
    found = [turn(kind, zlib.crc32(kind.encode()) + seed, whole_weeks=False) for seed in range(12)]
    assert any(found), "no plan had a finding"


QUIET = dt.date(2027, 7, 12)
"""From five weeks of history before it to five weeks of plan ten weeks later: no holiday, no clock change."""


def quiet_ward(rng: random.Random, kind: str) -> Instance:
    """A random calendar ward moved to the quiet season."""
    while True:
        instance = random_instance(rng, kind)
        if not instance.horizon.rolling:
            break
    move = QUIET - instance.horizon.start
    return instance_of(with_dates(as_json(instance), lambda date: date + move))


def later(kind: str, seed: int) -> int:
    rng = random.Random(seed)
    instance = quiet_ward(rng, kind)
    roster = random_roster(rng, instance, overlaps=kind not in ("cover", "newcomer", "not_alone"))
    move = dt.timedelta(weeks=rng.randint(1, 10))
    moved = instance_of(with_dates(as_json(instance), lambda date: date + move))
    moved_roster = roster_for(moved, roster, with_dates(as_json(roster), lambda d: d + move)["assignments"])
    before, after = weigh(instance, roster), weigh(moved, moved_roster)
    dated = [f.model_copy(update={"first": f.first + move, "last": f.last + move}) for f in before]
    assert [f.model_copy(update={"message": ""}) for f in dated] == [
        f.model_copy(update={"message": ""}) for f in after
    ], f"{kind} seed {seed}"
    return len(before)


@pytest.mark.parametrize("kind", KINDS)
def test_a_calendar_plan_some_weeks_later(kind: str) -> None:
    found = [later(kind, zlib.crc32(kind.encode()) + seed) for seed in range(8)]
    assert any(found), "no plan had a finding"


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_many_plans(kind: str) -> None:
    for seed in range(2000, 2120):
        turn(kind, seed, whole_weeks=True)
        later(kind, seed)
        if kind in WEEKDAY_FREE:
            turn(kind, seed, whole_weeks=False)
