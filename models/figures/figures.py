"""The figures of a policy on its roster: positions, days, weekends, nights alone, open hours, wishes, fairness.

What belongs to any roster is taken from ``models.kpi``; here it is made yearly and set against a base.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from models.base import Id, Model
from models.figures.alone import Alone, alone
from models.figures.fairness import BURDENS, Fairness, fairness
from models.figures.positions import PositionChanges, PositionSize, by_size, changes, contract_positions
from models.instance import Instance
from models.kpi import WEEKS_PER_YEAR, Kpis, PersonKpis, kpis_of
from models.references import check_roster
from models.roster import Roster
from models.staff import Employee
from models.view import RosterView
from models.worktime import night_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable


class WeekendThresholds(Model):
    """Weekend hours a year above which a person works much at weekends.

    The defaults are those of Bodø, which paid a supplement above them (Fafo 2019:08, domain source [Fafo Bodø]).
    """

    day_staff_hours: float = Field(default=276, ge=0)
    night_staff_hours: float = Field(default=360, ge=0)


class PersonFigures(Model):
    """The figures of one person; a year is 52 weeks like the plan's.

    Attributes
    ----------
    position_percent, base_percent:
        On the last day of the plan (the roster's choice, where it had one), and in the base; null without a
        contract, or without a base.
    night_staff:
        At least three quarters of the time at work lie between 21:00 and 06:00.
    over_weekend_threshold:
        Weekend hours a year (to the tenth) are above the threshold for day or night staff.
    shifts_alone_per_year, nights_alone_per_year:
        Alone in the unit for more than half of the shift; nights are part of the shifts.
    """

    employee: Id
    position_percent: float | None
    base_percent: float | None
    days_at_work_per_year: float
    weekends_per_year: float
    weekend_hours_per_year: float
    night_staff: bool
    over_weekend_threshold: bool
    evenings_per_year: float
    nights_per_year: float
    short_shifts_per_year: float
    long_shifts_per_year: float
    quick_returns_per_year: float
    shifts_alone_per_year: float
    nights_alone_per_year: float
    wishes_met: int
    wishes: int


class Figures(Model):
    """The figures of a roster, ready to be set beside those of another policy.

    People are those with a contract on the last day; ``per_year`` is the plan's number times 52 over its weeks.

    Attributes
    ----------
    heads, fte:
        People, and the sum of their positions in full positions.
    full_time_share:
        Share of people whose positions add up to at least 100 % (KS's definition: the sum of a person's positions,
        extra hours left out; an employee of an instance is one person with all positions there).
    full_time_share_turnus:
        The same among people with a weekly norm below 37.5 hours, whom KS counts as working turnus.
    average_position_percent, smallest_position_percent:
        Of the same positions; null without people.
    positions:
        People by size of position, largest first.
    changes:
        What became of people since the base; null without one.
    days_at_work_per_full_position_per_year:
        Days on which a shift starts, over all people, per full position.
    short_shift_share, long_shift_share:
        Of all shifts but meetings those under 7 and over 9 working hours.
    weekends_per_person_per_year, most_weekends_per_year, weekend_hours_per_person_per_year,
    most_weekend_hours_per_year:
        Mean and highest; a weekend is worked when a shift starts on it, hours are from Saturday 00:00 to
        Sunday 24:00.
    people_over_weekend_threshold:
        See ``WeekendThresholds``.
    quick_returns_per_year:
        Under 11 hours between two shifts, over all people.
    shifts_alone_per_year, nights_alone_per_year, shifts_alone_at_site_per_year, nights_alone_at_site_per_year,
    hours_alone_per_year:
        See ``models.figures.alone``; hours are in the unit.
    open_person_hours_per_year, open_share:
        Below the minimum, over all demand lines; a line for a competence lies on top of the line for its ward.
    wishes_met_share, lowest_wishes_met_share:
        Of all wished days, and of the person with the lowest share; null without wishes.
    """

    instance: Id
    heads: int
    fte: float
    full_time_share: float | None = Field(ge=0, le=1)
    full_time_share_turnus: float | None = Field(ge=0, le=1)
    average_position_percent: float | None
    smallest_position_percent: float | None
    positions: tuple[PositionSize, ...]
    changes: PositionChanges | None
    days_at_work_per_full_position_per_year: float | None
    short_shift_share: float | None
    long_shift_share: float | None
    weekends_per_person_per_year: float | None
    most_weekends_per_year: float | None
    weekend_hours_per_person_per_year: float | None
    most_weekend_hours_per_year: float | None
    people_over_weekend_threshold: int
    quick_returns_per_year: float
    shifts_alone_per_year: float
    nights_alone_per_year: float
    shifts_alone_at_site_per_year: float
    nights_alone_at_site_per_year: float
    hours_alone_per_year: float
    open_person_hours_per_year: float
    open_share: float | None
    wishes_met: int
    wishes: int
    wishes_met_share: float | None
    lowest_wishes_met_share: float | None
    fairness: tuple[Fairness, ...]
    people: tuple[PersonFigures, ...]


def figures(
    instance: Instance,
    roster: Roster,
    base: Instance | None = None,
    thresholds: WeekendThresholds | None = None,
) -> Figures:
    """The figures of a roster, its positions set against those of a base instance.

    Raises
    ------
    InputError
        When the roster does not fit the instance; see ``models.references.check_roster``.
    """
    check_roster(instance, roster)
    view = RosterView(instance, roster)
    return figures_of(view, kpis_of(view), base, thresholds)


def figures_of(
    view: RosterView,
    kpis: Kpis,
    base: Instance | None = None,
    thresholds: WeekendThresholds | None = None,
) -> Figures:
    """The figures of a roster.

    Parameters
    ----------
    kpis:
        The key figures of the same roster.
    """
    before = None if base is None else contract_positions(base)
    loneliness = {e.id: alone(view, e.id) for e in view.instance.employees}
    people = tuple(
        _person(view, figure, before, loneliness[figure.employee], thresholds or WeekendThresholds())
        for figure in kpis.people
    )
    now = {p.employee: p.position_percent for p in people if p.position_percent is not None}
    employed = [p for p in people if p.employee in now]
    fte = sum(now.values()) / 100

    def yearly(count: int) -> float:
        return _yearly(view, count)

    return Figures(
        instance=view.instance.id,
        heads=len(now),
        fte=round(fte, 4),
        full_time_share=kpis.full_time_share,
        full_time_share_turnus=_turnus_share(view, now),
        average_position_percent=kpis.average_position,
        smallest_position_percent=min(now.values(), default=None),
        positions=by_size(now, before),
        changes=None if before is None else changes(now, before),
        days_at_work_per_full_position_per_year=(
            round(sum(p.days_at_work for p in kpis.people) * WEEKS_PER_YEAR / view.weeks / fte, 1)
            if fte
            else None
        ),
        short_shift_share=kpis.short_shift_share,
        long_shift_share=kpis.long_shift_share,
        weekends_per_person_per_year=_mean(p.weekends_per_year for p in employed),
        most_weekends_per_year=max((p.weekends_per_year for p in employed), default=None),
        weekend_hours_per_person_per_year=_mean(p.weekend_hours_per_year for p in employed),
        most_weekend_hours_per_year=max((p.weekend_hours_per_year for p in employed), default=None),
        people_over_weekend_threshold=sum(p.over_weekend_threshold for p in employed),
        quick_returns_per_year=yearly(sum(p.quick_returns for p in kpis.people)),
        shifts_alone_per_year=yearly(sum(a.shifts for a in loneliness.values())),
        nights_alone_per_year=yearly(sum(a.nights for a in loneliness.values())),
        shifts_alone_at_site_per_year=yearly(sum(a.shifts_at_site for a in loneliness.values())),
        nights_alone_at_site_per_year=yearly(sum(a.nights_at_site for a in loneliness.values())),
        hours_alone_per_year=round(_yearly(view, sum(a.minutes for a in loneliness.values())) / 60, 1),
        open_person_hours_per_year=round(_yearly(view, kpis.total.missing) / 60, 1),
        open_share=kpis.open_share,
        wishes_met=sum(p.wishes_met for p in people),
        wishes=sum(p.wishes for p in people),
        wishes_met_share=_share(sum(p.wishes_met for p in people), sum(p.wishes for p in people)),
        lowest_wishes_met_share=min((p.wishes_met / p.wishes for p in people if p.wishes), default=None),
        fairness=tuple(fairness(view.instance, kpis.people, of) for of in BURDENS),
        people=people,
    )


def _person(
    view: RosterView,
    figure: PersonKpis,
    before: dict[str, float] | None,
    lonely: Alone,
    thresholds: WeekendThresholds,
) -> PersonFigures:
    nights = _night_staff(view, figure.employee)
    limit = thresholds.night_staff_hours if nights else thresholds.day_staff_hours
    return PersonFigures(
        employee=figure.employee,
        position_percent=figure.position_percent,
        base_percent=None if before is None else before.get(figure.employee),
        days_at_work_per_year=_yearly(view, figure.days_at_work),
        weekends_per_year=_yearly(view, figure.weekends),
        weekend_hours_per_year=figure.weekend_hours_per_year,
        night_staff=nights,
        over_weekend_threshold=figure.weekend_hours_per_year > limit,
        evenings_per_year=_yearly(view, figure.evenings),
        nights_per_year=_yearly(view, figure.nights),
        short_shifts_per_year=_yearly(view, figure.short_shifts),
        long_shifts_per_year=_yearly(view, figure.long_shifts),
        quick_returns_per_year=_yearly(view, figure.quick_returns),
        shifts_alone_per_year=_yearly(view, lonely.shifts),
        nights_alone_per_year=_yearly(view, lonely.nights),
        wishes_met=figure.wishes_met,
        wishes=figure.wishes,
    )


def _night_staff(view: RosterView, employee: str) -> bool:
    """Whether at least 3/4 of the time at work lies between 21:00 and 06:00 ("mainly at night", AML §10-4)."""
    works = view.works(employee)
    present = sum(w.end - w.start for w in works)
    return bool(present) and 4 * sum(night_minutes(view.timeline, w) for w in works) >= 3 * present


def _turnus_share(view: RosterView, now: dict[str, float]) -> float | None:
    turnus = [e for e in view.instance.employees if e.id in now and _turnus(view, e)]
    return _share(sum(now[e.id] >= 100 for e in turnus), len(turnus))


def _turnus(view: RosterView, employee: Employee) -> bool:
    contract = view.contracts(employee)[-1]
    return contract is not None and contract.weekly_norm != "37.5"


def _yearly(view: RosterView, count: int) -> float:
    """What is counted in the plan, as if it went on for 52 weeks."""
    return round(count * WEEKS_PER_YEAR / view.weeks, 2)


def _mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return round(sum(found) / len(found), 1) if found else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
