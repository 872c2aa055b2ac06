"""The evaluator against lines whose breaches are counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.families.rws.read import Rotation, Shift
from benchmarks.families.rws.score import score

LOOSE = Rotation(
    name="loose",
    weeks=2,
    shifts=(Shift("D", 360, 480, (1, 14)), Shift("N", 1320, 480, (1, 14))),
    required=((0,) * 7, (0,) * 7),
    off_block=(1, 14),
    work_block=(1, 14),
    pairs=(),
    gaps=(),
)

LINE = "DD--NND DD--NND"
"""Work in blocks of 5 across every Sunday."""


def line(text: str) -> list[int]:
    return ["-DN".index(code) for code in text if code != " "]


def parts(rotation: Rotation, text: str = LINE) -> dict[str, int]:
    found = score(rotation, line(text))
    assert found.penalty == 0
    assert found.hard == sum(found.parts.values())
    return {part: units for part, units in found.parts.items() if units and part != "demand"}


def test_demand_counts_people_missing_and_too_many() -> None:
    rotation = replace(LOOSE, required=((2, 2, 0, 0, 0, 0, 1), (0, 0, 0, 0, 3, 2, 0)))
    assert score(rotation, line(LINE)).parts["demand"] == 2


@pytest.mark.parametrize(
    ("rotation", "units"),
    [
        (replace(LOOSE, off_block=(2, 2)), {}),
        (replace(LOOSE, off_block=(3, 3)), {"off_block": 2}),
        (replace(LOOSE, off_block=(1, 1)), {"off_block": 2}),
        (replace(LOOSE, work_block=(5, 5)), {}),
        (replace(LOOSE, work_block=(6, 7)), {"work_block": 2}),
        (replace(LOOSE, work_block=(1, 3)), {"work_block": 4}),
        (replace(LOOSE, shifts=(replace(LOOSE.shifts[0], block=(3, 3)), LOOSE.shifts[1])), {}),
        (
            replace(LOOSE, shifts=(replace(LOOSE.shifts[0], block=(1, 2)), LOOSE.shifts[1])),
            {"shift_block": 2},
        ),
        (
            replace(LOOSE, shifts=(LOOSE.shifts[0], replace(LOOSE.shifts[1], block=(4, 4)))),
            {"shift_block": 4},
        ),
        (replace(LOOSE, pairs=((1, 0),)), {"pair": 2}),
        (replace(LOOSE, pairs=((0, 1),)), {}),
    ],
)
def test_blocks_run_over_the_end_of_the_week_and_of_the_line(
    rotation: Rotation, units: dict[str, int]
) -> None:
    assert parts(rotation) == units


@pytest.mark.parametrize(
    ("text", "units"), [("NN-DDDD DDDD---", 1), ("NN--DDD DDDD---", 0), ("DDDDDDD DDDDNN-", 1)]
)
def test_a_gap_is_exactly_one_day_off(text: str, units: int) -> None:
    assert parts(replace(LOOSE, gaps=((1, 0),)), text).get("gap", 0) == units


def test_a_block_around_the_whole_line_has_no_end() -> None:
    assert parts(LOOSE, "DDDDDDD DDDDDDD") == {"work_block": 1, "shift_block": 1}
    assert parts(LOOSE, "------- -------") == {"off_block": 1}
