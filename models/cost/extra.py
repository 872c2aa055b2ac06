"""What one stretch of work beyond the plan costs: a part-timer's extra hours, overtime, or somebody hired in."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from models.cost.hours import PayClock, Piece
from models.cost.kinds import CostByKind, hundredth
from models.cost.pay import Pay, Rates, supplement_pay
from models.cost.terms import Requirement, Terms
from models.cost.year import YearDay, paid_as

if TYPE_CHECKING:
    from models.staff import Employee
    from models.view import RosterView


class ExtraWork:
    """Prices of work beyond a roster.

    Stretches are elapsed minutes from the start of the plan, ``0 <= start < end``; in a rolling plan one may pass
    the end and goes on from the beginning. All of it is working time. A rolling plan has no holidays; in a
    calendar plan what lies after its end is left out.
    """

    def __init__(self, view: RosterView, terms: Terms) -> None:
        self._view = view
        self._terms = terms
        once = Fraction(1)
        self._clock = PayClock(
            view,
            terms.tariff,
            [
                (YearDay("ordinary" if view.rolling else paid_as(view.horizon.date(day)), once),)
                for day in range(view.days)
            ],
        )
        self._rates: dict[str, Rates] = {}
        self._near_shifts: dict[str, list[tuple[int, int]]] = {}

    def plain(self, employee: str, start: int, end: int) -> CostByKind:
        """*Merarbeid*: plain pay with supplements, and the employer's contributions."""
        minutes = self._clock.minutes(self._pieces(start, end)).get("")
        if minutes is None:
            return CostByKind()
        hour = self._hour(employee)
        pay = Pay(extra_hours=hour.hourly * minutes.worked / 60) + supplement_pay(hour, minutes)
        return pay.cost(self._terms.employer)

    def overtime(self, employee: str, start: int, end: int) -> CostByKind:
        """Overtime, without the supplements of §5, and the employer's contributions.

        The near rate goes for what lies within 2 hours before or 4 hours after a shift of the person, the far
        rate for the rest, and the holiday rate for hours paid as a holiday.
        """
        tariff = self._terms.tariff
        hour = self._hour(employee)
        pay = Fraction(0)
        for near in (True, False):
            percent = (tariff.overtime_near_percent if near else tariff.overtime_far_percent).value
            parts = [
                p
                for s, e, is_near in self._by_nearness(employee, start, end)
                if is_near == near
                for p in self._pieces(s, e)
            ]
            minutes = self._clock.minutes(parts).get("")
            if minutes is not None:
                red = minutes.holiday
                pay += (minutes.worked - red) * (1 + percent / 100) + red * (
                    1 + tariff.overtime_holiday_percent.value / 100
                )
        return Pay(overtime=hour.overtime_base * pay / 60).cost(self._terms.employer)

    def hired(self, required: Requirement, start: int, end: int) -> CostByKind:
        """Somebody from an agency who holds what is required; see ``Terms.hired_rates``."""
        minutes = self._clock.minutes(self._pieces(start, end)).get("")
        if minutes is None:
            return CostByKind()
        hour = self._terms.hired_rates(required)
        pay = hour.hourly * minutes.worked / 60 + supplement_pay(hour, minutes).supplements
        markup = self._terms.employer.hire_in_markup_percent.value
        return CostByKind(hire_in=hundredth(pay * (1 + markup / 100)))

    def _hour(self, employee: str) -> Rates:
        found = self._rates.get(employee)
        if found is None:
            person: Employee = self._view.instance.employee_by_id[employee]
            norm = person.contracts[-1].weekly_norm
            found = self._rates[employee] = self._terms.rates(self._view, person, norm)
        return found

    def _pieces(self, start: int, end: int) -> list[Piece]:
        total, whole = self._clock.total, Fraction(1)
        parts = [(start, min(end, total))]
        if self._view.rolling:
            parts.append((max(start, total) - total, end - total))
        return [Piece(a, b, whole) for a, b in parts if a < b]

    def _by_nearness(self, employee: str, start: int, end: int) -> list[tuple[int, int, bool]]:
        """The stretch cut up by whether it is near a shift of the person."""
        near = self._near(employee)
        cuts = sorted({start, end, *(c for span in near for c in span if start < c < end)})
        return [(a, b, any(first <= a and b <= last for first, last in near)) for a, b in pairwise(cuts)]

    def _near(self, employee: str) -> list[tuple[int, int]]:
        """The stretches just before and just after each shift of the person."""
        found = self._near_shifts.get(employee)
        if found is None:
            before = int(self._terms.tariff.overtime_before_minutes.value)
            after = int(self._terms.tariff.overtime_after_minutes.value)
            found = self._near_shifts[employee] = [
                span
                for w in self._view.unrolled(employee, before=2, after=2)
                for span in ((w.start - before, w.start), (w.end, w.end + after))
            ]
        return found
