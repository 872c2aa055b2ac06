"""Changes with any valid parameters, sites and competences that a ward may lack included."""

from __future__ import annotations

from hypothesis import strategies as st

from models.policy.changes import AnyChange
from models.policy.changes.budget import Budget
from models.policy.changes.co_location import CoLocation
from models.policy.changes.larger_positions import LargerPositions
from models.policy.changes.long_shifts import LENGTHS, LongShifts
from models.policy.changes.night_nurse import NightNurse
from models.policy.changes.nurse_team import NurseTeam
from models.policy.changes.position_targets import PositionTargets
from models.policy.changes.resource_staffing import ResourceStaffing
from models.policy.changes.rest_agreement import RestAgreement
from models.policy.changes.shared_staff import SharedStaff
from models.policy.changes.shortest_shift import ShortestShift
from models.policy.changes.task_division import TaskDivision
from models.policy.changes.weekend_frequency import WeekendFrequency

competence = st.sampled_from(["sykepleier", "sykepleier", "helsefagarbeider", "assistent", "annen"])
site = st.sampled_from(["korgen", "hemnesberget", "s"])
two_sites = st.permutations(["korgen", "hemnesberget"])
some_sites = st.lists(site, max_size=2, unique=True).map(tuple)
few = st.integers(0, 3)
percent = st.integers(1, 10_000).map(lambda n: n / 100)

frequency = st.builds(
    WeekendFrequency,
    every_nth=st.integers(3, 4),
    extra_weekends=st.integers(0, 2),
    extra_period_weeks=st.integers(8, 52),
) | st.just(WeekendFrequency(every_nth=2))

long_shifts = st.builds(
    LongShifts,
    days=st.sampled_from(["weekends", "all"]),
    hours=st.sampled_from(LENGTHS),
    who=st.sampled_from(["volunteers", "everyone"]),
) | st.sampled_from([LongShifts(days="none"), LongShifts(days="weekends", holidays=True)])

targets = st.builds(PositionTargets, minimum_percent=percent, target_percent=st.none() | percent)

offers = st.builds(
    LargerPositions,
    to=st.sampled_from(["willing", "all"]),
    sizes_percent=st.lists(percent, min_size=1, max_size=4).map(tuple),
) | st.builds(LargerPositions, to=st.just("competence"), competences=st.tuples(competence))

moves = two_sites.flatmap(
    lambda pair: st.builds(
        CoLocation,
        site=st.just(pair[0]),
        into=st.just(pair[1]),
        fewer_at_night=few,
        fewer_in_evenings=few,
        fewer_on_weekend_days=few,
    )
)

teams = st.builds(
    NurseTeam, ambulatory=st.just(True), fewer_people=few, competence=competence, sites=some_sites
) | st.builds(NurseTeam, competence=competence, sites=some_sites)

division = st.permutations(["sykepleier", "helsefagarbeider", "assistent"]).flatmap(
    lambda order: st.builds(
        TaskDivision,
        from_competence=st.just(order[0]),
        to_competence=st.just(order[1]),
        share_percent=percent,
        keep_people=few,
    )
)

rest = st.builds(
    RestAgreement,
    agreed=st.just(True),
    daily_minutes=st.integers(480, 660),
    weekly_minutes=st.integers(1680, 2100),
) | st.just(RestAgreement(agreed=False))

changes: st.SearchStrategy[AnyChange] = st.one_of(
    moves,
    st.builds(
        SharedStaff,
        reach=st.sampled_from(["site", "sites", "pool"]),
        sites=some_sites,
        competences=st.lists(competence, max_size=2, unique=True).map(tuple),
        shifts_per_week=st.none() | st.integers(0, 7),
    ),
    teams,
    st.builds(
        NightNurse,
        scope=st.sampled_from(["site", "common"]),
        people=st.integers(1, 3),
        competence=competence,
        sites=some_sites,
    ),
    division,
    st.builds(
        ResourceStaffing,
        percent=st.integers(1, 3000).map(lambda n: n / 100),
        days=st.sampled_from(["all", "weekdays"]),
    ),
    long_shifts,
    st.builds(ShortestShift, minimum_minutes=st.integers(180, 600)),
    frequency,
    rest,
    offers,
    targets,
    st.builds(Budget, fte=st.none() | st.integers(1, 100).map(float), nok_per_year=st.integers(1, 10**9)),
)
"""One change of any kind."""
