"""Norwegian words and figures for sentences that people read."""

from __future__ import annotations

import datetime as dt

KIND_NAMES = {"day": "dag", "evening": "kveld", "night": "natt", "long": "langvakt", "meeting": "møte"}

WEEKDAY_SHORT = ("ma", "ti", "on", "to", "fr", "lø", "sø")


def hours(minutes: int) -> str:
    """Minutes as hours: 660 gives ``11 t``, 675 ``11 t 15 min``, -30 ``-30 min``."""
    sign, minutes = ("-", -minutes) if minutes < 0 else ("", minutes)
    whole, rest = divmod(minutes, 60)
    if not rest:
        return f"{sign}{whole} t"
    return f"{sign}{whole} t {rest} min" if whole else f"{sign}{rest} min"


def date_text(date: dt.date) -> str:
    """``ma 04.01.2027``."""
    return f"{WEEKDAY_SHORT[date.weekday()]} {date:%d.%m.%Y}"
