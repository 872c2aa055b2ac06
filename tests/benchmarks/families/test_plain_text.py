"""Text read strictly: both sides of every limit, and where the error points."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.families.plain_text import (
    LARGEST_NUMBER,
    Line,
    Lines,
    errors_of,
    file_text,
    head_text,
    lines_of,
)
from models.problems import InputError

TEXT = "# a comment\n\n  first line \n\t# another\nsecond\n"


def test_lines_keep_their_numbers() -> None:
    assert lines_of(TEXT, "#") == [Line(3, "first line"), Line(5, "second")]
    assert [line.number for line in lines_of(TEXT)] == [1, 3, 4, 5]


def test_lines_are_taken_in_turn_and_what_is_missing_or_too_much_is_told() -> None:
    lines = Lines(lines_of(TEXT, "#"))
    assert lines.next("den første").words == ["first", "line"]
    assert lines.ahead == Line(5, "second")
    with pytest.raises(InputError, match=r'linje 5 = "second": linje etter slutten'):
        lines.end()
    lines.next("den andre")
    lines.end()
    with pytest.raises(InputError, match=r"linje 5: filen slutter for tidlig\. Her mangler den tredje"):
        lines.next("den tredje")
    with pytest.raises(InputError, match=r"^filen slutter for tidlig"):
        Lines([]).next("alt")


@pytest.mark.parametrize("word", ["3", "7", "007"])
def test_numbers_within_limits(word: str) -> None:
    assert Line(1, word).number_of(word, "dager", 3, 7) == int(word)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("2", "dager må være fra 3 til 7"),
        ("8", "dager må være fra 3 til 7"),
        ("-3", "dager må være fra 3 til 7"),
        ("9" * 12, "dager må være fra 3 til 7"),
        ("9" * 13, "dager er ikke et helt tall"),
        ("3.0", "dager er ikke et helt tall"),
        ("+3", "dager er ikke et helt tall"),
        ("٣", "dager er ikke et helt tall"),
        ("", "dager er ikke et helt tall"),
    ],
)
def test_what_is_no_number_within_limits(word: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        Line(4, "x").number_of(word, "dager", 3, 7)
    (problem,) = caught.value.problems
    assert (problem.where, problem.value, problem.message) == ("linje 4", f'"{word}"', said)


def test_the_largest_number() -> None:
    assert Line(1, "x").number_of(str(LARGEST_NUMBER)) == LARGEST_NUMBER
    with pytest.raises(InputError):
        Line(1, "x").number_of(str(LARGEST_NUMBER + 1))


def test_words_that_must_and_must_not_be_known() -> None:
    line = Line(2, "E L")
    assert line.known("E", ["E", "L"], "ukjent vakt") == line.new("E", ["L"], "står to ganger") == "E"
    with pytest.raises(InputError, match=r'linje 2 = "e": ukjent vakt\. Mente du "E"\?'):
        line.known("e", ["E", "L"], "ukjent vakt")
    with pytest.raises(InputError, match=r'linje 2 = "L": står to ganger'):
        line.new("L", ["L"], "står to ganger")
    assert line.exactly(2, "A B") == ["E", "L"]
    with pytest.raises(InputError, match=r'har 2 ord, men skal ha 3\. Skriv den som "A B C"'):
        line.exactly(3, "A B C")
    assert Line(1, "a, b ,,").fields(",") == ["a", "b", "", ""]


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "tom"), (b"\xe6\n", "UTF-8"), (None, "finnes ikke"), (Path(), "er en mappe")]
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | Path | None, said: str) -> None:
    path = tmp_path / "fil.txt"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content is not None:
        path.mkdir()
    with pytest.raises(InputError, match=said) as caught:
        file_text(path)
    assert caught.value.source == str(path)


def test_line_ends_and_the_head(tmp_path: Path) -> None:
    path = tmp_path / "fil.txt"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")
    assert file_text(path) == "a\nb\nc\n"
    assert head_text(path).startswith("a")
    assert head_text(tmp_path) == head_text(tmp_path / "borte") == ""


def test_errors_are_said_of_the_file() -> None:
    with pytest.raises(InputError, match=r"^plan\.txt: linje 1"), errors_of(Path("plan.txt")):
        raise Line(1, "x").wrong("er feil", "Rett den")
