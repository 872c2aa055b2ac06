"""Tiny instances of the family as text, and rosters in one line for each person."""

from __future__ import annotations

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
