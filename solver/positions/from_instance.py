"""A case from a ward: its needs in a typical week, its people, and the terms of a policy."""

from __future__ import annotations

from models.instance import Instance
from solver.positions.case import StaffingCase
from solver.positions.crew import Crew
from solver.positions.needs import needs_of
from solver.positions.openings import openings
from solver.positions.terms import NO_TERMS, Terms


def case_of(instance: Instance, terms: Terms = NO_TERMS) -> StaffingCase:
    """The question a ward and the terms of a policy pose to the position model.

    The typical week has for each weekday what most ordinary days of the plan ask for: holidays and single dates are
    left out. A ``tredelt`` week is reckoned as 35.5 hours, the most it can be.

    Raises
    ------
    ValueError
        When ``leaving`` names somebody the ward does not have, or nothing is needed.
    """
    for one in terms.leaving:
        if one not in instance.employee_by_id:
            raise ValueError(f"{one!r} i leaving finnes ikke blant de ansatte i {instance.id}")
    needs = tuple(needs_of(instance, terms.level))
    if not needs:
        raise ValueError(f"{instance.id} har ingen behov å dekke; skriv behov (demand) først")
    crew = Crew(instance, terms)
    staff = () if terms.start == "nothing" else tuple(crew.people())
    new = tuple(openings(crew)) if terms.hiring or terms.start == "nothing" else ()
    return StaffingCase(
        name=instance.name,
        competences=instance.competences,
        units={u.id: u.name for u in instance.units},
        shifts=instance.shifts,
        needs=needs,
        patterns=crew.patterns,
        profiles=crew.profiles,
        staff=staff,
        openings=new,
        supplements=terms.prices.supplements,
        absence_percent=terms.absence_percent,
        absence_on_weekends=terms.absence_on_weekends,
        shares=terms.shares,
        heads_most=terms.heads_most,
        fte_most=terms.fte_most,
        nok_per_year_most=terms.nok_per_year_most,
        goals=terms.goals,
    )
