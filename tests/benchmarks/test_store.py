"""The store keeps what was put in it, whatever happens to the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.store import FILE, Store, StoreLock
from models.problems import InputError
from tests.benchmarks.records import done, key


def test_what_is_put_in_is_read_back_the_same(tmp_path: Path) -> None:
    first = done(key(), 700, curve=((0.5, 900), (2.25, 700)), bound=600, parts={"cover": 7})
    second = done(key(seed=1), None)
    store = Store(tmp_path / "ny" / "mappe")
    store.add(first)
    store.add(second)
    assert Store(tmp_path / "ny" / "mappe").records == [first, second]


@pytest.mark.parametrize(
    "other",
    [
        {"family": "inrc1"},
        {"instance": "Instance2"},
        {"content": "other"},
        {"engine": "cpsat"},
        {"version": "0.2.0"},
        {"code": "def"},
        {"seed": 1},
        {"seconds": 11.0},
        {"workers": 1},
        {"machine": "annen"},
    ],
)
def test_a_run_is_another_when_any_part_of_its_key_differs(tmp_path: Path, other: dict[str, object]) -> None:
    Store(tmp_path).add(done(key(), 700))
    store = Store(tmp_path)
    assert store.holds(key())
    assert not store.holds(key(**other))
    assert key().short != key(**other).short


@pytest.mark.parametrize("cut", [1, 40, 200])
def test_a_line_cut_short_by_a_kill_is_told_of_and_costs_only_itself(tmp_path: Path, cut: int) -> None:
    store = Store(tmp_path)
    for seed in range(2):
        store.add(done(key(seed=seed), 700))
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes()[:-cut])
    torn = Store(tmp_path)
    # losing only the line end loses nothing
    assert torn.torn == ([] if cut == 1 else [2])
    assert torn.holds(key(seed=1)) == (cut == 1)
    torn.add(done(key(seed=2), 600))
    again = Store(tmp_path)
    assert [r.key.seed for r in again.records] == ([0, 1, 2] if cut == 1 else [0, 2])
    assert again.torn == torn.torn


def test_interrupted_runs_are_kept_but_do_not_count_and_failed_ones_count_unless_asked(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path)
    store.add(done(key(), 700, outcome="interrupted"))
    store.add(done(key(seed=1), None, outcome="failed", reason="krasj"))
    store = Store(tmp_path)
    assert len(store.records) == 2
    assert not store.holds(key())
    assert store.holds(key(seed=1))
    assert not store.holds(key(seed=1), failed=False)


def test_a_line_of_a_later_format_is_not_taken_for_a_run(tmp_path: Path) -> None:
    Store(tmp_path).add(done(key(), 700))
    path = tmp_path / FILE
    line = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**line, "unknown": 1}) + "\n", encoding="utf-8")
    assert Store(tmp_path).torn == [1]


def test_what_another_program_added_is_seen_after_a_refresh(tmp_path: Path) -> None:
    mine, other = Store(tmp_path), Store(tmp_path)
    other.add(done(key(), 700))
    assert not mine.holds(key())
    mine.refresh()
    assert mine.records == other.records
    assert mine.holds(key())


def test_two_programs_do_not_measure_into_the_same_store(tmp_path: Path) -> None:
    with StoreLock(tmp_path), pytest.raises(InputError, match="et annet program kjører"), StoreLock(tmp_path):
        pass
    with StoreLock(tmp_path):
        pass


def test_a_store_that_cannot_be_a_folder_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="fil"):
        Store(tmp_path / "fil").add(done(key(), 1))
