"""The figures that policies are set side by side by: what each is called, in which unit, and where it is taken from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from heltid.report.told import Told
from heltid.robustness.intervals import Estimate
from models.cost.kinds import KIND_TITLES
from models.roster import Status
from solver.positions.plan import StaffingPlan

Reading = Callable[[Told, Told | None], float | None]
"""A figure of a result, given the result of the base policy; None where there is none."""


@dataclass(frozen=True)
class Column:
    """One figure.

    Attributes
    ----------
    title, unit, group:
        Norwegian. Shares are in per cent, time in hours, and ``per_year`` figures are of 52 weeks.
    signed:
        A difference: shown with its sign.
    anew:
        Whether it is of the ward staffed anew, rostered.
    """

    key: str
    title: str
    unit: str
    decimals: int
    group: str
    of: Reading
    signed: bool = False
    anew: bool = False


def _measured(name: str, times: float = 1.0) -> Reading:
    def of(result: Told, _: Told | None) -> float | None:
        value = None if result.figures is None else getattr(result.figures, name)
        return None if value is None else times * value

    return of


def _larger(result: Told, _: Told | None) -> float | None:
    found = None if result.figures is None else result.figures.changes
    return None if found is None else found.larger


def _planned(which: str, name: str, times: float = 1.0) -> Reading:
    def of(result: Told, _: Told | None) -> float | None:
        plan: StaffingPlan | None = getattr(result.positions, which)
        if plan is None or plan.status not in (Status.FEASIBLE, Status.OPTIMAL):
            return None
        value = getattr(plan, name)
        return None if value is None else times * value

    return of


def _checked(name: str) -> Reading:
    def of(result: Told, _: Told | None) -> float | None:
        return None if result.roster is None else getattr(result, name)

    return of


def _paid(kind: str) -> Reading:
    def of(result: Told, _: Told | None) -> float | None:
        return None if result.cost is None else float(getattr(result.cost.nok_per_year, kind))

    return of


def _dearer(result: Told, base: Told | None) -> float | None:
    if result.cost is None or base is None or base.cost is None:
        return None
    return float(result.cost.nok_per_year.total - base.cost.nok_per_year.total)


def _simulated(name: str, times: float) -> Reading:
    def of(result: Told, _: Told | None) -> float | None:
        found: Estimate | None = None if result.absence is None else getattr(result.absence.whole, name)
        return None if found is None else times * found.mean

    return of


def _added(result: Told, _: Told | None) -> float | None:
    return None if result.anew is None or not result.anew.attempts else result.anew.attempts[-1].added


def _anew(column: Column) -> Column:
    """The same figure of the ward staffed anew; the base is today's people either way."""

    def of(result: Told, base: Told | None) -> float | None:
        mine = result.read_anew
        return None if mine is None else column.of(mine, base)

    title = f"{column.title}{ANEW_ENDING}"
    return replace(column, key=f"{NEW}{column.key}", title=title, group=ANEW, of=of, anew=True)


POSITIONS, LONG_RUN, WORK = "Stillinger", "Hva behovet gir rom for", "Arbeidstid"
SERVICE, COST, CHECK, ABSENCE = "Bemanning og ønsker", "Kostnad", "Kontroll", "Fravær, simulert"

ANEW = "Bemannet på nytt, prøvd med turnus"

ANEW_ENDING = ", bemannet på nytt"

NEW = "new_"
"""What the key of a figure of the ward staffed anew begins with; the rest is that of the same figure with today's people."""

