"""Problem 087: read strictly, lowered and judged alike, solved, written and read back."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.families.csplib087.family import FAMILY, Csplib087Case
from benchmarks.families.csplib087.read import Rostering
from benchmarks.families.csplib087.score import score
from benchmarks.families.rws.family import FAMILY as RWS
from models.problems import InputError
from solver.cpsat import Circulation
from tests.benchmarks.data import folder
from tests.benchmarks.families.agreement import agreed

PARAM = """language ESSENCE' 1.0
$ a comment
letting shiftRequirements = [[1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1],
  [2, 1, 0, 1], [2, 1, 0, 1]]
letting numberOfWeeks = 4
letting s_min = 2
letting s_max = 5
"""

DZN = """shiftRequirements = [|1,1,1,1
\t|1,1,1,1
\t|1,1,1,1 % a comment
\t|1,1,1,1
\t|1,1,1,1
\t|2,1,0,1
\t|2,1,0,1|];

numberOfWeeks = 4;
s_min = 2; s_max = 5;"""

SMALL = Rostering("small", 4, ((1, 1, 1, 1),) * 5 + ((2, 1, 0, 1),) * 2, 2, 5)


def saved(folder: Path, text: str, name: str = "small.param") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "name"), [(PARAM, "small.param"), (DZN, "small.dzn"), (DZN.replace("\n", "\r\n"), "small.dzn")]
)
def test_both_kinds_of_file_are_read(tmp_path: Path, text: str, name: str) -> None:
    path = saved(tmp_path, text, name)
    assert FAMILY.recognises(path)
    assert not RWS.recognises(path)
    assert FAMILY.open(path).rostering == SMALL


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("numberOfWeeks = 4", "numberOfWeeks = 0", ["linje 5", '"0": numberOfWeeks må være fra 1']),
        ("numberOfWeeks = 4", "numberOfWeek = 4", ["linje 5", 'Mente du "numberOfWeeks"?']),
        ("letting s_min = 2\n", "", ["s_min: mangler i filen"]),
        ("s_min = 2", "s_min = 6", ["linje 6", "s_min er større enn s_max 5"]),
        ("s_min = 2", "s_min = to", ["linje 6", "er ikke et navn med en verdi"]),
        ("s_min = 2", "s_max = 2", ["linje 7", '"s_max": står to ganger']),
        ("[2, 1, 0, 1], [2", "[2", ["linje 3", "er ikke 7 rader med 4 tall"]),
        ("[2, 1, 0, 1], [2", "[2, 1, 1], [2", ["linje 3", "er ikke 7 rader med 4 tall"]),
        ("[2, 1, 0, 1], [2", "[2, , 0, 1], [2", ["linje 3", '"": shiftRequirements er ikke et helt tall']),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    assert old in PARAM
    path = saved(tmp_path, PARAM.replace(old, new))
    with pytest.raises(InputError) as caught:
        FAMILY.open(path)
    for words in (str(path), *said):
        assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("eellnnn -------", {}),
        ("eennn-- eel----", {"block": 1}),
        ("llee--- ee-----", {"rotation": 1}),
        ("nn--eel ll-----", {"weekend": 1}),
        ("ee----- ee---ee", {}),
        ("ee----- -----ee", {"block": 1}),
        ("eeeelll llnnnn-", {"block": 1, "rest": 14, "weekend": 1}),
        ("eeeeeee eeeeeee", {"block": 1, "rest": 28}),
    ],
)
def test_breaches_are_counted_around_the_line(text: str, wanted: dict[str, int]) -> None:
    found = score(replace(SMALL, weeks=2, longest=9), ["-eln".index(code) for code in text if code != " "])
    assert found.hard == sum(found.parts.values())
    assert {part: units for part, units in found.parts.items() if units and part != "demand"} == wanted


def test_demand_counts_days_off_as_well() -> None:
    line = ["-eln".index(code) for code in "ee----- ee----- ee----- ee-----" if code != " "]
    # Monday and Tuesday: three early too many, off, late and night one missing each; Wednesday to Friday: off
    # three too many, the others one missing each; Saturday and Sunday: off two too many, early and night missing
    assert score(SMALL, line).parts["demand"] == 2 * 6 + 3 * 6 + 2 * 4


def test_a_line_of_one_week_is_its_own_next_week() -> None:
    line = [1, 1, 2, 2, 0, 0, 0]
    need = tuple((int(v == 0), int(v == 1), int(v == 2), 0) for v in line)
    case = Csplib087Case(Rostering("week", 1, need, 2, 3))
    assert agreed(case, [line]).hard == 0
    for one, two in itertools.combinations(range(7), 2):
        for a, b in itertools.product(range(4), repeat=2):
            agreed(case, [[a if k == one else b if k == two else v for k, v in enumerate(line)]])
    for value in range(4):
        assert agreed(case, [[value] * 7]).hard


def test_a_solved_rostering_and_what_is_nearly_one_are_judged_alike() -> None:
    rng = random.Random(2)
    case = Csplib087Case(SMALL)
    flow = Circulation.of(case.problem)
    assert flow is not None
    found = flow.solve(seconds=30, workers=1)
    assert found.cells is not None
    assert agreed(case, found.cells).hard == 0
    broken = 0
    for _ in range(200):
        row = list(found.cells[0])
        one = rng.randrange(28)
        two = (one + 7 * rng.randrange(4)) % 28
        row[one], row[two] = row[two], row[one]
        broken += agreed(case, [row]).hard > 0
    assert broken > 20


def test_a_roster_is_written_and_read_back(tmp_path: Path) -> None:
    case = Csplib087Case(SMALL)
    cells = [[0, 0, 1, 1, 2, 2, 2, *[3] * 7, *[0] * 7, *[1] * 7]]
    path = tmp_path / "r.txt"
    case.write(cells, path)
    assert path.read_text(encoding="utf-8").startswith("- - e e l l l\nn n n n n n n\n")
    assert case.read(path) == cells


def test_the_public_instances_are_solved() -> None:
    files = sorted(path for path in folder("csplib087").iterdir() if FAMILY.recognises(path))
    assert files
    for path in files:
        case = FAMILY.open(path)
        flow = Circulation.of(case.problem)
        assert flow is not None
        found = flow.solve(seconds=60, workers=1)
        assert found.cells is not None
        assert agreed(case, found.cells).hard == 0
