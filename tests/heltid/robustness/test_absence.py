"""Absence drawn: rates, lengths, weekdays, months, and the same for a person wherever they work."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from pydantic import ValidationError

from heltid.robustness.absence import LONG, PRESENT, SHORT, Absence
from heltid.robustness.settings import STEP_NAMES, AbsenceSettings, Settings, Step, defaults
from models.instance import Instance
from tests.build import person, ward


def absence(replications: int = 2000, seed: int = 0, **more: Any) -> Absence:
    flat = {"weekdays": (1.0,) * 7, "months_short": (1.0,) * 12, "months_long": (1.0,) * 12}
    usual = defaults().absence.model_dump()
    return Absence(AbsenceSettings.model_validate({**usual, **flat, **more}), seed, replications)


def year(**more: Any) -> Instance:
    return ward(kind="calendar", weeks=52, **more)


def spells(row: NDArray[np.uint8], kind: int) -> list[int]:
    """Lengths of the spells of a kind that begin and end inside a row."""
    found, length = [], 0
    for k, state in enumerate(row):
        if state == kind:
            length += 1
        elif length:
            if k - length > 0:
                found.append(length)
            length = 0
    return found


def test_no_rate_no_absence() -> None:
    for rates in ((), ({"short": 0.0, "long": 0.0},), ({"competences": ("x",), "short": 0.5, "long": 0.1},)):
        assert not absence(50, rates=rates).of(year(), "a").any()


def test_shares_away_are_the_rates() -> None:
    state = absence(rates=({"short": 0.02, "long": 0.065},)).of(year(), "a")
    assert (state == SHORT).mean() == pytest.approx(0.02, rel=0.06)
    assert (state == LONG).mean() == pytest.approx(0.065, rel=0.12)


def test_the_first_day_is_like_any_other() -> None:
    state = absence(20_000, rates=({"short": 0.1, "long": 0.2},)).of(ward(kind="calendar", weeks=6), "a")
    for day in (0, 1, 20, 41):
        assert (state[:, day] == SHORT).mean() == pytest.approx(0.1, abs=0.01)
        assert (state[:, day] == LONG).mean() == pytest.approx(0.2, abs=0.012)


def test_lengths_of_spells() -> None:
    """Short spells of 2 days and long ones of exactly 20; two may follow each other, so multiples do too."""
    state = absence(
        200,
        rates=({"short": 0.02, "long": 0.02},),
        short_lengths=(0.0, 1.0),
        long_shortest=20,
        long_mean=20,
        long_longest=365,
    ).of(year(), "a")
    short = [n for row in state for n in spells(row, SHORT)]
    long = [n for row in state for n in spells(row, LONG)]
    assert len(short) > 300
    assert len(long) > 20
    assert {n % 2 for n in short} == {0}
    assert {n % 20 for n in long} == {0}


def test_the_mean_of_long_spells() -> None:
    drawn = absence(
        4000, rates=({"short": 0.0, "long": 0.03},), long_shortest=17, long_mean=40, long_longest=120
    )
    lengths = [n for row in drawn.of(year(), "a") for n in spells(row, LONG)]
    # spells cut off by the edges of the year are left out, which takes more of the long ones
    assert min(lengths) == 17
    assert np.mean(lengths) == pytest.approx(40, rel=0.1)


def test_short_spells_begin_on_the_weekdays_said() -> None:
    weekdays = (1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    state = absence(200, rates=({"short": 0.02, "long": 0.0},), weekdays=weekdays).of(year(), "a")
    begun = (state[:, 1:] == SHORT) & (state[:, :-1] == PRESENT)
    assert {int(day + 1) % 7 for day in np.flatnonzero(begun.any(axis=0))} == {0}


def test_months_make_more_and_less() -> None:
    """Half of the rate in each month but December, which has 6.5 times it: a mean of 1."""
    months = (0.5,) * 11 + (6.5,)
    drawn = absence(3000, rates=({"short": 0.02, "long": 0.0},), months_short=months)
    state = drawn.of(year(start="2027-01-04"), "a") == SHORT
    june, december = state[:, 150:180].mean(), state[:, 340:360].mean()
    assert june == pytest.approx(0.01, rel=0.1)
    assert december == pytest.approx(0.13, rel=0.1)


def test_rates_by_competence() -> None:
    instance = year(
        competences=[{"id": "x", "name": "x"}], employees=[person("a", competences=["x"]), person("b")]
    )
    rates = ({"competences": ("x",), "short": 0.3, "long": 0.0}, {"short": 0.01, "long": 0.0})
    drawn = absence(200, rates=rates)
    assert drawn.of(instance, "a").mean() > 5 * drawn.of(instance, "b").mean()


def test_a_person_is_away_on_the_same_days_in_any_ward() -> None:
    drawn = absence(20, rates=({"short": 0.05, "long": 0.05},))
    alone, among = year(employees=["b"]), year(employees=["a", "b", "c"], units=["u", "v"])
    assert (drawn.of(alone, "b") == drawn.of(among, "b")).all()
    assert (drawn.of(among, "a") != drawn.of(among, "b")).any()


def test_seeds() -> None:
    rates = ({"short": 0.05, "long": 0.05},)
    first, again, other = (absence(20, seed, rates=rates).of(year(), "a") for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rates": ({"short": 0.5, "long": 0.45},)}, "95% til sammen"),
        ({"weekdays": (0.0,) * 7}, "weekdays er bare nuller"),
        ({"long_mean": 10.0}, "long_mean 10.0 må ligge mellom"),
        ({"rates": ({"short": 0.3, "long": 0.0},), "months_short": (1.0,) * 11 + (30.0,)}, "verste måneden"),
    ],
)
def test_settings_that_cannot_be(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        absence(**change)


def test_ninety_per_cent_can_be() -> None:
    assert absence(10, rates=({"short": 0.45, "long": 0.45},)).of(year(), "a").mean() > 0


def test_every_default_says_where_it_comes_from() -> None:
    known = {source.about for source in defaults().sources}
    kept = {f"absence.{name}" for name in AbsenceSettings.model_fields}
    kept |= {f"filling.{name}" for name in type(defaults().filling).model_fields}
    assert known == kept
    assert isinstance(defaults(), Settings)
    assert set(STEP_NAMES) == set(Step)
