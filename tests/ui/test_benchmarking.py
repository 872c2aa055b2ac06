"""``turnus benchmark`` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.store import FILE, Store
from tests.benchmarks.records import done, key
from tests.benchmarks.tiny import BEST, week_file
from tests.ui.test_cli import turnus


def test_solve_writes_the_familys_format_and_score_reads_it_back(tmp_path: Path) -> None:
    file = week_file(tmp_path)
    solved = turnus(
        "benchmark", "solve", file, "--engine", "cpsat", "--time", "20", "--out", "plan.tsv", cwd=tmp_path
    )
    assert solved.returncode == 0, solved.stderr
    assert f"bevist best mulig · {BEST} poeng" in solved.stdout
    assert "Lagret plan.tsv" in solved.stdout
    scored = turnus("benchmark", "score", file, "plan.tsv", "--json", cwd=tmp_path)
    assert scored.returncode == 0, scored.stderr
    found = json.loads(scored.stdout)
    assert (found["family"], found["instance"]) == ("curtois", "Uke")
    assert (found["hard"], found["penalty"], found["parts"]["cover_under"]) == (0, BEST, BEST)


def test_steps_instead_of_time_give_the_same_roster_twice(tmp_path: Path) -> None:
    file = week_file(tmp_path)
    steps = ("--engine", "search", "--iterations", "2000", "--workers", "1", "--seed", "5")
    for out in ("a.tsv", "b.tsv"):
        solved = turnus("benchmark", "solve", file, *steps, "--out", out, "--json", cwd=tmp_path)
        assert solved.returncode == 0, solved.stderr
        assert json.loads(solved.stdout)["penalty"] >= BEST
        assert " s av " not in solved.stderr
    assert (tmp_path / "a.tsv").read_bytes() == (tmp_path / "b.tsv").read_bytes()


def test_a_roster_that_breaks_hard_rules_is_scored_and_ends_with_code_1(tmp_path: Path) -> None:
    file = week_file(tmp_path)
    (tmp_path / "plan.tsv").write_text("\n".join(["\t".join("D" * 7)] * 3) + "\n", encoding="utf-8")
    scored = turnus("benchmark", "score", file, "plan.tsv", cwd=tmp_path)
    assert scored.returncode == 1
    assert "brudd på harde regler" in scored.stdout


def test_run_keeps_and_report_shows(tmp_path: Path) -> None:
    folder = tmp_path / "åpne"
    (folder / "curtois").mkdir(parents=True)
    week_file(folder / "curtois")
    (folder / "best_known.csv").write_text(
        f"family,instance,split,best_known,best_bound\ncurtois,Uke,shared,{BEST},{BEST}\ncurtois,Borte,shared,1,\n",
        encoding="utf-8",
    )
    command = ("benchmark", "run", "curtois", "--engine", "cpsat", "--time", "20", "--benchmarks", folder)
    first = turnus(*command, cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "[1/1] curtois Uke · cpsat · frø 0 · bevist best mulig · 600 poeng" in first.stdout
    assert "1 kjørt, 0 fantes fra før, 0 feilet. Resultatene ligger i benchmark-runs" in first.stdout
    assert "curtois/Borte" in first.stderr
    (tmp_path / "docs").mkdir()
    shown = turnus(
        *(
            "benchmark",
            "report",
            "--benchmarks",
            folder,
            "--out",
            "docs/resultater.md",
            "--plots",
            "docs/bilder",
        ),
        cwd=tmp_path,
    )
    assert shown.returncode == 0, shown.stderr
    page = (tmp_path / "docs" / "resultater.md").read_text("utf-8")
    assert "| Uke | cpsat | 20 s | 1 | 600 | 600 | 600 | 0.0 % | 600 | 0.0 % | 0.0 % |" in page
    assert "](bilder/benchmark-curtois.svg)" in page
    assert (tmp_path / "docs" / "bilder" / "benchmark-curtois.svg").is_file()


def test_a_torn_store_is_told_of_and_used(tmp_path: Path) -> None:
    store = Store(tmp_path / "benchmark-runs")
    store.add(done(key(), 700))
    store.add(done(key(seed=1), 710))
    path = tmp_path / "benchmark-runs" / FILE
    path.write_bytes(path.read_bytes()[:-30])
    shown = turnus("benchmark", "report", cwd=tmp_path)
    assert shown.returncode == 0
    assert "linje 2 kan ikke leses" in shown.stderr
    assert "| Instance1 | auto | 10 s | 1 | 700 |" in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("solve", "borte.txt"), "er verken en fil som finnes"),
        (("solve", "brev.txt"), "ikke av noen kjent familie"),
        (("solve", "skadet.txt"), "skadet.txt"),
        (("solve", "."), "ikke av noen kjent familie"),
        (("solve", "Uke.txt", "--engine", "serch"), 'Mente du "search"?'),
        (("solve", "Uke.txt", "--engine", "cpsat", "--iterations", "10"), "Velg --engine search"),
        (("solve", "Uke.txt", "--time", "0"), "tiden 0 s"),
        (("solve", "Uke.txt", "--out", "borte/plan.tsv"), "mappe som ikke finnes"),
        (("score", "Uke.txt", "borte.tsv"), "borte.tsv"),
        (("score", "Uke.txt", "brev.txt"), "brev.txt"),
        (("run", "curtois"), "TURNUS_BENCHMARKS"),
        (("run", "curtios"), 'Mente du "curtois"?'),
        (("run", "Uke.txt", "--engine", "cpsat,serch"), 'Mente du "search"?'),
        (("run", "Uke.txt", "--engine", ","), "--engine"),
        (("run", "Uke.txt", "--seeds", "0"), "mellom 1 og"),
        (("run", "curtois", "--benchmarks", "borte"), "mappen finnes ikke"),
        (("run", "Uke.txt", "skadet.txt"), "skadet.txt"),
        (("run", "Uke.txt", "--store", "brev.txt"), "mappen med resultater kan ikke leses"),
        (("report",), "har ingen resultater"),
    ],
)
def test_bad_input_ends_with_one_message_and_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.delenv("TURNUS_BENCHMARKS", raising=False)
    week_file(tmp_path)
    (tmp_path / "brev.txt").write_text("Kjære leser\n", encoding="utf-8")
    (tmp_path / "skadet.txt").write_text("SECTION_HORIZON\nsju\n", encoding="utf-8")
    ended = turnus("benchmark", *arguments, cwd=tmp_path)
    assert ended.returncode == 2, ended.stdout
    assert said in " ".join(ended.stderr.replace("│", " ").split())
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "benchmark-runs" / FILE).exists()
