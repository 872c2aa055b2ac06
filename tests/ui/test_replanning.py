"""Planning again from the command line."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from instances.json_file import read_instance, read_roster, write_instance, write_roster
from models.problems import InputError
from models.roster import Roster
from solver.replan import changed_cells
from tests.build import roster, ward
from tests.ui.test_cli import small, turnus
from ui.commands.replanning import Replan, locked, replan

MONDAY = dt.date(2027, 1, 4)


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


def test_a_plan_is_made_again_around_what_is_locked(tmp_path: Path) -> None:
    """Somebody has become ill, another's second day is locked."""
    instance, file = small(), tmp_path / "avdeling.json"
    write_instance(instance, file)
    made = turnus("solve", file, "--time", "3", "--out", "plan.xlsx", "--out", "plan.json", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    was = read_roster(tmp_path / "plan.json", instance)
    ill = small(absences=[{"employee": "a", "first": str(day(0)), "last": str(day(2)), "kind": "sykdom"}])
    write_instance(ill, file)
    start = (
        "--start",
        "plan.xlsx",
        "--changes",
        "few",
        "--pin",
        f"b:{day(1)}",
        "--pin",
        f"c:{day(0)}..{day(3)}",
    )
    done = turnus("solve", file, "--time", "3", *start, "--out", "ny.json", "--out", "ny.xlsx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    now = read_roster(tmp_path / "ny.json", read_instance(file))
    changed = changed_cells(was, now)
    assert not changed & {("b", day(1)), *(("c", day(d)) for d in range(4))}
    assert Replan(ill, was).sentence(now) in done.stdout
    assert now.instance_hash == ill.hash
    if changed:
        assert "Endringer fra planen som var" in done.stdout
    audited = [turnus("audit", file, name, "--json", cwd=tmp_path).stdout for name in ("ny.json", "ny.xlsx")]
    penalties = [json.loads(said)["penalties"] for said in audited]
    assert penalties[0] == penalties[1]
    assert "few-changes" not in penalties[0], "an audit of the file is by the instance as it stands"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--pin", "a"], "--pin = a: har ingen plan å gå ut fra"),
        (["--changes", "some"], "--changes = some: har ingen plan å gå ut fra"),
        (["--start", "borte.json"], "borte.json: filen finnes ikke"),
        (["--start", "plan.json", "--pin", "x"], "--pin = x: er verken en ansatt eller datoer"),
        (["--start", "plan.json", "--pin", "x:2027-01-04"], "den ansatte finnes ikke"),
        (["--start", "plan.json", "--pin", "a:2027-01-05..2027-01-04"], "datoene må ligge i planen"),
        (["--start", "plan.json", "--pin", "2027-01-18"], "datoene må ligge i planen"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path: Path, arguments: list[str], said: str) -> None:
    instance = small()
    write_instance(instance, tmp_path / "avdeling.json")
    write_roster(roster(instance, {"a": "D"}), tmp_path / "plan.json")
    done = turnus("solve", "avdeling.json", "--time", "1", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_pin_is_a_person_dates_or_both() -> None:
    w = ward(employees=["a", "2027-01-05"])
    people = ("a", "2027-01-05")
    assert locked(w, "a") == [("a", day(d)) for d in range(7)]
    assert locked(w, "2027-01-06") == [(e, day(2)) for e in people]
    assert locked(w, "2027-01-06..2027-01-07") == [(e, day(d)) for e in people for d in (2, 3)]
    assert locked(w, "a:2027-01-06..2027-01-07") == [("a", day(2)), ("a", day(3))]
    assert locked(w, ":2027-01-06") == locked(w, "2027-01-06")
    assert locked(w, "2027-01-05") == [("2027-01-05", day(d)) for d in range(7)], "people first"
    with pytest.raises(InputError):
        locked(w, "")


def test_cells_locked_twice_are_locked_once(tmp_path: Path) -> None:
    w = ward(employees="ab")
    write_roster(roster(w, {"a": "D"}), tmp_path / "plan.json")
    found = replan(w, str(tmp_path / "plan.json"), "free", ["a", "2027-01-04"])
    assert found is not None
    assert len(found.instance.pins) == 8


def test_the_sentence_counts() -> None:
    w = ward(employees="ab")
    was = roster(w, {"a": "D D"})

    def said(rows: dict[str, str]) -> str:
        now: Roster = roster(w, rows)
        return Replan(w, was).sentence(now)

    assert said({"a": "D D"}) == "Planen er uendret."
    assert said({"a": "D"}) == "Endret fra planen: 1 celle hos 1 ansatt."
    assert said({"a": "D", "b": "N"}) == "Endret fra planen: 2 celler hos 2 ansatte."
