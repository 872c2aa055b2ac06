"""The model against every combination of people, tried one by one."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import product

import pytest

from solver.positions.case import HighestFullTimeShare, Least
from solver.positions.solve import staffing_plan
from tests.solver.positions.cases import FOUR_SHIFTS, WEEK, WEEKEND, case, need, profile

SIZES = (50, 100)
MOST = 7
STEP = Fraction(1, 6)
"""Shifts a week come in sixths: weekends are thirds and halves of people, hours are halves of four shifts."""


def _covers(
    counts: dict[tuple[str, int], int], frequency: Fraction, nurse: tuple[int, int], everyone: tuple[int, int]
) -> bool:
    """Whether counts of (profile, size) cover weekday and weekend shifts (per week) for nurses and in all.

    Nurses do some of everyone's shifts; all splits are tried.
    """

    def hours(who: str) -> Fraction:
        return sum((Fraction(4 * size * counts[who, size], 100) for size in SIZES), Fraction(0))

    def weekends(who: str) -> Fraction:
        return 2 * frequency * sum(counts[who, size] for size in SIZES)

    for a in range(int((everyone[1] - nurse[1]) / STEP) + 1):
        late = nurse[1] + a * STEP
        if late > weekends("syk") or everyone[1] - late > weekends("ass"):
            continue
        for b in range(int((everyone[0] - nurse[0]) / STEP) + 1):
            early = nurse[0] + b * STEP
            if early + late <= hours("syk") and sum(everyone) - early - late <= hours("ass"):
                return True
    return False


def _answers(
    every_nth: int, nurse: tuple[int, int], everyone: tuple[int, int]
) -> list[dict[tuple[str, int], int]]:
    kinds = list(product(("syk", "ass"), SIZES))
    return [
        counts
        for numbers in product(range(MOST), repeat=len(kinds))
        if sum(numbers) <= MOST + 2
        and _covers(counts := dict(zip(kinds, numbers, strict=True)), Fraction(1, every_nth), nurse, everyone)
    ]


def _drawn(seed: int) -> tuple[int, tuple[int, int], tuple[int, int]]:
    """Weekend frequency, and people a day on (weekdays, weekends): nurses, and everyone."""
    rng = random.Random(seed)
    nurse = rng.randint(0, 1), rng.randint(0, 1)
    return rng.choice((1, 2, 3)), nurse, (nurse[0] + rng.randint(0, 2), nurse[1] + rng.randint(0, 1))


@pytest.mark.parametrize("seed", range(12))
def test_no_combination_beats_the_model(seed: int) -> None:
    every_nth, nurse, everyone = _drawn(seed)
    if sum(everyone) == 0:
        everyone = (1, 0)
    per_week = ((5 * nurse[0], 2 * nurse[1]), (5 * everyone[0], 2 * everyone[1]))
    answers = _answers(every_nth, *per_week)
    assert answers, "the draw must be one that so few people can cover"
    needs = [
        need(people, days, id=f"{name}-{days[0]}", competences=skills)
        for name, skills, (early, late) in (("syk", ("s",), nurse), ("alle", (), everyone))
        for people, days in ((early, WEEK), (late, WEEKEND))
    ]
    rules = {
        "competences": ({"id": "s", "name": "Sykepleier"},),
        "patterns": ({"id": "m", "name": "m", "every_nth": every_nth},),
        "profiles": (
            profile("syk", competences=("s",), nok_per_fte_year=800, nok_per_head_year=30),
            profile("ass", nok_per_fte_year=600, nok_per_head_year=10),
        ),
        "openings": tuple({"profile": p, "sizes": (50.0, 100.0), "most": MOST - 1} for p in ("syk", "ass")),
        "heads_most": MOST + 2,
    }
    goals = (Least(weights={"heads": 1}), Least(weights={"fte": 1}), Least(weights={"part_timers": 1}))
    plan = staffing_plan(case(needs, goals=goals, **rules))
    assert plan.status == "optimal"
    best = min(
        (
            sum(c.values()),
            sum(size * n for (_, size), n in c.items()),
            sum(n for (_, size), n in c.items() if size < 100),
        )
        for c in answers
    )
    assert tuple(round(g.value or 0, 6) for g in plan.goals[1:]) == (best[0], best[1] / 100, best[2])

    cheap = staffing_plan(case(needs, goals=(Least(weights={"cost": 1}),), **rules))
    cost = min(
        sum(n * ((30 + 8 * size) if who == "syk" else (10 + 6 * size)) for (who, size), n in c.items())
        for c in answers
    )
    assert cheap.nok_per_year == pytest.approx(cost)

    full = staffing_plan(case(needs, goals=(HighestFullTimeShare(),), fte_most=best[1] / 100 + 0.5, **rules))
    shares = [
        Fraction(sum(n for (_, size), n in c.items() if size == 100), sum(c.values()))
        for c in answers
        if sum(size * n for (_, size), n in c.items()) <= best[1] + 50
    ]
    assert full.full_time_share == pytest.approx(float(max(shares)))
    assert full.status == "optimal"


def test_the_draws_are_not_all_alike() -> None:
    assert len({_drawn(seed) for seed in range(12)}) > 8
    assert FOUR_SHIFTS == 4 * 480
