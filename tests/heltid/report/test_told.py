"""What a report reads of a result: all that it tells, and no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from heltid.report.told import OnDisk, Told, read, told
from heltid.sweep.store import ResultStore
from tests.heltid.report.asked import TASKS
from tests.heltid.report.conftest import Found


@pytest.mark.parametrize("policy", ["i-dag", "storre", "fjerde", "umulig"])
def test_it_is_what_the_result_says(found: Found, policy: str) -> None:
    result = found[policy, 1]
    mine = told(result)
    for name in Told.model_fields.keys() - {"instance", "roster", "cost", "absence", "anew"}:
        assert getattr(mine, name) == getattr(result, name), name
    for short, whole in ((mine, result), (mine.read_anew, result.read_anew)):
        assert (short is None) == (whole is None)
        if short is None or whole is None:
            continue
        assert short.acceptable == whole.acceptable
        assert short.figures == whole.figures
        assert (short.roster is None) == (whole.roster is None)
        assert (short.cost is None) == (whole.cost is None)
        if whole.instance is not None and short.instance is not None:
            assert [p.name for p in short.instance.employees] == [e.name for e in whole.instance.employees]
        if whole.cost is not None and short.cost is not None:
            assert short.cost.nok_per_year == whole.cost.nok_per_year
            assert [p.total for p in short.cost.people] == [p.nok_per_year.total for p in whole.cost.people]
            assert short.cost.assumptions == whole.cost.assumptions
        if whole.absence is not None and short.absence is not None:
            assert short.absence.whole.filled == whole.absence.whole.filled
            assert short.absence.whole.steps == whole.absence.whole.steps


def test_some_of_the_study_has_all_of_it(found: Found) -> None:
    """Else the comparison above would be of nothing."""
    result = told(found["i-dag", 1])
    assert result.cost is not None
    assert result.absence is not None
    assert result.anew is not None
    assert result.anew.absence is not None
    assert result.instance is not None


def test_what_no_report_tells_is_passed_over(found: Found) -> None:
    kept = json.loads(found["i-dag", 1].model_dump_json())
    kept["instance"]["rules"] = kept["roster"]["assignments"] = "ikke lest"
    assert read(json.dumps(kept)) == told(found["i-dag", 1])


def test_what_cannot_be_read_counts_as_not_there(found: Found, tmp_path: Path) -> None:
    store = ResultStore(tmp_path)
    whole, cut, gone = TASKS[:3]
    store.put(whole, found[whole.policy.id, whole.seed])
    store.path(cut).write_bytes(store.path(whole).read_bytes()[:-100])
    disk = OnDisk(store)
    assert disk.get(whole) == told(found[whole.policy.id, whole.seed])
    assert (disk.get(cut), disk.get(gone), read("[]")) == (None, None, None)
