"""Our own wards as cases: known by name or content, scored by the audit, rosters as everywhere in the product."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.families.rws.family import FAMILY as RWS
from benchmarks.families.ward.family import FAMILY, WardCase
from instances.excel import write_template
from instances.json_file import read_roster, write_instance
from instances.library import load_named
from models.audit import audit
from models.problems import InputError
from models.roster import Status
from solver.core import Cells, bits
from solver.cpsat import CpsatModel, solve_cpsat
from solver.evaluate import evaluate
from tests.properties.both_sides import instance_of
from tests.properties.small_ward import small_ward

ROSTER = Path(__file__).parents[4] / "instances" / "everything-roster.json"


def random_cells(case: WardCase, rng: random.Random) -> Cells:
    problem = case.problem
    rows = []
    for line in range(problem.lines):
        row = [rng.choice([0, *bits(problem.domains[line])]) for _ in range(problem.days)]
        if problem.choices[line]:
            row.append(rng.choice(list(bits(problem.choices[line]))))
        rows.append(row)
    return rows


def test_a_sample_is_known_by_its_name() -> None:
    assert FAMILY.recognises(Path("everything"))
    assert FAMILY.recognises(Path("hemnes/korgen"))
    assert not FAMILY.recognises(Path("hemnes"))
    case = FAMILY.open(Path("hemnes/korgen"))
    assert (case.family, case.name) == ("ward", "hemnes/korgen")
    assert case.problem.lines == len(load_named("hemnes/korgen").employees)


def test_a_file_is_known_by_its_content(tmp_path: Path) -> None:
    instance = load_named("everything")
    path = tmp_path / "any.txt"
    write_instance(instance, path)
    assert FAMILY.recognises(path)
    assert not RWS.recognises(path)
    assert FAMILY.open(path).instance == instance
    assert not FAMILY.recognises(ROSTER)
    path.write_text("7\n5\n1\n1 1 1 1 1 1 1\n", encoding="utf-8")
    assert not FAMILY.recognises(path)


def test_a_spreadsheet_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "ward.xlsx"
    write_template(path)
    assert FAMILY.recognises(path)
    case = FAMILY.open(path)
    assert case.name == case.instance.id
    assert case.problem.lines == len(case.instance.employees)


def test_a_file_that_breaks_the_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ward.json"
    path.write_text('{"format": "turnus-instance-1"}', encoding="utf-8")
    assert FAMILY.recognises(path)
    with pytest.raises(InputError, match="ward"):
        FAMILY.open(path)


def test_the_known_roster_is_clean_and_written_as_it_was_read(tmp_path: Path) -> None:
    case = FAMILY.open(Path("everything"))
    cells = case.read(ROSTER)
    score, value = case.score(cells), evaluate(case.problem, cells)
    known = audit(case.instance, read_roster(ROSTER, case.instance))
    assert (score.hard, value.hard_total) == (0, 0)
    assert score.penalty == value.penalty == known.penalty
    assert score.parts == known.penalties
    path = tmp_path / "roster.json"
    assert case.write(cells, path) == [path]
    written = read_roster(path, case.instance)
    assert (written.status, written.penalty) == (Status.FEASIBLE, score.penalty)
    assert case.read(path) == cells


def test_a_roster_that_breaks_hard_rules_claims_nothing(tmp_path: Path) -> None:
    case = FAMILY.open(Path("everything"))
    cells = random_cells(case, random.Random(3))
    score = case.score(cells)
    assert score.hard > 0
    assert sum(n for part, n in score.parts.items() if part.endswith("(hard)")) == score.hard
    (path,) = case.write(cells, tmp_path / "roster.json")
    written = read_roster(path, case.instance)
    assert (written.status, written.penalty, written.penalties) == (Status.UNKNOWN, None, {})
    assert case.read(path) == cells


@pytest.mark.parametrize("seed", range(12))
def test_small_wards_cost_what_the_engine_says(seed: int) -> None:
    rng = random.Random(seed)
    case = WardCase(instance_of(small_ward(rng)))
    for _ in range(20):
        cells = random_cells(case, rng)
        assert (case.score(cells).hard == 0) == (evaluate(case.problem, cells).hard_total == 0)
    found = solve_cpsat(CpsatModel(case.problem), seconds=3, workers=1)
    if found.cells is not None:
        score = case.score(found.cells)
        assert (score.hard, score.penalty) == (0, found.penalty)


def test_what_cannot_be_cells_is_refused(tmp_path: Path) -> None:
    case = FAMILY.open(Path("everything"))
    roster = read_roster(ROSTER, case.instance)
    first = roster.assignments[0]
    path = tmp_path / "roster.json"

    other = next(
        s.id
        for s in case.instance.shifts
        if s.id != first.shift and case.instance.shift_runs_in(s.id, first.unit)
    )
    twice = roster.model_copy(
        update={"assignments": (*roster.assignments, first.model_copy(update={"shift": other}))}
    )
    path.write_text(twice.model_dump_json(), encoding="utf-8")
    with pytest.raises(InputError, match="to vakter"):
        case.read(path)

    away = next(
        (e.id, a)
        for line, e in enumerate(case.instance.employees)
        for a in case.frame.activities
        if not case.problem.domains[line] >> case.frame.number[a.shift.id, a.unit] & 1
    )
    moved = first.model_copy(update={"employee": away[0], "shift": away[1].shift.id, "unit": away[1].unit})
    path.write_text(roster.model_copy(update={"assignments": (moved,)}).model_dump_json(), encoding="utf-8")
    with pytest.raises(InputError, match="kan ikke settes opp i denne enheten"):
        case.read(path)
