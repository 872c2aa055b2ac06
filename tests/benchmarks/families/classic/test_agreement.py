"""The evaluator and the primitives agree on random rosters and on those that search finds."""

import random
from pathlib import Path

import pytest

from benchmarks.case import Case
from solver.cpsat.model import CpsatModel
from solver.cpsat.solve import solve_cpsat
from solver.search.search import LocalSearch
from tests.benchmarks.families.agreement import agreed, random_cells
from tests.benchmarks.families.classic.tiny import DAYS_OF_WEEK, date, opened, with_limits, with_matches

CONTRACT = """
<MaxConsecutiveWorkingDays on="1">4</MaxConsecutiveWorkingDays>
<MinConsecutiveShiftTypes on="1" weight="1">
<MinConsecutiveShiftType><ShiftGroup>night</ShiftGroup><Value>2</Value></MinConsecutiveShiftType>
<MinConsecutiveShiftType><ShiftGroup>day</ShiftGroup><Value>2</Value></MinConsecutiveShiftType>
</MinConsecutiveShiftTypes>
<MaxConsecutiveShiftTypes on="1" weight="1">
<MaxConsecutiveShiftType><ShiftGroup>night</ShiftGroup><Value>3</Value></MaxConsecutiveShiftType>
</MaxConsecutiveShiftTypes>
<MaxShiftTypes on="1"><MaxShiftType><ShiftGroup>night</ShiftGroup><Value>4</Value></MaxShiftType></MaxShiftTypes>
<MaxHoursWorked on="1" threshold="0.0">70</MaxHoursWorked>
<MinHoursWorked on="1" threshold="0.0">30.5</MinHoursWorked>
<MaxHoursPerWeek on="1">40</MaxHoursPerWeek>
"""
MATCHES = """
<Match><Max><Count>4</Count><Weight function="Quadratic">2</Weight></Max>
<Min><Count>3</Count><Weight function="Quadratic">3</Weight></Min>
<RegionStart>7</RegionStart><RegionEnd>13</RegionEnd><Pattern><ShiftGroup>all</ShiftGroup></Pattern></Match>
<Match><Max><Count>0</Count><Weight>10</Weight></Max>
<Pattern><Start>0</Start><Shift>-</Shift><ShiftGroup>all</ShiftGroup></Pattern>
<Pattern><ShiftGroup>all</ShiftGroup><Shift>-</Shift><ShiftGroup>all</ShiftGroup></Pattern></Match>
<Match><Max><Count>1</Count><Weight>5</Weight></Max>
<Pattern><StartDay>Saturday</StartDay><ShiftGroup>all</ShiftGroup><NotShift>A</NotShift></Pattern>
<Pattern><StartDay>Saturday</StartDay><Shift>-</Shift><ShiftGroup>day</ShiftGroup></Pattern></Match>
"""
PEOPLE = 6


@pytest.fixture(params=["limits", "matches"])
def tiny(request: pytest.FixtureRequest, tmp_path: Path) -> Case:
    if request.param == "matches":
        on = f'<ShiftOn weight="9"><ShiftTypeID>D</ShiftTypeID><EmployeeID>P1</EmployeeID><Date>{date(4)}</Date></ShiftOn>'
        return opened(with_matches(MATCHES, people=PEOPLE, requests=on), tmp_path)
    wanted = {(day, name): 1 for day in DAYS_OF_WEEK for name in "AD"}
    off = f'<DayOff weight="3"><EmployeeID>P0</EmployeeID><Date>{date(5)}</Date></DayOff>'
    return opened(with_limits(CONTRACT, people=PEOPLE, wanted=wanted, over=7, requests=off), tmp_path)


def test_on_random_rosters(tiny: Case) -> None:
    rng = random.Random(1)
    seen: set[str] = set()
    for _ in range(300):
        seen.update(agreed(tiny, random_cells(rng, tiny)).parts)
    assert len(seen) >= len({p.rule for p in (*tiny.problem.forbids, *tiny.problem.bounds)}) - 1


def test_on_rosters_of_the_compiled_search(tiny: Case) -> None:
    search = LocalSearch(tiny.problem, seed=3)
    for _ in range(3):
        search.run(50_000)
        score = agreed(tiny, search.best_cells)
        assert search.best_penalty == score.penalty
    assert score.hard == search.best_hard == 0


def test_on_a_roster_of_cpsat(tiny: Case) -> None:
    result = solve_cpsat(CpsatModel(tiny.problem), seconds=30, workers=1, deterministic_limit=2)
    assert result.cells is not None
    score = agreed(tiny, result.cells)
    assert (score.hard, score.penalty) == (0, result.penalty)
