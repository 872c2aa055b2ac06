"""Measures, days and places of findings in words; open shifts counted; versions compared."""

from __future__ import annotations

import datetime as dt

import pytest

from api.rosters.editing import differences
from models.findings import Finding, Severity
from models.judgement import judge
from tests.build import roster, ward
from ui.workplace.client import RuleLine
from ui.workplace.control.compare_part import changes_text
from ui.workplace.control.difference import by_person
from ui.workplace.control.open_part import by_weekday, ranked, where
from ui.workplace.control.wording import about, amount, line_names, place, when

DEMAND = [
    {"id": "dag", "name": "Dag", "units": ["u"], "days": ["mon", "sat"], "minimum": 2},
    {"id": "alle", "site": "s", "days": ["tue"], "minimum": 1},
]
WARD = ward(
    weeks=2,
    units=["u", "v"],
    employees=["a", "b"],
    kind="calendar",
    demand=[{"start": "07:00", "end": "15:00", "wanted": 2, **one} for one in DEMAND],
)
START = WARD.horizon.start


@pytest.mark.parametrize(
    ("value", "measure", "said"),
    [
        (570, "minutes", "9 t 30 min"),
        (45, "minutes", "45 min"),
        (0, "minutes", "0 t"),
        (-120, "minutes", "\N{MINUS SIGN}2 t"),
        (1, "days", "1 dag"),
        (6, "days", "6 dager"),
        (3, "times", "3 ganger"),
        (1, "people", "1 person"),
        (85, "percent", "85 %"),
        (480, "person_minutes", "8 t til sammen"),
    ],
)
def test_amounts_have_their_unit_and_stay_on_a_line(value: int, measure: str, said: str) -> None:
    assert amount(value, measure) == said.replace(" ", "\N{NO-BREAK SPACE}")


def finding(first: int = 0, last: int = 0, **more: str) -> Finding:
    bare = Finding(
        rule="r",
        severity=Severity.SOFT,
        first=START + dt.timedelta(days=first),
        last=START + dt.timedelta(days=last),
        measured=1,
        limit=0,
        measure="times",
        hjemmel="Testloven § 1",
        message="Noe.",
    )
    return bare.model_copy(update=more)


def test_when() -> None:
    def said(first: int, last: int) -> str:
        return when(WARD, finding(first, last)).replace("\N{NO-BREAK SPACE}", " ")

    assert said(0, 0) == "man. 4. jan."
    assert said(0, 2) == "man. 4. jan. – ons. 6. jan."
    assert said(0, 13) == "hele planen"
    assert said(-1, 1) == "før planen – tir. 5. jan."
    assert said(13, 20) == "søn. 17. jan. – etter planen"


def test_whom_or_what_it_is_about() -> None:
    assert about(WARD, finding(employee="a")) == "Person a"
    assert about(WARD, finding(demand="dag")) == "Dag"
    assert about(WARD, finding(demand="alle")) == place(WARD, WARD.demand[1]) == "s"
    assert about(WARD, finding(unit="v")) == "v"
    assert about(WARD, finding()) == "Hele avdelingen"


def test_rule_lines_with_one_title_are_told_apart() -> None:
    def line(name: str, kind: str, sentence: str) -> RuleLine:
        return RuleLine(
            id=name,
            rule=kind,
            enabled=True,
            level="lov",
            title=kind,
            sentence=sentence,
            hjemmel="",
            parameters={},
        )

    lines = [
        line("a", "daily_rest", "Minst 11 t."),
        line("b", "run_length", "Høyst 5."),
        line("c", "run_length", "Høyst 3."),
    ]
    assert line_names({one.id: one for one in lines}) == {
        "a": "Daglig hvile",
        "b": "Vakter på rad: Høyst 5",
        "c": "Vakter på rad: Høyst 3",
    }


def test_open_shifts_are_counted_by_place_and_weekday() -> None:
    found = judge(WARD, roster(WARD, {"a": "D D"})).kpis.open_shifts
    assert ranked(found, lambda shift: where(WARD, shift)) == [("u", 7), ("s", 1)]
    assert by_weekday(found) == [
        ("Mandag", 3),
        ("Tirsdag", 1),
        ("Onsdag", 0),
        ("Torsdag", 0),
        ("Fredag", 0),
        ("Lørdag", 4),
        ("Søndag", 0),
    ]


def test_what_differs_by_person_also_when_only_the_unit_does() -> None:
    before = roster(WARD, {"a": "D D", "b": "A"})
    after = roster(WARD, {"a": "A - D", "b": "A@v"})
    most, least = by_person(differences(before, after))
    assert (most.employee, len(most.days), least.employee) == ("a", 3, "b")
    assert changes_text(WARD, most) == ("man. 4. jan.: D → A; tir. 5. jan.: D → fri; ons. 6. jan.: fri → D")
    assert changes_text(WARD, least) == "man. 4. jan.: A \\(u\\) → A \\(v\\)"
