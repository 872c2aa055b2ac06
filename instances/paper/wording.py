"""Figures, periods and the words at the top of every paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

from models.audit import Audit
from models.calendar import Horizon
from models.instance import Instance
from models.roster import Roster
from models.text import WEEKDAY_SHORT

NO_FIGURE = "–"


def number(value: float, decimals: int = 1) -> str:
    """``142,5``; a true minus sign."""
    return f"{value:.{decimals}f}".replace(".", ",").replace("-", "\N{MINUS SIGN}")


def hour_figure(minutes: int) -> str:
    """Minutes as hours with one decimal: 8550 gives ``142,5``."""
    return number(minutes / 60)


def difference(minutes: int) -> str:
    """The same with its sign: ``+2,0``, ``−3,5``, ``0,0``."""
    shown = hour_figure(minutes)
    if shown.strip("\N{MINUS SIGN}") == "0,0":
        return "0,0"
    return f"+{shown}" if minutes > 0 else shown


def percent(value: float | None) -> str:
    """A position: ``75``, ``62,5``; a dash without one."""
    if value is None:
        return NO_FIGURE
    return number(value, 2).rstrip("0").rstrip(",")


def share(value: float | None) -> str:
    """0.153 as ``15,3 %``."""
    return NO_FIGURE if value is None else f"{number(100 * value)} %"


def full_date(date: dt.date) -> str:
    return f"{date:%d.%m.%Y}"


def short_date(date: dt.date) -> str:
    """``25.1``."""
    return f"{date.day}.{date.month}"


def weekday_date(date: dt.date) -> str:
    """``ma 25.1``."""
    return f"{WEEKDAY_SHORT[date.weekday()]} {short_date(date)}"


def week_label(horizon: Horizon, week: int) -> str:
    """``Uke 14``: the week of the year, or of the plan when it starts over and over."""
    return f"Uke {week_number(horizon, week)}"


def week_number(horizon: Horizon, week: int) -> int:
    return week + 1 if horizon.rolling else horizon.date(7 * week).isocalendar().week


def period(horizon: Horizon) -> str:
    """``05.04.2027–16.05.2027, 6 uker, kalenderplan``."""
    weeks = "1 uke" if horizon.weeks == 1 else f"{horizon.weeks} uker"
    kind = "rullerende grunnturnus" if horizon.rolling else "kalenderplan"
    return f"{full_date(horizon.start)}–{full_date(horizon.last)}, {weeks}, {kind}"


def verdict(roster: Roster, audit: Audit, unseen: int) -> str:
    """What the audit says, in a few words; ``unseen`` breaches are counted too."""
    if not roster.assignments:
        return "Planen er tom"
    hard = len(audit.hard) + unseen
    return "Ingen brudd på harde regler" if not hard else f"{hard} brudd på harde regler"


def standing(stage: str | None, revision: int | None) -> str:
    """``Revisjon 3 · Til drøfting``, or what is known of it."""
    parts = [None if revision is None else f"Revisjon {revision}", stage]
    return " · ".join(part for part in parts if part)


def heading(
    instance: Instance, roster: Roster, audit: Audit, stage: str | None, revision: int | None, unseen: int = 0
) -> dict[str, Any]:
    """What every paper says at its top and foot."""
    return {
        "name": instance.name,
        "units": ", ".join(u.name for u in instance.units),
        "period": period(instance.horizon),
        "verdict": verdict(roster, audit, unseen),
        "standing": standing(stage, revision),
    }
