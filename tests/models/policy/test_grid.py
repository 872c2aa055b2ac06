"""Every combination, readable names, ids that stay."""

from __future__ import annotations

import pytest

from models.policy.changes import AnyChange
from models.policy.changes.budget import Budget
from models.policy.changes.larger_positions import LargerPositions
from models.policy.changes.long_shifts import LongShifts
from models.policy.changes.resource_staffing import ResourceStaffing
from models.policy.changes.rest_agreement import RestAgreement
from models.policy.changes.weekend_frequency import WeekendFrequency
from models.policy.grid import MOST_POLICIES, grid
from models.problems import InputError

WEEKENDS = [WeekendFrequency(every_nth=n) for n in (2, 3, 4)]


def test_the_product_with_the_last_axis_fastest() -> None:
    found = grid([WEEKENDS[:2], [None, LongShifts(days="none")]])
    assert [(p.id, p.name) for p in found] == [
        ("helg2", "Hver 2. helg"),
        ("helg2-uten-lang", "Hver 2. helg; ingen langvakter"),
        ("helg3", "Hver 3. helg"),
        ("helg3-uten-lang", "Hver 3. helg; ingen langvakter"),
    ]


def test_no_change_at_all_is_the_ward_as_it_is() -> None:
    (found,) = grid([[None], [None]])
    assert (found.id, found.name, found.changes) == ("i-dag", "Dagens ordning", ())


def test_changes_stand_in_the_order_of_the_registry() -> None:
    (found,) = grid([[Budget(fte=50)], [WEEKENDS[1]]], always=[ResourceStaffing(percent=10)])
    assert [change.kind for change in found.changes] == ["resource_staffing", "weekend_frequency", "budget"]
    assert found.id == "ramme50-helg3"


def test_options_with_the_same_mark_get_different_ids() -> None:
    axis: list[AnyChange | None] = [
        LargerPositions(to="all"),
        LargerPositions(to="all", sizes_percent=(100.0,)),
    ]
    assert [p.id for p in grid([axis])] == ["meralle", "meralle-2"]


def test_long_ids_are_cut_told_apart_and_the_same_every_time() -> None:
    axes: list[list[AnyChange | None]] = [
        list(WEEKENDS),
        [
            LongShifts(days="weekends", who="everyone"),
            LongShifts(days="weekends", hours=12.0, who="everyone"),
        ],
        [RestAgreement(agreed=False)],
        [ResourceStaffing(percent=12.5, days="weekdays"), ResourceStaffing(percent=12.25, days="weekdays")],
    ]
    ids = [p.id for p in grid(axes)]
    assert len(set(ids)) == 12
    assert max(map(len, ids)) <= 40
    assert ids == [p.id for p in grid(axes)]
    assert (
        ids[0] == "helg2-lang12.5helgalle-hvile11-434cd4e1"
    )  # results are kept under it: a new version must make the same
    assert all(len(p.name) <= 120 for p in grid(axes))


def test_too_many_are_refused_before_they_are_made() -> None:
    offers: list[AnyChange | None] = [
        ResourceStaffing(percent=1 + k / 100) for k in range(MOST_POLICIES // 3 + 1)
    ]
    with pytest.raises(InputError, match=f"303 kombinasjoner, og grensen er {MOST_POLICIES}"):
        grid([list(WEEKENDS), offers])
