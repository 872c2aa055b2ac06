"""Schema 2.4: both sides of every limit, at the edges of the horizon and inside, by evaluator and primitives."""

from pathlib import Path

import pytest

from benchmarks.case import Score
from tests.benchmarks.families.agreement import agreed
from tests.benchmarks.families.classic.tiny import SHIFTS, cells, date, opened, shift, with_limits


def scored(tmp_path: Path, row: str, contract: str = "", **more: bool) -> Score:
    return agreed(opened(with_limits(contract, **more), tmp_path), cells(row))  # type: ignore[arg-type]


def by_group(section: str, tag: str, group: str, value: int) -> str:
    return f'<{section} on="1" weight="1"><{tag}><ShiftGroup>{group}</ShiftGroup><Value>{value}</Value></{tag}></{section}>'


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("AD----- -------", 0),
        ("ND----- -------", 1),
        ("NA----- -------", 1),
        ("NN----- -------", 0),
        ("DN----- -------", 0),
        ("N-D---- -------", 0),
        ("------N D------", 1),
        ("------- -----NV", 1),
        ("NDA---- -----NA", 2),
    ],
)
def test_480_minutes_between_shifts(tmp_path: Path, row: str, count: int) -> None:
    assert scored(tmp_path, row).parts == ({"time between shifts": count} if count else {})


@pytest.mark.parametrize(("free", "count"), [(539, 0), (540, 0), (541, 1)])
def test_free_time_to_the_minute_before_or_after(tmp_path: Path, free: int, count: int) -> None:
    evening, night, day, other = SHIFTS
    before = (evening, night, shift("D", "07:30:00", "15:30:00", "7.5", free=free), other)
    after = (shift("A", "15:00:00", "22:30:00", "7.5", free=free), night, day, other)
    for shifts in (before, after):
        score = agreed(opened(with_limits(shifts=shifts), tmp_path), cells("AD----- -------"))
        assert score.hard == count


@pytest.mark.parametrize(
    ("free", "rows"), [(2000, {"D-D": 0, "A-D": 1, "DD-": 1}), (3000, {"D-D": 1, "D--D": 0})]
)
def test_free_time_longer_than_a_day(tmp_path: Path, free: int, rows: dict[str, int]) -> None:
    shifts = (*SHIFTS[:2], shift("D", "07:30:00", "15:30:00", "7.5", free=free), SHIFTS[3])
    tiny = opened(with_limits(shifts=shifts), tmp_path)
    for row, count in rows.items():
        assert agreed(tiny, cells(row.ljust(14, "-"))).hard == count
        assert agreed(tiny, cells(row.rjust(14, "-"))).hard == count


def test_a_shift_that_needs_a_skill(tmp_path: Path) -> None:
    row = "NN-D--- -------"
    assert scored(tmp_path, row, skilled=True).hard == 0
    assert scored(tmp_path, row, skilled=False).parts == {"skill": 2}
    assert opened(with_limits(skilled=False), tmp_path).problem.domains == (0b11011,)


@pytest.mark.parametrize(
    ("row", "count"),
    [("DDD---- -------", 0), ("DDDD--- ---DAAA", 2), ("------- ----DDD", 0), ("---DDDD DDD----", 1)],
)
def test_work_days_in_a_row(tmp_path: Path, row: str, count: int) -> None:
    contract = '<MaxConsecutiveWorkingDays on="1">3</MaxConsecutiveWorkingDays>'
    assert scored(tmp_path, row, contract).parts == ({"longest work run": count} if count else {})


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("------- -------", 0),
        ("DV----- -------", 1),
        ("-DV---- -------", 1),
        ("-D----- -------", 1),
        ("------- ----DV-", 1),
        ("------- -----V-", 1),
        ("DVD---- -------", 0),
        ("D------ -------", 1),
        ("-D-VD-- -DDD---", 2),
        ("------- ------V", 1),
        ("------- -----DV", 1),
        ("------- ----DDV", 0),
        ("AADDA-- -------", 1),
        ("DDDDDDD DDDDDDD", 0),
    ],
)
def test_runs_of_a_group_at_least_at_the_edges_too(tmp_path: Path, row: str, count: int) -> None:
    contract = by_group("MinConsecutiveShiftTypes", "MinConsecutiveShiftType", "day", 3)
    assert scored(tmp_path, row, contract).parts == ({"shortest run of a group": count} if count else {})


