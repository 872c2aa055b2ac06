"""What the service finds wrong, said of the row and the column it is about."""

from __future__ import annotations

import json

import pytest

from instances.json_file import parse_instance
from models.problems import InputError
from tests.ui.workplace.ward.example import draft
from ui.workplace.client.errors import Problem
from ui.workplace.ward.draft import TABLES, Draft
from ui.workplace.ward.findings import Place, by_row, line, message, place
from ui.workplace.ward.titles import titles


def judged(one: Draft) -> tuple[Problem, ...]:
    """What the service finds in a draft."""
    with pytest.raises(InputError) as found:
        parse_instance(json.dumps(one.document()))
    return tuple(
        Problem(where=p.where, value=p.value, message=p.message, advice=p.advice)
        for p in found.value.problems
    )


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("employees[1].contracts[0].position_percent", Place("people", 1, "percent")),
        ("employees[1].contracts[0].weekly_norm", Place("people", 1, "norm")),
        ("employees[2].contracts[1].position_percent", Place("contracts", 0, "percent")),
        ("employees[0].exemptions.max_nights_per_week", Place("exemptions", 0, "max_nights_per_week")),
        ("employees[0].accepted_positions[1]", Place("people", 0, "accepted")),
        ("demand[1].units[0]", Place("demand", 1, "where")),
        ("demand[1]", Place("demand", 1, None)),
        ("absences[0].last", Place("absences", 0, "last")),
        ("wishes[1].dates[0]", Place("wishes", 1, "dates")),
        ("events[0].start", Place("events", 0, "start")),
        ("demand", Place("demand", None, None)),
        ("pins[3].date", None),
        ("", None),
    ],
)
def test_a_path_leads_to_its_cell(path: str, where: Place | None) -> None:
    assert place(path, TABLES, draft().document()) == where


def test_every_kind_of_mistake_is_told_beside_its_row_without_words_of_the_file() -> None:
    one = draft()
    one.tables["people"][1]["percent"] = 120.0
    one.tables["people"][2]["other_units"] = ["u"]
    one.tables["absences"][0] |= {"first": "2027-04-02", "last": "2027-03-29"}
    one.tables["wishes"][0] |= {"dates": "i morgen"}
    one.tables["wishes"][1] |= {"weekdays": []}
    one.tables["demand"][0] |= {"wanted": 0, "start": "sju"}
    one.problems = judged(one)
    rows = {table.key: by_row(one, table.key, TABLES, {"percent": "Stilling %"}) for table in TABLES}
    assert set(rows["people"]) == {1, 2}
    assert rows["people"][1].startswith("Stilling %: ")
    assert set(rows["absences"]) == {0}
    assert "29.03.2027" in rows["absences"][0]
    assert set(rows["wishes"]) == {0, 1}
    assert set(rows["demand"]) == {0}
    said = " ".join(text for found in rows.values() for text in found.values())
    for word in ("employees", "other_units", "dates ", "weekdays", "[", "wanted", "2027-"):
        assert word not in said, said
    for problem in one.problems:
        told = line(problem, one.document(), TABLES, titles())
        assert told.startswith("**"), told
        assert "rad " in told


def test_a_need_for_nobody_is_told_with_names_instead_of_ids() -> None:
    one = draft()
    for row in one.tables["people"]:
        row["competences"] = []
    one.problems = judged(one)
    found = by_row(one, "demand", TABLES, {})
    assert found == {1: message(one.problems[0], one.document())}
    assert "Helsefagarbeider" in found[1]
    assert "hfa" not in found[1]
