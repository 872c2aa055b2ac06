"""The ``turnus`` command as a person types it: output, files and exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from instances.json_file import write_instance, write_roster
from tests.build import line, person, roster, ward

ROOT = Path(__file__).resolve().parents[2]


def turnus(*arguments: str | Path, cwd: Path, columns: int = 160) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ui", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": str(columns), "NO_COLOR": "1"},
    )


def small(**more: Any) -> Any:
    """Four people, two weeks, one person in the daytime and one in the evening."""
    days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    return ward(
        weeks=2,
        employees=[person(e, percent=70) for e in "abcd"],
        rules=[
            line("one_shift"),
            line("daily_rest", minimum_minutes=480, normal_minutes=660, quick_return_weight=10),
            line("contract_hours", tolerance_minutes=480, deviation_weight=1),
            line("cover", weight=20, wanted_weight=3, maximum_weight=2),
            *more.pop("rules", ()),
        ],
        demand=[
            {"id": "dag", "start": "07:00", "end": "15:00", "days": days, "minimum": 1, "wanted": 1},
            {"id": "kveld", "start": "15:00", "end": "22:00", "days": days, "minimum": 1, "wanted": 1},
        ],
        **more,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "avdeling.json"
    write_instance(small(), path)
    return path


def test_solve_writes_every_format_and_audit_reads_them_back(file: Path) -> None:
    outputs = ["plan.json", "plan.xlsx", "plan.csv"]
    done = turnus(
        "solve", file, "--time", "3", *(a for out in outputs for a in ("--out", out)), cwd=file.parent
    )
    assert done.returncode == 0, done.stderr
    assert "ingen brudd på harde regler" in done.stdout
    saved = json.loads((file.parent / "plan.json").read_text("utf-8"))
    assert saved["status"] in ("feasible", "optimal")
    assert {"instance", "instance_hash", "penalty", "bound", "seed", "engine", "seconds"} <= saved.keys()
    assert set(saved["assignments"][0]) == {"employee", "date", "shift", "unit"}
    seen = [
        json.loads(turnus("audit", file, out, "--json", cwd=file.parent).stdout)["penalties"]
        for out in outputs
    ]
    assert seen[0] == seen[1] == seen[2] == saved["penalties"]


def test_solve_in_json_says_what_is_known(file: Path) -> None:
    done = turnus("solve", file, "--time", "2", "--json", cwd=file.parent)
    said = json.loads(done.stdout)
    assert said["clean"] is True
    assert said["roster"]["status"] in ("feasible", "optimal")
    assert said["kpis"]["open_share"] == 0


def test_progress_in_a_pipe_is_plain_lines(file: Path) -> None:
    done = turnus("solve", file, "--time", "2", cwd=file.parent)
    assert "plan uten brudd" in done.stderr
    assert "\x1b" not in done.stderr + done.stdout


def test_the_complete_model_proves_the_optimum(file: Path) -> None:
    done = turnus("solve", file, "--time", "60", "--engine", "cpsat", "--json", cwd=file.parent)
    said = json.loads(done.stdout)["roster"]
    assert said["status"] == "optimal"
    assert said["bound"] == said["penalty"]


def test_same_seed_and_steps_give_the_same_roster_whatever_the_time(file: Path) -> None:
    steps = ("--engine", "search", "--iterations", "20000", "--workers", "1", "--seed", "7", "--json")
    made = [turnus("solve", file, *steps, cwd=file.parent) for _ in range(2)]
    rosters = [json.loads(done.stdout)["roster"]["assignments"] for done in made]
    assert rosters[0] == rosters[1] != []
    assert " s av " not in made[0].stderr


def test_a_roster_with_breaches_ends_with_1(file: Path) -> None:
    plan = file.parent / "plan.json"
    write_roster(roster(small(), {"a": "A D A D A D"}), plan)
    done = turnus("audit", file, plan, cwd=file.parent)
    assert done.returncode == 1
    assert "brudd på harde regler" in done.stdout


def test_a_proof_that_nothing_works_ends_with_3(tmp_path: Path) -> None:
    # one day of at most 9 hours in every four is 27 hours at most; 70 % of two weeks less 8 hours is 41.7
    instance = small(
        rules=[
            line("run_length", of="work", maximum=1),
            line("free_run", minimum=3),
            line("day_length", maximum_minutes=540, normal_minutes=540),
        ]
    )
    write_instance(instance, tmp_path / "umulig.json")
    done = turnus("solve", "umulig.json", "--time", "60", "--engine", "cpsat", cwd=tmp_path)
    assert done.returncode == 3, done.stdout
    assert "bevist umulig" in done.stdout
    assert not list(tmp_path.glob("*.xlsx"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["solve", "finnes-ikke"], "hemnes/korgen"),
        (["solve", "finnes-ikke.json"], "finnes ikke"),
        (["solve", "hemnes/korgen", "--time", "0"], "tiden 0"),
        (["solve", "hemnes/korgen", "--seed", "-1"], "frøet -1"),
        (["solve", "hemnes/korgen", "--engine", "cpsat", "--iterations", "9"], "Velg --engine search"),
        (["solve", "hemnes/korgen", "--out", "plan.doc"], "plan.doc"),
        (["solve", "hemnes/korgen", "--out", "mappe/som/mangler/plan.json"], "mappe"),
        (["audit", "hemnes/korgen", "plan.doc"], "plan.doc"),
        (["show", "hemnes/korgen", "--weeks", "5-9"], "5-9"),
        (["show", "hemnes/korgen", "--unit", "tøys"], "tøys"),
        (["rules", "--rulebook", "tøys"], "ks-turnus"),
        (["generate", "tøys"], "hemnes/korgen"),
        (["template", "mal.pdf"], "mal.pdf"),
    ],
)
def test_bad_input_is_one_clear_message_and_2(arguments: list[str], said: str, tmp_path: Path) -> None:
    done = turnus(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_bad_input_in_json(tmp_path: Path) -> None:
    (tmp_path / "tom.json").write_text("", encoding="utf-8")
    done = turnus("validate", "tom.json", "--json", cwd=tmp_path)
    assert done.returncode == 2
    assert json.loads(done.stdout)["problems"]


def test_show_makes_a_picture_that_needs_no_network(tmp_path: Path) -> None:
    done = turnus(
        "show", "everything", "--svg", "bilde.svg", "--weeks", "1-2", "--unit", "tunet", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    picture = (tmp_path / "bilde.svg").read_text("utf-8")
    assert picture.startswith("<svg")
    assert "url(http" not in picture
    assert "Tunet" in picture
    assert "Berget" not in picture


def test_show_rules_template_and_convert(tmp_path: Path) -> None:
    shown = turnus("show", "everything", cwd=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert "timer" in shown.stdout
    listed = turnus("rules", "--json", cwd=tmp_path)
    assert any(
        rule["rule"] == "daily_rest" and "AML §10-8" in rule["hjemmel"]
        for rule in json.loads(listed.stdout)["lines"]
    )
    assert turnus("template", "mal.xlsx", "--from", "hemnes/korgen", cwd=tmp_path).returncode == 0
    assert turnus("convert", "mal.xlsx", "igjen.json", cwd=tmp_path).returncode == 0
    again = json.loads(turnus("validate", "igjen.json", "--json", cwd=tmp_path).stdout)
    assert (
        again["hash"]
        == json.loads(turnus("validate", "hemnes/korgen", "--json", cwd=tmp_path).stdout)["hash"]
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent the POSIX way")
@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_finishes_now_and_keeps_the_plan(file: Path, told: signal.Signals) -> None:
    command = [sys.executable, "-m", "ui", "solve", str(file), "--time", "500", "--out", "plan.json"]
    process = subprocess.Popen(
        command,
        cwd=file.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stderr is not None
    begun = time.monotonic()
    for text in process.stderr:
        if "plan uten brudd" in text:
            break
    process.send_signal(told)
    process.communicate(timeout=180)
    assert process.returncode == 0
    assert time.monotonic() - begun < 400
    assert json.loads((file.parent / "plan.json").read_text("utf-8"))["assignments"]
