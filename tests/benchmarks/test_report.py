"""The report of a small store whose figures are known."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.best_known import BestKnown
from benchmarks.plots import plot_families
from benchmarks.record import RunRecord
from benchmarks.report import HEADINGS, gap, natural, report_text
from models.roster import Status
from tests.benchmarks.records import done, key, surroundings

BEST = {
    ("curtois", "Instance2"): BestKnown(800, 780),
    ("curtois", "Instance10"): BestKnown(4000),
    ("rws", "Example1"): BestKnown(verdict="feasible"),
    ("rws", "Example22"): BestKnown(verdict="infeasible"),
}


def run(
    instance: str,
    penalty: int | None,
    seed: int = 0,
    *,
    family: str = "curtois",
    engine: str = "auto",
    **more: object,
) -> RunRecord:
    return done(key(instance=instance, seed=seed, engine=engine, family=family), penalty, **more)


def table(text: str, instance: str, engine: str = "auto") -> dict[str, str]:
    """The cells of a row of the page by heading."""
    (line,) = [line for line in text.splitlines() if line.startswith(f"| {instance} | {engine} |")]
    return dict(zip(HEADINGS, (cell.strip() for cell in line.strip("|").split("|")), strict=True))


def test_median_best_bound_gaps_and_times_of_the_seeds() -> None:
    times = [(0.2, 3.0, 7.0), (0.4, 5.0, 9.0), (0.6, 4.0, 8.0)]
    records = [
        run("Instance2", penalty, seed, bound=bound, first_feasible=a, within_5=b, within_1=c)
        for seed, (penalty, bound, (a, b, c)) in enumerate(
            zip((840, 816, 1000), (600, 612, None), times, strict=True)
        )
    ]
    assert table(report_text(records, BEST, {}), "Instance2") == {
        "instance": "Instance2",
        "engine": "auto",
        "limit": "10 s",
        "runs": "3",
        "median": "840",
        "best": "816",
        "bound": "612",
        "proved gap": "25.0 %",
        "best known": "800",
        "gap median": "5.0 %",
        "gap best": "2.0 %",
        "feasible after": "0.4 s",
        "within 5 %": "4.0 s",
        "within 1 %": "8.0 s",
    }


def test_a_run_without_a_roster_counts_as_worse_than_any() -> None:
    records = [run("Instance2", 840), run("Instance2", None, 1), run("Instance2", 820, 2)]
    row = table(report_text(records, BEST, {}), "Instance2")
    assert (row["runs"], row["median"], row["best"]) == ("3 (1 without a roster)", "840", "820")
    row = table(report_text([*records, run("Instance2", None, 3)], BEST, {}), "Instance2")
    assert (row["median"], row["best"], row["gap median"]) == ("–", "820", "–")


def test_failed_runs_are_counted_and_named_and_their_figures_are_not_used() -> None:
    records = [
        run("Instance2", 840),
        run("Instance2", 100, 1, outcome="failed", reason="motoren sier 99 poeng"),
    ]
    text = report_text(records, BEST, {})
    row = table(text, "Instance2")
    assert (row["runs"], row["best"]) == ("2 (1 failed)", "840")
    assert "seed 1 failed: motoren sier 99 poeng" in text


def test_a_run_that_took_more_than_its_limit_is_named() -> None:
    text = report_text(
        [run("Instance2", 840, used_seconds=11.9), run("Instance2", 840, 1, used_seconds=12.5)], BEST, {}
    )
    assert "seed 1 took 12.5 s of its 10 s" in text
    assert "seed 0 took" not in text


def test_families_without_an_objective_tell_what_was_decided() -> None:
    records = [
        run("Example1", 0, family="rws", status=Status.OPTIMAL),
        run("Example1", 0, 1, family="rws", status=Status.OPTIMAL),
        run("Example22", None, family="rws", status=Status.INFEASIBLE),
        run("Example15", None, family="rws"),
    ]
    text = report_text(records, BEST, {})
    solved, refuted, undecided = (table(text, f"Example{n}") for n in (1, 22, 15))
    assert (solved["median"], solved["best known"], solved["runs"]) == ("2 solved", "feasible", "2")
    assert (refuted["median"], refuted["best known"], refuted["runs"]) == (
        "1 proved infeasible",
        "infeasible",
        "1",
    )
    assert undecided["runs"] == "1 (1 without a roster)"


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (run("Instance2", 779), "779 lies under the published bound 780"),
        (run("Instance2", 900, bound=801), "bound 801 lies over the best known 800"),
        (
            run("Example1", None, family="rws", status=Status.INFEASIBLE),
            "proved infeasible, but a roster is known",
        ),
        (run("Example22", 0, family="rws"), "solved, but known to be infeasible"),
    ],
)
def test_what_cannot_be_true_beside_what_is_published_is_said(record: RunRecord, said: str) -> None:
    assert said in report_text([record], BEST, {})


def test_only_the_code_that_ran_last_is_reported_and_interrupted_runs_are_not() -> None:
    old = [
        done(key(code="old", seed=s), 500, surroundings=surroundings("2026-01-01T10:00:00+00:00"))
        for s in (0, 1)
    ]
    new = done(key(code="new"), 700, surroundings=surroundings("2026-02-01T10:00:00+00:00"))
    cut = done(
        key(code="newest"), 900, outcome="interrupted", surroundings=surroundings("2026-03-01T10:00:00+00:00")
    )
    row = table(report_text([*old, new, cut], {}, {}), "Instance1")
    assert (row["runs"], row["best"]) == ("1", "700")


def test_engines_and_limits_stand_side_by_side_and_instances_in_the_order_people_count() -> None:
    records = [run("Instance10", 4000), run("Instance2", 840, engine="highs"), run("Instance2", 820)]
    records.append(done(key(instance="Instance2", seconds=60.0), 805))
    lines = [line.split("|")[1:4] for line in report_text(records, BEST, {}).splitlines() if "| Inst" in line]
    assert [[cell.strip() for cell in line] for line in lines] == [
        ["Instance2", "auto", "10 s"],
        ["Instance2", "highs", "10 s"],
        ["Instance2", "auto", "60 s"],
        ["Instance10", "auto", "10 s"],
    ]


def test_the_page_says_on_what_machine_and_how_busy_it_was() -> None:
    record = done(
        key(), 700, surroundings=surroundings(load=1.5, revision="abc1234"), engine_version="motor 1"
    )
    text = report_text([record], {}, {"curtois": "images/benchmark-curtois.svg"})
    for said in ("Prosessor, 2 cores, 4 GB", "2 threads", "motor 1", "ortools 9.15", "abc1234", "1.5 to 1.5"):
        assert said in text
    assert "](images/benchmark-curtois.svg)" in text


def test_gaps_to_zero_and_below() -> None:
    assert gap(0, 0) == 0.0
    assert gap(3, 0) is None
    assert gap(-90, -100) == 10.0
    assert gap(816, 800) == 2.0
    assert sorted(["n10", "n2", "m3"], key=natural) == ["m3", "n2", "n10"]


def test_plots_have_a_panel_for_each_instance_and_are_the_same_each_time(tmp_path: Path) -> None:
    curve = ((0.5, 2000), (3.0, 900), (8.0, 840))
    records = [
        run("Instance2", 840, curve=curve, used_seconds=10.0),
        run("Instance10", 840, curve=curve, used_seconds=10.0, engine="highs"),
        run("Example1", 0, family="rws", curve=((1.0, 0),)),
    ]
    made = plot_families(records, BEST, tmp_path / "bilder")
    assert set(made) == {"curtois"}, "nothing to draw where there is no objective"
    picture = made["curtois"].read_bytes()
    for text in (b"Instance2", b"Instance10", b"auto", b"highs", b"best known"):
        assert text in picture
    assert plot_families(records, BEST, tmp_path / "bilder")["curtois"].read_bytes() == picture


def test_no_panel_is_drawn_without_an_instance(tmp_path: Path) -> None:
    records = [
        run(f"Instance{k}", 840, curve=((0.5, 2000), (8.0, 840)), used_seconds=10.0) for k in range(1, 5)
    ]
    picture = plot_families(records, BEST, tmp_path)["curtois"].read_bytes()
    assert picture.count(b'id="axes_') == 4
