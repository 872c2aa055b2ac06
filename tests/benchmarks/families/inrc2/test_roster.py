"""Rosters as the competition writes them."""

from __future__ import annotations

import random
import stat
import sys
from pathlib import Path

import pytest

from models.problems import InputError
from tests.benchmarks.families.inrc2.random_instances import random_roster
from tests.benchmarks.families.inrc2.small import case, roster

CELLS = roster("HH..NN..EE....", ".NN", "......N......N")


def test_one_file_for_each_week(tmp_path: Path) -> None:
    files = case(tmp_path).write(CELLS, tmp_path / "out")
    assert [path.name for path in files] == ["Sol-tiny-1-0.txt", "Sol-tiny-0-1.txt"]
    assert sorted((tmp_path / "out").iterdir()) == sorted(files)
    assert files[0].read_text(encoding="utf-8").split("\n") == [
        "SOLUTION",
        "0 tiny",
        "",
        "ASSIGNMENTS = 7",
        "Ada Mon Early Head",
        "Ada Tue Early Head",
        "Ada Fri Night Nurse",
        "Ada Sat Night Nurse",
        "Bo Tue Night Nurse",
        "Bo Wed Night Nurse",
        "Cy Sun Night Nurse",
        "",
    ]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    opened = case(tmp_path)
    rng = random.Random(7)
    for _ in range(20):
        cells = random_roster(rng, opened.instance)
        opened.write(cells, tmp_path / "out")
        assert opened.read(tmp_path / "out") == cells


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    case(tmp_path).write(CELLS, tmp_path / "out")
    assert (tmp_path / "out" / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_the_working_folder_may_be_where_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = case(tmp_path)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    opened.write(CELLS, Path())
    assert len(list((tmp_path / "here").iterdir())) == 2
    assert opened.read(Path()) == CELLS


def test_a_solvers_remarks_after_the_roster_are_passed_over(tmp_path: Path) -> None:
    opened = case(tmp_path)
    files = opened.write(CELLS, tmp_path / "out")
    files[0].write_text(
        files[0].read_text(encoding="utf-8") + "\nViol: 0\nCost: 575\nTime: 4.16\n", encoding="utf-8"
    )
    assert opened.read(tmp_path / "out") == CELLS


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("0 tiny", "1 tiny", 'linje 2 = "1 tiny": filen hører til en annen uke'),
        ("Ada Tue", "Ada Mon", 'linje 6 = "Ada/Mon": to vakter samme dag'),
        ("Ada Tue", "Eve Tue", 'linje 6 = "Eve": er ikke en sykepleier i scenariet'),
        ("Ada Tue", "Ada Tir", 'linje 6 = "Tir": er ikke en ukedag i scenariet'),
        ("Tue Early", "Tue Late", 'linje 6 = "Late": er ikke en vakttype i scenariet'),
        (
            "Tue Early Head",
            "Tue Early Hed",
            'linje 6 = "Hed": er ikke en kompetanse i scenariet. Mente du "Head"?',
        ),
        ("Tue Early Head", "Tue Early", "linje 6 = tekst på 13 tegn: linjen har 3 ord, men skal ha 4"),
        ("ASSIGNMENTS = 7", "ASSIGNMENTS = 8", "filen slutter for tidlig"),
        ("ASSIGNMENTS = 7", "ASSIGNMENTS = 6", "linje 11 = tekst på 18 tegn: linje etter slutten"),
        ("ASSIGNMENTS = 7", "ASSIGNMENTS = x", 'linje 4 = "x": ASSIGNMENTS er ikke et helt tall'),
        ("SOLUTION", "SOLUTIONS", 'linje 1 = "SOLUTIONS": uventet linje'),
    ],
)
def test_a_bad_roster_is_told_by_file_and_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    opened = case(tmp_path)
    first = opened.write(CELLS, tmp_path / "out")[0]
    text = first.read_text(encoding="utf-8")
    assert old in text
    first.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as error:
        opened.read(tmp_path / "out")
    assert told in str(error.value)
    assert str(first) in str(error.value)


def test_every_bad_line_is_told(tmp_path: Path) -> None:
    opened = case(tmp_path)
    first = opened.write(CELLS, tmp_path / "out")[0]
    text = first.read_text(encoding="utf-8").replace("Ada", "Eve")
    first.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        opened.read(tmp_path / "out")
    assert [problem.where for problem in error.value.problems] == [f"linje {k}" for k in (5, 6, 7, 8)]


def test_a_missing_week_folder_or_file_is_told(tmp_path: Path) -> None:
    opened = case(tmp_path)
    files = opened.write(CELLS, tmp_path / "out")
    files[1].unlink()
    with pytest.raises(InputError, match=r"Sol-tiny-0-1\.txt: filen finnes ikke"):
        opened.read(tmp_path / "out")
    with pytest.raises(InputError, match=r"er en fil, ikke en mappe\. Gi mappen som Sol-tiny-1-0\.txt"):
        opened.read(files[0])
    with pytest.raises(InputError, match="mappen finnes ikke"):
        opened.read(tmp_path / "nowhere")


def test_writing_where_it_cannot_be_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    opened = case(tmp_path)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(InputError, match="er en fil, ikke en mappe"):
        opened.write(CELLS, tmp_path / "Sc-tiny.txt")
    with pytest.raises(InputError, match="finnes ikke"):
        opened.write(CELLS, tmp_path / "no" / "such")
    assert sorted(tmp_path.iterdir()) == before


def test_when_one_week_cannot_be_put_in_place_the_others_stay_as_they_were(tmp_path: Path) -> None:
    opened = case(tmp_path)
    folder = tmp_path / "out"
    first, last = opened.write(CELLS, folder)
    was = first.read_bytes()
    last.unlink()
    last.mkdir()
    with pytest.raises(InputError, match="mappen kan ikke skrives"):
        opened.write(roster("EEE"), folder)
    assert first.read_bytes() == was
    first.unlink()
    with pytest.raises(InputError, match="mappen kan ikke skrives"):
        opened.write(roster("EEE"), folder)
    assert list(folder.iterdir()) == [last]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_written_files_may_be_read_by_others_as_the_users_files_are(tmp_path: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("", encoding="utf-8")
    files = case(tmp_path).write(CELLS, tmp_path / "out")
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {stat.S_IMODE(plain.stat().st_mode)}
