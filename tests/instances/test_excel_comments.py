"""Findings as comments of the cells they are about, read back from the workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from instances.excel import read_roster_excel, write_roster_excel
from instances.excel.roster_comments import MOST_LINES, Comments
from models.audit import Audit, audit
from models.findings import Finding
from models.text import date_text
from tests.instances.paper.wards import easter


def comments(path: Path) -> dict[tuple[str, str], str]:
    """Comments of the grid by the row's first cell and the date above (or the name)."""
    sheet = openpyxl.load_workbook(path)["Turnus"]
    head = {cell.column: cell.value for cell in sheet[5]}
    return {
        (
            str(sheet.cell(cell.row, 1).value),
            f"{head[cell.column]:%d.%m}" if cell.column > 3 else "navn",
        ): cell.comment.text
        for row in sheet.iter_rows(min_row=6)
        for cell in row
        if cell.comment is not None
    }


def test_each_finding_is_said_once_on_the_cell_it_begins_on(tmp_path: Path) -> None:
    instance, made, judged = easter()
    write_roster_excel(tmp_path / "plan.xlsx", instance, made, judged)
    found = comments(tmp_path / "plan.xlsx")
    for f in judged.findings:
        row = instance.employee_by_id[f.employee].name if f.employee else "Nord, dag"
        said = found[row, f"{f.first:%d.%m}"]
        assert said.count(f"{f.message} [{f.hjemmel}]") == 1, date_text(f.first)
    assert sum(said.count(" [") for said in found.values()) == len(judged.findings)
    assert found["Person kari", "23.03"].startswith("Avvik med avtale: ")
    assert read_roster_excel(tmp_path / "plan.xlsx", instance) == made


def finding(first: str, last: str) -> Finding:
    return Finding.model_validate_json(
        f'{{"rule": "daily_rest", "severity": "soft", "employee": "kari", "first": "{first}", "last": "{last}",'
        ' "measured": 1, "limit": 0, "measure": "times", "hjemmel": "H", "message": "M"}'
    )


@pytest.mark.parametrize(
    ("first", "last", "day"),
    [
        ("2027-03-22", "2027-03-22", 0),
        ("2027-03-23", "2027-03-29", 1),
        ("2027-03-20", "2027-03-22", 0),  # began before the plan
        ("2027-04-04", "2027-04-06", 13),
        ("2027-03-22", "2027-03-29", None),  # more than a week
        ("2027-03-01", "2027-03-02", None),
        ("2027-04-05", "2027-04-05", None),
    ],
)
def test_what_is_about_more_than_a_week_or_another_time_stands_at_the_name(
    first: str, last: str, day: int | None
) -> None:
    instance, _, _ = easter()
    made = Comments(instance, Audit(instance=instance.id, findings=(finding(first, last),)))
    assert {k: made.of_person("kari", k) for k in (None, *range(14)) if made.of_person("kari", k)} == {
        day: "Ønske ikke oppfylt: M [H]"
    }


def test_a_cell_with_very_many_findings_says_how_many_there_are() -> None:
    instance, _, _ = easter()
    many = (finding("2027-03-22", "2027-03-22"),) * (MOST_LINES + 3)
    said = Comments(instance, Audit(instance=instance.id, findings=many)).of_person("kari", 0)
    assert said is not None
    assert said.count("M [H]") == MOST_LINES
    assert said.endswith("Og 3 til, se arket Kontroll.")


def test_a_plan_without_findings_has_no_comments_but_the_holidays(tmp_path: Path) -> None:
    instance, made, _ = easter(rules=[])
    write_roster_excel(tmp_path / "plan.xlsx", instance, made, audit(instance, made))
    assert comments(tmp_path / "plan.xlsx") == {}


def test_breaches_that_the_reader_may_not_see_are_counted(tmp_path: Path) -> None:
    instance, made, judged = easter()
    seen = Audit(instance=instance.id, findings=tuple(f for f in judged.findings if f not in judged.hard))
    write_roster_excel(tmp_path / "a.xlsx", instance, made, seen)
    write_roster_excel(tmp_path / "b.xlsx", instance, made, seen, unseen=2)
    said = {}
    for name in "ab":
        book = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")
        figures = {str(row[0].value): row[1].value for row in book["Nøkkeltall"].iter_rows(max_col=2)}
        said[name] = str(book["Turnus"]["A2"].value), figures.get("Brudd som bare leder ser")
    assert "Ingen brudd på harde regler" in said["a"][0]
    assert "2 brudd på harde regler" in said["b"][0]
    assert (said["a"][1], said["b"][1]) == (None, 2)
