"""The budgets of runs, beside their results."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from heltid.sweep.asked import FOLDER, asked_in, keep_asked
from heltid.sweep.task import Budgets

NIGHT = dt.datetime(2027, 1, 4, 3, 0, tzinfo=dt.UTC)
SHORT, LONG = Budgets(seconds=5), Budgets(seconds=600, replications=100)


def test_the_last_run_comes_first_also_when_it_is_an_old_one_again(tmp_path: Path) -> None:
    assert asked_in(tmp_path / "results") == []
    for k, budgets in enumerate((SHORT, LONG, SHORT)):
        keep_asked(tmp_path / "results", budgets, NIGHT + dt.timedelta(hours=k))
    found = asked_in(tmp_path / "results")
    assert [(one.budgets, one.at.hour) for one in found] == [(SHORT, 5), (LONG, 4)]


def test_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    keep_asked(tmp_path, SHORT, NIGHT)
    (tmp_path / FOLDER / "half.json").write_text('{"at"', encoding="utf-8")
    (tmp_path / FOLDER / "other.json").write_text('{"budgets": {"seconds": -1}}', encoding="utf-8")
    assert [one.budgets for one in asked_in(tmp_path)] == [SHORT]
