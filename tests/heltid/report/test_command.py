"""``turnus heltid report`` as a person types it."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from heltid.sweep.asked import keep_asked
from heltid.sweep.edition import edition
from heltid.sweep.store import ResultStore
from heltid.sweep.task import Budgets, tasks_of
from instances.json_file import write_instance
from tests.heltid.report.asked import BUDGETS, NAMES, STUDY, TASKS, WARD
from tests.ui.test_cli import turnus

STUDY_TOML = """
format = "turnus-study-1"
name = "Hva tåler Utsikten?"
note = "Ola Øst har spurt om flere hele stillinger."
ward = "utsikten.json"
seeds = [1, 2]
seconds_per_policy = 60
iterations_per_policy = 20_000

[[policies]]
id = "i-dag"
name = "Som i dag"

[[policies]]
id = "storre"
name = "Større"
changes = [{ kind = "larger_positions", to = "willing" }]

[[policies]]
id = "fjerde"
name = "Hver fjerde helg"
note = "Foreslått av Kari Nordmann."
changes = [{ kind = "weekend_frequency", every_nth = 4 }]
"""

WORDS = ("heltid", "report", "studie.toml", "--results", "funnet", "--absence", "10")


@pytest.fixture
def folder(results_folder: Path, tmp_path: Path) -> Path:
    """A study with its ward and its results."""
    write_instance(WARD, tmp_path / "utsikten.json")
    (tmp_path / "studie.toml").write_text(STUDY_TOML, encoding="utf-8")
    shutil.copytree(results_folder, tmp_path / "funnet")
    return tmp_path


def test_the_table_fits_a_terminal_and_hides_names(folder: Path) -> None:
    done = turnus(*WORDS, cwd=folder, columns=100)
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= 100
    today = next(line for line in done.stdout.splitlines() if line.startswith("  1 Som i dag"))
    assert today.split()[4:6] == ["33,3", "78,3"]
    assert " ja " in today
    assert "3. Hver fjerde helg: Frø 1:" in done.stdout
    assert not any(name in done.stdout for name in NAMES)


def test_files_are_written_as_their_endings_say(folder: Path) -> None:
    files = ["ut.pdf", "ut.xlsx", "ut.csv", "ut.json"]
    done = turnus(*WORDS, *(w for f in files for w in ("--out", f)), "--json", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == json.loads((folder / "ut.json").read_text("utf-8"))
    assert (folder / "ut.pdf").read_bytes()[:4] == b"%PDF"
    assert (folder / "ut.xlsx").read_bytes()[:2] == b"PK"
    assert "Som i dag" in (folder / "ut.csv").read_text("utf-8-sig")


def test_names_are_shown_when_asked_for(folder: Path) -> None:
    told = json.loads(turnus(*WORDS, "--names", "--json", cwd=folder).stdout)
    assert [line["name"] for line in told["rows"][0]["people"]] == list(NAMES)


def test_what_is_missing_is_told_and_how_to_make_it(folder: Path) -> None:
    ResultStore(folder / "funnet").path(TASKS[1]).unlink()
    (folder / "funnet" / "i-dag-2.json").write_text("{", encoding="utf-8")
    done = turnus(*WORDS, cwd=folder)
    assert done.returncode == 1
    assert "1 av 6 beregninger mangler: Større (frø 1)" in done.stderr
    assert "turnus heltid run" in done.stderr
    assert "Større" in done.stdout


def test_the_newest_results_are_found_whatever_was_asked_of_the_run(folder: Path) -> None:
    words = WORDS[:5]
    results, night = folder / "funnet", dt.datetime(2027, 1, 4, 3, 0, tzinfo=dt.UTC)
    keep_asked(results, BUDGETS, night)
    keep_asked(results, Budgets(seconds=5, replications=10), night + dt.timedelta(days=2))  # came to nothing
    done = turnus(*words, cwd=folder)
    assert done.returncode == 0
    assert done.stderr.strip() == (
        "Viser resultatene fra siste kjøring: --iterations 20000 --absence 10 --open 1."
    )
    assert "Som i dag" in done.stdout

    later = BUDGETS.model_copy(update={"seconds": 12.5, "iterations": None})
    (task,) = (t for t in tasks_of(STUDY, WARD, later, edition()) if t.name == "i-dag-2")
    shutil.copy(ResultStore(results).path(TASKS[4]), ResultStore(results).path(task))
    keep_asked(results, later, night + dt.timedelta(days=1))
    done = turnus(*words, cwd=folder)
    assert done.returncode == 1  # one of six
    assert "fra siste kjøring: --time 12.5 --absence 10 --open 1." in " ".join(done.stderr.split())
    assert "også resultater med --iterations 20000 --absence 10" in " ".join(done.stderr.split())
    assert turnus(*words, "--iterations", "20000", cwd=folder).returncode == 0
    nothing = turnus(*words, "--absence", "0", cwd=folder)
    assert nothing.returncode == 2
    assert "bare med --time 12.5" in " ".join(nothing.stderr.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--results", "ingen"], "mappen finnes ikke"),
        (["--absence", "0"], "men ingen av dem er av denne studien med disse valgene"),
        (["--absence", "3"], "--absence"),
        (["--out", "ut.doc"], ".xlsx"),
        (["--out", "ingen/ut.pdf"], "mappe som ikke finnes"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_message(folder: Path, words: list[str], said: str) -> None:
    done = turnus(*WORDS, *words, cwd=folder)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_study_that_is_not_there(folder: Path) -> None:
    done = turnus("heltid", "report", "borte.toml", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "finnes ikke" in done.stderr
