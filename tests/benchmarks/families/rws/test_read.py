"""The reader takes what the format allows, and says where anything else stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.families.rws.family import FAMILY
from benchmarks.families.rws.read import Rotation, Shift, read_rotation
from models.problems import InputError
from tests.benchmarks.data import folder
from tests.benchmarks.families.rws.rotations import TEXT


def saved(folder: Path, text: str) -> Path:
    path = folder / "Small.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_file_is_read(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "Small.txt"
    path.write_bytes(TEXT.replace("\n", ends).encode())
    assert FAMILY.recognises(path)
    assert read_rotation(path) == Rotation(
        name="Small",
        weeks=5,
        shifts=(Shift("D", 360, 480, (2, 5)), Shift("N", 1320, 540, (2, 4))),
        required=((2, 2, 2, 2, 2, 1, 1), (1,) * 7),
        off_block=(1, 4),
        work_block=(2, 6),
        pairs=((1, 0),),
        gaps=((1, 0),),
    )


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("schedule\n7", "schedule\n8", "linje 2", '"8": antall dager i uken'),
        ("Employees\n5", "Employees\n0", "linje 5", '"0": antall ansatte må være fra 1'),
        ("Employees\n5", "Employees\nfem", "linje 5", '"fem": antall ansatte er ikke et helt tall'),
        ("2 2 2 2 2 1 1", "2 2 2 2 2 1", "linje 10", "linjen har 6 ord, men skal ha 7"),
        ("2 2 2 2 2 1 1", "2 2 2 -2 2 1 1", "linje 10", '"-2": behovet må være fra 0'),
        ("D  360 480 2 5", "D  360 480 2", "linje 14", "linjen har 4 ord, men skal ha 5"),
        ("D  360 480 2 5", "D  360 480 5 2", "linje 14", "korteste 5 er større enn lengste 2"),
        ("D  360 480 2 5", "D  360 480 0 5", "linje 14", "blokklengden må være fra 1"),
        ("D  360 480 2 5", "-  360 480 2 5", "linje 14", "koden betyr fri"),
        ("N  1320", "D  1320", "linje 15", "koden er brukt før"),
        ("blocks\n1 4", "blocks\n1 4 5", "linje 18", "to tall ventes"),
        ("\nN D\n", "\nN X\n", "linje 25", '"X": er ikke en vakttype i filen'),
        ("\nN - D\n", "\nN D\n", "linje 26", "er ikke en rekkefølge over en fridag"),
        ("N - D\n", "N - D\nD N\n", "linje 27", "linje etter slutten"),
        ("N - D\n", "", "linje 25", "filen slutter for tidlig. Her mangler en forbudt rekkefølge"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, old: str, new: str, place: str, said: str) -> None:
    assert TEXT.count(old) == 1
    path = saved(tmp_path, TEXT.replace(old, new))
    with pytest.raises(InputError) as caught:
        FAMILY.open(path)
    for words in (str(path), place, said):
        assert words in str(caught.value)


def test_every_beginning_of_a_file_is_refused(tmp_path: Path) -> None:
    lines = TEXT.splitlines(keepends=True)
    for count in range(len(lines)):
        with pytest.raises(InputError):
            FAMILY.open(saved(tmp_path, "".join(lines[:count])))


@pytest.mark.parametrize(
    "text", ["", "{}", "SECTION_HORIZON\n7\n", "7\n", "7 7 7\n5\n2\n1 1 1 1 1 1 1\n", "7\n5\n2\n1 1\n"]
)
def test_other_files_are_not_recognised(tmp_path: Path, text: str) -> None:
    assert not FAMILY.recognises(saved(tmp_path, text))
    assert not FAMILY.recognises(tmp_path)
    assert not FAMILY.recognises(tmp_path / "absent.txt")


def test_every_public_file_is_read() -> None:
    files = sorted(folder("rws").glob("*/*.txt"))
    assert len(files) >= 10
    for path in files:
        assert FAMILY.recognises(path)
        case = FAMILY.open(path)
        assert case.name == path.stem
        assert case.problem.days == 7 * case.rotation.weeks
