"""Position sizes from the relaxation: how many people of each kind is kept, and their sizes are rounded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from solver.positions.engines import ROUNDING, Values, relaxed
from solver.positions.linear import Row, Terms
from solver.positions.programme import Group, Programme


def resized(programme: Programme, rows: Sequence[Row], terms: Terms, values: Values) -> Values | None:
    """A solution with the people of another in other sizes, small in ``terms``; None when none comes out.

    Of each kind (profile, pattern, people alike today) the relaxation says how large the positions are in all. As many
    as possible get the largest size then, one the size that makes up the sum, and the rest the smallest.

    Parameters
    ----------
    rows:
        To be kept besides those of the programme.
    """
    kinds: dict[tuple[str, str, int | None], list[Group]] = defaultdict(list)
    for g in programme.groups:
        kinds[g.profile.id, g.pattern.id, g.today].append(g)
    counts = {kind: sum(round(values[g.variable]) for g in groups) for kind, groups in kinds.items()}
    same = [
        Row("goal", {g.variable: 1 for g in groups}, counts[kind], counts[kind])
        for kind, groups in kinds.items()
    ]
    linear = programme.linear
    rough = relaxed(replace(linear, rows=[*linear.rows, *rows, *same]), terms)
    if rough is None:
        return None
    people: dict[int, int] = {}
    for kind, groups in kinds.items():
        wanted = sum(g.size * rough[1][g.variable] for g in groups)
        people |= _rounded(sorted(groups, key=lambda g: g.size), counts[kind], wanted)
    done = relaxed(replace(linear, rows=[*linear.rows, *rows]), terms, fixed=people)
    return None if done is None else tuple(done[1])


def _rounded(groups: Sequence[Group], count: int, wanted: float) -> dict[int, int]:
    """How many are in each group, smallest size first; in all at least ``wanted`` when that can be."""
    found = {g.variable: 0 for g in groups}
    for left in range(count, 0, -1):
        rest = wanted - (left - 1) * groups[0].size  # for this one, when the others get the smallest
        chosen = next((g for g in groups if g.size >= rest - ROUNDING * g.size), groups[-1])
        found[chosen.variable] += 1
        wanted -= chosen.size
    return found