_TODAY: tuple[Column, ...] = (
    Column("full_time_share", "Andel på heltid", "%", 1, POSITIONS, _measured("full_time_share", 100)),
    Column(
        "average_position",
        "Gjennomsnittlig stilling",
        "%",
        1,
        POSITIONS,
        _measured("average_position_percent"),
    ),
    Column("smallest_position", "Minste stilling", "%", 1, POSITIONS, _measured("smallest_position_percent")),
    Column("heads", "Ansatte", "", 0, POSITIONS, _measured("heads")),
    Column("fte", "Årsverk", "", 2, POSITIONS, _measured("fte")),
    Column("larger", "Ansatte med større stilling enn i dag", "", 0, POSITIONS, _larger),
    Column(
        "today_average",
        "Gjennomsnittlig stilling med dagens ansatte",
        "%",
        1,
        LONG_RUN,
        _planned("today", "average_position"),
    ),
    Column("today_heads", "Dagens ansatte som trengs", "", 0, LONG_RUN, _planned("today", "heads")),
    Column(
        "today_missing",
        "Timer dagens ansatte ikke dekker",
        "t/uke",
        1,
        LONG_RUN,
        _planned("today", "missing_hours_per_week"),
    ),
    Column("anew_heads", "Ansatte på sikt", "", 0, LONG_RUN, _planned("anew", "heads")),
    Column(
        "anew_average",
        "Gjennomsnittlig stilling på sikt",
        "%",
        1,
        LONG_RUN,
        _planned("anew", "average_position"),
    ),
    Column(
        "anew_full_time",
        "Andel på heltid på sikt",
        "%",
        1,
        LONG_RUN,
        _planned("anew", "full_time_share", 100),
    ),
    Column(
        "anew_missing",
        "Timer som ikke dekkes på sikt",
        "t/uke",
        1,
        LONG_RUN,
        _planned("anew", "missing_hours_per_week"),
    ),
    Column(
        "days_at_work",
        "Dager på jobb i hel stilling",
        "per år",
        1,
        WORK,
        _measured("days_at_work_per_full_position_per_year"),
    ),
    Column("short_shifts", "Vakter under 7 timer", "%", 1, WORK, _measured("short_shift_share", 100)),
    Column("long_shifts", "Vakter over 9 timer", "%", 1, WORK, _measured("long_shift_share", 100)),
    Column("weekends", "Helger per ansatt", "per år", 1, WORK, _measured("weekends_per_person_per_year")),
    Column(
        "weekend_hours",
        "Helgetimer per ansatt",
        "t/år",
        0,
        WORK,
        _measured("weekend_hours_per_person_per_year"),
    ),
    Column(
        "quick_returns",
        "Under 11 timer mellom vakter",
        "per år",
        0,
        WORK,
        _measured("quick_returns_per_year"),
    ),
    Column("shifts_alone", "Vakter alene på enheten", "per år", 0, WORK, _measured("shifts_alone_per_year")),
    Column("nights_alone", "Netter alene på enheten", "per år", 0, WORK, _measured("nights_alone_per_year")),
    Column("open_hours", "Åpne timer", "t/år", 0, SERVICE, _measured("open_person_hours_per_year")),
    Column("open_share", "Åpne timer av minstebemanningen", "%", 1, SERVICE, _measured("open_share", 100)),
    Column("wishes_met", "Ønsker som er oppfylt", "%", 1, SERVICE, _measured("wishes_met_share", 100)),
    Column("cost_total", "Kostnad i alt", "kr/år", 0, COST, _paid("total")),
    Column("cost_difference", "Endring i kostnad", "kr/år", 0, COST, _dearer, signed=True),
    *(Column(f"cost_{kind}", title, "kr/år", 0, COST, _paid(kind)) for kind, title in KIND_TITLES.items()),
    Column("breaches", "Brudd på harde regler", "", 0, CHECK, _checked("breaches")),
    Column("deviations", "Avvik som en avtale gir adgang til", "", 0, CHECK, _checked("deviations")),
    Column("absence_filled", "Fravær som blir dekket", "%", 1, ABSENCE, _simulated("filled", 100)),
    Column(
        "absence_open",
        "Åpne timer med fravær",
        "t/år",
        0,
        ABSENCE,
        _simulated("open_minutes_per_year", 1 / 60),
    ),
    Column(
        "absence_overtime",
        "Overtid ved fravær",
        "t/år",
        0,
        ABSENCE,
        _simulated("overtime_minutes_per_year", 1 / 60),
    ),
)

NOT_ANEW = ("larger", "wishes_met")
"""Figures about today's people alone."""

COLUMNS: tuple[Column, ...] = (
    *_TODAY,
    *(
        _anew(column)
        for column in _TODAY
        if column.key not in NOT_ANEW
        and column.group != LONG_RUN
        and (column.group != COST or column.key in ("cost_total", "cost_difference"))
    ),
    Column(
        f"{NEW}added",
        "Ansatte flere enn stillingsmodellen svarte",
        "",
        0,
        ANEW,
        _added,
        signed=True,
        anew=True,
    ),
)
"""In the order they are shown; those of a group stand together."""

COLUMN_BY_KEY = {column.key: column for column in COLUMNS}
