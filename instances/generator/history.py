"""Weeks worked before a calendar plan: a plain three-week rota by position, weekends every third."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from instances.generator.codes import DAY_AND_EVENING
from models.base import WEEKDAYS
from models.instance import History, Worked
from models.staff import WEEKLY_NORM_MINUTES, Employee

_FLOOR = (
    ("D D - - D D D", "- D D A A - -", "D D D A A - -"),
    ("D A - - A A A", "- - D D A - -", "D D A A A - -"),
)
_NIGHTS = ("- - - - N N N", "- - N N N - -", "N N - - - - -")
"""Weeks of a full rota: with the weekend, after it, and before the next."""


def phases(staff: Sequence[Employee], first: Mapping[tuple[str, bool], int]) -> dict[str, int]:
    """Which of three weekends each person works (0-2), spread evenly over every unit and duty.

    ``first`` is the weekend of the first person of a unit, of those who work days (True) or only nights; 0 when not given.
    """
    following = dict(first)
    found: dict[str, int] = {}
    for e in staff:
        key = e.home_unit, DAY_AND_EVENING in e.competences
        found[e.id] = following.get(key, 0)
        following[key] = (found[e.id] + 1) % 3
    return found


def history(
    staff: Sequence[Employee], before: dt.date, weeks: int, next_weekend: Mapping[str, int]
) -> History:
    """What the staff worked in the ``weeks`` before the Monday ``before``.

    ``next_weekend`` is the plan week (0-2) in which each person's next weekend falls due. Every fifth
    person has given the last weekend away, so the rota may move a little.
    """
    start = before - dt.timedelta(weeks=weeks)
    worked: list[Worked] = []
    for number, e in enumerate(staff):
        floor = DAY_AND_EVENING in e.competences
        patterns = _FLOOR[number % 2] if floor else _NIGHTS
        contract = e.contracts[0]
        norm = WEEKLY_NORM_MINUTES["35.5" if contract.weekly_norm == "tredelt" else contract.weekly_norm]
        budget = norm * contract.position_percent / 100 / (450 if floor else 570)
        owed = 0.0
        for week in range(weeks):
            place = (week - weeks - next_weekend[e.id]) % 3
            cells = patterns[place].split()
            owed += budget
            drop = sum(c != "-" for c in cells) - round(owed)
            given_away = number % 5 == 4 and week >= weeks - 3
            for k, code in enumerate(cells):
                if code == "-" or WEEKDAYS[k] in e.exemptions.unavailable_weekdays:
                    continue
                if given_away and k >= 5:
                    continue
                if drop > 0 and k < 5:
                    drop -= 1
                    continue
                owed -= 1
                date = start + dt.timedelta(days=7 * week + k)
                worked.append(Worked(employee=e.id, date=date, shift=code, unit=e.home_unit))
    return History(known_from=start, worked=tuple(worked))
