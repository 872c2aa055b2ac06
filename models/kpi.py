"""Key figures of a roster: hours, weekends, nights, fragmentation, positions and what is left open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

from pydantic import Field

from models.base import Id, Model
from models.demand import Demand
from models.demand_days import DemandLine
from models.instance import Instance
from models.open_shifts import OpenShift, open_shifts
from models.roster import Roster
from models.staff import Employee
from models.view import RosterView
from models.worktime import TWELFTHS, target_twelfths

SHORT_SHIFT_MINUTES = 7 * 60
"""Working minutes under which a shift is short (the municipal reports' figure)."""

LONG_SHIFT_MINUTES = 9 * 60
"""Working minutes over which a shift is long."""

QUICK_RETURN_MINUTES = 11 * 60
"""Rest under which the next shift is a quick return (AML §10-8(1))."""

WEEKS_PER_YEAR = 52


class PersonKpis(Model):
    """Key figures of one person over the plan.

    Attributes
    ----------
    position_percent:
        On the last day of the plan; null without a contract then.
    minutes, target_minutes, difference_minutes:
        Counted against the contract, what the contract asks for, and the first less the second.
    extra_minutes:
        *Merarbeid*: minutes above the contract of somebody who is not on full time all through.
    weekends:
        Weekends with a shift that starts on Saturday or Sunday.
    weekend_hours_per_year:
        Hours at work from Saturday 00:00 to Sunday 24:00, as if the plan went on for 52 weeks.
    short_shifts, long_shifts:
        Under 7 and over 9 working hours; meetings left out.
    quick_returns:
        Pairs of shifts with under 11 h rest between them, the later one in the plan.
    """

    employee: Id
    position_percent: float | None
    minutes: int
    target_minutes: int
    difference_minutes: int
    extra_minutes: int
    weekends: int
    weekend_hours_per_year: float
    nights: int
    evenings: int
    shifts: int
    short_shifts: int
    long_shifts: int
    quick_returns: int
    days_at_work: int
    wishes_met: int
    wishes: int


class Gap(Model):
    """Person-minutes demanded and not covered, for one competence or one place.

    ``missing`` is below the minimum, ``below_wanted`` below what is wanted (the former included).
    """

    of: str
    demanded: int
    wanted: int
    missing: int
    below_wanted: int


class Kpis(Model):
    """Key figures of a roster.

    Attributes
    ----------
    total:
        Over all demand lines: ``demanded`` is the sum of minimum, ``wanted`` of wanted, in person-minutes.
    by_competence, by_unit:
        The same by the competences a line asks for, and by where it asks.
    open_share:
        ``missing`` over ``demanded``; null when nothing is demanded.
    full_time_share, average_position:
        Of people with a contract on the last day; null when there are none. 0-1 and per cent.
    short_shift_share, long_shift_share:
        Of all shifts but meetings; null when there are none.
    """

    instance: Id
    people: tuple[PersonKpis, ...]
    total: Gap
    by_competence: tuple[Gap, ...]
    by_unit: tuple[Gap, ...]
    open_share: float | None = Field(ge=0, le=1)
    full_time_share: float | None = Field(ge=0, le=1)
    average_position: float | None
    short_shift_share: float | None = Field(ge=0, le=1)
    long_shift_share: float | None = Field(ge=0, le=1)
    open_shifts: tuple[OpenShift, ...]

    @property
    def extra_minutes(self) -> int:
        """*Merarbeid* of all part-timers."""
        return sum(p.extra_minutes for p in self.people)


def kpis(instance: Instance, roster: Roster) -> Kpis:
    """The key figures of a roster that fits its instance (see ``models.references.check_roster``)."""
    return kpis_of(RosterView(instance, roster))


def kpis_of(view: RosterView) -> Kpis:
    """The key figures of a roster."""
    return _together(view, tuple(_person(view, e) for e in view.instance.employees))


def kpis_again(before: Kpis, view: RosterView, changed: frozenset[str]) -> Kpis:
    """The same as ``kpis_of``, sooner: the figures of people whose rows are the same are taken over.

    Parameters
    ----------
    before:
        The key figures of a roster of the same instance.
    changed:
        Ids of the people whose shifts or position differ from that roster; see ``RosterView.with_roster``.
    """
    known = {p.employee: p for p in before.people}
    return _together(
        view, tuple(_person(view, e) if e.id in changed else known[e.id] for e in view.instance.employees)
    )


def _together(view: RosterView, people: tuple[PersonKpis, ...]) -> Kpis:
    gaps = [view.presence.line(demand) for demand in view.instance.demand]
    total = _gap("alle", gaps)
    positions = [p.position_percent for p in people if p.position_percent is not None]
    shifts = sum(p.shifts for p in people)
    return Kpis(
        instance=view.instance.id,
        people=people,
        total=total,
        by_competence=_gaps(gaps, _competences),
        by_unit=_gaps(gaps, _place),
        open_share=_share(total.missing, total.demanded),
        full_time_share=_share(sum(p >= 100 for p in positions), len(positions)),
        average_position=sum(positions) / len(positions) if positions else None,
        short_shift_share=_share(sum(p.short_shifts for p in people), shifts),
        long_shift_share=_share(sum(p.long_shifts for p in people), shifts),
        open_shifts=tuple(s for gap in gaps for s in open_shifts(view.presence, gap.demand)),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


# -- one person -----------------------------------------------------------------------------


def _person(view: RosterView, employee: Employee) -> PersonKpis:
    works = view.works(employee.id)
    floor = [w for w in works if w.shift.kind != "meeting"]
    minutes = sum(w.counted_minutes for w in works)
    target = target_twelfths(view, employee, range(view.days), works) // TWELFTHS
    position = view.position_percent(employee)
    met, wishes = _wishes(view, employee)
    return PersonKpis(
        employee=employee.id,
        position_percent=position,
        minutes=minutes,
        target_minutes=target,
        difference_minutes=minutes - target,
        extra_minutes=max(0, minutes - target) if _part_time(view, employee) else 0,
        weekends=sum(view.works_weekend(employee.id, week) for week in range(view.weeks)),
        weekend_hours_per_year=round(
            sum(_weekend_minutes(view, employee.id)) / 60 * WEEKS_PER_YEAR / view.weeks, 1
        ),
        nights=sum(w.shift.kind == "night" for w in works),
        evenings=sum(w.shift.kind == "evening" for w in works),
        shifts=len(floor),
        short_shifts=sum(w.shift.working_minutes < SHORT_SHIFT_MINUTES for w in floor),
        long_shifts=sum(w.shift.working_minutes > LONG_SHIFT_MINUTES for w in floor),
        quick_returns=_quick_returns(view, employee.id),
        days_at_work=len({w.day for w in works}),
        wishes_met=met,
        wishes=wishes,
    )


def _part_time(view: RosterView, employee: Employee) -> bool:
    """Whether the person is below full time on some day of the plan."""
    contracts = {id(contract): contract for contract in view.contracts(employee)}.values()
    return any(c is not None and view.contract_percent(employee, c) < 100 for c in contracts)


def _weekend_minutes(view: RosterView, employee: str) -> list[int]:
    """Minutes at work in each weekend of the plan; history and, in a rolling plan, the turn before count."""
    row = view.row(employee)
    weekends = (
        (view.timeline.minute(7 * week + 5, 0), view.timeline.minute(7 * week + 7, 0))
        for week in range(view.weeks)
    )
    return [sum(w.overlap(start, end) for w in row.around(start, end)) for start, end in weekends]


def _quick_returns(view: RosterView, employee: str) -> int:
    works = view.unrolled(employee, before=7, after=0)
    return sum(
        later.start - earlier.end < QUICK_RETURN_MINUTES
        for earlier, later in pairwise(works)
        if later.day >= 0
    )


def _wishes(view: RosterView, employee: Employee) -> tuple[int, int]:
    """How many wished days are met, and how many there are; a day named twice by one wish counts once."""
    met = total = 0
    for wish in view.instance.wishes:
        if wish.employee != employee.id:
            continue
        for day in range(view.days):
            if view.date(day) not in wish.dates and view.timeline.weekday(day) not in wish.weekdays:
                continue
            works = view.on_day(employee.id, day)
            total += 1
            if wish.want == "free":
                met += not works
            else:
                met += any(not wish.shifts or w.shift.id in wish.shifts for w in works)
    return met, total


# -- cover ----------------------------------------------------------------------------------


def _gap(of: str, gaps: list[DemandLine]) -> Gap:
    return Gap(
        of=of,
        demanded=sum(g.demand.minimum * g.minutes for g in gaps),
        wanted=sum(g.demand.wanted * g.minutes for g in gaps),
        missing=sum(g.missing for g in gaps),
        below_wanted=sum(g.below_wanted for g in gaps),
    )


def _gaps(gaps: list[DemandLine], of: Callable[[Demand], str]) -> tuple[Gap, ...]:
    groups: dict[str, list[DemandLine]] = defaultdict(list)
    for gap in gaps:
        if gap.days:
            groups[of(gap.demand)].append(gap)
    return tuple(_gap(name, groups[name]) for name in sorted(groups))


def _place(demand: Demand) -> str:
    return ", ".join(demand.units) or demand.site or "hele kommunen"


def _competences(demand: Demand) -> str:
    return " eller ".join(demand.competences) or "alle"
