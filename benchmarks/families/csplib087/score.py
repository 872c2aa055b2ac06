"""The problem's rules, judged on a finished line. Shares nothing with the lowering."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from benchmarks.case import Score
from benchmarks.families.csplib087.read import Rostering


def score(rostering: Rostering, line: Sequence[int]) -> Score:
    """Breaches of a line of 7 x weeks days with 0 off, 1 early, 2 late, 3 night.

    Units: people missing or too many, weekends of two kinds, days too few or too many in a run, steps
    backwards, spans of 14 days by the days off they lack.
    """
    count = len(line)
    demand = 0
    for weekday in range(7):
        on_weekday = list(line[weekday::7])
        demand += sum(
            abs(on_weekday.count(value) - need) for value, need in enumerate(rostering.required[weekday])
        )
    parts = {
        "demand": demand,
        "weekend": sum(line[week * 7 + 5] != line[week * 7 + 6] for week in range(rostering.weeks)),
        "block": _blocks(line, rostering.shortest, rostering.longest),
        "rotation": sum(0 < line[(day + 1) % count] < line[day] for day in range(count)),
        "rest": sum(max(0, 2 - sum(line[(day + k) % count] == 0 for k in range(14))) for day in range(count)),
    }
    return Score(hard=sum(parts.values()), penalty=0, parts=parts)


def _blocks(line: Sequence[int], shortest: int, longest: int) -> int:
    turn = next((day for day in range(len(line)) if line[day] != line[day - 1]), None)
    if turn is None:
        return 1  # one value for ever
    opened = [*line[turn:], *line[:turn]]
    lengths = [len(list(run)) for _, run in groupby(opened)]
    return sum(max(0, shortest - length, length - longest) for length in lengths)
