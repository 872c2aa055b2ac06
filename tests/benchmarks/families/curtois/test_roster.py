"""Roster files: what is written is read back, and a file that does not fit is told cell by cell."""

import random
from pathlib import Path

import pytest

from models.problems import InputError
from tests.benchmarks.families.agreement import random_cells
from tests.benchmarks.families.curtois.tiny import case, cells, person, random_case

TWO = "\n".join((person("A"), person("B")))


def test_round_trip(tmp_path: Path) -> None:
    rng = random.Random(4)
    for _ in range(20):
        tiny = random_case(rng)
        roster = random_cells(rng, tiny)
        path = tmp_path / "roster.tsv"
        assert tiny.write(roster, path) == [path]
        assert tiny.read(path) == roster


def test_the_file_is_one_line_a_person_and_one_cell_a_day(tmp_path: Path) -> None:
    case(days=7, staff=TWO).write(cells("EL-----", "------N"), tmp_path / "r.tsv")
    expected = b"E\tL\t-\t-\t-\t-\t-\n-\t-\t-\t-\t-\t-\tN\n"
    assert (tmp_path / "r.tsv").read_bytes() == expected


@pytest.mark.parametrize(
    "content",
    [
        "E\tL\t-\t-\t-\t-\t-\n-\t-\t-\t-\t-\t-\tN\n",
        "# a comment\r\nA\tE\tL\t-\t-\t.\tOFF\t\r\nB\t-\t-\t-\t-\t-\t-\tN\r\n\r\n",
        "E,L,,,,,\n,,,,,,N",
    ],
)
def test_other_ways_of_writing_the_same(tmp_path: Path, content: str) -> None:
    path = tmp_path / "r.tsv"
    path.write_text(content, encoding="utf-8", newline="")
    assert case(days=7, staff=TWO).read(path) == cells("EL-----", "------N")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("E\tL\t-\t-\t-\t-\t-\n", ("1 linjer", "2 ansatte")),
        ("-\t-\t-\t-\t-\t-\t-\n" * 3, ("3 linjer", "2 ansatte")),
        ("-\t-\t-\t-\t-\t-\n-\t-\t-\t-\t-\t-\t-\n", ("linje 1", "6 celler", "7 dager")),
        ("-\t-\t-\t-\t-\t-\t-\n-\t-\te\t-\t-\t-\t-\n", ("linje 2, dag 2", '"e"', 'Mente du "E"?')),
    ],
)
def test_a_roster_that_does_not_fit_is_told(tmp_path: Path, content: str, words: tuple[str, ...]) -> None:
    path = tmp_path / "r.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        case(days=7, staff=TWO).read(path)
    for word in ("r.tsv", *words):
        assert word in str(caught.value)


def test_a_roster_is_not_written_where_it_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="finnes ikke"):
        case(days=7, staff=TWO).write(cells("EL-----", "------N"), tmp_path / "missing" / "r.tsv")
