"""Night work on average: few enough hours in a window, or few enough nights."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.night_average import NightAverage
from solver.core import Bound, Clamp, Primitive
from solver.frame.frame import Frame
from solver.frame.minutes import Measure
from solver.frame.windows import stretches


def lower(rule: NightAverage, index: int, frame: Frame) -> Iterator[Primitive]:
    """A bound on the minutes of each window, lifted out of reach when there are fewer nights than regular.

    With M the most minutes a window can hold and n its nights, the clamp is M from the regular
    number of nights on and 0 below: minutes + clamp(M (n - regular + 1), 0, M) <= limit + M.
    """
    weight = None if rule.hard else rule.weight
    staff = frame.employees(rule)
    working = Measure(frame, lambda minutes: minutes.working)
    nights = Measure(frame, lambda minutes: int(minutes.night > rule.night_shift_minutes))
    for window in stretches(frame, rule.weeks):
        most = sum(times * working.most(day) for day, times in window.days())
        if most <= rule.maximum_minutes:
            continue
        clamp = Clamp(window.terms(nights, most), (1 - rule.regular_nights) * most, 0, most)
        if not clamp.terms:
            continue
        lines = frame.bound_lines(rule, staff, window.anchor)
        limit = rule.maximum_minutes + most
        terms = window.terms(working)
        yield Bound(index, lines, terms, high=limit, weight=weight, unit=60, clamp=clamp)
