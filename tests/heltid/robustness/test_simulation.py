"""Whole simulations: nothing comes of nothing, the same seed gives the same, and known cases lie in their intervals."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from heltid.robustness.figures import difference, figures, together
from heltid.robustness.measures import Measure, Worked, column
from heltid.robustness.settings import Settings, Step
from heltid.robustness.simulation import Simulation, Simulator, simulate
from models.instance import Instance
from models.problems import InputError
from models.roster import Roster
from tests.build import person, roster, ward
from tests.heltid.robustness.small import calendar, filling, needed, settings

DAYS = "D D D D D - - | "


def pair(name: str = "") -> tuple[Instance, Roster]:
    """Two who take turns on day shifts, and a part-timer; two weeks of rota."""
    people = [person(f"{name}{p}") for p in "ab"] + [person(f"{name}c", percent=40)]
    rota = ward(weeks=2, employees=people, demand=[needed("d", 1)])
    rows = {f"{name}a": "D D D D D - - | D D - - - D D", f"{name}b": "- - - - - D D | - - D D D - -"}
    return rota, roster(rota, rows)


def flat(**more: Any) -> Settings:
    """Settings with every weekday and month alike."""
    made = settings(**more)
    even = {"weekdays": (1.0,) * 7, "months_short": (1.0,) * 12, "months_long": (1.0,) * 12}
    return made.model_copy(update={"absence": made.absence.model_copy(update=even)})


def test_without_absence_nothing_happens() -> None:
    simulation = simulate(*pair(), settings(weeks=8))
    planned = simulation.plan[-1, Measure.PLANNED_MINUTES]
    assert planned == 4 * 14 * 480
    expected = np.zeros_like(simulation.totals)
    expected[:, :, Measure.PLANNED_MINUTES] = planned
    # one person at a time is alone all along, absence or not
    for measure in (Measure.ALONE_MINUTES, Measure.ALONE_AT_SITE_MINUTES):
        expected[:, :, measure] = simulation.plan[:, measure]
    assert (simulation.totals == expected).all()
    whole = figures(simulation).whole
    assert (whole.needed, whole.filled, whole.without_competence) == (None, None, None)
    assert whole.absence is not None
    assert (whole.absence.low, whole.absence.high) == (0, 0)
    assert whole.alone_minutes_per_year.mean == whole.planned_alone_minutes_per_year == 52 * 7 * 480


def test_the_same_seed_gives_the_same() -> None:
    first, again = (simulate(*pair(), settings(short=0.1, long=0.05, weeks=8, seed=3)) for _ in range(2))
    other = simulate(*pair(), settings(short=0.1, long=0.05, weeks=8, seed=4))
    assert (first.totals == again.totals).all()
    assert figures(first) == figures(again)
    assert (first.totals != other.totals).any()


def test_more_replications_begin_with_the_same() -> None:
    few, more = (simulate(*pair(), settings(short=0.1, weeks=4, replications=n)).totals for n in (10, 15))
    assert (few[:, :, Measure.ABSENT_MINUTES] == more[:10, :, Measure.ABSENT_MINUTES]).all()


def crew(size: int) -> tuple[Instance, Roster]:
    """As many at a time as are needed, and as many part-timers."""
    names = [f"{p}{k}" for k in range(size) for p in "abc"]
    people = [person(p, percent=40 if p[0] == "c" else 100) for p in names]
    rota = ward(weeks=2, employees=people, demand=[needed("d", size)])
    rows = {"a": "D D D D D - - | D D - - - D D", "b": "- - - - - D D | - - D D D - -", "c": ""}
    return rota, roster(rota, {p: rows[p[0]] for p in names})


@pytest.mark.parametrize("size", [1, 3])
def test_what_is_lost_is_needed_and_what_is_needed_is_filled_or_open(size: int) -> None:
    """As many are at work as the minimum, so that every lost shift is needed, and its minutes are filled or open."""
    fill = filling(says_yes=dict.fromkeys(Step, 0.4), hire_chance=0.3)
    totals = simulate(
        *crew(size), settings(short=0.1, long=0.1, weeks=12, replications=30, fill=fill)
    ).totals[:, -1]
    covered = sum(totals[:, column(step, Worked.COVERED_MINUTES)] for step in Step)
    assert (totals[:, Measure.NEEDED_SHIFTS] == totals[:, Measure.ABSENT_SHIFTS]).all()
    assert (totals[:, Measure.NEEDED_MINUTES] == 480 * totals[:, Measure.ABSENT_SHIFTS]).all()
    assert (covered + totals[:, Measure.OPEN_MINUTES] == totals[:, Measure.NEEDED_MINUTES]).all()
    assert 0 < totals[:, Measure.OPEN_MINUTES].sum() < totals[:, Measure.NEEDED_MINUTES].sum()
    assert (
        totals[:, column(Step.HIRED, Worked.MINUTES)] == 480 * totals[:, column(Step.HIRED, Worked.FILLS)]
    ).all()


def test_a_known_case_lies_in_its_interval() -> None:
    """One person every day, 12 % away, and nobody else: 12 % of all minutes are open. 95 % of the intervals hold it."""
    rota = ward(weeks=1, demand=[needed("d", 1)])
    plan = roster(rota, {"a": "D D D D D D D"})
    inside = 0
    for seed in range(40):
        simulation = simulate(rota, plan, flat(short=0.12, weeks=6, replications=30, seed=seed))
        whole = figures(simulation).whole
        assert whole.absence is not None
        inside += whole.absence.low <= 0.12 <= whole.absence.high
        assert whole.filled is not None
        assert whole.filled.mean == 0
        assert whole.open_minutes_per_year.mean == pytest.approx(whole.absence.mean * 364 * 480)
    assert 35 <= inside <= 40


def test_figures_are_the_year_of_the_weeks() -> None:
    simulation = simulate(*pair(), settings(short=0.1, weeks=4))
    whole = figures(simulation).whole
    totals = simulation.totals[:, -1]
    assert whole.lost_minutes_per_year.mean == pytest.approx(totals[:, Measure.ABSENT_MINUTES].mean() * 13)
    assert whole.steps[1].step is Step.EXTRA_HOURS
    minutes = totals[:, column(Step.EXTRA_HOURS, Worked.WEEKEND_MINUTES)].mean() * 13
    assert whole.steps[1].weekend_minutes_per_year.mean == pytest.approx(minutes)
    assert whole.steps[1].share is not None
    assert 0 < whole.steps[1].share.low < whole.steps[1].share.mean < whole.steps[1].share.high


def test_units_and_sites_add_up_to_the_whole() -> None:
    instance = calendar(
        weeks=4,
        sites=[{"id": "s", "name": "s"}, {"id": "t", "name": "t"}],
        units=[
            {"id": "u", "name": "u", "site": "s"},
            {"id": "v", "name": "v", "site": "s"},
            {"id": "w", "name": "w", "site": "t"},
        ],
        employees=["a", person("b", home_unit="v"), person("c", home_unit="w")],
        demand=[
            needed("u", 1),
            needed("v", 1, units=["v"]),
            needed("w", 1, units=["w"]),
            needed("s", 1, site="s"),
            needed("all", 2, units=["u", "w"]),
        ],
    )
    plan = roster(instance, dict.fromkeys("abc", 4 * DAYS))
    simulation = simulate(instance, plan, settings(short=0.2, replications=20))
    u, v, w, s, t, whole = (simulation.totals[:, k] for k in range(6))
    for measure in (Measure.ABSENT_MINUTES, Measure.NEEDED_MINUTES, Measure.ALONE_MINUTES):
        assert (u[:, measure] + v[:, measure] == s[:, measure]).all()
        assert (s[:, measure] + t[:, measure] == whole[:, measure]).all()
    assert (w == t)[:, Measure.OPEN_MINUTES].all()
    # the line of the site is the site's own, the line of two sites the whole's own
    of_site = s[:, Measure.OPEN_MINUTES] - u[:, Measure.OPEN_MINUTES] - v[:, Measure.OPEN_MINUTES]
    of_all = whole[:, Measure.OPEN_MINUTES] - s[:, Measure.OPEN_MINUTES] - t[:, Measure.OPEN_MINUTES]
    weekends = 8 * 480  # nobody works then: one is missing at the site, two in u and w together
    assert (of_site >= weekends).all()
    assert (of_all >= 2 * weekends).all()
    assert [p.kind for p in simulation.places] == ["unit", "unit", "unit", "site", "site", "all"]


def test_a_better_chance_of_substitutes_never_fills_less() -> None:
    """In each replication, on the same luck, with nobody else to ask."""
    filled = []
    for chance in (0.0, 0.3, 0.6, 1.0):
        fill = filling(order=(Step.HIRED,), hire_chance=chance)
        totals = simulate(*pair(), settings(short=0.15, weeks=8, replications=20, fill=fill)).totals[:, -1]
        filled.append(totals[:, column(Step.HIRED, Worked.COVERED_MINUTES)])
    for less, more in pairwise(filled):
        assert (less <= more).all()
    assert (filled[0] == 0).all()
    assert filled[1].sum() < filled[2].sum()


# -- two rosters --------------------------------------------------------------------------------


def two_units(shared: bool) -> tuple[Instance, Roster]:
    """Unit u with one more than it needs, and unit v with none; shared staff or not."""
    people = [
        person(p, home_unit=home, other_units=["v" if home == "u" else "u"] if shared else [])
        for p, home in (("a", "u"), ("b", "u"), ("c", "v"))
    ]
    rota = ward(
        weeks=1, units=["u", "v"], employees=people, demand=[needed("u", 1), needed("v", 1, units=["v"])]
    )
    return rota, roster(rota, dict.fromkeys("abc", "D D D D D D D"))


def test_shared_staff_fills_more_and_the_absence_is_the_same() -> None:
    with_, without = (
        simulate(*two_units(s), settings(short=0.1, weeks=8, replications=40)) for s in (True, False)
    )
    assert (
        with_.totals[:, -1, Measure.ABSENT_MINUTES] == without.totals[:, -1, Measure.ABSENT_MINUTES]
    ).all()
    assert (with_.totals[:, -1, Measure.OPEN_MINUTES] <= without.totals[:, -1, Measure.OPEN_MINUTES]).all()
    found = difference(with_, without)
    assert found.filled is not None
    assert found.filled.low > 0
    assert found.open_minutes_per_year.high < 0
    gain = figures(with_).whole.open_minutes_per_year, figures(without).whole.open_minutes_per_year
    assert found.open_minutes_per_year.mean == pytest.approx(gain[0].mean - gain[1].mean)
    widths = [e.high - e.low for e in (found.open_minutes_per_year, *gain)]
    assert widths[0] < widths[2]
    assert found.hired_minutes_per_year.mean == 0


def test_two_wards_side_by_side_are_their_sum() -> None:
    both = [simulate(*pair(name), settings(short=0.1, weeks=4)) for name in ("x", "y")]
    joined = together(both, "begge")
    assert (joined.totals[:, -1] == both[0].totals[:, -1] + both[1].totals[:, -1]).all()
    assert (joined.plan[-1] == both[0].plan[-1] + both[1].plan[-1]).all()
    assert [p.kind for p in joined.places] == ["unit", "site", "unit", "site", "all"]
    assert len(figures(joined).places) == 5
    nothing = difference(joined, together(both, "igjen"))
    assert nothing.filled is not None
    assert (nothing.filled.low, nothing.filled.high) == pytest.approx((0, 0))


@pytest.mark.parametrize("change", [{"seed": 1}, {"weeks": 6}, {"short": 0.2}, {"replications": 11}])
def test_those_that_did_not_meet_the_same_absence_are_not_compared(change: dict[str, Any]) -> None:
    usual: dict[str, Any] = {"short": 0.1, "weeks": 4}
    one, other = (simulate(*pair(), settings(**{**usual, **more})) for more in ({}, change))
    with pytest.raises(ValueError, match="did not meet the same absence"):
        difference(one, other)
    with pytest.raises(ValueError, match="did not meet the same absence"):
        together([one, other], "x")


def test_another_way_of_filling_may_be_compared() -> None:
    usual: dict[str, Any] = {"short": 0.1, "weeks": 4}
    one = simulate(*pair(), settings(**usual))
    other = simulate(*pair(), settings(**usual, fill=filling(order=())))
    found: Simulation = one
    assert difference(found, other).open_minutes_per_year.mean < 0


# -- input that cannot be used --------------------------------------------------------------------


def test_a_roster_of_another_ward_is_refused() -> None:
    with pytest.raises(InputError):
        Simulator(pair()[0], pair("x")[1], settings())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"order": (Step.MOVED, Step.MOVED)}, "samme trinn to ganger"),
        ({"says_yes": {Step.MOVED: 1.0}}, "says_yes mangler extra_hours"),
    ],
)
def test_ways_of_filling_that_cannot_be(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        filling(**change)


def test_ten_replications_at_least() -> None:
    with pytest.raises(ValidationError):
        settings(replications=9)
