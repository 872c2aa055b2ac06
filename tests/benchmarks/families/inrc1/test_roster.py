"""Solution files: written, read again, and refused where they do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.families.inrc1.family import Inrc1Case
from models.problems import InputError
from tests.benchmarks.families.inrc1.tiny import cells, limit, opened, xml


@pytest.fixture
def case(tmp_path: Path) -> Inrc1Case:
    return opened(tmp_path, xml([limit("MaxNumAssignments", 1, 10), ""], end="2024-01-03"))


def test_a_roster_read_back_is_the_same(case: Inrc1Case, tmp_path: Path) -> None:
    roster = cells(case, "E.L", "LLE")
    path = tmp_path / "roster.xml"
    assert case.write(roster, path) == [path]
    assert case.read(path) == roster
    text = path.read_text(encoding="utf-8")
    assert text.count("<Assignment>") == 5
    assert "<SoftConstraintsPenalty>10</SoftConstraintsPenalty>" in text


def test_an_empty_roster_is_a_roster(case: Inrc1Case, tmp_path: Path) -> None:
    roster = cells(case, "...", "...")
    (path,) = case.write(roster, tmp_path / "roster.xml")
    assert case.read(path) == roster


ASSIGNMENT = "<Assignment><Date>2024-01-02</Date><Employee>0</Employee><ShiftType>L</ShiftType></Assignment>"


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("<Date>2024-01-01", "<Date>2024-01-04", "linje 7, <Date>", "utenfor perioden"),
        ("<Date>2024-01-01", "<Date>1. januar", "linje 7, <Date>", "er ikke en dato"),
        ("<Employee>0<", "<Employee>7<", "linje 8, <Employee>", "ukjent ansatt"),
        ("<ShiftType>E<", "<ShiftType>X<", "linje 9, <ShiftType>", "ukjent vakt"),
        ("<ShiftType>E</ShiftType>", "", "<ShiftType>", "mangler"),
        ("</Solution>", ASSIGNMENT * 2 + "</Solution>", "<Assignment>", "har allerede en vakt den dagen"),
        (">tiny<", ">huge<", "<SchedulingPeriodID>", "hører ikke til tiny"),
        ("<Competitor>", "<Winner/><Competitor>", "<Winner>", "ukjent element"),
        ("</Solution>", "", "linje", "ikke gyldig XML"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    case: Inrc1Case, tmp_path: Path, old: str, new: str, place: str, message: str
) -> None:
    (path,) = case.write(cells(case, "E..", "..."), tmp_path / "roster.xml")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        case.read(path)
    assert place in str(caught.value)
    assert message in str(caught.value)
    assert caught.value.source == str(path)


def test_an_instance_is_no_roster(case: Inrc1Case, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ikke en løsning"):
        case.read(tmp_path / "tiny.xml")


def test_a_roster_is_not_written_over_a_folder(case: Inrc1Case, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="er en mappe"):
        case.write(cells(case, "E..", "..."), tmp_path)
