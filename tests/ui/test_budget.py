"""What a solve may spend, from what is said on the command line."""

from __future__ import annotations

import pytest

from models.problems import InputError
from solver.settings import Progress, SolveSettings
from ui.commands.budget import LONGEST_SECONDS, USUAL_SECONDS, shown_seconds, solve_settings
from ui.live import progress_text


def test_without_a_word_a_solve_takes_the_usual_time() -> None:
    settings = solve_settings(None, 3, 2)
    assert settings == SolveSettings(USUAL_SECONDS, 3, 2, "auto", None, None)
    assert shown_seconds(settings) == USUAL_SECONDS


def test_steps_alone_are_cut_by_no_clock() -> None:
    settings = solve_settings(None, 0, 1, engine="search", iterations=10**9)
    assert (settings.iterations, settings.seconds) == (10**9, LONGEST_SECONDS)
    assert shown_seconds(settings) is None


def test_steps_and_a_time_end_with_the_first_that_is_spent() -> None:
    settings = solve_settings(5.0, 0, 1, iterations=1000)
    assert (settings.iterations, settings.seconds, shown_seconds(settings)) == (1000, 5.0, 5.0)


def test_an_engine_without_steps_is_not_given_a_week() -> None:
    with pytest.raises(InputError, match="Velg --engine search"):
        solve_settings(None, 0, 1, engine="cpsat", iterations=1000)


@pytest.mark.parametrize(
    ("time", "seed", "workers", "iterations", "said"),
    [
        (0.0, 0, None, None, "tiden 0 s"),
        (LONGEST_SECONDS + 1, 0, None, None, "høyst en uke"),
        (1.0, -1, None, None, "frøet -1"),
        (1.0, 0, 0, None, "arbeidere 0"),
        (None, 0, None, 0, "antall steg 0"),
    ],
)
def test_values_out_of_range_are_refused(
    time: float | None, seed: int, workers: int | None, iterations: int | None, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        solve_settings(time, seed, workers, iterations=iterations)


def test_progress_tells_of_a_limit_only_where_there_is_one() -> None:
    progress = Progress(12.0, "search", hard=0, penalty=7)
    assert progress_text(progress, 12.0, 60.0).startswith("   12 s av 60 s  ·  ")
    assert progress_text(progress, 12.0, None).startswith("   12 s  ·  ")
