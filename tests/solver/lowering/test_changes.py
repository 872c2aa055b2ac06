"""Changes: a cell keeps exactly what it held."""

from __future__ import annotations

from solver.core import Prefer
from solver.lower import lower
from tests.build import Json, line, roster, ward
from tests.solver.lowering.weigh import weigh


def _was(rows: dict[str, str], **more: object) -> Json:
    plan = roster(ward(units="uv", employees="abc"), rows)
    before = [a.model_dump(mode="json") for a in plan.assignments]
    return line("changes", hard=False, weight=7, before=before, **more)


def test_each_cell_that_differs_is_one_unit() -> None:
    w = ward(units="uv", employees="abc", rules=[_was({"a": "D D@v - - - - N", "b": "D"})])
    assert weigh(w, {"a": "D D@v - - - - N", "b": "D"}) == (0, 0)
    assert weigh(w, {"a": "D D - - - - N", "b": "D"}) == (0, 7), "another unit"
    assert weigh(w, {"a": "A D@v - - - - -", "b": "D"}) == (0, 14)
    assert weigh(w, {"a": "- D@v D - - - N", "c": "D"}) == (0, 28)


def test_people_the_line_leaves_out_may_change() -> None:
    w = ward(units="uv", employees="abc", rules=[_was({"a": "D"}, applies_to={"except_employees": ["a"]})])
    assert weigh(w, {"c": "D"}) == (0, 7)


def test_two_shifts_in_a_cell_cannot_be_kept() -> None:
    w = ward(units="uv", employees="abc", rules=[_was({"a": "D+A"})])
    assert [weigh(w, {"a": text}) for text in ("-", "D", "A")] == [(0, 7)] * 3


def test_people_who_had_the_same_work_share_a_penalty() -> None:
    w = ward(units="uv", employees="abc", rules=[_was({"a": "D", "b": "D"})])
    monday = [p for p in lower(w).prefers if p.day == 0]
    assert sorted(p.lines for p in monday) == [(0, 1), (2,)]
    assert all(isinstance(p, Prefer) and p.weight == 7 for p in lower(w).prefers)
