"""The workbook to fill in: nothing is lost on the way, and everything wrong is told by sheet and cell."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook.workbook import Workbook

from instances.excel import opening, read_excel, write_template
from instances.excel.example import example_instance
from instances.excel.sheets import GUIDE_SHEET, PLAN_SHEET, SHEETS
from instances.generator import ON_DEMAND
from instances.library import load_named, sample_names
from models.instance import Instance
from models.problems import InputError, InputProblem
from tests.build import line, person, ward
from tests.instances.random_instance import instances

Change = Callable[[Workbook], object]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("mal") / "mal.xlsx"
    write_template(path)
    return path.read_bytes()


@pytest.fixture
def changed(template: bytes, tmp_path: Path) -> Callable[[Change], Path]:
    """The template with a change made to it, as a file."""

    def make(change: Change) -> Path:
        book = openpyxl.load_workbook(io.BytesIO(template))
        change(book)
        path = tmp_path / "endret.xlsx"
        book.save(path)
        return path

    return make


def problems(path: Path) -> tuple[InputProblem, ...]:
    with pytest.raises(InputError) as caught:
        read_excel(path)
    return caught.value.problems


def put(sheet: str, cell: str, value: Any) -> Change:
    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return change


def at(sheet: str, title: str, row: int) -> Callable[[Workbook], str]:
    """The address of the cell under a header."""
    return lambda book: next(
        f"{c.column_letter}{row}" for c in book[sheet][1] if str(c.value).rstrip(" *") == title
    )


# -- round trips ------------------------------------------------------------------------------


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(instances())
def test_nothing_is_lost_whatever_an_instance_says(
    tmp_path_factory: pytest.TempPathFactory, instance: Instance
) -> None:
    path = tmp_path_factory.mktemp("bok") / "plan.xlsx"
    write_template(path, instance)
    back = read_excel(path)
    assert back == instance
    assert back.hash == instance.hash


def test_the_template_without_data_is_a_plan_that_can_be_read(template: bytes, tmp_path: Path) -> None:
    path = tmp_path / "mal.xlsx"
    path.write_bytes(template)
    assert read_excel(path) == example_instance()


@pytest.mark.parametrize("name", [name for name in sample_names() if name not in ON_DEMAND])
def test_every_sample_comes_back(tmp_path: Path, name: str) -> None:
    instance = load_named(name)
    write_template(tmp_path / "a.xlsx", instance)
    back = read_excel(tmp_path / "a.xlsx")
    assert back == instance
    assert back.hash == instance.hash


def test_order_and_repetition_of_days_survive(tmp_path: Path) -> None:
    lines = [
        {"id": f"d{k}", "start": "08:00", "end": "15:00", "days": days, "minimum": 1, "wanted": 1}
        for k, days in enumerate((["sat", "mon"], ["mon", "mon"], ["mon", "sat"]))
    ]
    instance = ward(demand=lines)
    write_template(tmp_path / "a.xlsx", instance)
    assert read_excel(tmp_path / "a.xlsx") == instance


def test_rule_lines_with_lists_waivers_and_switches(tmp_path: Path) -> None:
    rules = [
        line("weekends", every_nth=3, enabled=False),
        {
            **line("day_length", maximum_minutes=600, normal_minutes=540),
            "applies_to": {"employees": ["a"]},
            "waivers": [{"employee": "a", "reason": "avtalt; skriftlig", "agreement": "12"}],
        },
        line("wishes", hard=False, weight=12),
    ]
    instance = ward(rules=rules)
    write_template(tmp_path / "a.xlsx", instance)
    back = read_excel(tmp_path / "a.xlsx")
    assert back.overrides == instance.overrides
    assert back.hash == instance.hash


def test_the_workbook_has_every_sheet_with_help_and_drop_downs(template: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template))
    assert book.sheetnames == [PLAN_SHEET, *SHEETS, GUIDE_SHEET]
    for title in SHEETS:
        sheet = book[title]
        assert sheet.freeze_panes == "B2"
        assert all(cell.comment is not None and cell.comment.text for cell in sheet[1])
    lists = {str(v.sqref).split(":")[0]: v.formula1 for v in book["Ansatte"].data_validations.dataValidation}
    assert lists["H2"] == "'Steder og enheter'!$C$2:$C$502"
    assert lists["L2"] == '"ja,nei"'


def test_columns_in_any_order_blank_rows_and_words_in_any_form(changed: Callable[[Change], Path]) -> None:
    def change(book: Workbook) -> None:
        sheet = book["Fravær"]
        sheet.delete_rows(1, 5)
        sheet.append([" til dato", "GODSKRIVES", "Type *", "Fra  dato *", "ansatt-id"])
        sheet.append([None] * 5)
        sheet.append(["08.01.2027", "NEI", "Ferie", dt.datetime(2027, 1, 4), 101])
        sheet.append(["  ", None, None, None, None])
        sheet.append(["2027-01-12 ", "x", None, "11.1.2027", " 102 "])

    absences = read_excel(changed(change)).absences
    assert [(a.employee, str(a.first), str(a.last), a.kind, a.credited) for a in absences] == [
        ("101", "2027-01-04", "2027-01-08", "ferie", False),
        ("102", "2027-01-11", "2027-01-12", "annet", True),
    ]


def test_positions_as_numbers_text_and_percent_cells(changed: Callable[[Change], Path]) -> None:
    def change(book: Workbook) -> None:
        sheet = book["Ansatte"]
        sheet["C2"], sheet["C3"], sheet["C4"] = "87,5", 0.8, "75 %"
        sheet["C3"].number_format = "0%"

    people = read_excel(changed(change)).employees
    assert [e.contracts[0].position_percent for e in people[:3]] == [87.5, 80, 75]


def test_own_sheets_are_left_alone(changed: Callable[[Change], Path]) -> None:
    path = changed(lambda book: book.create_sheet("Kladd").append(["=1/0", "hva som helst"]))
    assert read_excel(path) == example_instance()


def test_contracts_may_stand_in_any_order(changed: Callable[[Change], Path]) -> None:
    def change(book: Workbook) -> None:
        book["Kontrakter"].append(["101", "01.02.2027", 60, "35,5"])
        book["Kontrakter"].append(["101", "18.01.2027", 80, 35.5])

    contracts = read_excel(changed(change)).employees[0].contracts
    assert [c.position_percent for c in contracts] == [100, 80, 60]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_workbook_saved_by_another_program_says_the_same(tmp_path: Path) -> None:
    instance = load_named("everything")
    write_template(tmp_path / "a.xlsx", instance)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    convert = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(tmp_path / "ut"),
        str(tmp_path / "a.xlsx"),
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    assert read_excel(tmp_path / "ut" / "a.xlsx") == instance


# -- broken cells -----------------------------------------------------------------------------

BROKEN: list[tuple[str, str, Any, str, str | None, str]] = [
    ("Om planen", "B4", "05.01.2027", "Om planen!B4", None, "mandag"),
    ("Om planen", "B4", "4/1-27", "Om planen!B4", "4/1-27", "ikke en dato"),
    ("Om planen", "B4", None, "Om planen!B4", None, "ikke fylt ut"),
    ("Om planen", "B5", "seks", "Om planen!B5", "seks", "ikke et tall"),
    ("Om planen", "B5", 13, "Om planen!B4", None, "1-12 uker"),
    ("Om planen", "B6", "roterende", "Om planen!B6", "roterende", "ikke blant valgene"),
    ("Om planen", "B7", "tullebok", "Om planen!B7", '"tullebok"', "regelboken finnes ikke"),
    ("Om planen", "A4", "Startdag", "Om planen!A4", "Startdag", "feltet er ukjent"),
    ("Om planen", "A4", "Antall uker", "Om planen!A5", "Antall uker", "to ganger"),
    ("Steder og enheter", "E2", "hjemme", "Steder og enheter!E2", '"hjemme"', "stedet finnes ikke"),
    ("Steder og enheter", "C3", "avd1", "Steder og enheter!C3", '"avd1"', "samme id"),
    ("Reisetid", "C2", "kvarter", "Reisetid!C2", "kvarter", "ikke et tall"),
    ("Reisetid", "C2", 900, "Reisetid!C2", "900", "høyst 600"),
    ("Ansatte", "A3", "Kari Nordmann", "Ansatte!A3", None, "tegn"),
    ("Ansatte", "B3", "x" * 121, "Ansatte!B3", None, "for lang"),
    ("Ansatte", "C3", "hel", "Ansatte!C3", "hel", "ikke et tall"),
    ("Ansatte", "C3", 0.8, "Ansatte!C3", "0,8", "1 % eller mindre"),
    ("Ansatte", "C3", 180, "Ansatte!C3", "180", "høyst 100"),
    ("Ansatte", "D3", "36", "Ansatte!D3", "36", "ikke blant valgene"),
    ("Ansatte", "H3", "avd7", "Ansatte!H3", '"avd7"', "enheten finnes ikke"),
    ("Ansatte", "G3", "spl; lege", "Ansatte!G3", '"lege"', "kompetansen finnes ikke"),
    ("Ansatte", "J3", "kanskje", "Ansatte!J3", None, "ja eller nei"),
    ("Ansatte", "H3", "=A2", "Ansatte!H3", "=A2", "lagret resultat"),
    ("Ansatte", "F3", "31.02.2027", "Ansatte!F3", "31.02.2027", "finnes ikke i kalenderen"),
    ("Ansatte", "T1", "Skostørrelse", "Ansatte!T1", "Skostørrelse", "overskriften er ukjent"),
    ("Ansatte", "T1", "Navn", "Ansatte!T1", "Navn", "to ganger"),
    ("Ansatte", "T5", "løs tekst", "Ansatte!T5", None, "uten overskrift"),
    ("Ansatte", "C1", "Stillingsbrøk", "Ansatte", None, "«Stilling %» mangler"),
    ("Kontrakter", "A2", "101", "Kontrakter!B2", None, "«Fra dato» er ikke fylt ut"),
    ("Vakter", "C2", "halv åtte", "Vakter!C2", "halv åtte", "ikke et klokkeslett"),
    ("Vakter", "D2", "07:30", "Vakter!A2", None, "samtidig"),
    ("Vakter", "F2", 600, "Vakter!A2", None, "pausen"),
    ("Vakter", "I2", "avd9", "Vakter!I2", '"avd9"', "enheten finnes ikke"),
    ("Vakter", "K2", "rød", "Vakter!K2", '"rød"', "tegn"),
    ("Behov", "Q2", 0.5, "Behov!Q2", None, ""),
    ("Behov", "R2", "-", "Behov!R2", "-", "ikke et tall"),
    ("Behov", "H2", "kanskje", "Behov!H2", "kanskje", "kryss"),
    ("Behov", "D2", "hjem", "Behov!A2", None, "både «Enheter» og «Sted»"),
    ("Hendelser", "O2", 0, "Hendelser!O2", "0", "telles fra 1"),
    ("Ønsker", "A2", "999", "Ønsker!A2", None, "finnes ikke"),
    ("Ønsker", "E2", "fre", "Ønsker!E2", "fre", "ikke blant valgene"),
    ("Ønsker", "C2", "D", "Ønsker!A2", None, "«Ønske» arbeid"),
    ("Regler", "A2", "fantasi", "Regler!A2", '"fantasi"', "finnes ikke i regelboken"),
    ("Regler", "D2", "3", "Regler!A2", None, "«Regellinje» er ikke fylt ut"),
]


@pytest.mark.parametrize(("sheet", "cell", "value", "where", "shown", "said"), BROKEN)
def test_a_broken_cell_is_named_with_value_and_advice(
    changed: Callable[[Change], Path],
    sheet: str,
    cell: str,
    value: Any,
    where: str,
    shown: str | None,
    said: str,
) -> None:
    found = problems(changed(put(sheet, cell, value)))
    told = [p for p in found if p.where == where and said in p.message]
    assert told, found
    assert told[0].value == shown or shown is None
    assert "Eksempel" not in "".join(str(p) for p in found)


def test_every_problem_is_told_at_once_without_echoes(changed: Callable[[Change], Path]) -> None:
    def change(book: Workbook) -> None:
        book["Ansatte"]["C3"] = "hel"
        book["Ansatte"]["E4"] = "i mai"
        book["Vakter"]["D3"] = "klokka ti"
        book["Vakter"]["K2"] = "rød"
        book["Behov"]["R5"] = None

    found = problems(changed(change))
    assert [p.where for p in found] == ["Ansatte!C3", "Ansatte!E4", "Vakter!D3", "Behov!R5", "Vakter!K2"]
    assert all(p.message and p.advice for p in found)


def test_every_message_says_what_to_do(changed: Callable[[Change], Path]) -> None:
    for sheet, cell, value, _, _, _ in BROKEN[:20]:
        assert all(
            p.advice or "(" in p.message or len(p.message) > 30
            for p in problems(changed(put(sheet, cell, value)))
        )


def test_merged_cells_missing_and_doubled_sheets(changed: Callable[[Change], Path]) -> None:
    def change(book: Workbook) -> None:
        book["Ansatte"].merge_cells("C7:D7")
        del book["Fravær"]

    found = {p.where: p.message for p in problems(changed(change))}
    assert found["Ansatte!C7:D7"] == "cellene er slått sammen"
    assert found["Fravær"] == "arket «Fravær» mangler"


def test_an_emptied_sheet_needs_its_headers(changed: Callable[[Change], Path]) -> None:
    found = problems(changed(lambda book: book["Behov"].delete_rows(1, 50)))
    assert [(p.where, p.message) for p in found] == [("Behov", "arket er tomt")]


def test_a_staff_sheet_without_staff(changed: Callable[[Change], Path]) -> None:
    found = problems(
        changed(lambda book: [book[s].delete_rows(2, 50) for s in ("Ansatte", "Ønsker", "Hendelser")])
    )
    assert ("Ansatte", "enheten har ingen ansatte, så ingen turnus kan lages") in [
        (p.where, p.message) for p in found
    ]


def test_an_error_in_a_formula_is_told(changed: Callable[[Change], Path]) -> None:
    def change(book: Workbook) -> None:
        book["Ansatte"]["C3"] = "#REF!"
        book["Ansatte"]["C3"].data_type = "e"

    assert [(p.where, p.value) for p in problems(changed(change))] == [("Ansatte!C3", "#REF!")]


def test_history_rows_without_a_first_day(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx", ward(kind="calendar", history_weeks=2, history={"a": "D D"}))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book["Om planen"]["B8"] = None
    book.save(tmp_path / "a.xlsx")
    (problem,) = problems(tmp_path / "a.xlsx")
    assert problem.where == "Om planen!B8"


def test_a_rule_value_set_twice_and_a_wrong_parameter(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx", ward(rules=[line("weekends", every_nth=3)]))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    last = book["Regler"].max_row + 1
    book["Regler"].append(["weekends", None, "every_nth", 4])
    book.save(tmp_path / "a.xlsx")
    assert [(p.where, p.value) for p in problems(tmp_path / "a.xlsx")] == [(f"Regler!D{last}", "every_nth")]
    book["Regler"].cell(last, 3).value = "hver_nte"
    book.save(tmp_path / "a.xlsx")
    assert [(p.where, p.message) for p in problems(tmp_path / "a.xlsx")] == [
        (f"Regler!D{last}", "feltet er ukjent")
    ]


def test_names_and_exemptions_are_never_repeated(tmp_path: Path) -> None:
    staff = [person("a", exemptions={"max_nights_per_week": 1}) | {"name": "Hemmelig Hansen"}]
    write_template(tmp_path / "a.xlsx", ward(employees=staff))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book["Ansatte"]
    for cell in sheet[2]:
        cell.value = "Hemmelig Hansen, syk"
    book.save(tmp_path / "a.xlsx")
    told = "".join(
        str(p)
        for p in problems(tmp_path / "a.xlsx")
        if sheet[p.where.split("!")[1]].column in (1, 2, 10, 11, 12, 13, 14, 15, 16)
    )
    assert told
    assert "Hemmelig" not in told


ODD_VALUES: list[Any] = [
    None, "", "x", "ja", -1, 0, 1, 1e300, 2**70, 0.3, True, "\u00e5" * 200, "04.01.2027", "-", ";", "[", "{}", "[[", "=A1",
    dt.datetime(2027, 1, 4), dt.datetime(1900, 1, 1, 2, 3, 4), dt.time(7, 30), dt.timedelta(hours=30), "101", "avd1", "D", "json:", "json:3", "x1,x1",
]  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from([PLAN_SHEET, *SHEETS]),
            st.integers(1, 7),
            st.integers(1, 20),
            st.sampled_from(ODD_VALUES),
        ),
        max_size=6,
    )
)
def test_whatever_stands_in_the_cells_it_is_read_or_refused_in_words(
    template: bytes, tmp_path: Path, cells: list[tuple[str, int, int, Any]]
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template))
    for sheet, row, column, value in cells:
        book[sheet].cell(row, column).value = value
    book.save(tmp_path / "a.xlsx")
    told: tuple[InputProblem, ...] = ()
    try:
        read_excel(tmp_path / "a.xlsx")
    except InputError as error:
        told = error.problems
    assert all(p.message and p.where.split("!")[0] in book.sheetnames for p in told)


# -- files that are no workbook ---------------------------------------------------------------


def _zip(**parts: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


def _old_excel(stream: str) -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + stream.encode("utf-16-le") + bytes(600)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "tom"),
        (b"navn;stilling\nA;100\n", "ikke en Excel-arbeidsbok"),
        (bytes(range(256)) * 40, "ikke en Excel-arbeidsbok"),
        (b"PK\x03\x04" + bytes(100), "ikke en Excel-arbeidsbok"),
        (_zip(**{"word/document.xml": "<a/>"}), "ikke en Excel-arbeidsbok"),
        (_zip(**{"xl/workbook.xml": "<a/>"}), "skadet"),
        (_zip(**{"xl/workbook.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "XML-definisjoner"),
        (_zip(**{"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": " " * 90_000_000}), "pakker seg ut"),
        (_old_excel("EncryptedPackage"), "passord"),
        (_old_excel("Workbook"), ".xls"),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "fil.xlsx"
    path.write_bytes(content)
    (problem,) = problems(path)
    assert said in problem.message
    assert problem.advice


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    assert "kan ikke leses" in problems(tmp_path / "finnes-ikke.xlsx")[0].message


def test_a_truncated_workbook(template: bytes, tmp_path: Path) -> None:
    for length in range(0, len(template), len(template) // 25):
        (tmp_path / "halv.xlsx").write_bytes(template[:length])
        assert problems(tmp_path / "halv.xlsx")


def test_too_many_rows_and_too_large_a_file(
    changed: Callable[[Change], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = changed(put("Notater", f"A{opening.MAX_ROWS + 1}", "langt nede"))
    assert "rader" in problems(path)[0].message
    monkeypatch.setattr(opening, "MAX_FILE_BYTES", 1000)
    assert "MB" in problems(path)[0].message


def test_what_would_take_long_to_read_is_refused_before_it_is_read(
    changed: Callable[[Change], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = changed(lambda _: None)
    read = opening.open_book(path)
    with zipfile.ZipFile(path) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    rows, cells = max(text.count(b"<row ") for text in sheets), sum(text.count(b"<c ") for text in sheets)
    monkeypatch.setattr(
        opening, "MAX_ROWS", max(rows, *(max(one.rows, default=0) for one in read.sheets.values()))
    )
    monkeypatch.setattr(opening, "MAX_WRITTEN_CELLS", cells)
    assert opening.open_book(path) == read
    monkeypatch.setattr(opening, "load_workbook", lambda *_, **__: pytest.fail("it is read"))
    monkeypatch.setattr(opening, "MAX_WRITTEN_CELLS", cells - 1)
    assert f"høyst {opening.MAX_ROWS} rader og {cells - 1} celler" in problems(path)[0].message
    monkeypatch.setattr(opening, "MAX_WRITTEN_CELLS", cells)
    monkeypatch.setattr(opening, "MAX_ROWS", rows - 1)
    assert f"et ark med {rows} rader" in problems(path)[0].message


def test_an_empty_workbook_lacks_every_sheet(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "tom.xlsx")
    found = problems(tmp_path / "tom.xlsx")
    assert {p.where for p in found} == {PLAN_SHEET, *SHEETS}


# -- writing ----------------------------------------------------------------------------------


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="mappen"):
        write_template(tmp_path / "finnes" / "ikke" / "mal.xlsx")
    target = tmp_path / "mappe.xlsx"
    target.mkdir()
    with pytest.raises(InputError, match="er en mappe"):
        write_template(target)
    assert [p.name for p in tmp_path.iterdir()] == ["mappe.xlsx"]


def test_a_text_too_long_for_a_cell_is_refused_not_cut(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="plass til 32767"):
        write_template(tmp_path / "a.xlsx", ward(notes=["a" * 40_000]))
    assert not list(tmp_path.iterdir())
