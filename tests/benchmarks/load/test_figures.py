"""Answers as figures: percentiles by nearest rank, errors told, and a verdict that only a full measurement gets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.load.clients import Answer
from benchmarks.load.figures import Measured, Settings, percentile, report

SETTINGS = Settings("ward", clients=5, requests=4, rosters=2, think=1.0, solving=True)


def answers(kind: str, *milliseconds: float) -> tuple[Answer, ...]:
    return tuple(Answer(kind, m / 1000) for m in milliseconds)


def measured(*found: Answer, solved: bool | None = True) -> Measured:
    return Measured(
        SETTINGS,
        found,
        seconds=2.0,
        service_cpu=1.0,
        solve_cpu=2.0,
        client_cpu=0.5,
        other_cpu=0.1,
        solved_all_along=solved,
        machine="a machine",
    )


@pytest.mark.parametrize(
    ("percent", "seconds"), [(50, 0.010), (51, 0.011), (95, 0.019), (96, 0.020), (100, 0.020), (1, 0.001)]
)
def test_percentiles_are_of_nearest_rank(percent: float, seconds: float) -> None:
    shuffled = answers("audit", *(7 * k % 20 + 1 for k in range(20)))
    assert percentile(shuffled, percent) == pytest.approx(seconds)


def test_nothing_asked_took_no_time() -> None:
    assert percentile((), 95) == 0.0


def test_targets_are_met_at_their_limits_and_missed_above() -> None:
    good = measured(*answers("audit", 50), *answers("edit", 200), *answers("edit refused", 900))
    assert good.reached
    assert not measured(*answers("audit", 50.1), *answers("edit", 200)).reached
    assert not measured(*answers("audit", 50), *answers("edit", 200.1)).reached
    assert not replace(good, solved_all_along=False).reached
    assert replace(good, solved_all_along=None).reached
    assert not measured(*good.answers, Answer("job", 0.001, "status 500")).reached


def test_the_report_tells_each_kind_reads_together_and_errors() -> None:
    text = report(
        measured(
            *answers("roster", 10, 30), Answer("job", 0.02, "status 500"), *answers("edit", 100), solved=False
        )
    )
    lines = text.splitlines()
    assert "| roster | 2 | 0 | 10 | 30 | 30 | 30 |" in lines
    assert "| job | 1 | 1 | 20 | 20 | 20 | 20 |" in lines
    assert "| **all reads** | 3 | 1 | 20 | 30 | 30 | 30 |" in lines
    assert "| edit | 1 | 0 | 100 | 100 | 100 | 100 |" in lines
    assert not any(line.startswith("| edit refused") for line in lines)
    assert "4 requests in 2 s, 2 a second." in text
    assert "by worker and solve 1.00" in text
    assert "The solve ended before the last answer" in text
    assert "Errors: job: status 500 (1)." in text
