"""Rotations of our own for tests."""

from __future__ import annotations

import random

from benchmarks.families.rws.read import Limits, Rotation, Shift

TEXT = """#Length of the schedule
7

#Number of Employees
5
##Number of Shifts
2

# Temporal Requirements Matrix
2 2 2 2 2 1 1
1 1 1 1 1 1 1

#ShiftName, Start, Length, Name, MinlengthOfBlocks, MaxLengthOfBlocks
D  360 480 2 5
N  1320 540 2 4

# Minimum and maximum length of days-off blocks
1 4
# Minimum and maximum length of work blocks
2 6

# Number of not allowed shift sequences: NrSequencesOfLength2, NrSequencesOfLength3:
1 1
# Not allowed shift sequences
N D
N - D
"""


def random_rotation(rng: random.Random, weeks: int) -> Rotation:
    """A rotation of one or two shifts with demand drawn from a random line, limits loose or tight."""
    count = rng.randint(1, 2)

    def limits(longest: int) -> Limits:
        low = rng.randint(1, 3)
        return low, low + rng.randint(0, longest)

    line = [rng.choice([0, *range(1, count + 1)]) for _ in range(7 * weeks)]
    codes = range(count)
    return Rotation(
        name="random",
        weeks=weeks,
        shifts=tuple(Shift("DN"[k], 0, 480, limits(6)) for k in codes),
        required=tuple(tuple(line[r::7].count(k + 1) for r in range(7)) for k in codes),
        off_block=limits(9),
        work_block=limits(9),
        pairs=tuple((a, b) for a in codes for b in codes if a != b and rng.random() < 0.3),
        gaps=tuple((a, b) for a in codes for b in codes if rng.random() < 0.2),
    )
