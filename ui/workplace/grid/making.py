"""From a roster and its judgement to what the grid shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from babel.dates import format_date, get_day_names

from instances.excel.grid import GridText
from instances.excel.palette import shift_colours
from models.findings import Finding
from models.instance import Instance
from models.kpi import Kpis
from models.roster import Roster
from ui.workplace.grid.colours import Colour, in_dark_theme
from ui.workplace.grid.data import GridCode, GridColumn, GridData, GridDay, GridGroup, GridWeek
from ui.workplace.grid.foot import foot_lines
from ui.workplace.grid.memory import GridMemory
from ui.workplace.grid.rows import Rows
from ui.workplace.grid.shift_labels import shift_label
from ui.workplace.grid.words import GridWords


def grid_data(
    instance: Instance,
    roster: Roster,
    findings: Sequence[Finding],
    figures: Kpis,
    words: GridWords,
    *,
    locale: str = "nb",
    locked: Collection[tuple[str, dt.date]] = frozenset(),
    before: Roster | None = None,
    shown: Collection[str] | None = None,
    sentence: Callable[[Finding], str] | None = None,
    editable: bool = True,
    can_undo: bool = False,
    can_redo: bool = False,
    said: str = "",
    memory: GridMemory | None = None,
) -> GridData:
    """What the grid shows of a roster.

    Parameters
    ----------
    findings, figures:
        The judgement of this roster, as the service gives it with every edit.
    locale:
        Of dates and figures: ``nb``, ``nn`` or ``en``. It must fit ``words``.
    locked:
        Cells that are not to be changed, by employee id and date.
    before:
        A roster of the same instance to mark differences from.
    shown:
        Ids of the people to show; None shows all. Needs are always shown whole: everybody counts.
    sentence:
        What people read of a finding; None takes its message.
    memory:
        What was made before. The same ``sentence`` must be given each time.
    """
    memory = memory or GridMemory()
    view = memory.view(instance, roster)
    rows = Rows(view, findings, figures, words, locale, locked, before, sentence, memory)
    grid = GridText(instance)
    return GridData(
        days=tuple(_day(instance, day, locale) for day in range(instance.horizon.days)),
        weeks=tuple(_week(instance, week, words, locale) for week in range(instance.horizon.weeks)),
        codes=_codes(instance),
        facts=(
            GridColumn(text=words.competence, label=words.competence, width=98),
            GridColumn(text="%", label=words.position, width=40),
        ),
        sums=_sum_columns(words),
        groups=tuple(_groups(instance, rows, shown)),
        foot=foot_lines(view, words, memory),
        units={label: unit for unit, label in grid.unit_labels.items()},
        free_texts=grid.free_texts,
        words=words,
        editable=editable,
        can_undo=can_undo,
        can_redo=can_redo,
        said=said,
    )


def _groups(instance: Instance, rows: Rows, shown: Collection[str] | None) -> list[GridGroup]:
    groups = []
    for unit in instance.units:
        staff = [e for e in instance.employees if e.home_unit == unit.id and (shown is None or e.id in shown)]
        if staff:
            groups.append(GridGroup(label=unit.name, rows=tuple(rows.row(e) for e in staff)))
    return groups


def _codes(instance: Instance) -> tuple[GridCode, ...]:
    colours = shift_colours(instance)
    return tuple(
        GridCode(
            code=shift.id,
            label=shift_label(shift),
            light=Colour(background=colours[shift.id].background, text=colours[shift.id].text),
            dark=in_dark_theme(colours[shift.id].background),
        )
        for shift in instance.shifts
    )


def _sum_columns(words: GridWords) -> tuple[GridColumn, ...]:
    named = (
        (words.hours_short, words.hours, 88),
        (words.difference_short, words.difference, 46),
        (words.weekends_short, words.weekends, 40),
        (words.nights_short, words.nights, 40),
        (words.evenings_short, words.evenings, 42),
        (words.short_shifts_short, words.short_shifts, 40),
        (words.wishes_short, words.wishes, 52),
    )
    return tuple(GridColumn(text=text, label=label, width=width) for text, label, width in named)


# -- days -----------------------------------------------------------------------------------


def _day(instance: Instance, day: int, locale: str) -> GridDay:
    date = instance.horizon.date(day)
    holiday = instance.timeline.holiday(day)
    weekday, label = _date_texts(date, locale)
    return GridDay(
        date=date.isoformat(),
        weekday=weekday,
        day=str(date.day),
        label=label if holiday is None else f"{label}, {holiday}",
        weekend=date.weekday() >= 5,
        holiday=holiday is not None,
    )


@lru_cache(maxsize=4096)
def _date_texts(date: dt.date, locale: str) -> tuple[str, str]:
    """The weekday in two letters, and the date in full."""
    full = format_date(date, "EEEE d MMMM y" if _english(locale) else "EEEE d. MMMM y", locale=locale)
    return get_day_names("short", locale=locale)[date.weekday()].rstrip("."), full


def _week(instance: Instance, week: int, words: GridWords, locale: str) -> GridWeek:
    monday = instance.horizon.date(7 * week)
    number = week + 1 if instance.horizon.rolling else monday.isocalendar().week
    return GridWeek(text=words.week.format(number=number), dates=_week_dates(monday, locale))


@lru_cache(maxsize=1024)
def _week_dates(monday: dt.date, locale: str) -> str:
    """``4.–10. jan.``, ``29. mars–4. apr.``."""
    sunday = monday + dt.timedelta(days=6)
    dot = "" if _english(locale) else "."
    last = format_date(sunday, f"d{dot} MMM", locale=locale)
    if monday.month == sunday.month:
        return f"{monday.day}{dot}–{last}"
    return f"{format_date(monday, f'd{dot} MMM', locale=locale)}–{last}"


def _english(locale: str) -> bool:
    return locale.startswith("en")
