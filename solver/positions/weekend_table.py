"""The weekend problem (*helgefloka*) as cases: one ward, five weekend patterns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.base import WEEKDAYS
from solver.positions.case import Least, StaffingCase
from solver.positions.solve import staffing_plan

FULL_TIME_WEEK_MINUTES = 2130
"""35.5 hours (HTA KS §4)."""

LONG_MINUTES = 720
"""Hours of a long shift in the table: seven of 12 hours are 84, against 82.5 hours on a weekend day."""


@dataclass(frozen=True)
class WeekendRow:
    """A row of the table.

    Attributes
    ----------
    heads, whole_heads:
        People when parts of people are allowed, and in whole positions.
    average_percent:
        The needs in 7.5-hour shifts (19.44 full-time positions) over ``heads``.
    whole_average_percent:
        The positions the plan really holds, with 12-hour shifts on weekends, over whole people.
    """

    name: str
    heads: float
    average_percent: float
    whole_heads: int
    whole_average_percent: float


PATTERNS: tuple[tuple[str, dict[str, Any], bool], ...] = (
    ("hver 3. helg, vakter på 7,5 t", {"every_nth": 3}, False),
    ("hver 3. helg og én hinkehelg per 12 uker", {"every_nth": 3, "extra_weekends": 1}, False),
    ("annenhver helg", {"every_nth": 2}, False),
    ("hver 4. helg, sju langvakter om dagen", {"every_nth": 4}, True),
    ("hver 3. helg, sju langvakter om dagen", {"every_nth": 3}, True),
)
"""Name, weekend pattern, and whether weekends are staffed with seven long shifts instead of 6 day and 5 evening."""


def weekend_case(name: str, pattern: dict[str, Any], *, long: bool) -> StaffingCase:
    """Weekdays 8 day and 6 evening, weekends 6 day and 5 evening (or 7 long); positions of every whole per cent."""
    weekend = (
        [("lang", "07:30", "19:30", 7)]
        if long
        else [("dag", "07:30", "15:00", 6), ("kveld", "15:00", "22:30", 5)]
    )
    weekday = [("dag", "07:30", "15:00", 8), ("kveld", "15:00", "22:30", 6)]
    needs = [
        {
            "id": f"{what}-{when}",
            "name": f"{what} {when}",
            "units": ("u",),
            "start": start,
            "end": end,
            "days": days,
            "people": people,
        }
        for when, days, windows in (("hverdag", WEEKDAYS[:5], weekday), ("helg", WEEKDAYS[5:], weekend))
        for what, start, end, people in windows
    ]
    shifts = [("D", "07:30", "15:00", "day"), ("A", "15:00", "22:30", "evening")]
    if long:
        shifts.append(("L", "07:30", "19:30", "long"))
    terms = {"id": "m", "name": name, "long_shifts": "weekends" if long else "none"}
    return StaffingCase.model_validate(
        {
            "name": name,
            "units": {"u": "Avdelingen"},
            "shifts": tuple({"id": c, "name": c, "start": a, "end": b, "kind": k} for c, a, b, k in shifts),
            "needs": tuple(needs),
            "patterns": (terms | pattern,),
            "profiles": (
                {
                    "id": "p",
                    "name": "Ansatt",
                    "units": ("u",),
                    "weekly_minutes": FULL_TIME_WEEK_MINUTES,
                    "patterns": ("m",),
                },
            ),
            "openings": ({"profile": "p", "sizes": tuple(float(s) for s in range(1, 101))},),
            "goals": (Least(weights={"heads": 1}), Least(weights={"fte": 1})),
        }
    )


def weekend_table() -> tuple[WeekendRow, ...]:
    """The table of the weekend problem, by the position model."""
    found = []
    hours = 0.0
    for name, pattern, long in PATTERNS:
        plan = staffing_plan(weekend_case(name, pattern, long=long))
        if not long:
            hours = plan.needed_hours_per_week
        heads = max(f.heads for f in plan.floors)
        fte = hours * 60 / FULL_TIME_WEEK_MINUTES
        average = plan.average_position
        if average is None:
            raise RuntimeError(f"no people in the plan of {name}")
        found.append(WeekendRow(name, heads, 100 * fte / heads, plan.heads, average))
    return tuple(found)


def markdown() -> str:
    """The table as it stands in docs/positions.md."""
    lines = [
        "| Helgemønster | Ansatte, regnet | Snittstilling | Hele ansatte | Snittstilling i planen |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.name} | {row.heads:.1f} | {row.average_percent:.1f} % | {row.whole_heads} "
        f"| {row.whole_average_percent:.1f} % |"
        for row in weekend_table()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(markdown())
