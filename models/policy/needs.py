"""Demand lines of several places made into common ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Literal

from models.base import MINUTES_PER_DAY, WEEKDAYS, DayKind
from models.demand import Demand
from models.instance import Instance
from models.policy.altering import altered, fresh

DAY_KINDS: tuple[DayKind, ...] = (*WEEKDAYS, "holiday")
WEEKEND: frozenset[DayKind] = frozenset(("sat", "sun", "holiday"))

Part = Literal["weekday_day", "weekend_day", "evening", "night"]
"""Part of the day and week of a window: days are told apart by weekday and weekend."""

NIGHT_MINUTE = 2 * 60
EVENING_FROM = 15 * 60

Combine = Callable[[Part, Sequence[tuple[int, int]]], tuple[int, int]]
"""From a part and the (minimum, wanted) of each place to those of all together."""


Figures = tuple[int, int, int | None]
"""Minimum, wanted and maximum."""


def part_of(line: Demand, day: DayKind | None) -> Part:
    """Night: the window holds 02:00. Evening: its middle is at 15:00 or later. Else day."""
    if is_night(line):
        return "night"
    if line.start + line.end_minute >= 2 * EVENING_FROM:
        return "evening"
    return "weekend_day" if day in WEEKEND else "weekday_day"


def is_night(line: Demand) -> bool:
    return any(line.start <= m < line.end_minute for m in (NIGHT_MINUTE, NIGHT_MINUTE + MINUTES_PER_DAY))


def place_of(instance: Instance, line: Demand) -> frozenset[str]:
    return instance.units_of_place(line.units, line.site)


def hours_per_week(lines: Iterable[Demand]) -> float:
    """Person-hours wanted in an ordinary week without holidays or dates."""
    minutes = sum(
        (line.end_minute - line.start) * line.wanted * sum(day != "holiday" for day in line.days)
        for line in lines
    )
    return minutes / 60


def merged(instance: Instance, lines: Sequence[Demand], combine: Combine) -> tuple[Demand, ...]:
    """All demand of an instance, with ``lines`` made common to all their places, window by window.

    Only lines with the same window, competences and dates meet, kind of day by kind of day; those whose
    places overlap, and those that meet no other, stay as they are. A common line takes over the ids of the lines it
    replaces, in order. Its maximum lies as far over the wanted number as theirs did together, none when any has none.
    """
    groups: dict[tuple[object, ...], list[Demand]] = {}
    for line in lines:
        window = (line.start, line.end_minute, line.competences, line.dates, line.except_dates)
        groups.setdefault(window, []).append(line)
    replaced: dict[str, list[Demand]] = {}
    taken = {line.id for line in instance.demand}
    for group in groups.values():
        if len(group) < 2 or _overlap(instance, group):
            continue
        common = _common(instance, group, combine, taken)
        replaced |= {line.id: [] for line in group}
        replaced[group[0].id] = common
    return tuple(new for line in instance.demand for new in replaced.get(line.id, [line]))


def _overlap(instance: Instance, group: Sequence[Demand]) -> bool:
    """Whether two lines ask for people in the same unit on the same kind of day."""
    return any(
        not place_of(instance, a).isdisjoint(place_of(instance, b))
        and (not set(a.days).isdisjoint(b.days) or not a.days or not b.days)
        for a, b in combinations(group, 2)
    )


def _common(instance: Instance, group: list[Demand], combine: Combine, taken: set[str]) -> list[Demand]:
    kinds: list[DayKind | None] = [day for day in DAY_KINDS if any(day in line.days for line in group)]
    alike: dict[tuple[tuple[str, ...], Figures], list[DayKind | None]] = {}
    for day in kinds or [None]:
        here = [line for line in group if day is None or day in line.days]
        if len(here) == 1:
            line = here[0]
            figures: Figures = (line.minimum, line.wanted, line.maximum)
        else:
            low, wanted = combine(part_of(here[0], day), [(line.minimum, line.wanted) for line in here])
            spare = [line.maximum - line.wanted for line in here if line.maximum is not None]
            figures = (low, wanted, wanted + sum(spare) if len(spare) == len(here) else None)
        places = tuple(u.id for u in instance.units if any(u.id in place_of(instance, k) for k in here))
        alike.setdefault((places, figures), []).append(day)
    ids = [line.id for line in group]
    found = []
    for k, ((places, figures), days) in enumerate(alike.items()):
        line_id = ids[k] if k < len(ids) else fresh(f"{ids[-1]}-felles", taken)
        taken.add(line_id)
        found.append(_line(group[0], line_id, places, figures, days))
    return found


def _line(
    like: Demand,
    line_id: str,
    places: tuple[str, ...],
    figures: Figures,
    days: list[DayKind | None],
) -> Demand:
    minimum, wanted, maximum = figures
    name = like.name or like.id
    return altered(
        like,
        id=line_id,
        name=name if name.endswith(", felles") else f"{name[:110]}, felles",
        units=places,
        site=None,
        days=tuple(day for day in days if day is not None),
        minimum=minimum,
        wanted=wanted,
        maximum=maximum,
    )
