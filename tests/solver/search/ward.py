"""A ward said directly in primitives: rest, runs, weekends, weekly rest, hours and cover by time of day."""

from __future__ import annotations

import random

from solver.core import Bound, Cover, CoverCell, Forbid, Literal, Prefer, Problem, Term

DAY, LONG, EVENING, NIGHT, SHORT = 1, 2, 3, 4, 5
MINUTES = {DAY: 450, LONG: 690, EVENING: 450, NIGHT: 600, SHORT: 360}
WORK = sum(1 << a for a in MINUTES)
LATE = 1 << EVENING | 1 << LONG
EARLY = 1 << DAY | 1 << LONG | 1 << SHORT


def ward(people: int = 57, weeks: int = 6, seed: int = 0, *, rolling: bool = True) -> Problem:
    """A ward of mixed positions whose demand fits the hours its people have."""
    rng = random.Random(seed)
    days = 7 * weeks
    everyone = tuple(range(people))
    starts = tuple(range(days))

    def until(size: int) -> tuple[int, ...]:
        return starts if rolling else tuple(range(days - size + 1))

    def forbid(literals: tuple[Literal, ...], weight: int | None = None) -> Forbid:
        return Forbid(0, everyone, until(1 + max(x.day for x in literals)), literals, weight)

    forbids = [
        forbid((Literal(0, LATE), Literal(1, EARLY)), 40),
        forbid((Literal(0, 1 << NIGHT), Literal(1, EARLY | LATE))),
        forbid(tuple(Literal(k, WORK) for k in range(6))),
        forbid(tuple(Literal(k, 1 << NIGHT) for k in range(4))),
        forbid((Literal(0, 1), Literal(1, WORK), Literal(2, 1)), 30),
        forbid((Literal(0, WORK), Literal(1, 1), Literal(2, WORK)), 20),
    ]
    forbids += [
        Forbid(1, everyone, tuple(range(5, days, 7)), (Literal(0, one), Literal(1, other)), 80)
        for one, other in ((1, WORK), (WORK, 1))
    ]
    saturdays = range(5, days, 7)
    weekend = tuple(Term(-1, (Literal(d, 1), Literal(d + 1, 1))) for d in saturdays)
    bounds = [
        Bound(2, everyone, weekend, high=-weeks + -(-weeks // 3), weight=None),
        *(
            Bound(
                3,
                everyone,
                tuple(Term(1, (Literal(d, 1), Literal(d + 1, 1))) for d in range(7 * w, 7 * w + 6)),
                low=1,
            )
            for w in range(weeks)
        ),
    ]
    hours = tuple(Term(m, (Literal(d, 1 << a),)) for d in range(days) for a, m in MINUTES.items())
    position = [rng.choice((50, 60, 75, 80, 100, 100)) for _ in everyone]
    total = 0
    for line in everyone:
        target = 2130 * weeks * position[line] // 100
        total += target
        bounds.append(Bound(4, (line,), hours, low=target - 300, high=target + 300))
        bounds.append(Bound(5, (line,), hours, low=target - 30, high=target + 30, weight=3, unit=15))
        bounds.append(
            Bound(
                6,
                (line,),
                tuple(Term(1, (Literal(d, 1 << NIGHT),)) for d in range(days)),
                high=weeks,
                weight=15,
            )
        )
    needed = total / weeks / 7
    covers = []
    windows = ((1 << DAY | 1 << LONG, 0.46), (1 << EVENING | 1 << LONG, 0.3), (1 << NIGHT, 0.12))
    for day in range(days):
        for mask, share in windows:
            wanted = max(1, round(needed * share / 480))
            cell = (CoverCell(everyone, day, mask, 120),)
            covers.append(Cover(7, cell, low=120 * wanted, weight=2))
            covers.append(Cover(7, cell, high=120 * (wanted + 1), weight=30, unit=15))
    prefers = [
        Prefer(8, (rng.choice(everyone),), rng.randrange(days), rng.choice((WORK, 1, 1 << NIGHT)), 25)
        for _ in range(people * weeks // 2)
    ]
    return Problem(
        days=days,
        rolling=rolling,
        activities=6,
        domains=tuple(WORK | 1 if rng.random() < 0.6 else (WORK | 1) & ~(1 << NIGHT) for _ in everyone),
        choices=(0,) * people,
        history=({},) * people,
        rules=tuple("abcdefghi"),
        forbids=tuple(forbids),
        bounds=tuple(bounds),
        covers=tuple(covers),
        prefers=tuple(prefers),
        groups=(everyone,),
    )
