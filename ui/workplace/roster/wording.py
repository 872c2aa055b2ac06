"""Days, cells and findings of a roster in words."""

from __future__ import annotations

import datetime as dt

from babel.dates import get_day_names

from models.findings import Finding, Severity
from models.instance import Instance
from ui.workplace.language import _, decimal, locale, month_day, ngettext, together
from ui.workplace.roster.screen import CellKey, Change, RosterScreen, Works
from ui.workplace.said import spoken

LONGEST_TOLD = 7
"""Days; a finding over a longer time says itself from when to when."""


def plain(text: str) -> str:
    """A name or a sentence of the service's as it is, where Markdown would read signs in it."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-!<>|$~:" else sign for sign in text)


def person(instance: Instance, employee: str) -> str:
    """Somebody's name."""
    found = instance.employee_by_id.get(employee)
    return employee if found is None else found.name


def day(instance: Instance, date: dt.date) -> str:
    """``ma. 4. jan.``; in a plan that starts over ``mandag i uke 1``."""
    if not instance.horizon.rolling:
        return month_day(date)
    week = instance.horizon.day(date) // 7 + 1
    weekday = get_day_names("wide", locale=locale())[date.weekday()]
    return _("{weekday} i uke {week}").format(weekday=weekday, week=week)


def works_text(works: Works) -> str:
    """``D``, ``D M``, or ``fri``."""
    return " ".join(shift for shift, _unit in works) or _("fri")


def change_text(screen: RosterScreen, change: Change) -> str:
    """``Kari Nordmann, mandag i uke 1: D → A``; several cells are counted."""
    changed = [cell for cell in change.before if change.before[cell] != change.after[cell]]
    if len(changed) == 1:
        employee, date = changed[0]
        return _("{person}, {day}: {before} → {after}").format(
            person=plain(person(screen.instance, employee)),
            day=day(screen.instance, date),
            before=works_text(change.before[changed[0]]),
            after=works_text(change.after[changed[0]]),
        )
    people = list(dict.fromkeys(employee for employee, _date in changed))
    return _("{cells} hos {people}").format(
        cells=ngettext("{count} celle endret", "{count} celler endret", len(changed)),
        people=together([plain(person(screen.instance, employee)) for employee in people])
        if len(people) <= 3
        else ngettext("{count} ansatt", "{count} ansatte", len(people)),
    )


def cells_text(cells: frozenset[CellKey]) -> str:
    """``12 celler hos 5 ansatte``."""
    return _("{cells} hos {people}").format(
        cells=ngettext("{count} celle", "{count} celler", len(cells)),
        people=ngettext("{count} ansatt", "{count} ansatte", len({employee for employee, _date in cells})),
    )


def finding_text(instance: Instance, finding: Finding) -> str:
    """A finding with whom and when it is about and its hjemmel, as Markdown."""
    about = []
    if finding.employee is not None:
        about.append(f"**{plain(person(instance, finding.employee))}**")
    days = (finding.last - finding.first).days
    if instance.horizon.holds(finding.first) and days <= LONGEST_TOLD:
        first = day(instance, finding.first)
        about.append(f"{first}–{day(instance, finding.last)}" if days else first)
    source = f" *({plain(spoken(finding.hjemmel))})*" if finding.hjemmel else ""
    whom = f"{', '.join(about)}: " if about else ""
    return f"{whom}{plain(spoken(finding.message))}{source}"


def severity_mark(severity: Severity) -> str:
    """What a finding is, as a coloured word."""
    match severity:
        case Severity.HARD:
            return ":red-badge[" + _("brudd") + "]"
        case Severity.DEVIATION:
            return ":orange-badge[" + _("avvik") + "]"
    return ":gray-badge[" + _("merknad") + "]"


def points_text(points: int) -> str:
    """How much better or worse a plan has become."""
    if points > 0:
        return _("planen blir {points} poeng dårligere").format(points=decimal(points))
    if points < 0:
        return _("planen blir {points} poeng bedre").format(points=decimal(-points))
    return _("planen er like god som før")
