"""The workbook, the CSV, the JSON and the memo, read back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from heltid.report.columns import COLUMNS
from heltid.report.delimited import report_csv, report_json
from heltid.report.excel import report_workbook, sheet_names
from heltid.report.memo import memo, memo_data
from heltid.report.report import Report
from heltid.report.summary import HEADS, MOST_ROWS, cells
from tests.heltid.report.asked import STUDY, kept, renamed, side_by_side
from tests.heltid.report.conftest import Found
from tests.heltid.sweep.small import TODAY
from tests.instances.paper.reading import accessible, pages, size_mm, whole


def workbook(report: Report) -> Any:
    return openpyxl.load_workbook(io.BytesIO(report_workbook(report)))


def lines(sheet: Any) -> list[list[Any]]:
    return [list(line) for line in sheet.iter_rows(values_only=True)]


# -- the workbook -----------------------------------------------------------------------------


def test_a_sheet_for_each_policy_and_three_more(hidden: Report) -> None:
    assert workbook(hidden).sheetnames == [
        "Oversikt", "1 Som i dag", "2 Større", "3 Hver fjerde helg", "4 Umulig", "Forutsetninger", "Ikke med",
    ]  # fmt: skip


def test_the_overview_has_all_figures_as_numbers(hidden: Report) -> None:
    sheet = workbook(hidden)["Oversikt"]
    found = lines(sheet)
    top = next(k for k, line in enumerate(found) if line[0] == "Nr.")
    assert found[top][4:7] == [
        "Andel på heltid\n%",
        "Andel på heltid, lavest\n%",
        "Andel på heltid, høyest\n%",
    ]
    assert len(found[top]) == 7 + 3 * len(COLUMNS)
    today, larger, fourth, refused = found[top + 1 :]
    assert (today[0], today[1], today[2]) == (1, "Som i dag", "Ja")
    assert today[4] == pytest.approx(100 / 3)
    assert larger[4] == pytest.approx(200 / 3)
    assert (fourth[2], refused[2]) == ("Nei", "Lar seg ikke gjøre")
    assert "står åpne" in fourth[-3]
    assert "lege" in refused[-3]
    assert (today[-2], refused[-2]) == ("Ja", None)
    assert refused[4] is None
    assert sheet.cell(top + 2, 2).hyperlink.location == "'1 Som i dag'!A1"


def test_a_policys_sheet_has_figures_beside_the_bases_and_a_line_for_each_employee(hidden: Report) -> None:
    found = lines(workbook(hidden)["2 Større"])
    share = next(line for line in found if line[0] == "Andel på heltid")
    assert share[1] == "%"
    assert share[2:7] == pytest.approx([200 / 3, 200 / 3, 200 / 3, 100 / 3, 100 / 3])
    people = [line for line in found if str(line[0]).startswith("Ansatt ") and line[1] is not None]
    assert [line[0:3] for line in people if line[0][-1].isdigit()] == [
        ["Ansatt 1", 100, 75], ["Ansatt 2", 100, 100], ["Ansatt 3", 60, 60],
    ]  # fmt: skip
    heads = [line[0] for line in found]
    for heading in ("Kostnad", "Endringer og vilkår", "Hjemmel", "Stillinger etter størrelse", "Fastlønn"):
        assert heading in heads
    sizes = heads.index("Stillinger etter størrelse")
    assert [line[:3] for line in found[sizes + 2 : sizes + 5]] == [
        ["100 %", 2, 1],
        ["75 %", 0, -1],
        ["60 %", 1, 0],
    ]


def test_what_it_rests_on_is_told_with_sources(hidden: Report) -> None:
    found = lines(workbook(hidden)["Forutsetninger"])
    assert {line[0] for line in found[4:]} == {"Beregningen", "Kostnad", "Fravær", "Hjemmel"}
    evening = next(line for line in found if str(line[1]).startswith("Kveldstillegg"))
    assert evening[2] == "56"
    assert "nurse.no" in evening[4]
    not_known = [line[0] for line in lines(workbook(hidden)["Ikke med"])]
    assert any(str(text).startswith("Om de ansatte vil") for text in not_known)
    assert any(str(text).startswith("Ikke med i kostnaden: ferie") for text in not_known)


def test_names_of_sheets_are_short_unlike_and_without_what_spreadsheets_refuse(found: Found) -> None:
    (row,) = side_by_side(found["i-dag", 1]).rows
    rows = [
        row.model_copy(update={"number": number, "name": name})
        for number, name in enumerate(["a/b: [c]*?\\'d'", "x" * 80, "x" * 80, "..."], start=1)
    ]
    names = sheet_names(rows)
    assert names[0] == "1 a b c d"
    assert names[3] == "4 ..."
    assert len(set(names)) == 4
    assert max(map(len, names)) == 31


def test_what_looks_like_a_formula_is_text(found: Found, tmp_path: Path) -> None:
    sly = renamed(found["i-dag", 1], "i-dag", "=1+1")
    report = kept(tmp_path, [sly], STUDY.model_copy(update={"policies": (sly.policy,), "seeds": (1,)}))
    cell = next(c for row in workbook(report)["Oversikt"].iter_rows() for c in row if c.value == "=1+1")
    assert cell.data_type != "f"
    assert "'=1+1" in report_csv(report).decode("utf-8-sig")


# -- CSV and JSON -----------------------------------------------------------------------------


def test_the_csv_has_decimal_commas(found: Found, tmp_path: Path) -> None:
    report = kept(
        tmp_path, [found["i-dag", 1]], STUDY.model_copy(update={"policies": (TODAY,), "seeds": (1,)})
    )
    content = report_csv(report)
    assert content.startswith(b"\xef\xbb\xbf")
    head, line = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    told = dict(zip(head, line, strict=True))
    assert told["Andel på heltid, %"] == "33,3"
    assert told["Årsverk"] == "2,35"
    assert told["Brukbar turnus"] == "Ja"
    assert told["Kostnad i alt, kr/år"].isdigit()


def test_the_csv_of_several_seeds_has_lowest_and_highest(hidden: Report) -> None:
    head, *rows = csv.reader(io.StringIO(report_csv(hidden).decode("utf-8-sig")), delimiter=";")
    assert "Årsverk (lavest)" in head
    assert [len(row) for row in rows] == [len(head)] * 4
    assert rows[3][head.index("Årsverk")] == ""


def test_the_json_can_be_read_by_other_programs(hidden: Report) -> None:
    told = json.loads(json.dumps(report_json(hidden)))
    assert (told["format"], told["base"], told["names_shown"]) == ("turnus-heltid-report-1", "i-dag", False)
    assert [row["verdict"] for row in told["rows"]] == ["Ja", "Ja", "Nei", "Lar seg ikke gjøre"]
    assert told["rows"][0]["values"]["fte"] == {"mean": 2.35, "low": 2.35, "high": 2.35}
    assert [line["name"] for line in told["rows"][1]["people"]] == ["Ansatt 1", "Ansatt 2", "Ansatt 3"]
    assert told["rows"][3]["people"] == []
    assert {note["outcome"] for note in told["rows"][1]["notes"]} == {"Gjort"}
    assert told["rows"][1]["agreements"][0]["change"] == "Tilbud om større stilling"
    assert told["answers"][0].startswith("Alt er sammenlignet med «Som i dag»")
    assert {"key", "title", "unit", "decimals", "group"} == set(told["columns"][0])


# -- the memo ---------------------------------------------------------------------------------


def test_the_memo(hidden: Report) -> None:
    content = memo(hidden)
    assert size_mm(content) == (210, 297)
    assert accessible(content)
    told = pages(content)
    assert "Hva tåler Utsikten?" in told[0]
    assert "Hva det ble spurt om." in told[0]
    assert "Heltid mot kostnad" in told[0] + told[1]
    text = whole(content)
    for said in (
        "Det er funnet en turnus som kan brukes.", "Det er ikke funnet noen turnus som kan brukes.",
        "Tiltaket lar seg ikke gjøre", "Forutsetninger og kilder", "Hva notatet ikke vet", "Hjemmel, Helgefrekvens:",
        "Foreslått av Ansatt 1.", "33,3 %", "Om de ansatte vil ha større stilling",
    ):  # fmt: skip
        assert said in text, said


def test_sources_that_go_again_are_numbered(hidden: Report) -> None:
    data = memo_data(hidden)
    told = {row[1]: row[4] for row in data["assumptions"]}
    number = next(n for n, source in data["sources"] if source.startswith("NSF: Lønn og tariff"))
    assert f"[{number}]" in told["Kveldstillegg, kroner per time"]
    assert (
        told["Langtidsfravær i snitt, dager"] == "Antatt: et langtidsfravær varer 60 kalenderdager i snitt."
    )
    assert [n for n, _ in data["sources"]] == [str(k) for k in range(1, len(data["sources"]) + 1)]


@pytest.mark.slow
def test_many_policies_still_begin_with_two_pages(found: Found, tmp_path: Path) -> None:
    policies = [
        TODAY.model_copy(
            update={"id": f"p{k}", "name": f"Tiltak med et navn som er ganske langt, nummer {k}"}
        )
        for k in range(60)
    ]
    results = [found["i-dag", 1].model_copy(update={"policy": policy}) for policy in policies]
    study = STUDY.model_copy(update={"policies": tuple(policies), "seeds": (1,), "note": "Hvorfor? " * 500})
    report = kept(tmp_path, results, study)
    assert len(memo_data(report)["rows"]) == MOST_ROWS
    told = pages(memo(report))
    assert "Hvert tiltak" in told[2]
    assert "Alle tiltak" not in " ".join(told[:3])
    last = next(k for k, page in enumerate(told) if "Alle tiltak" in page)
    assert all(f"nummer {k} " in " ".join(told[last:]) for k in range(60))


def test_one_policy_alone(found: Found, tmp_path: Path) -> None:
    report = kept(
        tmp_path, [found["i-dag", 1]], STUDY.model_copy(update={"policies": (TODAY,), "seeds": (1,)})
    )
    assert [row.unbeaten_words for row in report.table.rows] == ["kostnad, helger, dager på jobb"]
    assert "Tiltaket ga en turnus som kan brukes." in whole(memo(report))
    assert workbook(report).sheetnames == ["Oversikt", "1 Som i dag", "Forutsetninger", "Ikke med"]


def test_only_a_refused_policy(found: Found, tmp_path: Path) -> None:
    study = STUDY.model_copy(update={"policies": (STUDY.policies[3],), "seeds": (1,)})
    report = kept(tmp_path, [found["umulig", 1]], study)
    assert memo_data(report)["charts"] == []
    assert "lege" in whole(memo(report))
    assert len(workbook(report).sheetnames) == 4
    assert cells(report.table.rows[0])[2:] == ["–"] * 7 + ["nei", ""]


def test_the_narrow_table_is_as_wide_as_its_head(hidden: Report) -> None:
    assert {len(cells(row)) for row in hidden.table.rows} == {len(HEADS)}
