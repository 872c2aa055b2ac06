"""An instance in the engine's primitives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from benchmarks.families.classic.instance import Instance, Match
from benchmarks.families.classic.lower_limits import HARD_RULES, LimitsLowering
from benchmarks.families.classic.lower_matches import lower_match
from solver.core import OFF_MASK, Bound, Cover, CoverCell, Forbid, Prefer, Problem

COVER, REQUEST = range(len(HARD_RULES), len(HARD_RULES) + 2)


def lower(instance: Instance) -> Problem:
    """Line ``i`` is person ``i``; activity ``k + 1`` is shift ``k``, in the order of the file."""
    bit = {shift.id: 2 << k for k, shift in enumerate(instance.shifts)}
    people = range(len(instance.people))
    limits = LimitsLowering(instance, bit)
    names = list(dict.fromkeys(match.name for person in instance.people for match in person.matches))
    rules = (*HARD_RULES, "cover", "request", *names)
    matched = [
        primitive
        for match, lines in _by_match(instance).items()
        for primitive in lower_match(match, lines, rules.index(match.name), bit, instance.start)
    ]
    return Problem(
        days=instance.days,
        rolling=False,
        activities=len(instance.shifts) + 1,
        domains=tuple(OFF_MASK | limits.may(line) for line in people),
        choices=(0,) * len(people),
        history=tuple({} for _ in people),
        rules=rules,
        forbids=(*limits.forbids(), *(p for p in matched if isinstance(p, Forbid))),
        bounds=(*limits.bounds(), *(p for p in matched if isinstance(p, Bound))),
        covers=tuple(_cover(instance, bit)),
        prefers=tuple(_requests(instance, bit)),
        groups=tuple(
            sorted(
                {tuple(line for line in people if limits.may(line) & mask) for mask in bit.values()} - {()}
            )
        ),
    )


def _by_match(instance: Instance) -> Mapping[Match, tuple[int, ...]]:
    lines: dict[Match, list[int]] = defaultdict(list)
    for line, person in enumerate(instance.people):
        for match in person.matches:
            lines[match].append(line)
    return {match: tuple(found) for match, found in lines.items()}


def _cover(instance: Instance, bit: Mapping[str, int]) -> Iterable[Cover]:
    everyone = tuple(range(len(instance.people)))
    for (day, shift), wanted in instance.cover.items():
        cells = (CoverCell(everyone, day, bit[shift]),)
        if instance.under and wanted:
            yield Cover(COVER, cells, low=wanted, weight=instance.under)
        if instance.over:
            yield Cover(COVER, cells, high=wanted, weight=instance.over)


def _requests(instance: Instance, bit: Mapping[str, int]) -> Iterable[Prefer]:
    line = {person.id: k for k, person in enumerate(instance.people)}
    work = sum(bit.values())
    for wish in instance.requests:
        if wish.weight:
            against = work if wish.shift is None else (OFF_MASK | work) & ~bit[wish.shift]
            yield Prefer(REQUEST, (line[wish.person],), wish.day, against, wish.weight)
