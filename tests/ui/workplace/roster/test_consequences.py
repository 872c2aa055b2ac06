"""What a change did to a judgement."""

from __future__ import annotations

import datetime as dt

from models.audit import audit
from models.findings import Finding, Severity
from models.kpi import kpis
from tests.ui.workplace.grid.ward import small
from ui.workplace.client import Judgement
from ui.workplace.roster.consequences import consequence
from ui.workplace.roster.screen import Change

DAY = dt.date(2027, 3, 22)
NOTHING = Change({}, {})


def finding(
    severity: Severity = Severity.HARD, measured: int = 500, *, days: int = 0, penalty: int = 0
) -> Finding:
    return Finding(
        rule="hvile",
        severity=severity,
        employee="kari",
        first=DAY + dt.timedelta(days=days),
        last=DAY + dt.timedelta(days=days),
        measured=measured,
        limit=660,
        measure="minutes",
        penalty=penalty,
        hjemmel="AML § 10-8",
        message="For kort hvile",
    )


def judgement(*findings: Finding, **penalties: int) -> Judgement:
    instance, roster = small()
    return Judgement(
        roster="r",
        revision=1,
        instance="i",
        instance_revision=1,
        clean=audit(instance, roster).clean,
        findings=findings,
        hidden_findings=0,
        penalty=sum(penalties.values()),
        penalties=penalties,
        kpis=kpis(instance, roster),
    )


def test_what_came_and_what_went() -> None:
    found = consequence(NOTHING, judgement(finding(days=1)), judgement(finding(days=2)))
    assert [f.first.day for f in found.broken] == [24]
    assert [f.first.day for f in found.mended] == [23]


def test_what_stays_the_same_is_not_told() -> None:
    found = consequence(NOTHING, judgement(finding()), judgement(finding()))
    assert (found.broken, found.mended) == ((), ())


def test_what_becomes_worse_is_told_and_what_becomes_less_bad_is_not() -> None:
    short, shorter = judgement(finding(measured=500)), judgement(finding(measured=400))
    assert [f.measured for f in consequence(NOTHING, short, shorter).broken] == [400]
    assert consequence(NOTHING, shorter, short).broken == ()
    assert consequence(NOTHING, shorter, short).mended == ()


def test_what_changes_its_weight_comes_and_goes() -> None:
    found = consequence(NOTHING, judgement(finding(Severity.DEVIATION)), judgement(finding(Severity.HARD)))
    assert [f.severity for f in found.broken] == [Severity.HARD]
    assert [f.severity for f in found.mended] == [Severity.DEVIATION]


def test_waived_findings_are_left_out() -> None:
    found = consequence(NOTHING, judgement(), judgement(finding(Severity.WAIVED)))
    assert found.broken == ()


def test_the_heaviest_come_first() -> None:
    after = judgement(
        finding(Severity.SOFT, days=1, penalty=5),
        finding(Severity.SOFT, days=2, penalty=50),
        finding(Severity.DEVIATION, days=3),
        finding(Severity.HARD, days=4),
    )
    found = consequence(NOTHING, judgement(), after)
    assert [f.first.day for f in found.broken] == [26, 25, 24, 23]


def test_points_by_rule() -> None:
    found = consequence(NOTHING, judgement(a=10, b=5, c=7), judgement(a=4, b=5, d=1))
    assert found.points == -12
    assert found.by_rule == {"a": -6, "c": -7, "d": 1}
