"""The family's rules, judged on a finished line day by day. Shares nothing with the lowering."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from benchmarks.case import Score
from benchmarks.families.rws.read import Limits, Rotation


def score(rotation: Rotation, line: Sequence[int]) -> Score:
    """Breaches of a line of 7 x weeks days; 0 is off, ``k`` is shift ``k - 1``.

    Units: people missing or too many, days too few or too many in a block, forbidden sequences. A block that
    goes all around the line has no end and breaks its longest length by one unit.
    """
    count = len(line)
    parts = {
        "demand": sum(
            abs(need - sum(line[day] == k for day in range(weekday, count, 7)))
            for k, row in enumerate(rotation.required, 1)
            for weekday, need in enumerate(row)
        ),
        "off_block": _outside(line, lambda today: today == 0, rotation.off_block),
        "work_block": _outside(line, lambda today: today != 0, rotation.work_block),
        "shift_block": sum(
            _outside(line, lambda today, k=k: today == k, shift.block)  # type: ignore[misc]
            for k, shift in enumerate(rotation.shifts, 1)
        ),
        "pair": sum(
            line[day] == a + 1 and line[(day + 1) % count] == b + 1
            for a, b in rotation.pairs
            for day in range(count)
        ),
        "gap": sum(
            (line[day], line[(day + 1) % count], line[(day + 2) % count]) == (a + 1, 0, b + 1)
            for a, b in rotation.gaps
            for day in range(count)
        ),
    }
    return Score(hard=sum(parts.values()), penalty=0, parts=parts)


def _outside(line: Sequence[int], belongs: Callable[[int], bool], limits: Limits) -> int:
    """Days by which the blocks of a cyclic line are too short or too long."""
    shortest, longest = limits
    flags = [belongs(today) for today in line]
    if all(flags):
        return 1
    return sum(max(0, shortest - length, length - longest) for length in _runs(flags))


def _runs(flags: Sequence[bool]) -> Iterator[int]:
    """Lengths of the runs of True around a circle that holds a False."""
    edge = flags.index(False)
    length = 0
    for flag in [*flags[edge + 1 :], *flags[: edge + 1]]:
        if flag:
            length += 1
        elif length:
            yield length
            length = 0
