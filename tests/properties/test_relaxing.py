"""More freedom never makes the optimum worse, and more wishes never make it better.

Each test solves a small ward, changes one thing, and solves it again; ``optimum`` has the audit agree about both
rosters. Where the optimum is not proved in a moment, what is proved of it must still not contradict the claim.
"""

from __future__ import annotations

import copy
import datetime as dt
import random
from collections.abc import Callable

import pytest

from models.base import WEEKDAYS
from tests.properties.both_sides import Json
from tests.properties.small_ward import Optimum, optimum, small_ward

Change = Callable[[Json], None]
"""Makes one hard or soft limit of a rule line easier to keep."""


def more(key: str, step: int) -> Change:
    def change(line: Json) -> None:
        if line.get(key) is not None:
            line[key] += step

    return change


def less(key: str, step: int, least: int = 0) -> Change:
    def change(line: Json) -> None:
        if line.get(key) is not None:
            line[key] = max(least, line[key] - step)

    return change


def absent(key: str) -> Change:
    def change(line: Json) -> None:
        line[key] = None

    return change


EASIER: dict[str, tuple[Change, ...]] = {
    "shift_competence": (lambda line: line.update(long_shifts_voluntary=False),),
    "shift_days": (
        lambda line: line.update(days=list(WEEKDAYS)),
        lambda line: line.update(eve_from="00:00"),
    ),
    "daily_rest": (less("minimum_minutes", 120), lambda line: line.update(include_travel=False)),
    "weekly_rest": (less("minimum_minutes", 420), less("normal_minutes", 420)),
    "day_length": (more("maximum_minutes", 165), more("normal_minutes", 60)),
    "week_length": (more("maximum_minutes", 450), more("average_minutes", 450), absent("average_minutes")),
    "contract_hours": (more("tolerance_minutes", 480),),
    "sundays": (more("max_consecutive", 1), more("free_every_weeks", 1)),
    "weekends": (more("max_consecutive", 1), less("every_nth", 1, 1), more("extra_weekends", 4)),
    "run_length": (less("minimum", 1, 2), more("maximum", 1)),
    "free_run": (less("minimum", 1, 2),),
    "free_after_nights": (less("free_minutes", 480), lambda line: line.update(nights=line["nights"] + 1)),
    "night_average": (more("maximum_minutes", 1000), more("regular_nights", 1)),
    "fair_shares": (more("slack", 1),),
    "fragmentation": (less("short_shift_minutes", 120),),
    "other_units": (more("max_per_week", 1), absent("max_per_week"), less("shift_weight", 2)),
    "not_alone": (less("minimum_present", 1, 1),),
    "heltid": (absent("full_time_share_percent"), absent("smallest_percent"), absent("fte_budget")),
}
"""Ways to relax a line. With two thresholds (rest, length of a day) only a hard line: a soft one may charge
more for a small breach than for a great one."""


def relaxations(rng: random.Random, raw: Json) -> list[tuple[str, Json]]:
    """The ward with each of its lines relaxed, turned off, waived for somebody; with easier demand; with reach."""
    found: list[tuple[str, Json]] = []

    def add(name: str) -> Json:
        found.append((name, copy.deepcopy(raw)))
        return found[-1][1]

    for k, line in enumerate(raw["overrides"]):
        kind = line["rule"]
        if kind not in ("one_shift", "heltid"):  # the solver counts heads on the ground that one_shift holds
            add(f"{kind} off")["overrides"][k]["enabled"] = False
            waiver = {"employee": rng.choice(raw["employees"])["id"], "reason": "r", "agreement": "a"}
            add(f"{kind} waived")["overrides"][k]["waivers"] = [waiver]
        if line["hard"] or kind not in ("daily_rest", "weekly_rest", "day_length"):
            for n, change in enumerate(EASIER.get(kind, ())):
                change(add(f"{kind} easier ({n})")["overrides"][k])
    for demand in add("less demand")["demand"]:
        demand["minimum"] = max(0, demand["minimum"] - 1)
        demand["maximum"] = None
    for person in add("everyone everywhere")["employees"]:
        person["other_units"] = [u["id"] for u in raw["units"] if u["id"] != person["home_unit"]]
    add("no pins")["pins"] = []
    return found


def check_relaxing(seed: int, most: int) -> Optimum:
    rng = random.Random(seed)
    raw = small_ward(rng, lines=4)
    before = optimum(raw)
    options = relaxations(rng, raw)
    for name, easier in rng.sample(options, min(most, len(options))):
        after = optimum(easier)
        assert after.may_be_at_most(before), f"seed {seed}, {name}: {before} became {after}"
    return before


@pytest.mark.parametrize("seed", range(20))
def test_relaxing(seed: int) -> None:
    check_relaxing(seed, 4)


def harder_wishes(rng: random.Random, raw: Json) -> Json:
    found = copy.deepcopy(raw)
    start = dt.date.fromisoformat(raw["horizon"]["start"])
    for _ in range(3):
        date = start + dt.timedelta(days=rng.randrange(7 * raw["horizon"]["weeks"]))
        wish = {"employee": rng.choice(raw["employees"])["id"], "want": rng.choice(("free", "work"))}
        found["wishes"].append(wish | {"dates": [str(date)], "weight": rng.randint(1, 5)})
    return found


def check_wishing(seed: int) -> None:
    rng = random.Random(seed)
    raw = small_ward(rng, lines=3)
    raw["overrides"] = [line for line in raw["overrides"] if line["rule"] != "wishes"]
    raw["overrides"].append(
        {"id": "wishes", "rule": "wishes", "level": "lov", "hjemmel": "prøve", "weight": 7}
    )
    before, after = optimum(raw), optimum(harder_wishes(rng, raw))
    assert before.may_be_at_most(after), f"seed {seed}: {before} became {after}"
    assert (before.penalty is None) == (after.penalty is None), f"seed {seed}: a wish forbids nothing"


@pytest.mark.parametrize("seed", range(10, 30))
def test_wishing(seed: int) -> None:
    check_wishing(seed)


PERSONAL = (
    "allowed_units",
    "shift_competence",
    "shift_days",
    "availability",
    "exemptions",
    "daily_rest",
    "weekly_rest",
    "day_length",
    "week_length",
    "sundays",
    "weekends",
    "run_length",
    "free_after_nights",
    "night_average",
)
"""Lines that someone who is always free keeps, so that one more person need not cost anything."""


def check_hiring(seed: int) -> None:
    rng = random.Random(seed)
    raw = small_ward(rng, lines=8)
    raw["overrides"] = [
        line for line in raw["overrides"] if line["rule"] in ("one_shift", "cover", *PERSONAL)
    ]
    more_staff = copy.deepcopy(raw)
    more_staff["employees"].append(
        {
            "id": "ny",
            "name": "Ny",
            "home_unit": "u1",
            "other_units": ["u2", "u3"],
            "competences": ["spl", "hfa"],
            "contracts": [{"position_percent": 100.0, "weekly_norm": "35.5"}],
            "long_shift_volunteer": True,
        }
    )
    before, after = optimum(raw), optimum(more_staff)
    assert after.may_be_at_most(before), f"seed {seed}: {before} became {after}"


@pytest.mark.parametrize("seed", range(20, 40))
def test_hiring_someone_who_may_do_everything(seed: int) -> None:
    check_hiring(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 160))
def test_many(seed: int) -> None:
    check_relaxing(seed, 6)
    check_wishing(seed)
    check_hiring(seed)
