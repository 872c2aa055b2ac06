"""Tiny instances of the family as text, and rosters in one line for each person."""

from __future__ import annotations

import random

from benchmarks.families.curtois.family import CurtoisCase
from benchmarks.families.curtois.read import parse_instance
from solver.core import Cells

SHIFTS = "E,480,\nL,480,E\nN,600,E|L"


def text(
    *,
    days: int = 14,
    shifts: str = SHIFTS,
    staff: str = "A,E=14|L=14|N=14,99999,0,14,1,1,9",
    days_off: str = "",
    on: str = "",
    off: str = "",
    cover: str = "",
) -> str:
    """An instance file with these lines in its sections."""
    return (
        f"# made for a test\nSECTION_HORIZON\n{days}\n\nSECTION_SHIFTS\n{shifts}\n\nSECTION_STAFF\n{staff}\n\n"
        f"SECTION_DAYS_OFF\n{days_off}\n\nSECTION_SHIFT_ON_REQUESTS\n{on}\n\n"
        f"SECTION_SHIFT_OFF_REQUESTS\n{off}\n\nSECTION_COVER\n{cover}\n"
    )


def case(**sections: str | int) -> CurtoisCase:
    """An instance of those sections; see ``text``."""
    return CurtoisCase("tiny", parse_instance(text(**sections)))  # type: ignore[arg-type]


def person(name: str = "A", limits: str = "E=14|L=14|N=14", **numbers: int) -> str:
    """A line of SECTION_STAFF without limits but those given, by name in the order of the file."""
    loose = {"max_minutes": 99999, "min_minutes": 0, "max_run": 14, "min_run": 1, "min_off": 1, "weekends": 9}
    values = loose | numbers
    assert len(values) == len(loose), numbers
    return ",".join([name, limits, *map(str, values.values())])


def cells(*rows: str) -> Cells:
    """Rows of ``E``, ``L``, ``N`` and ``-``; spaces and bars are only for the eye."""
    return [["-ELN".index(code) for code in row if code not in " |"] for row in rows]


def random_case(rng: random.Random, people: int = 4) -> CurtoisCase:
    names = [f"P{k}" for k in range(people)]

    def a_person(name: str) -> str:
        limits = "|".join(f"{shift}={rng.choice((0, 3, 14, 14))}" for shift in "ELN")
        low = rng.randrange(0, 3000, 60)
        return person(
            name,
            limits,
            max_minutes=low + rng.randrange(0, 2500, 60),
            min_minutes=low,
            max_run=rng.randint(2, 6),
            min_run=rng.randint(1, 3),
            min_off=rng.randint(1, 3),
            weekends=rng.randint(0, 2),
        )

    def requests() -> str:
        return "\n".join(
            f"{rng.choice(names)},{rng.randrange(14)},{rng.choice('ELN')},{rng.randint(0, 3)}"
            for _ in range(6)
        )

    return case(
        staff="\n".join(map(a_person, names)),
        days_off="\n".join(f"{name},{rng.randrange(14)}" for name in names),
        on=requests(),
        off=requests(),
        cover="\n".join(
            f"{day},{shift},{rng.randint(0, 2)},{rng.choice((0, 100))},{rng.choice((0, 1))}"
            for day in range(14)
            for shift in "ELN"
        ),
    )
