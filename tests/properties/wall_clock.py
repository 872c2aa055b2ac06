"""An oracle for time: every minute of some weeks with what the clock on the wall says, and nothing else.

Minutes are walked one by one on the UTC clock; what is red is a table written by hand from AML §10-10 (1) and
the calendar. Nothing of ``models.calendar`` is used.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)

RED_TIME = """
2026-12-24 15:00 - 2026-12-27 22:00   Christmas on Friday and Saturday, then a Sunday
2026-12-31 18:00 - 2027-01-01 22:00   New Year's Day on a Friday
2027-03-24 18:00 - 2027-03-26 22:00   Maundy Thursday and Good Friday
2027-03-27 15:00 - 2027-03-29 22:00   Easter; the clock goes forward on Easter night
2027-04-30 22:00 - 2027-05-02 22:00   1 May on a Saturday, then a Sunday
2027-05-05 18:00 - 2027-05-06 22:00   Ascension Day
2027-05-15 15:00 - 2027-05-17 22:00   Whit Sunday, and Whit Monday that is Constitution Day
2027-12-24 15:00 - 2027-12-26 22:00   Christmas on Saturday and Sunday
2027-12-31 18:00 - 2028-01-02 22:00   New Year's Day on a Saturday, then a Sunday
2028-04-12 18:00 - 2028-04-14 22:00   Maundy Thursday and Good Friday
2028-04-15 15:00 - 2028-04-17 22:00   Easter
2028-04-29 18:00 - 2028-05-01 22:00   a Sunday, then 1 May on a Monday
2028-05-16 22:00 - 2028-05-17 22:00   Constitution Day on a Wednesday
2028-05-24 18:00 - 2028-05-25 22:00   Ascension Day
2028-06-03 15:00 - 2028-06-05 22:00   Whitsun
2028-12-23 18:00 - 2028-12-26 22:00   Christmas Eve is a Sunday, which is red from 18:00 on Saturday
"""
"""Red time that is not an ordinary Sunday, first and last moment, from 2026-12-21 to 2028-12-31."""

TABLE_FROM, TABLE_TO = dt.date(2026, 12, 21), dt.date(2028, 12, 31)


def red_times() -> list[tuple[dt.datetime, dt.datetime]]:
    """Stretches of red time on the wall clock, in order, ordinary Sundays and the table's."""
    found = []
    for row in RED_TIME.strip().splitlines():
        first, last = row[:16], row[19:35]
        found.append((dt.datetime.fromisoformat(first), dt.datetime.fromisoformat(last)))
    sunday = TABLE_FROM + 6 * DAY
    while sunday <= TABLE_TO:
        noon = dt.datetime.combine(sunday, dt.time(12))
        if not any(first <= noon <= last for first, last in found):
            eve = dt.datetime.combine(sunday - DAY, dt.time(18))
            found.append((eve, dt.datetime.combine(sunday, dt.time(22))))
        sunday += 7 * DAY
    return sorted(found)


class Wall:
    """The minutes from 00:00 of ``first`` to 24:00 of ``last``: ``minutes[k]`` is the wall clock at minute ``k``."""

    def __init__(self, first: dt.date, last: dt.date) -> None:
        moment = dt.datetime.combine(first, dt.time(), OSLO).astimezone(dt.UTC)
        end = dt.datetime.combine(last + DAY, dt.time(), OSLO).astimezone(dt.UTC)
        self.minutes: list[dt.datetime] = []
        self._at: dict[dt.datetime, int] = {}
        while moment <= end:
            wall = moment.astimezone(OSLO).replace(tzinfo=None, fold=0)
            self._at.setdefault(wall, len(self.minutes))
            self.minutes.append(wall)
            moment += MINUTE

    def at(self, date: dt.date, clock: int) -> int:
        """The first minute at which the wall says ``clock`` (minutes after midnight, may pass 24:00) of a date."""
        return self._at[dt.datetime.combine(date, dt.time()) + clock * MINUTE]

    def shows(self, moment: dt.datetime) -> bool:
        """Whether the wall ever shows a moment; not 02:30 on the night the clock goes forward."""
        return moment in self._at

    def night(self, start: int, end: int) -> int:
        """Minutes from ``start`` to ``end`` at which the wall says 21:00 to 05:59."""
        return sum(not 6 <= wall.hour < 21 for wall in self.minutes[start:end])

    def red_by_day(self, start: int, end: int) -> int:
        """Minutes of red time that are not night."""
        return sum(
            first <= wall < last
            for wall in self.minutes[start:end]
            if 6 <= wall.hour < 21
            for first, last in _RED
        )


_RED = red_times()
