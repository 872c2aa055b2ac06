"""People: adding, taking out, figures, absences as bars, and what a spreadsheet changes."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from models.instance import Instance
from tests.build import line, waiver
from tests.ui.workplace.ward.example import draft, full_ward
from ui.workplace.people.absence_chart import bars
from ui.workplace.people.dialogs import gone_text
from ui.workplace.people.difference import Difference, differences
from ui.workplace.people.removing import Gone, add, remove
from ui.workplace.people.spreadsheet import change_text
from ui.workplace.people.summary import Summary, by_competence, summary
from ui.workplace.people.uploading import place_text


def as_instance(document: dict[str, Any]) -> Instance:
    return Instance.model_validate_json(json.dumps(document))


def test_a_new_person_has_an_id_that_says_nothing() -> None:
    document = full_ward().model_dump(mode="json")
    added, employee = add(document, "Nina Holm", "v", 70.0, "35.5", ["hfa"])
    assert employee == "ansatt-1"
    found = as_instance(added).employee_by_id["ansatt-1"]
    assert (found.name, found.home_unit, found.competences) == ("Nina Holm", "v", ("hfa",))
    assert add(added, "En til", "u", 50.0, "35.5", [])[1] == "ansatt-2"
    assert len(document["employees"]) == 3


@pytest.mark.parametrize(
    ("employee", "gone"),
    [
        ("kari", Gone(wishes=1, absences=0, pins=0, worked=1, rules=())),
        ("ola", Gone(wishes=0, absences=1, pins=0, worked=0, rules=())),
        ("per", Gone(wishes=1, absences=0, pins=1, worked=0, rules=())),
    ],
)
def test_with_a_person_goes_all_that_names_them(employee: str, gone: Gone) -> None:
    left, found = remove(full_ward().model_dump(mode="json"), employee)
    assert found == gone
    assert f'"{employee}"' not in json.dumps(left)
    as_instance(left)


def test_a_rule_for_somebody_alone_does_not_become_a_rule_for_all() -> None:
    own = {**line("one_shift"), "id": "own", "applies_to": {"employees": ["ola"]}}
    both = {**line("one_shift"), "id": "both", "applies_to": {"employees": ["ola", "per"]}}
    excused = {
        **line("daily_rest", minimum_minutes=480, normal_minutes=660, waivers=[waiver("ola"), waiver("per")]),
        "applies_to": {"except_employees": ["ola"]},
    }
    left, gone = remove(full_ward(rules=[own, both, excused]).model_dump(mode="json"), "ola")
    lines = {rule.id: rule for rule in as_instance(left).rules_in_force.lines}
    assert set(lines) == {"both", "daily_rest"}
    assert lines["both"].applies_to.employees == ("per",)
    assert [w.employee for w in lines["daily_rest"].waivers] == ["per"]
    assert gone.rules == ("own", "both", "daily_rest")


def test_a_rule_of_the_rulebook_for_somebody_alone_is_switched_off() -> None:
    own = {"id": "one-shift", "applies_to": {"employees": ["ola"]}}
    left, gone = remove(full_ward(rulebook="ks-turnus", rules=[own]).model_dump(mode="json"), "ola")
    lines = {rule.id: rule for rule in as_instance(left).rules_in_force.lines}
    assert not lines["one-shift"].enabled
    assert gone.rules == ("one-shift",)


def test_what_goes_is_told() -> None:
    assert gone_text("Kari", Gone(2, 1, 0, 3, ("x",))) == (
        "**Kari** tas bort, sammen med 2 ønsker, 1 fravær, 3 vakter fra før planen og navnet i 1 regel."
    )
    assert "Ingenting annet" in gone_text("Kari", Gone(0, 0, 0, 0, ()))


def test_figures_of_a_staff() -> None:
    found = summary([100, 62.5, None, 87.5])
    assert found == Summary(heads=4, hundredths=25_000, full=1)
    assert (found.positions, found.full_share, found.average) == (2.5, 0.25, 0.625)
    assert summary([]).full_share == 0


def test_who_counts_as_a_competence_is_counted_with_it() -> None:
    one = draft()
    names = {"spl": "Sykepleier", "hfa": "Helsefagarbeider"}
    found = by_competence(one.tables["people"], one.instance(), names)
    assert [(key, each.heads, each.positions) for key, each in found.items()] == [
        ("spl", 1, 1.0),
        ("hfa", 2, 1.625),
    ]
    half_typed = by_competence(one.tables["people"], None, names)
    assert half_typed["hfa"].heads == 1


def test_absences_are_cut_to_the_plan() -> None:
    horizon = full_ward().horizon
    row = {"employee": "ola", "kind": "ferie", "credited": True}
    rows = [
        {**row, "first": "2027-03-01", "last": "2027-03-23"},
        {**row, "first": "2027-04-04", "last": "2027-05-01"},
        {**row, "first": "2027-05-01", "last": "2027-05-02"},
        {**row, "first": "2027-03-30", "last": "2027-03-29"},
        {**row, "first": None, "last": "2027-03-29"},
    ]
    data = bars(rows, {"ola": "Ola"}, horizon)
    assert list(zip(data["start"], data["end"], strict=True)) == [
        ("2027-03-22", "2027-03-24"),
        ("2027-04-04", "2027-04-05"),
    ]
    assert bars([], {}, horizon).empty


def test_what_a_spreadsheet_changes_is_counted_and_named() -> None:
    old = full_ward().model_dump(mode="json")
    new = copy.deepcopy(old)
    assert differences(old, new) == []
    new["employees"][0]["newcomer"] = True
    new["employees"][2] = {**new["employees"][2], "id": "ny", "name": "Ny Person"}
    new["absences"] = []
    new["wishes"][0]["weight"] = 1
    new["notes"] = ["Sommeren"]
    found = differences(old, new)
    assert found == [
        Difference("employees", ("Ny Person",), ("Per Ås",), ("Kari Nordmann",)),
        Difference("absences", (), ("",), ()),
        Difference("wishes", ("",), ("",), ()),
        Difference("notes", (), (), ("notes",)),
    ]
    assert [change_text(one) for one in found] == [
        "**Ansatte**: 1 ny (Ny Person), 1 borte (Per Ås), 1 endret (Kari Nordmann)",
        "**Fravær**: 1 borte",
        "**Ønsker**: 1 ny, 1 borte",
        "**Notater**: endret",
    ]


def test_cells_are_named_as_people_do() -> None:
    assert place_text("Ansatte!C7") == "Arket Ansatte, celle C7"
    assert place_text("Om planen") == "Om planen"
