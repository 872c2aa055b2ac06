"""From a case to a plan: the model, the goals in order, what decides, and all of it as data."""

from __future__ import annotations

import time

from models.roster import Status
from solver.positions.answer import Answer
from solver.positions.case import StaffingCase
from solver.positions.floors import deciding, floors
from solver.positions.goals import reach
from solver.positions.plan import StaffingPlan
from solver.positions.programme import FULL, Programme
from solver.positions.week import typical_week


def staffing_plan(
    case: StaffingCase,
    *,
    seconds: float = 8.0,
    seed: int = 0,
    workers: int = 1,
    work_limit: float | None = None,
) -> StaffingPlan:
    """Find positions that cover the needs of a case, with what is proved of each goal.

    Parameters
    ----------
    seconds:
        Wall-clock limit for the goals, 0-86400.
    workers:
        Threads. With one, the same seed gives the same plan as long as no engine runs out of time.
    work_limit:
        Limit of each solve in CP-SAT's own measure of work, a unit is about a second, and 200 nodes for HiGHS. With one
        worker and ample ``seconds`` the same plan comes out every time.

    Raises
    ------
    ValueError
        When a setting is outside its range, or the weights of a goal are too large to reckon with.
    """
    if not 0 < seconds <= 86400:
        raise ValueError(f"tiden {seconds:g} s må være over 0 og høyst ett døgn")
    if not 1 <= workers <= 256:
        raise ValueError(f"antall arbeidere {workers} må ligge mellom 1 og 256")
    if not 0 <= seed < 1 << 31:
        raise ValueError(f"frøet {seed} må ligge mellom 0 og {(1 << 31) - 1}")
    begun = time.monotonic()
    week = typical_week(case)
    programme = Programme(case, week)
    reached = reach(programme, seconds=seconds, seed=seed, workers=workers, work_limit=work_limit)
    if reached.values is None:
        said = (
            "Grensene for ansatte, årsverk eller kostnad kan ikke holdes når dagens ansatte blir: løft grensene."
            if reached.status is Status.INFEASIBLE
            else "Fant ingen plan i tiden som var satt av; gi mer tid."
        )
        return StaffingPlan(
            case=case.name,
            status=reached.status,
            covered=None,
            goals=reached.results,
            floors=floors(case, week, None),
            cycle_weeks=case.cycle_weeks,
            seconds=time.monotonic() - begun,
            sentences=(said,),
        )
    answer = Answer(programme, reached.values)
    found = floors(case, week, answer.heads)
    missing = tuple(answer.missing())
    spare = answer.spare_hours
    return StaffingPlan(
        case=case.name,
        status=reached.status,
        covered=not missing,
        goals=reached.results,
        groups=tuple(answer.groups()),
        teams=tuple(answer.teams()),
        changes=tuple(answer.changes()),
        missing=missing,
        floors=found,
        heads=answer.heads,
        hires=sum(n for g, n in answer.counts if g.today is None),
        fte=answer.positions / FULL,
        average_position=answer.positions / 100 / answer.heads if answer.heads else None,
        full_time_share=(
            sum(n for g, n in answer.counts if g.size == FULL) / answer.heads if answer.heads else None
        ),
        nok_per_year=answer.nok_per_year,
        needed_hours_per_week=answer.worked_hours,
        spare_hours_per_week=spare,
        spare_people_per_weekday=spare / 5 / answer.day_shift_hours,
        missing_hours_per_week=answer.missing_hours,
        cycle_weeks=case.cycle_weeks,
        seconds=time.monotonic() - begun,
        sentences=deciding(found, answer.heads) + tuple(m.sentence for m in missing),
    )
