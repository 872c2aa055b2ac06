"""What is reported of a measurement in the browser."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.pages.figures import Edit, Measured, percentile, report

EDITS = tuple(Edit(shown=0.01, answered=0.1 + k / 1000, received=1024) for k in range(100))

MEASURED = Measured(
    instance="ward",
    people=57,
    days=84,
    opened=2.0,
    edits=EDITS,
    across=(0.016,) * 99 + (0.2,),
    down=(0.017,) * 100,
    seconds=20.0,
    pages_cpu=5.0,
    service_cpu=3.0,
    browser_cpu=4.0,
    other_cpu=1.0,
    machine="a machine",
)


def test_percentiles_are_values_that_were_measured() -> None:
    assert percentile([3.0, 1.0, 2.0], 50) == 2.0
    assert percentile([3.0, 1.0, 2.0], 95) == 3.0
    assert percentile([], 95) == 0.0


def test_the_report_has_times_and_what_an_edit_costs() -> None:
    text = report(MEASURED)
    assert "| key to what it breaks and costs | 100 | 149 | 194 | 198 | 199 |" in text
    assert "| between frames, scrolling sideways | 100 | 16 | 16 | 16 | 200 |" in text
    assert (
        "1.0 kB to the browser; processor time 50 ms of the pages, 30 ms of the service, 40 ms of the browser"
        in text
    )
    assert "0.05 cores" in text


def test_the_target_is_for_both_edits_and_frames() -> None:
    assert MEASURED.reached
    slow = tuple(replace(edit, answered=edit.answered + 0.01) for edit in EDITS)
    assert not replace(MEASURED, edits=slow).reached
    assert not replace(MEASURED, down=(0.016,) * 90 + (0.05,) * 10).reached
