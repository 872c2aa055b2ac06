"""Rosters are written week by week and read back; anything else is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.families.rws.family import FAMILY, RwsCase
from models.problems import InputError
from tests.benchmarks.families.rws.rotations import TEXT

CELLS = [[1, 1, 1, 0, 2, 2, 0, *[0] * 7, *[2] * 7, 0, 1, 0, 1, 0, 1, 0, *[1] * 7]]


@pytest.fixture
def case(tmp_path: Path) -> RwsCase:
    path = tmp_path / "Small.txt"
    path.write_text(TEXT, encoding="utf-8")
    return FAMILY.open(path)


def test_a_roster_is_a_row_for_each_week(case: RwsCase, tmp_path: Path) -> None:
    path = tmp_path / "Small.roster.txt"
    assert case.write(CELLS, path) == [path]
    assert path.read_text(encoding="utf-8") == (
        "D D D - N N -\n- - - - - - -\nN N N N N N N\n- D - D - D -\nD D D D D D D\n"
    )
    assert case.read(path) == CELLS


def test_comments_and_blanks_are_skipped(case: RwsCase, tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    case.write(CELLS, path)
    path.write_text("# plan\n\n" + path.read_text(encoding="utf-8").replace(" ", "  "), encoding="utf-8")
    assert case.read(path) == CELLS


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("- D - D - D -", "- D - d - D -", ["linje 4", '"d"', 'Mente du "D"?']),
        ("- D - D - D -", "- d - D - x -", ['"d"', '"x"']),
        ("- D - D - D -", "- D - D - D", ["linje 4", "linjen har 6 ord, men skal ha 7"]),
        ("N N N N N N N\n", "", ["filen har 4 uker, men instansen har 5"]),
    ],
)
def test_what_is_no_roster_is_refused(
    case: RwsCase, tmp_path: Path, old: str, new: str, said: list[str]
) -> None:
    path = tmp_path / "r.txt"
    case.write(CELLS, path)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        case.read(path)
    for words in [str(path), *said]:
        assert words in str(caught.value)


def test_no_file_is_left_where_none_can_be(case: RwsCase, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        case.write(CELLS, tmp_path / "absent" / "r.txt")
    assert not (tmp_path / "absent").exists()
