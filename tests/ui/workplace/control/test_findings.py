"""Findings put together by rule and by person."""

from __future__ import annotations

import datetime as dt

from models.findings import Finding, Severity
from ui.workplace.control.findings import by_person, by_rule, chosen, counted

DAY = dt.date(2027, 1, 4)


def found(
    rule: str,
    severity: Severity,
    employee: str | None = "a",
    *,
    measured: int = 1,
    penalty: int = 0,
    day: int = 0,
) -> Finding:
    date = DAY + dt.timedelta(days=day)
    return Finding(
        rule=rule,
        severity=severity,
        employee=employee,
        first=date,
        last=date,
        measured=measured,
        limit=0,
        measure="times",
        penalty=penalty,
        hjemmel="Testloven § 1",
        message="Noe.",
    )


HARD, AGREED, SOFT = Severity.HARD, Severity.DEVIATION, Severity.SOFT
FINDINGS = (
    found("rest", AGREED, "a", day=3),
    found("rest", AGREED, "b", measured=5, day=1),
    found("rest", HARD, "b"),
    found("length", AGREED, "a"),
    found("wishes", SOFT, "a", penalty=1),
    found("wishes", SOFT, "c", penalty=1),
    found("cover", SOFT, None, penalty=90),
)


def test_by_rule_the_most_frequent_first_each_by_date_with_the_worst() -> None:
    rest, length = by_rule(FINDINGS, AGREED)
    assert (rest.rule, rest.people, [f.employee for f in rest.findings]) == ("rest", 2, ["b", "a"])
    assert rest.worst.measured == 5
    assert (length.rule, len(length.findings)) == ("length", 1)
    assert [group.rule for group in by_rule(FINDINGS, HARD)] == ["rest"]
    assert by_rule(FINDINGS, Severity.WAIVED) == []


def test_soft_ones_stand_by_what_they_cost_not_by_how_many_they_are() -> None:
    assert [(group.rule, group.points, group.people) for group in by_rule(FINDINGS, SOFT)] == [
        ("cover", 90, 0),
        ("wishes", 2, 2),
    ]


def test_by_person_the_heaviest_first_and_those_about_nobody_last() -> None:
    groups = by_person(FINDINGS)
    assert [group.employee for group in groups] == ["b", "a", "c", None]
    assert groups[0].counts == {HARD: 1, AGREED: 1}
    assert [f.severity for f in groups[0].findings] == [HARD, AGREED]


def test_chosen_people_and_rules() -> None:
    assert chosen(FINDINGS) == FINDINGS
    assert {f.rule for f in chosen(FINDINGS, people=["a"])} == {"rest", "length", "wishes"}
    assert [f.employee for f in chosen(FINDINGS, ["a", "b"], ["rest"])] == ["a", "b", "b"]
    assert chosen(FINDINGS, ["c"], ["rest"]) == ()
    assert counted(FINDINGS)[AGREED] == 3
