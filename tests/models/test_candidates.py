"""Who could take a shift: told by the audit of the roster with that one change."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from models.audit import audit
from models.candidates import Candidate, candidates
from models.findings import Severity
from models.instance import Instance
from models.judgement import judge
from models.problems import InputError
from models.roster import Assignment, Roster
from tests.build import line, person, roster, ward
from tests.differential.random_ward import KINDS, random_instance, random_roster

MONDAY = dt.date(2027, 1, 4)
REST = line("daily_rest", minimum_minutes=480, normal_minutes=660, quick_return_weight=10)


def names(found: list[Candidate]) -> list[str]:
    return [candidate.employee for candidate in found]


def with_change(was: Roster, taken: Assignment, of: str | None) -> Roster:
    """The roster with a shift taken, made the plain way."""
    kept = [
        a
        for a in was.assignments
        if (a.employee, a.date) != (taken.employee, taken.date)
        and a != taken.model_copy(update={"employee": of})
    ]
    return was.model_copy(update={"assignments": (*kept, taken)})


def test_who_cannot_take_it_is_no_candidate() -> None:
    """Another unit, another competence, away, not employed any more, pinned, locked, has it already."""
    staff = [
        person("able", competences=["spl"]),
        person("counts", competences=["lege"]),
        person("visits", competences=["spl"], home_unit="v", other_units=["u"]),
        person("elsewhere", competences=["spl"], home_unit="v"),
        person("unskilled"),
        person("away", competences=["spl"]),
        person("gone", competences=["spl"], employed_until="2027-01-03"),
        person("pinned", competences=["spl"]),
        person("locked", competences=["spl"]),
        person("has", competences=["spl"]),
    ]
    shifts = [
        {"id": "D", "name": "D", "start": "07:00", "end": "15:00", "kind": "day", "competences": ["spl"]}
    ]
    w = ward(
        employees=staff,
        units="uv",
        shifts=shifts,
        competences=[
            {"id": "spl", "name": "Sykepleier"},
            {"id": "lege", "name": "Lege", "counts_as": ["spl"]},
        ],
        absences=[{"employee": "away", "first": "2027-01-01", "last": "2027-01-04"}],
        pins=[{"employee": "pinned", "date": "2027-01-04", "shift": None}],
    )
    now = judge(w, roster(w, {"has": "D"}))
    found = candidates(now, MONDAY, "D", "u", locked=[("locked", MONDAY)])
    assert names(found) == ["able", "counts", "visits"]
    tuesday = MONDAY + dt.timedelta(days=1)
    assert "away" in names(candidates(now, tuesday, "D", "u"))


def test_an_open_shift_goes_to_whom_it_breaks_and_costs_least() -> None:
    w = ward(
        employees="abcd",
        rules=[
            REST,
            line("cover", hard=False, weight=1),
            line("wishes", hard=False, weight=30),
        ],
        demand=[
            {"id": "d", "start": "07:00", "end": "15:00", "days": ["tue"], "minimum": 1, "wanted": 1},
        ],
        wishes=[{"employee": "d", "want": "work", "dates": ["2027-01-05"]}],
    )
    now = judge(w, roster(w, {"a": "N -", "b": "A -", "c": "- -", "d": "- -"}))
    tuesday = MONDAY + dt.timedelta(days=1)
    d, c, b, a = candidates(now, tuesday, "D", "u")
    assert (d.employee, d.penalties, d.penalty_change) == ("d", {"cover": -480, "wishes": -30}, -510)
    assert (c.employee, c.breaks, c.penalty_change) == ("c", (), -480)
    assert (b.employee, [f.measured for f in b.deviations]) == ("b", [540])
    assert b.penalties == {"cover": -480, "daily_rest": 10}
    assert (a.employee, [f.measured for f in a.breaks]) == ("a", [0])


def test_a_shift_that_is_taken_from_somebody_leaves_their_cell_free() -> None:
    w = ward(employees="abc", rules=[REST, line("cover", hard=False, weight=1)], demand=_days(1))
    now = judge(w, roster(w, {"a": "N D", "b": "- A", "c": "- -"}))
    assert [f.employee for f in now.audit.hard] == ["a"]
    tuesday = MONDAY + dt.timedelta(days=1)
    b, c = candidates(now, tuesday, "D", "u", of="a")
    assert [f.employee for f in b.mends] == [f.employee for f in c.mends] == ["a"]
    assert [(g.shift, g.date) for g in b.gives_up] == [("A", tuesday)]
    assert not c.gives_up
    assert (b.penalty_change, c.penalty_change) == (0, 0)


def _days(minimum: int) -> list[dict[str, object]]:
    return [
        {"id": "d", "start": "07:00", "end": "15:00", "days": ["tue"], "minimum": minimum, "wanted": minimum}
    ]


def test_a_breach_that_becomes_worse_is_told_and_one_that_becomes_less_is_not() -> None:
    hours = line("contract_hours", tolerance_minutes=60, deviation_weight=1)
    w = ward(employees=[person("a", percent=20), person("b", percent=20)], rules=[hours])
    now = judge(w, roster(w, {"a": "D D", "b": "- -"}))
    assert {f.employee for f in now.audit.hard} == {"a", "b"}
    b, a = candidates(now, MONDAY + dt.timedelta(days=3), "D", "u")
    assert (b.employee, b.breaks) == ("b", ()), "less is missing, and no limit passed"
    assert (a.employee, [f.employee for f in a.breaks]) == ("a", ["a"])


@pytest.mark.parametrize(
    ("date", "shift", "unit", "of", "where"),
    [
        (dt.date(2028, 1, 1), "D", "u", None, "date"),
        (MONDAY, "Q", "u", None, "shift"),
        (MONDAY, "D", "w", None, "unit"),
        (MONDAY, "D", "u", "x", "of"),
        (MONDAY, "D", "u", "b", "of"),
    ],
)
def test_what_is_not_there_is_refused(
    date: dt.date, shift: str, unit: str, of: str | None, where: str
) -> None:
    w = ward(employees="ab")
    with pytest.raises(InputError) as error:
        candidates(judge(w, roster(w, {"a": "D"})), date, shift, unit, of=of)
    assert [p.where for p in error.value.problems] == [where]


def _checked(instance: Instance, was: Roster, rng: random.Random) -> int:
    """Every candidate for one shift, against audits of whole rosters; how many there were."""
    now = judge(instance, was)
    taken = rng.choice(was.assignments)
    of = rng.choice((taken.employee, None))
    before = audit(instance, was)
    found = candidates(now, taken.date, taken.shift, taken.unit, of=of)
    for one in found:
        after = audit(instance, with_change(was, taken.model_copy(update={"employee": one.employee}), of))
        assert one.penalty_change == after.penalty - before.penalty
        assert sum(one.penalties.values()) == one.penalty_change
        new, gone = set(after.hard) - set(before.hard), set(before.hard) - set(after.hard)
        assert set(one.breaks) <= new
        assert set(one.mends) <= gone
        broken = {(f.rule, f.employee, f.first, f.last) for f in before.hard}
        assert {f for f in new if (f.rule, f.employee, f.first, f.last) not in broken} <= set(one.breaks)
        new_deviations = {f for f in after.findings if f.severity is Severity.DEVIATION} - set(
            before.findings
        )
        assert set(one.deviations) <= new_deviations
    keys = [(len(c.breaks), -len(c.mends), c.penalty_change) for c in found]
    assert keys == sorted(keys)
    return len(found)


def test_each_candidate_is_what_the_audit_says_of_the_changed_roster() -> None:
    tried = 0
    for seed in range(120):
        rng = random.Random(seed)
        instance = random_instance(rng, KINDS[seed % len(KINDS)])
        was = random_roster(rng, instance)
        if was.assignments:
            tried += _checked(instance, was, rng)
    assert tried > 50
