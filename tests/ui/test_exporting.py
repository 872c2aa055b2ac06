"""``turnus export`` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from instances.json_file import write_instance, write_roster
from tests.build import roster
from tests.instances.paper.reading import pages, size_mm, whole
from tests.ui.test_cli import small, turnus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a ward and its plan."""
    instance = small(name="Solbakken")
    write_instance(instance, tmp_path / "avdeling.json")
    write_roster(roster(instance, {"a": "D - A", "b": "A D"}), tmp_path / "plan.json")
    return tmp_path


def test_the_ending_says_what_is_written(folder: Path) -> None:
    files = ["ut.pdf", "ut.xlsx", "ut.csv", "ut.json", "ut.ics"]
    wanted = [word for name in files[:4] for word in ("--out", name)]
    done = turnus("export", "avdeling.json", "plan.json", *wanted, "--stage", "Godkjent", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == [word for name in files[:4] for word in ("Lagret", name)]
    content = (folder / "ut.pdf").read_bytes()
    assert size_mm(content) == (420, 297)
    assert "Godkjent" in whole(content)
    assert (folder / "ut.json").read_text("utf-8") == (folder / "plan.json").read_text("utf-8")
    assert (folder / "ut.xlsx").read_bytes()[:2] == b"PK"
    assert "a;04.01.2027;D;u" in (folder / "ut.csv").read_text("utf-8-sig")


def test_the_papers(folder: Path) -> None:
    for name, paper in (("alle.pdf", "personer"), ("samtale.pdf", "drofting")):
        done = turnus(
            "export", "avdeling.json", "plan.json", "--out", name, "--paper", paper, "--json", cwd=folder
        )
        assert json.loads(done.stdout) == {"written": [name]}
    assert [
        f"Person {e}" in page
        for e, page in zip("abcd", pages((folder / "alle.pdf").read_bytes()), strict=True)
    ] == [True] * 4
    wall = turnus("export", "avdeling.json", "plan.json", "--out", "vegg.pdf", "--unit", "u", cwd=folder)
    assert (wall.returncode, wall.stderr) == (0, "")
    assert "Person a" in whole((folder / "vegg.pdf").read_bytes())
    assert "Drøfting av arbeidsplan" in whole((folder / "samtale.pdf").read_bytes())


def test_one_persons_page_and_calendar(folder: Path) -> None:
    done = turnus(
        "export", "avdeling.json", "plan.json", "--out", "a.pdf", "--out", "a.ics", "--employee", "a", "--revision", "4", cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (page,) = pages((folder / "a.pdf").read_bytes())
    assert "Person a" in page
    assert "Revisjon 4" in page
    events = Calendar.from_ical((folder / "a.ics").read_bytes()).events
    assert [(e.start.isoformat(), e["sequence"]) for e in events] == [
        ("2027-01-04T07:00:00+01:00", 4),
        ("2027-01-06T15:00:00+01:00", 4),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--out", "x.ics"], "--employee"),
        (["--out", "x.pdf", "--employee", "A"], 'Mente du "a"?'),
        (["--out", "x.pdf", "--employee", "a", "--paper", "drofting"], "Ta bort --employee"),
        (["--out", "x.pdf", "--unit", "w"], "Velg"),
        (["--out", "x.xlsx", "--unit", "u"], "Ta bort --unit"),
        (["--out", "x.pdf", "--unit", "u", "--paper", "drofting"], "Ta bort --unit"),
        (["--out", "x.doc"], ".json, .xlsx, .csv, .pdf, .ics"),
        (["--out", "finnes/ikke/x.pdf"], "mappe som ikke finnes"),
    ],
)
def test_what_does_not_go_together_is_told_before_anything_is_written(
    folder: Path, arguments: list[str], said: str
) -> None:
    before = sorted(folder.iterdir())
    done = turnus("export", "avdeling.json", "plan.json", *arguments, cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(folder.iterdir()) == before
