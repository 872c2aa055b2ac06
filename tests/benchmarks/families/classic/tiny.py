"""Tiny instances of both schemas as XML, and rosters in one line for each person."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from benchmarks.families.classic.family import FAMILY, ClassicCase
from solver.core import Cells

DAYS_OF_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation'
MONDAY = dt.date(2006, 10, 2)


def date(day: int) -> str:
    """The date of a day of the tiny instances."""
    return (MONDAY + dt.timedelta(days=day)).isoformat()


def shift(name: str, start: str, end: str, hours: str, skill: str = "", free: int = 480) -> str:
    skills = f"<Skills><Skill>{skill}</Skill></Skills>" if skill else ""
    return (
        f'<Shift ID="{name}"><Label>{name}</Label><StartTime>{start}</StartTime><EndTime>{end}</EndTime>'
        f"<HoursWorked>{hours}</HoursWorked><FreeTimeBefore>{free}</FreeTimeBefore>"
        f"<FreeTimeAfter>{free}</FreeTimeAfter>{skills}</Shift>"
    )


SHIFTS = (
    shift("A", "15:00:00", "22:30:00", "7.5"),
    shift("N", "22:00:00", "07:45:00", "9.75", "night"),
    shift("D", "07:30:00", "15:30:00", "7.5"),
    shift("V", "07:30:00", "15:30:00", "7.5"),
)
GROUPS = (
    '<ShiftGroups><ShiftGroup ID="day"><Shift>D</Shift><Shift>V</Shift></ShiftGroup>'
    '<ShiftGroup ID="evening"><Shift>A</Shift></ShiftGroup>'
    '<ShiftGroup ID="night"><Shift>N</Shift></ShiftGroup>'
    '<ShiftGroup ID="all"><Shift>A</Shift><Shift>N</Shift><Shift>D</Shift><Shift>V</Shift></ShiftGroup></ShiftGroups>'
)
"""Days 07:30-15:30, evenings 15:00-22:30, nights 22:00-07:45 that need a skill."""


def cover(wanted: dict[tuple[str, str], int]) -> str:
    """Nothing wanted but what is given by weekday and shift."""
    return (
        "<CoverRequirements>"
        + "".join(
            f"<DayOfWeekCover><Day>{day}</Day>"
            + "".join(
                f"<Cover><Shift>{name}</Shift><Preferred>{wanted.get((day, name), 0)}</Preferred></Cover>"
                for name in "ANDV"
            )
            + "</DayOfWeekCover>"
            for day in DAYS_OF_WEEK
        )
        + "</CoverRequirements>"
    )


def with_limits(
    contract: str = "",
    *,
    people: int = 1,
    skilled: bool = True,
    days: int = 14,
    wanted: dict[tuple[str, str], int] | None = None,
    over: int = 0,
    under: int = 1000,
    requests: str = "",
    shifts: tuple[str, ...] = SHIFTS,
) -> str:
    """A file of schema 2.4 whose people all have one contract. Surplus is free unless ``over`` says otherwise."""
    skills = '<Skills><Skill Type="Primary">night</Skill></Skills>' if skilled else ""
    employees = "".join(
        f'<Employee ID="P{k}"><Name>P{k}</Name><ContractID>C</ContractID>{skills}</Employee>'
        for k in range(people)
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<SchedulingPeriod ID="tiny" {XSI}="SchedulingPeriod-2.4.xsd">
<StartDate>{date(0)}</StartDate>
<EndDate>{date(days - 1)}</EndDate>
<Skills><Skill ID="night"><Label>night</Label></Skill></Skills>
<ShiftTypes>{"".join(shifts)}</ShiftTypes>
{GROUPS}
<Contracts><Contract ID="C">{contract}</Contract></Contracts>
<Employees>{employees}</Employees>
{cover(wanted or {})}
<MasterWeights><MinTimeBetweenShifts>1</MinTimeBetweenShifts><PrefOverStaffing>{over}</PrefOverStaffing>
<PrefUnderStaffing>{under}</PrefUnderStaffing><SkilledShifts>10000</SkilledShifts></MasterWeights>
<DayOffRequests>{requests}</DayOffRequests>
<ShiftOnRequests/>
</SchedulingPeriod>
"""


def with_matches(matches: str, *, people: int = 1, days: int = 14, requests: str = "") -> str:
    """A file of schema 3 whose people all have one contract; cover is free."""
    shifts = "".join(
        f'<Shift ID="{name}"><Label>{name}</Label><StartTime>08:00:00</StartTime><EndTime>16:00:00</EndTime></Shift>'
        for name in "ANDV"
    )
    employees = "".join(
        f'<Employee ID="P{k}"><Name>P{k}</Name><ContractID>C</ContractID></Employee>' for k in range(people)
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<SchedulingPeriod ID="tiny3" {XSI}="SchedulingPeriod-3.0.xsd">
<StartDate>{date(0)}</StartDate>
<EndDate>{date(days - 1)}</EndDate>
<ShiftTypes>{shifts}</ShiftTypes>
{GROUPS}
<Contracts><Contract ID="C"><Patterns>{matches}</Patterns></Contract></Contracts>
<Employees>{employees}</Employees>
{cover({})}
<CoverWeights><PrefOverStaffing>0</PrefOverStaffing><PrefUnderStaffing>0</PrefUnderStaffing></CoverWeights>
<ShiftOnRequests>{requests}</ShiftOnRequests>
</SchedulingPeriod>
"""


def opened(content: str, folder: Path) -> ClassicCase:
    """The case of a file with that content."""
    path = folder / "tiny.ros"
    path.write_text(content, encoding="utf-8")
    return FAMILY.open(path)


def cells(*rows: str) -> Cells:
    """Rows of ``A``, ``N``, ``D``, ``V`` and ``-``; spaces are only for the eye."""
    return [["-ANDV".index(code) for code in row if code != " "] for row in rows]
