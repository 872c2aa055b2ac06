"""Both sides of every limit, at the edges and inside, by hand; then many random contracts and rosters."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.families.inrc1.instance import WEEKENDS
from benchmarks.families.inrc1.lowering.patterns import merged
from solver.cpsat import CpsatModel, solve_cpsat
from tests.benchmarks.families.inrc1.tiny import (
    WEEK,
    cells,
    limit,
    opened,
    pattern,
    penalty_agreed,
    random_roster,
    request,
    switch,
    unwanted,
    weekend,
    xml,
)

RULES = [
    # contract, roster of two weeks from a Monday, penalty
    (limit("MaxNumAssignments", 3, 10), "EEE...........", 0),
    (limit("MaxNumAssignments", 3, 10), "EEE........E.E", 20),
    (limit("MaxNumAssignments", 0, 10), "..............", 0),
    (limit("MinNumAssignments", 2, 10), "E............E", 0),
    (limit("MinNumAssignments", 2, 10), "..............", 20),
    (limit("MaxConsecutiveWorkingDays", 3, 5), "EEE.EEE....EEE", 0),
    (limit("MaxConsecutiveWorkingDays", 3, 5), "EEEEE.....EEEE", 15),
    (limit("MaxConsecutiveWorkingDays", 14, 5), "EEEEEEEEEEEEEE", 0),
    (limit("MaxConsecutiveWorkingDays", 13, 5), "EEEEEEEEEEEEEE", 5),
    (limit("MaxConsecutiveWorkingDays", 0, 5), "E......E......", 10),
    (limit("MinConsecutiveWorkingDays", 3, 5), "EEE....EEEE...", 0),
    (limit("MinConsecutiveWorkingDays", 3, 5), "E......EE....E", 25),
    (limit("MinConsecutiveWorkingDays", 15, 5), "EEEEEEEEEEEEEE", 5),
    (limit("MinConsecutiveWorkingDays", 14, 5), "EEEEEEEEEEEEEE", 0),
    (limit("MaxConsecutiveFreeDays", 4, 5), "....E....EEEEE", 0),
    (limit("MaxConsecutiveFreeDays", 4, 5), ".....EEE......", 15),
    (limit("MaxConsecutiveFreeDays", 13, 5), "..............", 5),
    (limit("MinConsecutiveFreeDays", 2, 5), "..EEE..EEEEE..", 0),
    (limit("MinConsecutiveFreeDays", 2, 5), ".EEEE.EEEEEEE.", 15),
    (limit("MinConsecutiveFreeDays", 3, 5), "EEEEEE..EEEEE.", 15),
    (limit("MinConsecutiveFreeDays", 20, 5), "..............", 30),
    (switch("CompleteWeekends", 7), "EEEEEEEEEEEE..", 0),
    (switch("CompleteWeekends", 7), ".....E......E.", 14),
    (switch("CompleteWeekends", 7), ".....LE.....LE", 0),
    (switch("IdenticalShiftTypesDuringWeekend", 7), ".....EE.....LL", 0),
    (switch("IdenticalShiftTypesDuringWeekend", 7), ".....EL.....LE", 28),
    (switch("IdenticalShiftTypesDuringWeekend", 7), "....LE......E.", 0),
    (switch("AlternativeSkillCategory", 7), "EEEEE..EEEEE..", 0),
    ('<NoNightShiftBeforeFreeWeekend weight="9">true</NoNightShiftBeforeFreeWeekend>', "....E.........", 0),
    ('<MaxNumAssignments on="0" weight="9">0</MaxNumAssignments>', "EEEEEEEEEEEEEE", 0),
    ('<MaxNumAssignments on="1" weight="0">0</MaxNumAssignments>', "EEEEEEEEEEEEEE", 0),
    ('<MaxNumAssignments weight="2">0</MaxNumAssignments>', "E.............", 2),
    ('<CompleteWeekends weight="9">false</CompleteWeekends>', ".....E........", 0),
]


@pytest.mark.parametrize(("contract", "row", "penalty"), RULES)
def test_limits(tmp_path: Path, contract: str, row: str, penalty: int) -> None:
    text = weekend("SaturdaySunday") + contract
    case = opened(tmp_path, xml([text]))
    assert penalty_agreed(case, cells(case, row)) == penalty


@pytest.mark.parametrize(
    ("way", "units"),
    [
        (("SaturdaySunday", "E."), 1),
        (("SaturdaySunday", ".E"), 1),
        (("SaturdaySunday", ".."), 0),
        (("FridaySaturdaySunday", "..."), 0),
        (("FridaySaturdaySunday", "EEE"), 0),
        (("FridaySaturdaySunday", "EE."), 1),
        (("FridaySaturdaySunday", ".EE"), 1),
        (("FridaySaturdaySunday", "E.."), 2),
        (("FridaySaturdaySunday", ".E."), 2),
        (("FridaySaturdaySunday", "..E"), 2),
        (("FridaySaturdaySunday", "E.E"), 4),
        (("FridaySaturdaySundayMonday", "EE.E"), 5),
        (("FridaySaturdaySundayMonday", "E.EE"), 5),
        (("FridaySaturdaySundayMonday", "E.E."), 6),
        (("FridaySaturdaySundayMonday", "E..E"), 6),
        (("FridaySaturdaySundayMonday", ".E.E"), 6),
        (("FridaySaturdaySundayMonday", "EE.."), 2),
        (("FridaySaturdaySundayMonday", ".EE."), 2),
        (("FridaySaturdaySundayMonday", "EEE."), 1),
        (("FridaySaturdaySundayMonday", "...E"), 3),
        (("SaturdaySundayMonday", "E.E"), 4),
    ],
)
def test_incomplete_weekends(tmp_path: Path, way: tuple[str, str], units: int) -> None:
    name, days = way
    case = opened(tmp_path, xml([weekend(name) + switch("CompleteWeekends", 3)]))
    first = WEEKENDS[name][0]
    row = "." * first + days + "." * (14 - first - len(days))
    assert penalty_agreed(case, cells(case, row)) == 3 * units


@pytest.mark.parametrize(
    ("name", "days", "units"),
    [
        ("FridaySaturdaySunday", "EEE", 0),
        ("FridaySaturdaySunday", "ELE", 3),
        ("FridaySaturdaySunday", "END", 6),
        ("FridaySaturdaySunday", "EL.", 0),
        ("SaturdaySundayMonday", "NLL", 3),
        ("FridaySaturdaySundayMonday", "ELEL", 4),
        ("FridaySaturdaySundayMonday", "EELE", 4),
        ("FridaySaturdaySundayMonday", "EELN", 8),
        ("FridaySaturdaySundayMonday", "NDEL", 12),
        ("FridaySaturdaySundayMonday", "NDE.", 0),
    ],
)
def test_unlike_shifts_of_a_weekend(tmp_path: Path, name: str, days: str, units: int) -> None:
    text = xml([weekend(name) + switch("IdenticalShiftTypesDuringWeekend", 2)], shifts="ELDN")
    case = opened(tmp_path, text)
    first = WEEKENDS[name][0]
    row = "." * first + days + "." * (14 - first - len(days))
    assert penalty_agreed(case, cells(case, row)) == 2 * units


def test_a_weekend_cut_to_one_day_is_not_incomplete_but_worked(tmp_path: Path) -> None:
    contract = weekend("SaturdaySunday") + switch("CompleteWeekends", 1)
    contract += switch("IdenticalShiftTypesDuringWeekend", 1) + limit("MaxConsecutiveWorkingWeekends", 0, 10)
    case = opened(tmp_path, xml([contract], end="2024-01-06"))
    assert penalty_agreed(case, cells(case, ".....E")) == 10


def test_a_weekend_that_began_before_the_horizon_is_none(tmp_path: Path) -> None:
    contract = weekend("SaturdaySunday") + switch("CompleteWeekends", 1)
    contract += limit("MaxConsecutiveWorkingWeekends", 0, 10)
    case = opened(tmp_path, xml([contract], start="2024-01-07"))
    assert penalty_agreed(case, cells(case, "E.......")) == 0


@pytest.mark.parametrize(
    ("least", "most", "worked", "units"),
    [
        (0, 2, "WWFWW", 0),
        (0, 2, "WWWWW", 3),
        (0, 4, "WWWWW", 1),
        (0, 5, "WWWWW", 0),
        (0, 0, "FWFWF", 2),
        (1, 9, "WFWFW", 0),
        (2, 9, "WFWFW", 3),
        (2, 9, "WWFWW", 0),
        (3, 9, "WWFFW", 3),
        (6, 9, "WWWWW", 1),
        (4, 9, "FWWFF", 2),
        (7, 9, "FFFFF", 0),
        (3, 3, "WWWWF", 1),
        (3, 3, "FWWFW", 3),
    ],
)
@pytest.mark.parametrize("day", ["E.", ".E", "EE"])
def test_weekends_in_a_row(tmp_path: Path, least: int, most: int, worked: str, units: int, day: str) -> None:
    contract = weekend("SaturdaySunday") + limit("MinConsecutiveWorkingWeekends", least, 10)
    contract += limit("MaxConsecutiveWorkingWeekends", most, 10)
    case = opened(tmp_path, xml([contract], end="2024-02-04"))
    row = "".join("....." + (day if letter == "W" else "..") for letter in worked)
    assert penalty_agreed(case, cells(case, row)) == 10 * units


@pytest.mark.parametrize(
    ("entries", "row", "times"),
    [
        ([("L", "Any"), ("E", "Any")], "LE.L.E.L......", 1),
        ([("L", "Any"), ("E", "Any")], "E............L", 0),
        ([("L", "Any"), ("E", "Any")], "............LE", 1),
        ([("None", "Friday"), ("Any", "Saturday"), ("Any", "Sunday")], ".....EL.....LE", 2),
        ([("None", "Friday"), ("Any", "Saturday"), ("Any", "Sunday")], "....EEE.....E.", 0),
        ([("none", "Any"), ("any", "Any")], "E...E..L......", 2),
        ([("E", "Wednesday")], "..E......L....", 1),
    ],
)
def test_unwanted_patterns(tmp_path: Path, entries: list[tuple[str, str]], row: str, times: int) -> None:
    case = opened(tmp_path, xml([unwanted("p")], patterns=pattern("p", 4, entries)))
    assert penalty_agreed(case, cells(case, row)) == 4 * times


def test_merged_patterns_match_as_often_as_apart() -> None:
    assert sorted(merged([(2, 4), (2, 8), (16, 4), (16, 8), (4, 16)])) == [(4, 16), (18, 12)]
    assert sorted(merged([(2, 4), (2, 4)])) == [(2, 4), (2, 4)]  # both count
    assert sorted(merged([(6, 8), (2, 8)])) == [(2, 8), (6, 8)]
    assert sorted(merged([(2, 4), (2, 4, 8)])) == [(2, 4), (2, 4, 8)]


@pytest.mark.parametrize(
    ("tag", "shift", "met", "unmet"),
    [
        ("DayOff", None, [".", "."], ["E", "L"]),
        ("DayOn", None, ["E", "L"], ["."]),
        ("ShiftOff", "E", [".", "L"], ["E"]),
        ("ShiftOn", "E", ["E"], [".", "L"]),
    ],
)
def test_requests(tmp_path: Path, tag: str, shift: str | None, met: list[str], unmet: list[str]) -> None:
    case = opened(tmp_path, xml(requests=request(tag, 6, "2024-01-02", shift)))
    for letter in met:
        assert penalty_agreed(case, cells(case, f"E{letter}............")) == 0
    for letter in unmet:
        assert penalty_agreed(case, cells(case, f"E{letter}............")) == 6


def test_a_shift_without_the_skill(tmp_path: Path) -> None:
    contract = switch("AlternativeSkillCategory", 7)
    case = opened(tmp_path, xml([contract, contract, ""], skilled=[False, True, False]))
    assert penalty_agreed(case, cells(case, "E...L.........", "EEE...........", "L.............")) == 14


def test_cover_is_exact_and_dates_go_before_weekdays(tmp_path: Path) -> None:
    cover = "".join(
        f"<DayOfWeekCover><Day>{day}</Day><Cover><Shift>E</Shift><Preferred>1</Preferred></Cover></DayOfWeekCover>"
        for day in WEEK
    )
    cover += (
        "<DateSpecificCover><Date>2024-01-02</Date><Cover><Shift>E</Shift><Preferred>2</Preferred></Cover>"
        "</DateSpecificCover>"
    )
    case = opened(tmp_path, xml(["", ""], cover=cover, end="2024-01-03"))
    for rows, hard in ((("EEE", ".E."), 0), (("E.E", ".E."), 1), (("EEE", "EEE"), 2), (("EEE", "LE."), 1)):
        roster = cells(case, *rows)
        penalty_agreed(case, roster)
        assert case.score(roster).hard == hard


def random_contract(rng: random.Random) -> str:
    text = weekend(rng.choice(sorted(WEEKENDS)))
    for tag, most in (
        ("NumAssignments", 12),
        ("ConsecutiveWorkingDays", 6),
        ("ConsecutiveFreeDays", 6),
        ("ConsecutiveWorkingWeekends", 4),
    ):
        for side in ("Max", "Min"):
            if rng.random() < 0.7:
                text += limit(side + tag, rng.randrange(most), rng.randrange(1, 9))
    for tag in ("CompleteWeekends", "IdenticalShiftTypesDuringWeekend", "AlternativeSkillCategory"):
        if rng.random() < 0.7:
            text += switch(tag, rng.randrange(1, 4))
    return text + unwanted(*rng.sample("pqrs", rng.randrange(5)))


def random_patterns(rng: random.Random) -> str:
    return "".join(
        pattern(
            name,
            rng.randrange(1, 3),
            [
                (
                    rng.choice(("E", "L", "D", "Any", "None")),
                    rng.choice(("Any", "Any", WEEK[(first + k) % 7])),
                )
                for k in range(rng.choice((2, 2, 3)))
            ],
        )
        for name in "pqrs"
        for first in (rng.randrange(7),)
    )


@pytest.mark.parametrize("seed", range(40))
def test_random_instances_and_rosters(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    text = xml(
        [random_contract(rng) for _ in range(3)],
        start=f"2024-01-{rng.randrange(1, 8):02}",
        end=f"2024-01-{rng.randrange(8, 31):02}",
        shifts="ELD",
        patterns=random_patterns(rng),
        requests=request("DayOff", 2, "2024-01-08") + request("ShiftOn", 3, "2024-01-07", "L"),
        skilled=[False, True, True],
    )
    case = opened(tmp_path, text)
    for pace in (0.2, 0.4, 0.6, 0.8, 1.0) * 4:
        penalty_agreed(case, random_roster(rng, 3, case.problem.days, 4, pace))


def test_cpsat_means_the_same(tmp_path: Path) -> None:
    """Its optimum is a roster that the evaluator gives the same penalty, and no random one is better."""
    rng = random.Random(3)
    cover = "".join(
        f"<DayOfWeekCover><Day>{day}</Day><Cover><Shift>E</Shift><Preferred>1</Preferred></Cover></DayOfWeekCover>"
        for day in WEEK
    )
    contracts = [
        weekend("FridaySaturdaySunday")
        + limit("MaxConsecutiveWorkingWeekends", 1, 3)
        + limit("MinConsecutiveWorkingWeekends", 2, 3)
        + limit("MinConsecutiveFreeDays", 3, 2)
        + switch("CompleteWeekends", 2)
        for _ in range(2)
    ]
    case = opened(tmp_path, xml(contracts, cover=cover, end="2024-01-21", shifts="E"))
    result = solve_cpsat(CpsatModel(case.problem), seconds=60, workers=1)
    assert result.cells is not None
    assert result.bound == result.penalty == penalty_agreed(case, result.cells)
    assert case.score(result.cells).hard == 0
    for _ in range(300):
        row = random_roster(rng, 1, 21, 2, 0.4)[0]
        assert penalty_agreed(case, [row, [1 - cell for cell in row]]) >= result.penalty