def test_a_run_that_fills_a_horizon_shorter_than_it_should_be(tmp_path: Path) -> None:
    contract = by_group("MinConsecutiveShiftTypes", "MinConsecutiveShiftType", "day", 9)
    tiny = opened(with_limits(contract, days=7), tmp_path)
    assert agreed(tiny, cells("DDDDDDD")).hard == 1
    assert agreed(tiny, cells("AAAAAAA")).hard == 0
    assert agreed(tiny, cells("-DDDDD-")).hard == 1
    assert agreed(tiny, cells("DDDDDD-")).hard == agreed(tiny, cells("-DDDDDD")).hard == 1


@pytest.mark.parametrize(
    ("row", "count"),
    [("NNN---- -------", 0), ("NNNN--- -------", 1), ("------- ---NNNN", 1), ("NNN-NNN -------", 0)],
)
def test_runs_of_a_group_at_most(tmp_path: Path, row: str, count: int) -> None:
    contract = by_group("MaxConsecutiveShiftTypes", "MaxConsecutiveShiftType", "night", 3)
    assert scored(tmp_path, row, contract).parts == ({"longest run of a group": count} if count else {})


@pytest.mark.parametrize(
    ("row", "count"), [("D-V---- -------", 0), ("D-V---- A-----D", 1), ("DDVV--- -------", 2)]
)
def test_shifts_of_a_group_at_most(tmp_path: Path, row: str, count: int) -> None:
    contract = by_group("MaxShiftTypes", "MaxShiftType", "day", 2).replace(' weight="1"', "")
    assert scored(tmp_path, row, contract).parts == ({"shifts of a group": count} if count else {})


@pytest.mark.parametrize(
    ("row", "low", "high", "broken"),
    [
        ("DD----- -------", "15.00", "15.00", False),
        ("DD----- -------", "15.01", "20", True),
        ("DD----- -------", "10", "14.99", True),
        ("DN----- -------", "17.25", "17.25", False),
        ("DN----- -------", "17.26", "30", True),
        ("DN----- -------", "0", "17.24", True),
        ("------- -------", "0.01", "30", True),
    ],
)
def test_hours_to_the_hundredth(tmp_path: Path, row: str, low: str, high: str, broken: bool) -> None:
    contract = (
        f'<MaxHoursWorked on="1" threshold="0.0">{high}</MaxHoursWorked>'
        f'<MinHoursWorked on="1" threshold="0.0">{low}</MinHoursWorked>'
    )
    assert scored(tmp_path, row, contract).parts == ({"hours": 1} if broken else {})


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("DD----- -------", 0),
        ("DDD---- -------", 1),
        ("------- DDD----", 1),
        ("-----DD DD-----", 0),
        ("DD----D D---DDD", 2),
        ("--D---N -------", 1),
    ],
)
def test_hours_of_each_week_from_monday(tmp_path: Path, row: str, count: int) -> None:
    contract = '<MaxHoursPerWeek on="1">15.5</MaxHoursPerWeek>'
    assert scored(tmp_path, row, contract).parts == ({"hours of a week": count} if count else {})


def test_a_day_off_wish_is_broken_by_any_shift(tmp_path: Path) -> None:
    requests = "".join(
        f'<DayOff weight="{weight}"><EmployeeID>P0</EmployeeID><Date>{date(day)}</Date></DayOff>'
        for day, weight in ((0, 1), (3, 5), (13, 2))
    )
    tiny = opened(with_limits(requests=requests), tmp_path)
    assert agreed(tiny, cells("-DD-DDD DDDDDD-")).penalty == 0
    assert agreed(tiny, cells("D--A--- ------V")).parts == {"request": 8}


def test_cover_of_each_weekday_missing_and_surplus(tmp_path: Path) -> None:
    wanted = {("Tuesday", "D"): 2}
    tiny = opened(with_limits(people=3, wanted=wanted, under=1000, over=10), tmp_path)
    assert agreed(tiny, cells("-" * 14, "-" * 14, "-" * 14)).parts == {"cover under": 4000}
    row = "-D----- -D-----"
    assert agreed(tiny, cells(row, row, "-" * 14)).penalty == 0
    assert agreed(tiny, cells(row, row, row)).parts == {"cover over": 20}
    assert agreed(tiny, cells(row, row, "D------ -V-----")).parts == {"cover over": 20}


def test_people_are_grouped_by_the_shifts_they_may_work(tmp_path: Path) -> None:
    content = with_limits(people=3).replace(
        '<Name>P1</Name><ContractID>C</ContractID><Skills><Skill Type="Primary">night</Skill></Skills>',
        "<Name>P1</Name><ContractID>C</ContractID>",
    )
    assert opened(content, tmp_path).problem.groups == ((0, 1, 2), (0, 2))
