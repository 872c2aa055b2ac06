"""Small instances of the family, written as its files are."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from benchmarks.families.inrc1.family import FAMILY, Inrc1Case
from solver.core import Cells
from tests.benchmarks.families.agreement import agreed

MONDAY = "2024-01-01"
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def limit(tag: str, value: int, weight: int) -> str:
    return f'<{tag} on="1" weight="{weight}">{value}</{tag}>'


def switch(tag: str, weight: int) -> str:
    return f'<{tag} weight="{weight}">true</{tag}>'


def weekend(name: str) -> str:
    return f"<WeekendDefinition>{name}</WeekendDefinition>"


def pattern(name: str, weight: int, entries: Sequence[tuple[str, str]]) -> str:
    inner = "".join(
        f'<PatternEntry index="{k}"><ShiftType>{shift}</ShiftType><Day>{day}</Day></PatternEntry>'
        for k, (shift, day) in enumerate(entries)
    )
    return f'<Pattern ID="{name}" weight="{weight}"><PatternEntries>{inner}</PatternEntries></Pattern>'


def unwanted(*names: str) -> str:
    return f"<UnwantedPatterns>{''.join(f'<Pattern>{name}</Pattern>' for name in names)}</UnwantedPatterns>"


def request(tag: str, weight: int, day: str, shift: str | None = None, employee: str = "0") -> str:
    kind = "" if shift is None else f"<ShiftTypeID>{shift}</ShiftTypeID>"
    return (
        f'<{tag}Requests><{tag} weight="{weight}">{kind}<EmployeeID>{employee}</EmployeeID><Date>{day}</Date>'
        f"</{tag}></{tag}Requests>"
    )


def xml(
    contracts: Sequence[str] = ("",),
    *,
    end: str = "2024-01-14",
    start: str = MONDAY,
    shifts: Sequence[str] = ("E", "L"),
    patterns: str = "",
    cover: str = "",
    requests: str = "",
    skilled: Sequence[bool] = (),
) -> str:
    """One employee for each contract; every shift asks for the skill Nurse, which all have but those not ``skilled``."""
    kinds = "".join(
        f'<Shift ID="{shift}"><StartTime>06:30:00</StartTime><EndTime>14:30:00</EndTime>'
        f"<Skills><Skill>Nurse</Skill></Skills></Shift>"
        for shift in shifts
    )
    inner = "".join(f'<Contract ID="c{k}">{contract}</Contract>' for k, contract in enumerate(contracts))
    able = (*skilled, *([True] * len(contracts)))
    people = "".join(
        f'<Employee ID="{k}"><ContractID>c{k}</ContractID><Name>{k}</Name>'
        f"<Skills>{'<Skill>Nurse</Skill>' if able[k] else ''}</Skills></Employee>"
        for k in range(len(contracts))
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<SchedulingPeriod ID="tiny" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:noNamespaceSchemaLocation="competition.xsd">\n'
        f"<StartDate>{start}</StartDate>\n<EndDate>{end}</EndDate>\n<Skills><Skill>Nurse</Skill></Skills>\n"
        f"<ShiftTypes>{kinds}</ShiftTypes>\n<Patterns>{patterns}</Patterns>\n<Contracts>{inner}</Contracts>\n"
        f"<Employees>{people}</Employees>\n<CoverRequirements>{cover}</CoverRequirements>\n"
        f"{requests}\n</SchedulingPeriod>\n"
    )


def opened(folder: Path, text: str) -> Inrc1Case:
    path = folder / "tiny.xml"
    path.write_text(text, encoding="utf-8")
    return FAMILY.open(path)


def cells(case: Inrc1Case, *rows: str) -> Cells:
    """Rosters as text: the first letter of a shift for each day, ``.`` for free."""
    letters = ".", *(shift.id for shift in case.instance.shifts)
    return [[letters.index(letter) for letter in row] for row in rows]


def penalty_agreed(case: Inrc1Case, roster: Cells) -> int:
    """The penalty, on which the evaluator and the primitives must agree, as on hard units."""
    said = agreed(case, roster, units=True)
    assert said.penalty == sum(points for name, points in said.parts.items() if name != "cover")
    assert said.parts["cover"] == said.hard
    return said.penalty


def random_roster(rng: random.Random, lines: int, days: int, activities: int, pace: float) -> list[list[int]]:
    """Rows that change what they do with a chance of ``pace`` a day."""
    rows = []
    for _ in range(lines):
        row: list[int] = []
        for _day in range(days):
            same = row and rng.random() > pace
            row.append(row[-1] if same else rng.choice((0, rng.randrange(activities))))
        rows.append(row)
    return rows
