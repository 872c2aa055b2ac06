"""The strategy end to end: status, stop, seeds, and what it hands over."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest

from instances.library import load_named
from models.audit import audit
from models.roster import Status
from solver.incumbent import Incumbent, Standing
from solver.settings import Engine, Progress, SolveSettings
from solver.solve import solve
from tests.build import line, person, roster, ward

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def easy(**more: object) -> dict[str, object]:
    return {
        "weeks": 2,
        "employees": [person(e, percent=70) for e in "abcd"],
        "rules": [
            line("one_shift"),
            line("daily_rest", minimum_minutes=480, normal_minutes=660, quick_return_weight=10),
            line("contract_hours", tolerance_minutes=480, deviation_weight=1),
            line("cover", weight=20, wanted_weight=3, maximum_weight=2),
        ],
        "demand": [{"id": "dag", "start": "07:00", "end": "15:00", "days": DAYS, "minimum": 1, "wanted": 1}],
        **more,
    }


@pytest.mark.parametrize("engine", ["auto", "search", "cpsat"])
def test_every_engine_hands_over_what_the_audit_confirms(engine: str) -> None:
    instance = ward(**easy())  # type: ignore[arg-type]
    found = solve(instance, SolveSettings(seconds=4, engine=engine, workers=2))  # type: ignore[arg-type]
    judged = audit(instance, found)
    assert found.status in (Status.FEASIBLE, Status.OPTIMAL)
    assert judged.clean
    assert judged.penalties == found.penalties
    assert judged.penalty == found.penalty
    assert found.bound is None or found.bound <= judged.penalty


def test_a_contradiction_is_said_before_the_search() -> None:
    wards = easy(
        pins=[
            {"employee": "a", "date": "2027-01-05", "shift": "A"},
            {"employee": "a", "date": "2027-01-06", "shift": "D"},
        ],
        rules=[line("pins"), line("daily_rest", minimum_minutes=660, normal_minutes=660)],
    )
    found = solve(ward(**wards), SolveSettings(seconds=60))  # type: ignore[arg-type]
    assert found.status is Status.INFEASIBLE
    assert found.seconds < 5
    assert found.message is not None
    assert "Daglig hvile" in found.message


def test_what_cannot_be_proved_in_time_is_unknown() -> None:
    wards = easy(
        rules=[
            line("run_length", of="work", maximum=1),
            line("free_run", minimum=3),
            line("contract_hours", tolerance_minutes=60),
        ]
    )
    found = solve(ward(**wards), SolveSettings(seconds=1, engine="search"))  # type: ignore[arg-type]
    assert found.status is Status.UNKNOWN
    assert (found.assignments, found.penalty, found.bound) == ((), None, None)


def test_stop_keeps_the_best_roster_and_ends_soon() -> None:
    stop = threading.Event()
    seen: list[Progress] = []

    def on_progress(progress: Progress) -> None:
        seen.append(progress)
        if progress.hard == 0:
            stop.set()

    begun = time.monotonic()
    found = solve(
        load_named("hemnes/hemnesberget"), SolveSettings(seconds=600), on_progress=on_progress, stop=stop
    )
    assert found.status is Status.FEASIBLE
    assert found.assignments
    assert time.monotonic() - begun < 300
    assert [p.phase for p in seen][-1] == "done"
    named = seen[-1].penalties
    assert named
    assert set(named) <= {rule.id for rule in load_named("hemnes/hemnesberget").rules}


def test_stop_before_the_start_is_cancelled() -> None:
    stop = threading.Event()
    stop.set()
    found = solve(load_named("hemnes/korgen"), SolveSettings(seconds=60), stop=stop)
    assert found.status in (Status.CANCELLED, Status.FEASIBLE)
    assert found.seconds < 60


def test_sets_out_from_a_roster() -> None:
    instance = ward(**easy())  # type: ignore[arg-type]
    first = solve(instance, SolveSettings(seconds=3))
    again = solve(instance, SolveSettings(seconds=1, seed=5), start=first)
    assert again.penalty is not None
    assert first.penalty is not None
    assert again.penalty <= first.penalty


@pytest.mark.parametrize(("engine", "workers"), [("search", 1), ("auto", 2)])
def test_same_seed_and_steps_give_the_same_roster(engine: Engine, workers: int) -> None:
    instance = load_named("hemnes/hemnesberget")
    settings = SolveSettings(seconds=600, engine=engine, iterations=250_000, seed=3, workers=workers)
    first, second = solve(instance, settings), solve(instance, settings)
    assert first.assignments == second.assignments
    assert first.penalty == second.penalty
    other = solve(instance, replace(settings, seed=4))
    assert other.assignments != first.assignments


def test_of_rosters_that_stand_alike_the_lowest_rank_is_kept_whoever_comes_first() -> None:
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        incumbent = Incumbent()
        for rank in order:
            incumbent.offer([[rank]], Standing(0, 7), "search", rank=rank)
        assert incumbent.read()[0] == [[0]]
        assert incumbent.offer([[9]], Standing(0, 6), "search", rank=5)
        assert not incumbent.offer([[8]], Standing(0, 6), "lns", rank=5)


def test_a_handmade_roster_can_be_improved() -> None:
    instance = ward(**easy())  # type: ignore[arg-type]
    rows = {
        "a": "D D D - - - - D D D - - - -",
        "b": "- - - D D - - - - - D D D -",
        "c": "- - - - - D D - - - - - - D D"[:27],
    }
    start = roster(instance, rows | {"c": "- - - - - D D - - - - - - D", "d": "D D D D - - - - - - - - - -"})
    found = solve(instance, SolveSettings(seconds=2), start=start)
    assert audit(instance, found).clean


@pytest.mark.parametrize(
    "settings",
    [
        {"seconds": 0},
        {"seconds": -1},
        {"workers": 0},
        {"seed": -1},
        {"iterations": 0},
        {"seconds": float("nan")},
    ],
)
def test_settings_out_of_range_are_refused(settings: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="må"):
        SolveSettings(**settings)  # type: ignore[arg-type]
