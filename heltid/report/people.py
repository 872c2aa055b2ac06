"""What a policy means for each employee."""

from __future__ import annotations

from heltid.report.report import Report
from heltid.report.table import Row
from models.base import Model
from models.figures.figures import PersonFigures


class PersonLine(Model):
    """One employee under a policy; ``name`` is a number when names are hidden, and a year is 52 weeks like the plan's.

    Attributes
    ----------
    nok_per_year:
        All that the employer pays; null without a cost.
    """

    name: str
    position_percent: float | None
    base_percent: float | None
    days_at_work_per_year: float
    weekends_per_year: float
    weekend_hours_per_year: float
    evenings_per_year: float
    nights_per_year: float
    nights_alone_per_year: float
    short_shifts_per_year: float
    long_shifts_per_year: float
    quick_returns_per_year: float
    wishes_met: int
    wishes: int
    nok_per_year: float | None


PERSON_TITLES = {
    "name": "Ansatt",
    "position_percent": "Stilling, %",
    "base_percent": "Stilling i dag, %",
    "days_at_work_per_year": "Dager på jobb per år",
    "weekends_per_year": "Helger per år",
    "weekend_hours_per_year": "Helgetimer per år",
    "evenings_per_year": "Kvelder per år",
    "nights_per_year": "Netter per år",
    "nights_alone_per_year": "Netter alene per år",
    "short_shifts_per_year": "Vakter under 7 timer per år",
    "long_shifts_per_year": "Vakter over 9 timer per år",
    "quick_returns_per_year": "Under 11 timer mellom vakter per år",
    "wishes_met": "Ønsker oppfylt",
    "wishes": "Ønsker",
    "nok_per_year": "Kostnad, kr per år",
}
"""Norwegian titles of the fields, in their order."""

_FIGURES = [name for name in PERSON_TITLES if name in PersonFigures.model_fields]


def people_lines(report: Report, row: Row, *, anew: bool = False) -> tuple[PersonLine, ...]:
    """A line for each employee on the roster that is told in full; empty without one.

    Parameters
    ----------
    anew:
        Of the ward staffed anew, whose people have no names to hide.
    """
    result = report.shown_anew.get(row.policy) if anew else report.shown_for(row)
    if result is None or result.figures is None or result.instance is None:
        return ()
    called = result.instance.employee_by_id
    paid = {p.employee: p.total for p in result.cost.people} if result.cost is not None else {}
    return tuple(
        PersonLine(
            name=called[person.employee].name if anew else report.names.of(person.employee),
            nok_per_year=float(paid[person.employee]) if person.employee in paid else None,
            **{name: getattr(person, name) for name in _FIGURES},
        )
        for person in result.figures.people
    )
