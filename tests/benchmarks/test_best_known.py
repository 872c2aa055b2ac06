"""The table of best known values, and what takes its place for our own wards."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.best_known import BestKnown, benchmark_folder, best_known, read_table
from models.problems import InputError
from tests.benchmarks.records import done, key

HEADING = "family,instance,split,notes,best_known,best_bound\n"


def write(folder: Path, *lines: str, heading: str = HEADING) -> Path:
    (folder / "best_known.csv").write_text(heading + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder


def test_values_bounds_verdicts_and_blanks(tmp_path: Path) -> None:
    table = read_table(
        write(
            tmp_path,
            'curtois,Instance1,shared,"a, b",607,600',
            "inrc1,sprint01,heldout,,56,",
            "rws,Example1,shared,,feasible,",
            "rws,Example22,shared,,infeasible,",
            "rws,Example15,shared,,unknown,",
            "classic,QMC-A,heldout,,,",
        )
    )
    assert [line.best for line in table] == [
        BestKnown(607, 600),
        BestKnown(56),
        BestKnown(verdict="feasible"),
        BestKnown(verdict="infeasible"),
        BestKnown(),
        BestKnown(),
    ]
    assert [line.split for line in table] == ["shared", "heldout", "shared", "shared", "shared", "heldout"]


def test_results_that_saw_one_week_at_a_time_are_no_yardstick(tmp_path: Path) -> None:
    lines = ("inrc2-static,n035w4_2_8-8-7-5,shared,,1085,735", "inrc2,n070w8_0_3-3,shared,,5115,")
    found = best_known(read_table(write(tmp_path, *lines)), ())
    assert found["inrc2", "n035w4_2_8-8-7-5"] == BestKnown(1085, 735)
    assert found["inrc2", "n070w8_0_3-3"] == BestKnown()


def test_for_our_own_wards_the_best_of_the_store_counts_and_for_public_ones_the_table(tmp_path: Path) -> None:
    ward = {"family": "ward", "instance": "hemnes/korgen"}
    records = [
        done(key(**ward), 900, bound=100),
        done(key(**ward, seed=1, engine="cpsat"), 800, bound=300),
        done(key(**ward, seed=2), 10, outcome="failed"),
        done(key(**ward, seed=3), None),
        done(key(), 500),
    ]
    found = best_known(read_table(write(tmp_path, "curtois,Instance1,shared,,607,600")), records)
    assert found == {
        ("ward", "hemnes/korgen"): BestKnown(800, 300),
        ("curtois", "Instance1"): BestKnown(607, 600),
    }


def test_no_folder_and_no_table_give_no_lines(tmp_path: Path) -> None:
    assert read_table(None) == ()
    assert read_table(tmp_path) == ()


def test_a_table_that_cannot_be_used_says_where(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"linje 3.*verken et heltall"):
        read_table(write(tmp_path, "curtois,Instance1,shared,,607,600", "curtois,Instance2,shared,,mange,"))
    with pytest.raises(InputError, match="best_bound"):
        read_table(write(tmp_path, heading="family,instance,split,best_known\n"))


def test_the_folder_comes_from_the_option_or_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TURNUS_BENCHMARKS", raising=False)
    assert benchmark_folder() is None
    monkeypatch.setenv("TURNUS_BENCHMARKS", str(tmp_path))
    assert benchmark_folder() == tmp_path
    with pytest.raises(InputError, match=r"--benchmarks.*finnes ikke"):
        benchmark_folder(tmp_path / "borte")
    monkeypatch.setenv("TURNUS_BENCHMARKS", str(tmp_path / "borte"))
    with pytest.raises(InputError, match=r"TURNUS_BENCHMARKS.*finnes ikke"):
        benchmark_folder()
