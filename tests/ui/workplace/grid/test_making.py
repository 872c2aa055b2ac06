"""What the grid is given to show."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from importlib import resources
from typing import Any

import pytest

from models.audit import audit
from models.findings import Finding, Severity
from models.instance import Instance
from models.kpi import kpis
from models.roster import Roster
from tests.build import line, roster, ward
from tests.ui.workplace.grid.ward import ROWS, korgen, small
from ui.workplace.grid import GridData, GridMemory, GridWords, grid_data, grid_words
from ui.workplace.grid.data import GridCell, GridRow


def shown(instance: Instance, of: Roster, **more: Any) -> GridData:
    return grid_data(instance, of, audit(instance, of).findings, kpis(instance, of), grid_words(), **more)


def row(data: GridData, employee: str) -> GridRow:
    return next(r for group in data.groups for r in group.rows if r.employee == employee)


def test_days_carry_date_week_and_holiday() -> None:
    instance, first = small()
    data = shown(instance, first)
    assert [week.text for week in data.weeks] == ["Uke 12", "Uke 13", "Uke 14"]
    assert [week.dates for week in data.weeks] == ["22.–28. mars", "29. mars–4. apr.", "5.–11. apr."]
    monday = data.days[7]
    assert (monday.date, monday.weekday, monday.day) == ("2027-03-29", "ma", "29")
    assert monday.label == "mandag 29. mars 2027, Andre påskedag"
    assert [k for k, day in enumerate(data.days[:8]) if day.holiday] == [3, 4, 6, 7]
    assert [k for k, day in enumerate(data.days[:8]) if day.weekend] == [5, 6]


@pytest.mark.parametrize(
    ("locale", "label", "weekday", "number"),
    [
        ("nb", "mandag 22. mars 2027", "ma", "87,5"),
        ("nn", "måndag 22. mars 2027", "må", "87,5"),
        ("en", "Monday 22 March 2027", "Mo", "87.5"),
    ],
)
def test_dates_and_figures_follow_the_language(locale: str, label: str, weekday: str, number: str) -> None:
    instance = ward(
        kind="calendar",
        start="2027-03-22",
        employees=[
            {
                "id": "a",
                "name": "A",
                "home_unit": "u",
                "contracts": [{"position_percent": 87.5, "weekly_norm": "35.5"}],
            }
        ],
    )
    data = shown(instance, roster(instance, {}), locale=locale)
    assert (data.days[0].label, data.days[0].weekday) == (label, weekday)
    assert row(data, "a").facts[1].text == number


def test_cells_say_shift_place_mark_absence_and_wish() -> None:
    instance, first = small()
    data = shown(instance, first, locked={("kari", dt.date(2027, 3, 22))})
    kari, per, ola = (row(data, e) for e in ("kari", "per", "ola"))
    assert (kari.cells[0].text, kari.cells[0].locked, kari.cells[0].wish) == ("A", True, "missed")
    assert (kari.cells[2].text, kari.cells[2].wish) == ("", "met")
    assert (per.cells[1].text, per.cells[1].label) == ("A@2", "Kveld 15:00–22:30 i Vika")
    assert data.units == {"1": "u", "2": "v"}
    assert (ola.cells[8].mark, ola.cells[8].away) == ("Fe", True)
    assert kari.cells[6] == GridCell(mark="F1")
    assert [group.label for group in data.groups] == ["Utsikten", "Vika"]


def test_two_shifts_on_a_day_are_both_said() -> None:
    instance, _ = small()
    cell = row(shown(instance, roster(instance, {"kari": "N+D"})), "kari").cells[0]
    assert (cell.text, cell.label) == ("D N", "Dag 07:30–15:00, Natt 22:15–07:45")


def test_findings_stand_where_they_are_about() -> None:
    instance, first = small()
    at = {"rule": "x", "employee": "kari", "measured": 1, "limit": 2, "measure": "days", "hjemmel": "§ 1"}

    def finding(severity: Severity, start: int, end: int, **more: Any) -> Finding:
        days = {"first": instance.horizon.date(start), "last": instance.horizon.date(end)}
        return Finding(**{**at, **days, "severity": severity, "message": f"{severity.value} {start}", **more})

    found = [
        finding(Severity.HARD, 2, 2),
        finding(Severity.SOFT, 2, 4),
        finding(Severity.DEVIATION, 7, 13),
        finding(Severity.HARD, 0, 7),
        finding(Severity.WAIVED, 5, 5),
        finding(Severity.HARD, 6, 6, employee=None),
        finding(Severity.HARD, -2, 0),
    ]
    words = grid_words()
    kari = row(grid_data(instance, first, found, kpis(instance, first), words), "kari")
    flags = {day: cell.flag for day, cell in enumerate(kari.cells) if cell.flag}
    assert flags == {0: "hard", 2: "hard", 7: "deviation"}
    assert {day: cell.line for day, cell in enumerate(kari.cells) if cell.line} == {
        **dict.fromkeys(range(2, 5), "soft"),
        **dict.fromkeys(range(7, 14), "deviation"),
    }
    assert [kari.notes[k].text for k in kari.cells[2].notes] == [
        "brudd: hard 2 (§ 1)",
        f"{words.soft}: soft 2 (§ 1)",
    ]
    assert [kari.notes[k].text for k in kari.about] == ["brudd: hard 0 (§ 1)"]


def test_what_a_roster_is_compared_with() -> None:
    instance, first = small()
    after = roster(instance, {**ROWS, "kari": "A - - - - - - | D D N - - - - | N N N"})
    cells = row(shown(instance, after, before=first), "kari").cells
    assert {day: cell.was for day, cell in enumerate(cells) if cell.was is not None} == {1: "D", 9: "D"}
    back = row(shown(instance, first, before=after), "kari").cells
    assert {day: cell.was for day, cell in enumerate(back) if cell.was is not None} == {1: "", 9: "N"}


def test_figures_beside_the_days() -> None:
    instance, first = small()
    data = shown(instance, first)
    texts = [fact.text for fact in row(data, "kari").sums]
    assert texts == ["66 / 85,2", "-19,2", "", "3", "1", "", "1/2"]
    assert len(data.sums) == len(texts)


def test_what_is_remembered_from_edit_to_edit_is_what_is_made_from_scratch() -> None:
    instance, now = korgen()
    memory, draw = GridMemory(), random.Random(3)
    shown(instance, now, memory=memory)
    for _ in range(12):
        codes = [shift.id for shift in instance.shifts]
        changed = list(now.assignments)
        for _ in range(draw.randint(1, 3)):
            place = draw.randrange(len(changed))
            changed[place] = changed[place].model_copy(update={"shift": draw.choice(codes)})
        del changed[draw.randrange(len(changed))]
        now = now.model_copy(update={"assignments": tuple(changed)})
        assert shown(instance, now, memory=memory) == shown(instance, now)


def test_needs_under_the_people_are_short_low_over_or_met() -> None:
    instance = ward(
        weeks=1,
        employees=["a", "b", "c"],
        demand=[
            {
                "id": "d1",
                "name": "Dag",
                "start": "07:00",
                "end": "15:00",
                "days": ["mon", "tue", "wed"],
                "minimum": 1,
                "wanted": 2,
                "maximum": 2,
            },
            {
                "id": "d2",
                "name": "Dag",
                "start": "07:00",
                "end": "15:00",
                "days": ["thu"],
                "minimum": 2,
                "wanted": 3,
            },
            {"id": "k", "start": "15:00", "end": "22:00", "days": ["mon"], "minimum": 0, "wanted": 0},
        ],
    )
    total, day, evening = shown(instance, roster(instance, {"a": "D D - D", "b": "D", "c": "D"})).foot
    assert (day.name, day.demands, evening.name) == ("Dag", ("d1", "d2"), "k")
    assert [(c.text, c.cover) for c in day.cells[:5]] == [
        ("3/2", "over"),
        ("1/2", "low"),
        ("0/1", "short"),
        ("1/2", "short"),
        ("", ""),
    ]
    assert day.cells[3].label == "1 planlagt, 2 er minimum, 3 er ønsket"
    assert [(c.text, c.cover) for c in total.cells[:5]] == [
        ("·", ""),
        ("·", ""),
        ("1", "short"),
        ("1", "short"),
        ("·", ""),
    ]
    assert (total.always, day.always) == (True, False)
    assert shown(ward(), roster(ward(), {})).foot == ()


def test_only_some_people_are_shown_but_all_are_counted() -> None:
    instance, first = small()
    data = shown(instance, first, shown={"ola"})
    assert [r.employee for group in data.groups for r in group.rows] == ["ola"]
    assert data.foot == shown(instance, first).foot


def test_every_word_goes_through_the_catalogue() -> None:
    words = grid_words(lambda text: f"[{text}]")
    assert all(word.startswith("[") for word in words.model_dump().values())


def test_the_browsers_side_has_no_words_but_those_it_is_given() -> None:
    folder = resources.files("ui.workplace.grid") / "browser"
    used = set()
    for file in folder.iterdir():
        text = file.read_text(encoding="utf-8")
        assert re.search("[æøåÆØÅ]", text) is None, file.name
        used |= set(re.findall(r"words\.(\w+)", text))
    assert used <= set(GridWords.model_fields)


def test_a_finding_is_told_in_the_sentence_of_the_page() -> None:
    instance = ward(rules=[line("daily_rest", minimum_minutes=480, normal_minutes=660)])
    data = shown(
        instance, roster(instance, {"a": "A D"}), sentence=lambda finding: f"rest {finding.measured}"
    )
    assert [note.text for note in row(data, "a").notes] == ["avvik: rest 540 (Testloven § 1)"]
    assert json.loads(row(data, "a").json_text)["cells"][1]["notes"] == [0]
