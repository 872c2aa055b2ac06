"""What there is to discuss, and until when."""

from __future__ import annotations

import datetime as dt

import pytest

from models.judgement import judge
from tests.build import line, person, roster, shift, waiver, ward
from ui.workplace.client import RevisionStep, Stage
from ui.workplace.control.agenda import agenda
from ui.workplace.control.deadline import deadline, sent
from ui.workplace.control.stages_part import next_stages

MONDAY = dt.date(2027, 1, 4)


@pytest.mark.parametrize(
    ("today", "left", "gone", "soon"),
    [
        (dt.date(2026, 11, 22), 29, False, False),
        (dt.date(2026, 12, 14), 7, False, False),
        (dt.date(2026, 12, 15), 6, False, True),
        (dt.date(2026, 12, 21), 0, False, True),
        (dt.date(2026, 12, 22), -1, True, False),
    ],
)
def test_the_deadline_is_two_weeks_before_the_plan_begins(
    today: dt.date, left: int, gone: bool, soon: bool
) -> None:
    found = deadline(MONDAY, today)
    assert found.last == dt.date(2026, 12, 21)
    assert (found.left, found.gone, found.soon) == (left, gone, soon)


def step(revision: int, stage: Stage, at: str) -> RevisionStep:
    return RevisionStep(
        revision=revision, stage=stage, at=dt.datetime.fromisoformat(at), by="kari", by_name="Kari"
    )


def test_when_a_version_was_sent_is_the_date_in_norway_of_the_last_time() -> None:
    steps = [
        step(1, "discussion", "2026-12-01T10:00+00:00"),
        step(2, "discussion", "2026-12-02T10:00+00:00"),
        step(1, "draft", "2026-12-03T10:00+00:00"),
    ]
    assert sent(steps, 1) is None
    assert sent(steps, 2) == dt.date(2026, 12, 2)
    assert sent([*steps, step(1, "discussion", "2026-12-21T23:30+00:00")], 1) == dt.date(2026, 12, 22)
    assert sent([*steps, step(2, "approved", "2026-12-09T10:00+00:00")], 2) == dt.date(2026, 12, 2)


def test_steps_onwards_come_first() -> None:
    assert next_stages("draft") == ["discussion"]
    assert next_stages("discussion") == ["approved", "draft"]
    assert next_stages("approved") == ["published", "draft"]
    assert next_stages("published") == []


SIGNED = {"on": "2026-06-01", "employer": "Ola Leder", "representatives": "Kari, Fagforbundet"}


@pytest.mark.parametrize(
    ("signed", "holds"), [(None, False), (SIGNED, True), ({**SIGNED, "until": "2027-01-09"}, False)]
)
def test_deviations_with_the_agreement_that_allows_them(signed: dict[str, str] | None, holds: bool) -> None:
    rest = line("daily_rest", minimum_minutes=480, normal_minutes=660, signed=signed)
    instance = ward(
        employees=["a", "b"],
        shifts=[shift("D", "07:00", "15:00"), shift("A", "15:00", "22:00", "evening")],
        rules=[rest],
        kind="calendar",
    )
    judgement = judge(instance, roster(instance, {"a": "A D - A D", "b": "A D"}))
    found = agenda(instance, judgement.audit.findings, judgement.kpis)
    (one,) = found.deviations
    assert (one.rule, one.count, one.people, one.holds) == ("daily_rest", 3, 2, holds)
    assert (one.signed is None) == (signed is None)
    assert found.hard == 0


def test_breaches_waivers_open_shifts_and_wishes_are_counted() -> None:
    instance = ward(
        employees=[person("a", percent=50), "b"],
        rules=[line("daily_rest", minimum_minutes=660, normal_minutes=660, waivers=[waiver("b")])],
        demand=[
            {
                "id": "dag",
                "units": ["u"],
                "start": "07:00",
                "end": "15:00",
                "days": ["mon", "sun"],
                "minimum": 2,
                "wanted": 2,
            }
        ],
        wishes=[{"employee": "a", "want": "free", "weekdays": ["tue", "wed"]}],
    )
    judgement = judge(instance, roster(instance, {"a": "A D", "b": "A D"}))
    found = agenda(instance, judgement.audit.findings, judgement.kpis)
    assert (found.hard, found.waived, found.wishes_missed) == (1, 1, 1)
    assert (found.open_shifts, found.open_minutes) == (4, 4 * 8 * 60)
