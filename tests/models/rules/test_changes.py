"""Changes from a plan that was."""

from __future__ import annotations

import pytest

from models.problems import InputError
from tests.build import Json, brief, findings, line, roster, waiver, ward


def _was(rows: dict[str, str], **more: object) -> Json:
    """A line that wants the plan of some rows kept, in a ward of two units."""
    plan = roster(ward(units="uv", employees="ab"), rows)
    before = [a.model_dump(mode="json") for a in plan.assignments]
    return line("changes", hard=False, weight=7, before=before, **more)


@pytest.mark.parametrize("day", [0, 3, 6])
@pytest.mark.parametrize(
    ("was", "now", "changed"),
    [
        ("-", "-", False),
        ("D", "D", False),
        ("D", "-", True),
        ("-", "D", True),
        ("D", "A", True),
        ("D", "D@v", True),
        ("D@v", "D@v", False),
        ("D+A", "A+D", False),
        ("D+A", "D", True),
        ("D", "D+A", True),
        ("D+D", "D", True),
    ],
)
def test_a_cell_is_kept_or_changed(day: int, was: str, now: str, changed: bool) -> None:
    before, after = ({"a": "- " * day + text} for text in (was, now))
    w = ward(units="uv", employees="ab", rules=[_was(before)])
    found = findings(w, after)
    assert [w.horizon.day(f.first) for f in found] == [day] * changed
    assert brief(found) == [("soft", 1, 7)] * changed


def test_a_swap_is_two_changes_and_a_moved_shift_is_two() -> None:
    w = ward(units="uv", employees="ab", rules=[_was({"a": "D", "b": "A"})])
    assert [f.employee for f in findings(w, {"a": "A", "b": "D"})] == ["a", "b"]
    assert [f.first.day for f in findings(w, {"a": "- D", "b": "A"})] == [4, 5]


def test_a_night_belongs_to_the_day_it_begins() -> None:
    w = ward(units="uv", employees="ab", rules=[_was({"a": "N"})])
    assert not findings(w, {"a": "N"})
    assert [f.first.day for f in findings(w, {"a": "- N"})] == [4, 5]


def test_history_is_no_part_of_the_plan() -> None:
    w = ward(
        units="uv",
        employees="ab",
        kind="calendar",
        history={"a": "D D D D D D D"},
        history_weeks=1,
        rules=[_was({})],
    )
    assert not findings(w, {})


def test_people_the_line_leaves_out_and_waived_days_may_change() -> None:
    w = ward(units="uv", employees="ab", rules=[_was({}, applies_to={"employees": ["b"]})])
    assert [f.employee for f in findings(w, {"a": "D", "b": "D"})] == ["b"]
    waived = _was({}, waivers=[waiver("a", "2027-01-05", "2027-01-05")])
    found = findings(ward(units="uv", employees="ab", rules=[waived]), {"a": "D D D"})
    assert brief(found) == [("soft", 1, 7), ("waived", 1, 0), ("soft", 1, 7)]


def test_the_message_tells_what_was_and_what_is() -> None:
    w = ward(units="uv", employees="ab", rules=[_was({"a": "D+A"})])
    assert [f.message for f in findings(w, {"a": "- N@v"})] == [
        "Endret ma 04.01.2027: var A i u og D i u, er fri.",
        "Endret ti 05.01.2027: var fri, er N i v.",
    ]


def test_a_plan_that_does_not_fit_is_refused_with_its_place() -> None:
    wrong = [
        {"employee": "x", "date": "2027-01-04", "shift": "D", "unit": "u"},
        {"employee": "a", "date": "2027-01-11", "shift": "D", "unit": "u"},
        {"employee": "a", "date": "2027-01-10", "shift": "Q", "unit": "w"},
    ]
    with pytest.raises(InputError) as error:
        ward(rules=[line("changes", hard=False, before=wrong)])
    assert [p.where for p in error.value.problems] == [
        "overrides[0].before[0].employee",
        "overrides[0].before[1].date",
        "overrides[0].before[2].shift",
        "overrides[0].before[2].unit",
    ]
