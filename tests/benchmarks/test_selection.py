"""Which instances a word on the command line means."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.best_known import BestKnown, Listed
from benchmarks.families import FAMILIES, open_case
from benchmarks.selection import content_of, select
from models.problems import InputError
from tests.benchmarks.families.inrc2.small import data_set
from tests.benchmarks.tiny import week_file


def listed(instance: str, split: str = "shared", family: str = "curtois") -> Listed:
    return Listed(family, instance, split, BestKnown())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "curtois" / "ekstra").mkdir(parents=True)
    for name in ("En", "To"):
        week_file(tmp_path / "curtois", name)
    week_file(tmp_path / "curtois" / "ekstra", "Tre")
    (tmp_path / "curtois" / "LESMEG.txt").write_text("Om filene", encoding="utf-8")
    return tmp_path


def test_a_family_means_its_shared_instances_wherever_in_its_folder_they_lie(folder: Path) -> None:
    table = [listed("Tre"), listed("En"), listed("To", "heldout"), listed("Fire"), listed("En", family="rws")]
    chosen = select(["curtois"], folder, table)
    assert [Path(case).name for case in chosen.cases] == ["Tre.txt", "En.txt"]
    assert chosen.missing == ("curtois/Fire",)
    assert not chosen.named
    everything = select(["curtois"], folder, table, held_out=True)
    assert [Path(case).name for case in everything.cases] == ["Tre.txt", "En.txt", "To.txt"]


def test_a_family_without_a_table_means_every_file_of_it(folder: Path) -> None:
    chosen = select(["curtois"], folder, ())
    assert [Path(case).name for case in chosen.cases] == ["En.txt", "To.txt", "Tre.txt"]


def test_files_and_samples_are_named_one_by_one_and_no_instance_is_taken_twice(folder: Path) -> None:
    file = folder / "curtois" / "En.txt"
    chosen = select([str(file), "hemnes/korgen", "curtois"], folder, [listed("En")])
    assert chosen.cases == (str(file), "hemnes/korgen")
    assert chosen.named == set(chosen.cases)


def test_our_own_wards_are_a_family_that_needs_no_folder() -> None:
    chosen = select(["ward"], None, ())
    assert "hemnes/korgen" in chosen.cases
    assert "ha" not in chosen.cases, "made on demand, and large: only when it is named"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("curtios", 'Mente du "curtois"'),
        ("hemnes/korgn", 'Mente du "hemnes/korgen"'),
        ("curtois", "TURNUS_BENCHMARKS"),
        ("finnes/ikke.txt", "er verken en fil"),
    ],
)
def test_a_word_that_means_nothing_is_refused_with_what_there_is(word: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        select([word], None, ())


def test_a_folder_without_the_family_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="har ingen rws/"):
        select(["rws"], tmp_path, ())


def test_a_file_of_no_family_is_refused_with_the_families(tmp_path: Path) -> None:
    file = tmp_path / "brev.txt"
    file.write_text("Kjære leser", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        open_case(file)
    assert str(file) in str(caught.value)
    for family in FAMILIES:
        assert family.name in str(caught.value)


def test_a_misspelt_file_name_is_put_right(tmp_path: Path) -> None:
    week_file(tmp_path, "Sommer")
    with pytest.raises(InputError, match=r"Sommer\.txt"):
        open_case(tmp_path / "Somer.txt")


def test_the_content_changes_with_the_file_whatever_its_name(tmp_path: Path) -> None:
    file = week_file(tmp_path)
    before = content_of(str(file))
    assert content_of(str(file.rename(tmp_path / "annet.txt"))) == before
    file.write_text(
        (tmp_path / "annet.txt").read_text("utf-8").replace("6,D,3,100,1", "6,D,2,100,1"), encoding="utf-8"
    )
    assert content_of(str(file)) != before
    assert content_of("hemnes/korgen") != content_of("hemnes/korgen-12")


@pytest.mark.parametrize("beside", [False, True])
def test_the_content_of_an_instance_of_several_files_changes_with_each_of_them_and_with_no_other(
    tmp_path: Path, beside: bool
) -> None:
    folder = tmp_path / "tiny"
    folder.mkdir()
    data_set(folder)
    (folder / "H0-tiny-7.txt").write_text("en annen historie", encoding="utf-8")
    place = tmp_path if beside else folder
    seen = [content_of(str(place / "tiny_0_1-0"))]
    assert content_of(str((folder if beside else tmp_path) / "tiny_0_1-0")) == seen[0]
    assert content_of(str(place / "tiny_0_0-1")) not in seen
    for name in ("H0-tiny-7.txt", "LESMEG.txt"):
        (folder / name).write_text("noe nytt", encoding="utf-8")
        assert content_of(str(place / "tiny_0_1-0")) == seen[0]
    for name in ("Sc-tiny.txt", "H0-tiny-0.txt", "WD-tiny-1.txt", "WD-tiny-0.txt"):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("\n")
        assert content_of(str(place / "tiny_0_1-0")) not in seen
        seen.append(content_of(str(place / "tiny_0_1-0")))


def test_what_no_family_knows_has_no_content(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="er verken en fil"):
        content_of(str(tmp_path / "navn_1_2"))
