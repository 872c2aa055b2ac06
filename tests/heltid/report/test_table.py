"""Rows of policies: their figures over seeds, what they are compared with, and those without a roster."""

from __future__ import annotations

from decimal import Decimal

import pytest

from heltid.report.columns import COLUMN_BY_KEY, COLUMNS
from heltid.report.table import base_of
from heltid.sweep.acceptance import why_no_roster
from heltid.sweep.result import PolicyResult
from models.cost.kinds import KIND_TITLES
from models.roster import Roster, Status
from tests.heltid.report.asked import FOURTH, WARD, renamed, side_by_side, with_cost, with_figures
from tests.heltid.report.conftest import Found
from tests.heltid.sweep.small import LARGER, TODAY


def test_the_figures_of_three_people_on_75_100_and_60_per_cent(found: Found) -> None:
    (row,) = side_by_side(found["i-dag", 1]).rows
    assert row.mean("full_time_share") == pytest.approx(100 / 3)
    assert row.mean("average_position") == pytest.approx(235 / 3)
    assert (row.mean("smallest_position"), row.mean("heads"), row.mean("fte")) == (60, 3, 2.35)
    assert (row.mean("larger"), row.mean("breaches")) == (0, 0)
    assert row.text(COLUMN_BY_KEY["full_time_share"]) == "33,3"
    assert row.text(COLUMN_BY_KEY["fte"], unit=True) == "2,35"
    assert (row.verdict, row.why_not, row.number) == ("Ja", "", 1)


def test_a_larger_position_is_seen(found: Found) -> None:
    rows = side_by_side(found["i-dag", 1], found["storre", 1]).rows
    assert [row.mean("full_time_share") for row in rows] == pytest.approx([100 / 3, 200 / 3])
    assert [row.mean("larger") for row in rows] == [0, 1]


def test_over_seeds_a_figure_is_the_mean_with_the_lowest_and_the_highest(found: Found) -> None:
    (row,) = side_by_side(
        with_figures(found["i-dag", 1], weekends_per_person_per_year=10.0),
        with_figures(found["i-dag", 2], weekends_per_person_per_year=14.0),
    ).rows
    value = row.values["weekends"]
    assert (value.mean, value.low, value.high) == (12, 10, 14)
    assert row.text(COLUMN_BY_KEY["weekends"], unit=True) == "12,0 (10,0 til 14,0) per år"
    assert (row.seeds, row.usable_seeds) == ((1, 2), (1, 2))


def test_cost_is_compared_seed_by_seed(found: Found) -> None:
    def total(policy: str, seed: int) -> Decimal:
        paid = found[policy, seed].cost
        assert paid is not None
        return paid.nok_per_year.total

    rows = side_by_side(*(found[policy, seed] for policy in ("i-dag", "storre") for seed in (1, 2))).rows
    first, second = (float(total("storre", seed) - total("i-dag", seed)) for seed in (1, 2))
    value = rows[1].values["cost_difference"]
    assert value.mean == pytest.approx((first + second) / 2)
    assert {value.low, value.high} == {first, second}
    assert rows[0].mean("cost_difference") == 0


def test_kinds_of_cost_make_up_the_total(found: Found) -> None:
    for row in side_by_side(found["i-dag", 1], found["storre", 1]).rows:
        kinds = sum(row.mean(f"cost_{kind}") or 0 for kind in KIND_TITLES)
        assert kinds == pytest.approx(row.mean("cost_total"))
        assert kinds > 1_000_000


def test_the_base_is_the_first_without_changes_wherever_it_stands(found: Found) -> None:
    assert base_of([LARGER, TODAY, FOURTH]) is TODAY
    assert base_of([LARGER, FOURTH]) is LARGER
    assert base_of([]) is None
    table = side_by_side(with_cost(found["storre", 1], 2_350_000), with_cost(found["i-dag", 1], 2_000_000))
    assert table.base == "i-dag"
    assert table.base_row is table.rows[1]
    assert table.rows[0].mean("cost_difference") == 350_000


def test_only_seeds_with_a_usable_roster_count_where_there_are_any(found: Found) -> None:
    good = with_figures(found["i-dag", 1], weekends_per_person_per_year=10.0)
    bad = with_figures(found["i-dag", 2], weekends_per_person_per_year=50.0)
    bad = bad.model_copy(update={"failures": ("Kontrollen finner 2 brudd på harde regler.",)})
    (row,) = side_by_side(good, bad).rows
    assert row.mean("weekends") == 10
    assert row.verdict == "Ja, med 1 av 2 frø"
    assert row.why_not == "Frø 2: Kontrollen finner 2 brudd på harde regler."
    (alone,) = side_by_side(bad).rows
    assert (alone.mean("weekends"), alone.verdict) == (50, "Nei")


def test_open_hours_over_the_limit_are_told_and_keep_a_policy_from_being_best(found: Found) -> None:
    cheap = found["fjerde", 1]
    assert cheap.roster is not None
    rows = side_by_side(found["i-dag", 1], with_figures(cheap, full_time_share=1.0)).rows
    assert rows[1].verdict == "Nei"
    assert "står åpne" in rows[1].why_not
    assert rows[1].values["full_time_share"].mean == 100
    assert rows[1].unbeaten == ()
    assert rows[0].unbeaten == ("cost_total", "weekends", "days_at_work")


def test_a_policy_that_cannot_be_carried_out_stands_with_its_reason(found: Found) -> None:
    rows = side_by_side(found["i-dag", 1], found["umulig", 1]).rows
    assert rows[1].verdict == "Lar seg ikke gjøre"
    assert rows[1].why_not.startswith(
        'tiltaket "større stilling til lege" lar seg ikke gjøre i utsikten: kompetansen'
    )
    assert rows[1].values == {}


def test_without_a_roster_the_position_model_still_says_its_part(found: Found) -> None:
    whole = found["i-dag", 1]
    nothing = Roster(instance=WARD.id, instance_hash=WARD.hash, status=Status.UNKNOWN, assignments=())
    without = PolicyResult(
        key=whole.key, edition=whole.edition, policy=whole.policy, seed=1, positions=whole.positions,
        instance=whole.instance, hard_units_left=3, failures=why_no_roster(nothing, 3),
    )  # fmt: skip
    (row,) = side_by_side(without).rows
    groups = {COLUMN_BY_KEY[key].group for key in row.values}
    assert groups == {"Hva behovet gir rom for"}
    assert row.mean("anew_heads") == whole.positions.anew.heads  # type: ignore[union-attr]
    assert (row.verdict, row.unbeaten) == ("Nei", ())
    assert "3 enheter" in row.why_not


def test_rows_stand_in_order_with_numbers(found: Found) -> None:
    rows = side_by_side(*(renamed(found["i-dag", 1], name) for name in ("x", "a", "m"))).rows
    assert [(row.number, row.policy) for row in rows] == [(1, "x"), (2, "a"), (3, "m")]


def test_every_column_has_its_own_key_and_groups_stand_together() -> None:
    assert len(COLUMN_BY_KEY) == len(COLUMNS)
    groups = [column.group for column in COLUMNS]
    assert [g for k, g in enumerate(groups) if k == 0 or groups[k - 1] != g] == list(dict.fromkeys(groups))
