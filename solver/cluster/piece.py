"""A problem of its own made of some lines, the others being as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from solver.core import Cells, Problem
from solver.part import Parts


def piece(parts: Parts, cells: Cells, lines: Sequence[int]) -> Problem:
    """The problem of ``lines`` alone, numbered from 0 in the order given.

    What the other lines contribute to covers is counted into offsets. A roster of the piece put into ``cells`` changes the
    whole's hard units and penalty by as much as the piece's.
    """
    whole = parts.problem
    cut = parts.cut(cells, {line: frozenset(range(whole.days + bool(whole.choices[line]))) for line in lines})
    number = {line: k for k, line in enumerate(lines)}

    def renumbered(some: Sequence[int]) -> tuple[int, ...]:
        return tuple(number[line] for line in some)

    shared: dict[int, tuple[int, ...]] = {}

    def of_cover(some: tuple[int, ...]) -> tuple[int, ...]:
        """The same tuple for the same lines: backends recognise them by identity."""
        if id(some) not in shared:
            shared[id(some)] = renumbered(some)
        return shared[id(some)]

    groups = (tuple(number[line] for line in group if line in number) for group in whole.groups)
    return replace(
        cut,
        domains=tuple(whole.domains[line] for line in lines),
        choices=tuple(whole.choices[line] for line in lines),
        history=tuple(whole.history[line] for line in lines),
        forbids=tuple(replace(f, lines=renumbered(f.lines)) for f in cut.forbids),
        bounds=tuple(replace(b, lines=renumbered(b.lines)) for b in cut.bounds),
        covers=tuple(
            replace(c, cells=tuple(replace(x, lines=of_cover(x.lines)) for x in c.cells)) for c in cut.covers
        ),
        prefers=tuple(replace(p, lines=renumbered(p.lines)) for p in cut.prefers),
        groups=tuple(g for g in groups if g) or (tuple(range(len(lines))),),
    )
