"""Which changes of the sources make a run another run."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.machine import code_fingerprint

SOURCES = (
    "benchmarks/families/__init__.py",
    "benchmarks/families/plain_text.py",
    "benchmarks/families/curtois/read.py",
    "benchmarks/families/rws/read.py",
    "benchmarks/families/ward/family.py",
    "benchmarks/peers/mip.py",
    "benchmarks/report.py",
    "models/audit.py",
    "solver/core.py",
    "solver/search/moves.py",
    "ui/cli.py",
)
RUNS = (("auto", "curtois"), ("highs", "curtois"), ("auto", "rws"), ("auto", "ward"))


@pytest.mark.parametrize(
    ("changed", "others"),
    [
        ("benchmarks/families/plain_text.py", set(RUNS)),
        ("benchmarks/families/curtois/read.py", {("auto", "curtois"), ("highs", "curtois")}),
        ("benchmarks/families/rws/read.py", {("auto", "rws")}),
        ("benchmarks/peers/mip.py", {("highs", "curtois")}),
        ("solver/core.py", set(RUNS)),
        ("solver/search/moves.py", set(RUNS) - {("highs", "curtois")}),
        ("models/audit.py", {("auto", "ward")}),
        ("benchmarks/families/__init__.py", set()),
        ("benchmarks/report.py", set()),
        ("ui/cli.py", set()),
    ],
)
def test_a_change_makes_those_runs_new_that_it_may_decide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str, others: set[tuple[str, str]]
) -> None:
    monkeypatch.setattr("benchmarks.machine.ROOT", tmp_path)
    for source in SOURCES:
        (tmp_path / source).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / source).write_text("before", encoding="utf-8")
    before = {run: code_fingerprint(*run) for run in RUNS}
    assert before == {run: code_fingerprint(*run) for run in RUNS}
    (tmp_path / changed).write_text("after", encoding="utf-8")
    assert {run for run in RUNS if code_fingerprint(*run) != before[run]} == others
