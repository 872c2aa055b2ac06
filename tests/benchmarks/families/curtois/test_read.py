"""Strict reading: a good file gives every field, a bad one tells the line, the value and what to do."""

from pathlib import Path

import pytest

from benchmarks.families.curtois.family import FAMILY
from benchmarks.families.curtois.read import CoverLine, Request, parse_instance, read_instance
from models.problems import InputError
from tests.benchmarks.families.curtois.tiny import text


def test_every_field_is_read() -> None:
    instance = parse_instance(
        text(
            staff="A,E=14|L=3|N=0,4320,3360,5,2,3,1\nab,E=1|L=1|N=1,480,0,1,1,1,0",
            days_off="A,3,13",
            on="A,5,L,1",
            off="ab,6,E,2",
            cover="0,E,4,100,1",
        )
    )
    assert instance.days == 14
    assert [(shift.id, shift.minutes, set(shift.not_next_day)) for shift in instance.shifts] == [
        ("E", 480, set()),
        ("L", 480, {"E"}),
        ("N", 600, {"E", "L"}),
    ]
    one = instance.staff[0]
    assert one.max_shifts == {"E": 14, "L": 3, "N": 0}
    assert (
        one.max_minutes,
        one.min_minutes,
        one.max_run,
        one.min_run,
        one.min_days_off,
        one.max_weekends,
    ) == (
        4320,
        3360,
        5,
        2,
        3,
        1,
    )
    assert instance.staff[1].id == "ab"
    assert instance.days_off == {"A": frozenset({3, 13})}
    assert instance.on_requests == (Request("A", 5, "L", 1),)
    assert instance.off_requests == (Request("ab", 6, "E", 2),)
    assert instance.cover == (CoverLine(0, "E", 4, 100, 1),)


def test_line_ends_and_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "Instance.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text(cover="0,E,4,100,1").replace("\n", "\r\n").encode())
    assert read_instance(path) == parse_instance(text(cover="0,E,4,100,1"))
    assert FAMILY.recognises(path)


@pytest.mark.parametrize(
    ("bad", "where", "words"),
    [
        (text(days_off="B,3"), "linje 14", ('"B"', "ukjent ansatt")),
        (text(days_off="A"), "linje 14", ("har 1 felt", "2")),
        (text(days_off="A,14"), "linje 14", ("14", "fra 0 til 13")),
        (text(on="A,0,F,1"), "linje 17", ('"F"', "ukjent vakt")),
        (text(on="A,0,e,1"), "linje 17", ('"e"', 'Mente du "E"?')),
        (text(on="A,0,E"), "linje 17", ("har 3 felt", "ansatt, dag, vakt, vekt")),
        (text(off="A,0,E,x"), "linje 20", ('"x"', "vekt", "helt tall")),
        (text(off="A,0,E,-1"), "linje 20", ("-1", "fra 0")),
        (text(off="A,-1,E,1"), "linje 20", ("-1", "fra 0 til 13")),
        (text(cover="0,E,4,100"), "linje 23", ("har 4 felt",)),
        (text(cover="0,E,4.5,100,1"), "linje 23", ('"4.5"', "behov")),
        (text(cover="0,E,4,100,1\n0,E,3,100,1"), "linje 24", ("0,E", "to ganger")),
        (text(days=13), "linje 3", ("13", "hele uker")),
        (text(days=0), "linje 3", ("0", "fra 1")),
        (text(shifts="E,480"), "linje 6", ("har 2 felt",)),
        (text(shifts="E,lang,"), "linje 6", ('"lang"', "minutter")),
        (text(shifts="E,480,\nE,480,"), "linje 7", ('"E"', "to ganger")),
        (text(shifts="E,480,\nL,480,X\nN,600,"), "linje 7", ('"X"', "ukjent vakt")),
        (text(shifts="-,480,"), "linje 6", ("fri",)),
        (text(staff="A,E=14|L=14,4320,3360,5,2,2,1"), "linje 11", ("N", "hver vakt")),
        (text(staff="A,E=14|L=14|N,4320,3360,5,2,2,1"), "linje 11", ('"N"', "E=14")),
        (text(staff="A,E=1|E=2|L=1|N=1,4320,3360,5,2,2,1"), "linje 11", ('"E"', "to ganger")),
        (text(staff="A,E=1|L=1|N=1,3360,4320,5,2,2,1"), "linje 11", ("3360,4320", "Bytt")),
        (text(staff="A,E=1|L=1|N=1,3360,0,5,2,2"), "linje 11", ("har 7 felt", "MaxWeekends")),
        (
            text(staff="A,E=1|L=1|N=1,9,0,5,2,2,1\nA,E=1|L=1|N=1,9,0,5,2,2,1"),
            "linje 12",
            ('"A"', "to ganger"),
        ),
        (
            text().replace("SECTION_COVER", "SECTION_COVERS"),
            "linje 22",
            ("ukjent seksjon", '"SECTION_COVER"'),
        ),
        (text().replace("SECTION_COVER", ""), "", ("SECTION_COVER mangler",)),
        (text(staff=""), "", ("SECTION_STAFF", "er tom")),
        (text(shifts=""), "", ("SECTION_SHIFTS", "er tom")),
        (text().replace("\n14\n", "\n"), "", ("SECTION_HORIZON", "er tom")),
        ("hei\n" + text(), "linje 1", ('"hei"', "før første seksjon")),
        (text() + "SECTION_HORIZON\n14\n", "linje 24", ("to ganger",)),
        (text().replace("\n14\n", "\n14\n21\n"), "linje 4", ("to ganger",)),
    ],
)
def test_a_bad_line_is_told(bad: str, where: str, words: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as caught:
        parse_instance(bad)
    problem = caught.value.problems[0]
    assert problem.where == where, str(problem)
    for word in words:
        assert word in str(problem)


def test_every_bad_line_is_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        parse_instance(text(on="A,0,F,1\nB,0,E,1", cover="99,E,1,1,1"))
    assert [problem.where for problem in caught.value.problems] == ["linje 17", "linje 18", "linje 24"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfeS\x00", b"SECTION_HORIZON\n\xe6\n"])
def test_a_file_that_is_no_text_is_told_with_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Instance.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"Instance\.txt"):
        FAMILY.open(path)


def test_missing_files_and_folders_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="finnes ikke"):
        FAMILY.open(tmp_path / "Instance99.txt")
    with pytest.raises(InputError, match="mappe"):
        FAMILY.open(tmp_path)


def test_other_files_are_not_taken_for_this_family(tmp_path: Path) -> None:
    for name, content in {
        "a.xml": b"<?xml version='1.0'?><SchedulingPeriod/>",
        "b.txt": b"SCENARIO = n005w4\n\nWEEKS = 4\n",
        "c.txt": b"# Length of the schedule\n7\n\n# Number of Employees\n9\n",
        "d.bin": bytes(range(256)),
        "e.txt": b"",
    }.items():
        (tmp_path / name).write_bytes(content)
        assert not FAMILY.recognises(tmp_path / name)
    assert not FAMILY.recognises(tmp_path)
    assert not FAMILY.recognises(tmp_path / "nothing")


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "Instance.txt"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(InputError, match="60 MB"):
        FAMILY.open(path)
