"""Random small core problems with every feature of the four primitives, for backend tests."""

from __future__ import annotations

import random

from solver.core import CHOICE, Bound, Cells, Clamp, Cover, CoverCell, Forbid, Literal, Prefer, Problem, Term


def random_problem(
    rng: random.Random, *, lines: int = 3, days: int = 5, shifts: int = 2, hard: float = 0.3
) -> Problem:
    """A problem whose primitives are drawn at random; about ``hard`` of them are hard."""
    rolling = rng.random() < 0.5
    choices = 2
    work = (1 << (shifts + 1)) - 1
    first = 0 if rolling else -3
    history = tuple(
        {} if rolling else {d: rng.randint(0, shifts) for d in range(first, 0) if rng.random() < 0.7}
        for _ in range(lines)
    )
    chooser = tuple((1 << choices) - 1 << (shifts + 1) if rng.random() < 0.5 else 0 for _ in range(lines))

    def mask() -> int:
        return rng.randint(1, work)

    def some_lines() -> tuple[int, ...]:
        return tuple(sorted(rng.sample(range(lines), rng.randint(1, lines))))

    def weight() -> int | None:
        return None if rng.random() < hard else rng.randint(1, 9)

    def day() -> int:
        return rng.randint(-1 if rolling else first, days if rolling else days - 1)

    def term() -> Term:
        return Term(
            rng.choice((-3, -1, 1, 2, 4)),
            tuple(Literal(day(), mask()) for _ in range(rng.choice((1, 1, 2, 3)))),
        )

    def limits(span: int) -> tuple[int | None, int | None]:
        low = rng.choice((None, rng.randint(-2, span)))
        high = rng.choice((None, rng.randint(0, span + 2)))
        if low is not None and high is not None and low > high:
            low, high = high, low
        return low, high

    forbids = []
    for _ in range(4):
        size = rng.randint(1, 3)
        last = days - 1 if rolling else days - size
        starts = tuple(sorted(rng.sample(range(0 if rolling else first, last + 1), rng.randint(1, 3))))
        literals = tuple(Literal(k, mask()) for k in range(size))
        forbids.append(
            Forbid(
                rng.randrange(3), some_lines(), starts, literals, weight() if size > 1 else rng.randint(1, 9)
            )
        )
    bounds = []
    for _ in range(4):
        low, high = limits(4)
        clamp = None
        if rng.random() < 0.4:
            clamp_low = rng.randint(-3, 2)
            clamp = Clamp(
                tuple(term() for _ in range(2)), rng.randint(-3, 3), clamp_low, clamp_low + rng.randint(0, 5)
            )
        when = Literal(CHOICE, 1 << (shifts + 1 + rng.randrange(choices))) if rng.random() < 0.3 else None
        bounds.append(
            Bound(
                rng.randrange(3),
                some_lines(),
                tuple(term() for _ in range(rng.randint(1, 5))),
                low,
                high,
                weight(),
                rng.randint(1, 3),
                clamp,
                when,
            )
        )
    covers = []
    for _ in range(4):
        low, high = limits(lines)
        cells = tuple(
            CoverCell(some_lines(), day(), mask(), rng.choice((1, 1, 2, -2)))
            for _ in range(rng.randint(1, 3))
        )
        covers.append(
            Cover(rng.randrange(3), cells, low, high, weight(), rng.randint(1, 2), rng.randint(-1, 1))
        )
    prefers = [
        Prefer(rng.randrange(3), some_lines(), rng.randrange(days), mask(), rng.randint(1, 5))
        for _ in range(2)
    ]
    return Problem(
        days=days,
        rolling=rolling,
        activities=shifts + 1 + choices,
        domains=tuple(rng.randint(1, work) | 1 for _ in range(lines)),
        choices=chooser,
        history=history,
        rules=("a", "b", "c"),
        forbids=tuple(forbids),
        bounds=tuple(bounds),
        covers=tuple(covers),
        prefers=tuple(prefers),
    )


def random_cells(rng: random.Random, problem: Problem) -> Cells:
    """Cells drawn from the domains."""

    def pick(mask: int) -> int:
        return rng.choice([a for a in range(problem.activities) if mask >> a & 1])

    return [
        [pick(problem.domains[i]) for _ in range(problem.days)]
        + ([pick(problem.choices[i])] if problem.choices[i] else [])
        for i in range(problem.lines)
    ]
