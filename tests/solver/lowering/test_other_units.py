"""Shifts away from the home unit."""

from __future__ import annotations

from typing import Any

from models.instance import Instance
from tests.build import line, waiver, ward
from tests.solver.lowering.weigh import weigh


def two_sites(**more: Any) -> Instance:
    units = [{"id": u, "name": u, "site": s} for u, s in (("u", "s"), ("v", "s"), ("w", "t"))]
    sites = [{"id": s, "name": s} for s in ("s", "t")]
    return ward(weeks=2, units=units, sites=sites, rules=[line("other_units", **more)])


def test_each_shift_beyond_the_weekly_limit_is_one_unit() -> None:
    rows = {"a": "D@v D@w D - - - D@v | D@v - - - - - -"}
    assert weigh(two_sites(max_per_week=1), rows) == (2, 0)
    assert weigh(two_sites(max_per_week=1, hard=False, weight=4), rows) == (0, 8)
    assert weigh(two_sites(max_per_week=3), rows) == (0, 0)


def test_shifts_away_and_at_another_site_have_a_price() -> None:
    assert weigh(two_sites(shift_weight=2, site_weight=5), {"a": "D@v D@w D"}) == (0, 9)


def test_a_waiver_is_matched_with_the_monday_and_with_the_day() -> None:
    freed = two_sites(max_per_week=0, shift_weight=2, waivers=[waiver("a", "2027-01-05", "2027-01-11")])
    assert weigh(freed, {"a": "D@v D@v - - - - - | D@v D@v"}) == (2, 4)
