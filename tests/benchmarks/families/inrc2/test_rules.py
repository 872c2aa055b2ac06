"""Both sides of every limit, at the start, in the middle, at the end and across history."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.families.inrc2.small import HISTORY, NOTHING, case, parts, roster

ADA, BO, CY = "Ada 0 0 None 0 0 1", "Bo 0 0 None 0 0 2", "Cy 0 0 None 0 0 1"
HALF = "Half (0,14) (1,28) (1,28) 2 0"


def history(person: str, past: str) -> dict[str, dict[str, str]]:
    assert person in HISTORY
    return {"H0": {person: f"{person.split()[0]} {past}"}}


def test_an_empty_roster_costs_nothing_when_nothing_is_asked_for(tmp_path: Path) -> None:
    assert parts(case(tmp_path), roster()) == {}


@pytest.mark.parametrize(
    ("row", "points"),
    [
        ("EE", 0),
        ("E", 15),
        ("EEEE", 0),
        ("EEEEE", 15),
        ("EEEEEE", 30),
        (".....EEEEEE", 30),
        (".............E", 0),
        ("........EEEEEE", 30),
        ("NEE", 0),
        ("E.E.E", 45),
    ],
)
def test_a_shift_type_costs_15_for_each_day_over_or_under(tmp_path: Path, row: str, points: int) -> None:
    found = parts(case(tmp_path), roster(row))
    found.pop("shift type succession", None)
    assert found == ({"consecutive": points} if points else {})


def test_under_by_two_costs_twice(tmp_path: Path) -> None:
    changes = {"Sc": {"Night (1,3)": "Night (3,4)"}}
    opened = case(tmp_path, changes)
    assert parts(opened, roster("N")) == {"consecutive": 30}
    assert parts(opened, roster("NN")) == {"consecutive": 15}
    assert parts(opened, roster("NNN")) == {}


@pytest.mark.parametrize(
    ("row", "points"),
    [
        (".NN...NN...", 0),
        (".N", 30),
        (".NNE", 0),
        (".NNNEE", 60),
        (".............N", 0),
        ("..........NNNN", 45),
    ],
)
def test_work_costs_30_for_each_day_over_or_under(tmp_path: Path, row: str, points: int) -> None:
    opened = case(
        tmp_path,
        {
            "Sc": {
                "Early (2,4)": "Early (1,4)",
                HALF: "Half (0,14) (2,3) (1,28) 2 0",
                "Night 1 Early": "Night 0",
            }
        },
    )
    found = parts(opened, roster("", row))
    assert found == ({"consecutive": points} if points else {})


@pytest.mark.parametrize(
    ("past", "row", "points"),
    [
        ("0 0 None 0 0 2", "....NN..NN..NN", 60),  # history prolongs the run: 6 days off
        ("0 0 None 0 0 9", "NN..NN..NN..NN", 0),  # too many, but all of them before the first day
        ("0 0 None 0 0 9", ".NN..NN..NN..N", 30),  # one of them inside
        ("0 0 None 0 0 1", "NN..NN..NN..NN", 30),  # a run from history that ends too short
        ("0 0 None 0 0 1", ".NN..NN..NN..N", 0),
        ("0 0 Night 1 1 0", "NN..NN..NN..NN", 0),  # no day off before: nothing ends too short
        ("0 0 Night 1 1 0", "N.NN..NN..NN..", 30),
        ("0 0 Night 1 1 0", "N..NN..NN..NN.", 0),  # the last run may go on
        ("0 0 Night 1 1 0", "N..NN..NN.....", 30),
    ],
)
def test_days_off_cost_30_for_each_day_over_or_under(
    tmp_path: Path, past: str, row: str, points: int
) -> None:
    changes = {"Sc": {HALF: "Half (0,14) (1,28) (2,4) 2 0"}, **history(BO, past)}
    found = parts(case(tmp_path, changes), roster("", row))
    assert found == ({"non working days": points} if points else {})


@pytest.mark.parametrize(
    ("past", "row", "points"),
    [
        ("0 0 Early 1 1 0", "", 15),
        ("0 0 Early 1 3 0", "", 15),  # other work before does not lengthen the run of Early
        ("0 0 Early 2 2 0", "", 0),
        ("0 0 Early 1 1 0", "E", 0),
        ("0 0 Early 4 4 0", "", 0),
        ("0 0 Early 9 9 0", "", 0),
        ("0 0 Early 9 9 0", "E", 15),
        ("0 0 Early 9 9 0", "EE", 30),
        ("0 0 Early 4 9 0", "E", 15),
        ("0 0 Early 3 9 0", "E", 0),
        ("0 0 Night 1 9 0", "NN", 0),
        ("0 0 Night 1 9 0", "NNN", 15),
    ],
)
def test_history_prolongs_runs_of_a_shift_type(tmp_path: Path, past: str, row: str, points: int) -> None:
    found = parts(case(tmp_path, history(CY, past)), roster("", "", row))
    assert found == ({"consecutive": points} if points else {})


@pytest.mark.parametrize(
    ("past", "row", "points"),
    [
        ("0 0 Night 1 1 0", "", 30),
        ("0 0 Night 1 2 0", "", 0),
        ("0 0 Night 1 1 0", "N", 0),
        ("0 0 Night 1 3 0", "N", 30),
        ("0 0 Night 1 5 0", "", 0),
        ("0 0 Night 1 5 0", "N", 30),
        ("0 0 Night 1 5 0", "NN", 60),
    ],
)
def test_history_prolongs_runs_of_work(tmp_path: Path, past: str, row: str, points: int) -> None:
    changes = {"Sc": {HALF: "Half (0,14) (2,3) (1,28) 2 0"}, **history(BO, past)}
    found = parts(case(tmp_path, changes), roster("", row))
    assert found == ({"consecutive": points} if points else {})


@pytest.mark.parametrize(
    ("past", "row", "breaches"),
    [
        ("0 0 Night 1 1 0", "EE", 1),
        ("0 0 Night 1 1 0", ".EE", 0),
        ("0 0 Early 1 1 0", "NN", 0),
        ("0 0 None 0 0 1", "NEE.NEE", 2),
        ("0 0 None 0 0 1", "............NH", 1),
        ("0 0 None 0 0 1", "MEE", 1),
    ],
)
def test_a_forbidden_succession_is_hard_also_after_history(
    tmp_path: Path, past: str, row: str, breaches: int
) -> None:
    found = parts(case(tmp_path, history(ADA, past)), roster(row))
    assert found.get("shift type succession", 0) == breaches


def test_only_those_with_the_skill_work_in_it(tmp_path: Path) -> None:
    assert parts(case(tmp_path), roster("HH")) == {}
    assert parts(case(tmp_path), roster("", "", "HH")) == {"required skill": 2}


def test_minimum_is_hard_and_optimum_costs_30_for_each_who_is_missing(tmp_path: Path) -> None:
    staff = NOTHING.replace("(0,0)", "(1,2)", 1)
    opened = case(tmp_path, {"WD": {f"Early Nurse {NOTHING}": f"Early Nurse {staff}"}})

    def cover(*rows: str) -> tuple[int, int]:
        found = parts(opened, roster(*rows))
        return found.get("minimal coverage", 0), found.get("optimal coverage", 0)

    assert cover() == (1, 60)
    assert cover("E") == (0, 30)
    assert cover("EE", "EE") == (0, 0)
    assert cover("EE", "EE", "EE") == (0, 0)
    assert cover("H") == (1, 60)
    assert cover("N") == (1, 60)
    assert cover(".......E") == (1, 60)


def test_staff_is_asked_for_in_the_week_and_on_the_day_it_stands(tmp_path: Path) -> None:
    staff = " ".join([*["(0,0)"] * 6, "(0,1)"])
    opened = case(tmp_path, {"WD": {f"Night Head {NOTHING}": f"Night Head {staff}"}})
    assert parts(opened, roster("......M")) == {}
    assert parts(opened, roster("......N"))["optimal coverage"] == 30
    assert parts(opened, roster(".............M"))["optimal coverage"] == 30


def test_a_request_costs_10_for_an_assignment_asked_off(tmp_path: Path) -> None:
    asked = "SHIFT_OFF_REQUESTS = 4\nAda Any Mon\nAda Early Mon\nAda Early Thu\nAda Night Sun"
    opened = case(tmp_path, {"WD": {"SHIFT_OFF_REQUESTS = 0": asked}, "Sc": {"Early (2,4)": "Early (1,4)"}})
    assert parts(opened, roster("E")) == {"preferences": 10}
    assert parts(opened, roster("N")) == {"preferences": 10}
    assert parts(opened, roster("...E")) == {"preferences": 10}
    assert parts(opened, roster("...H")) == {"preferences": 10}
    assert parts(opened, roster("...N")) == {}
    assert parts(opened, roster("N.....M")) == {"preferences": 20}
    assert parts(opened, roster(".......E..E..N")) == {}


@pytest.mark.parametrize(
    ("row", "points"),
    [
        (".....N", 30),
        ("......N", 30),
        (".....NN", 0),
        (".....N......N", 60),
        ("....N", 0),
        ("...........NN", 30),
        ("............NN", 0),
    ],
)
def test_half_a_weekend_costs_30_when_the_contract_asks_for_whole_ones(
    tmp_path: Path, row: str, points: int
) -> None:
    changes = {"Sc": {HALF: "Half (0,14) (1,28) (1,28) 2 1"}}
    found = parts(case(tmp_path, changes), roster("", row))
    assert found == ({"complete weekends": points} if points else {})
    assert parts(case(tmp_path), roster("", row)) == {}


@pytest.mark.parametrize(
    ("weekends_before", "row", "points"),
    [
        (0, ".....NN", 0),
        (0, ".....NN.....NN", 30),
        (0, "......N......N", 30),
        (0, "NNN....NNN", 0),
        (1, ".....N", 30),
        (1, "", 0),
        (3, "", 60),
        (3, ".....N.......N", 120),
    ],
)
def test_weekends_cost_30_above_the_limit(
    tmp_path: Path, weekends_before: int, row: str, points: int
) -> None:
    changes = {
        "Sc": {HALF: "Half (0,14) (1,28) (1,28) 1 0"},
        "H0": {BO: f"Bo 0 {weekends_before} None 0 0 2"},
    }
    found = parts(case(tmp_path, changes), roster("", row))
    assert found == ({"max working weekends": points} if points else {})


@pytest.mark.parametrize(
    ("before", "days", "points"),
    [
        (0, 4, 20),
        (0, 5, 0),
        (0, 7, 0),
        (0, 8, 20),
        (0, 0, 100),
        (3, 2, 0),
        (3, 5, 20),
        (6, 0, 0),
        (9, 0, 40),
        (9, 1, 60),
    ],
)
def test_assignments_cost_20_outside_the_limits(tmp_path: Path, before: int, days: int, points: int) -> None:
    changes = {
        "Sc": {HALF: "Half (5,7) (1,28) (1,28) 2 0", "Night (1,3)": "Night (1,14)"},
        "H0": {BO: f"Bo {before} 0 None 0 0 2"},
    }
    found = parts(case(tmp_path, changes), roster("", "N" * days))
    assert found == ({"total assignments": points} if points else {})


def test_a_limit_longer_than_the_horizon_never_costs(tmp_path: Path) -> None:
    changes = {"Sc": {"Night (1,3)": "Night (1,28)"}}
    assert parts(case(tmp_path, changes), roster("N" * 14)) == {}
    changes["H0"] = {ADA: "Ada 0 0 Night 14 14 0"}
    assert parts(case(tmp_path, changes), roster("N" * 14)) == {}
    changes["H0"] = {ADA: "Ada 0 0 Night 15 15 0"}
    assert parts(case(tmp_path, changes), roster("N" * 14)) == {"consecutive": 15 + 30}


def test_a_minimum_longer_than_the_horizon_costs_for_runs_that_end(tmp_path: Path) -> None:
    changes = {"Sc": {"Night (1,3)": "Night (20,28)"}}
    assert parts(case(tmp_path, changes), roster("N" * 14)) == {}
    assert parts(case(tmp_path, changes), roster("N" * 13)) == {"consecutive": 15 * 7}
