"""How instances are named and told from other files."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.families.inrc2.family import FAMILY
from models.problems import InputError
from tests.benchmarks.families.inrc2.small import data_set


def test_an_instance_is_named_beside_its_files_or_beside_their_folder(tmp_path: Path) -> None:
    (tmp_path / "tiny").mkdir()
    inside = data_set(tmp_path / "tiny")
    for name in (inside, tmp_path / "tiny_0_1-0"):
        assert FAMILY.recognises(name)
        case = FAMILY.open(name)
        assert (case.family, case.name) == ("inrc2", "tiny_0_1-0")
        assert case.problem.days == 14
        assert case.instance.week_ids == (1, 0)


def test_a_week_may_come_twice(tmp_path: Path) -> None:
    data_set(tmp_path)
    instance = FAMILY.open(tmp_path / "tiny_0_1-1").instance
    assert instance.weeks[0] == instance.weeks[1]


def test_files_of_a_data_set_are_recognised_and_it_is_told_how_to_name_an_instance(tmp_path: Path) -> None:
    data_set(tmp_path)
    for path in (tmp_path, *sorted(tmp_path.glob("*.txt"))):
        assert FAMILY.recognises(path)
        with pytest.raises(InputError) as error:
            FAMILY.open(path)
        assert "er ikke navnet på en instans" in str(error.value)
        assert str(tmp_path / "tiny_0_1-2-3-4") in str(error.value)


@pytest.mark.parametrize(
    "name", ["tiny_0", "tiny_0_", "tiny_0_1-", "tiny_x_1-0", "tiny_0_1-0.txt", "other_0_1-0", ""]
)
def test_other_names_are_not_recognised(tmp_path: Path, name: str) -> None:
    data_set(tmp_path)
    path = tmp_path / "below" / name
    assert not FAMILY.recognises(path)
    with pytest.raises(InputError):
        FAMILY.open(path)


def test_other_files_are_not_recognised(tmp_path: Path) -> None:
    for name, content in (
        ("a.txt", b"SECTION_HORIZON"),
        ("b.json", b"{}"),
        ("c.bin", b"\xff\x00"),
        ("d", b""),
    ):
        (tmp_path / name).write_bytes(content)
        assert not FAMILY.recognises(tmp_path / name)
    assert not FAMILY.recognises(tmp_path)
    assert not FAMILY.recognises(tmp_path / "nul\0byte_0_1")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("tiny_1_1-0", "H0-tiny-1.txt: filen finnes ikke"),
        ("tiny_0_1-7", "WD-tiny-7.txt: filen finnes ikke"),
        ("tiny_0_1", "scenariet er for 2 uker, men navnet på instansen har 1"),
        ("other_0_1-0", "filen Sc-other.txt finnes ikke"),
    ],
)
def test_a_name_of_what_is_not_there_is_told(tmp_path: Path, name: str, told: str) -> None:
    data_set(tmp_path)
    with pytest.raises(InputError) as error:
        FAMILY.open(tmp_path / name)
    assert told in str(error.value)
