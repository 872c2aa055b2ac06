"""Stretches of whole weeks that averages and "in every n weeks" are reckoned over."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WeekWindow:
    """Consecutive weeks from ``first`` to ``last``, both included.

    Week 0 is the first of the plan. Negative weeks are history, or in a rolling plan the turns before.
    ``complete`` is False for the one shorter window over all that is known.
    """

    first: int
    last: int
    complete: bool

    @property
    def weeks(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def length(self) -> int:
        """Number of weeks."""
        return self.last - self.first + 1

    @property
    def anchor(self) -> int:
        """The Monday of the last week, as a day number."""
        return 7 * self.last

    @property
    def last_day(self) -> int:
        """The Sunday of the last week, as a day number."""
        return 7 * self.last + 6


def week_windows(weeks: int, first_known_week: int, rolling: bool, length: int) -> list[WeekWindow]:
    """Windows of ``length`` weeks whose last week is a week of the plan (docs/rules/README.md).

    Rolling: one for each plan week, wrapping as many times as it takes. Calendar: those that lie
    wholly in known weeks; when none is long enough, one shorter window over every known week.

    Parameters
    ----------
    weeks:
        Weeks of the plan.
    first_known_week:
        First week of history (0 or negative); ignored in a rolling plan.
    """
    last_weeks = range(weeks) if rolling else range(first_known_week + length - 1, weeks)
    windows = [WeekWindow(last - length + 1, last, True) for last in last_weeks if last >= 0]
    return windows or [WeekWindow(first_known_week, weeks - 1, False)]
