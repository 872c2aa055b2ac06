"""The roster workbook: nothing is lost, edited cells are read, and what it shows is what the models say."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from instances.excel import read_roster_excel, write_roster_excel
from instances.excel.grid import DATA_SHEET, FREE_TEXTS, GridText, UnknownWordError, Work
from instances.excel.palette import TINTS, contrast, readable_text, shift_colours
from instances.json_file import read_roster
from instances.library import load_named
from models.audit import audit
from models.instance import Instance
from models.kpi import kpis
from models.marks import marks
from models.presence import Presence
from models.problems import InputError, InputProblem
from models.roster import Roster, Status
from models.view import RosterView
from tests.build import SHIFTS, line, person, roster, shift, ward
from tests.instances.random_instance import instances

ROWS = {
    "a": "D D A - N N - | - D D@v - M A A | L - - D D D - | N N N - - - -",
    "b": "- A A A D - D | D D - - - - - | A A A A - - - | D - - - - D D",
    "c": "N - - - - - - | N N N - - L L | - - - - - N N | - - - D A - D@v",
}


def home(**more: Any) -> Instance:
    """Three people in two units over four calendar weeks with Easter and the night the clock goes forward."""
    employees = [
        person("a", other_units=["v"], accepted_positions=[80]),
        person("b", percent=62.5, norm="tredelt", home_unit="v", other_units=["u"]),
        person("c", norm="37.5", other_units=["v"]),
    ]
    demand = [
        {
            "id": "dag",
            "units": ["u"],
            "start": "07:00",
            "end": "15:00",
            "days": ["mon", "tue", "sun", "holiday"],
            "minimum": 1,
            "wanted": 2,
        },
        {
            "id": "natt",
            "start": "22:00",
            "end": "07:00",
            "days": ["mon", "tue", "sat"],
            "minimum": 1,
            "wanted": 1,
            "maximum": 1,
        },
    ]
    rules = [
        line("daily_rest", minimum_minutes=600, normal_minutes=660, quick_return_weight=3),
        line("weekly_rest", minimum_minutes=1680, normal_minutes=2100),
        line("cover", hard=False, weight=1),
        line("heltid", hard=False, may_grow=True),
    ]
    base: dict[str, Any] = {
        "weeks": 4,
        "kind": "calendar",
        "start": "2027-03-15",
        "units": ("u", "v"),
        "employees": employees,
        "demand": demand,
        "rules": rules,
        "absences": [
            {"employee": "c", "first": "2027-03-17", "last": "2027-03-18", "kind": "ferie"},
            {"employee": "c", "first": "2027-03-20", "last": "2027-03-20", "kind": "sykdom"},
        ],
    }
    return ward(**(base | more))


def solved(instance: Instance, rows: dict[str, str] | None = None) -> Roster:
    made = roster(instance, rows or ROWS, positions={"a": 80})
    extra = {
        "penalty": 120,
        "bound": 7,
        "seed": 3,
        "engine": "cpsat",
        "seconds": 1.25,
        "penalties": {"cover": 120},
    }
    return made.model_copy(update={**extra, "message": "æøå _x0041_ \ufffe"})


def write(path: Path, instance: Instance, plan: Roster) -> Path:
    write_roster_excel(path, instance, plan, audit(instance, plan))
    return path


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return write(tmp_path / "turnus.xlsx", home(), solved(home()))


def edited(path: Path, change: Callable[[Any], object]) -> Path:
    book = openpyxl.load_workbook(path)
    change(book["Turnus"])
    book.save(path)
    return path


def problems(path: Path) -> tuple[InputProblem, ...]:
    with pytest.raises(InputError) as caught:
        read_roster_excel(path, home())
    return caught.value.problems


def row_of(sheet: Worksheet, employee: str) -> int:
    return next(r for r in range(6, 30) if sheet.cell(r, 2).value == employee)


def texts(sheet: Worksheet, employee: str) -> list[str]:
    return [str(sheet.cell(row_of(sheet, employee), 4 + d).value or "") for d in range(28)]


# -- round trip -------------------------------------------------------------------------------


def test_the_whole_roster_comes_back(saved: Path) -> None:
    assert read_roster_excel(saved, home()) == solved(home())


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(instances(), st.randoms(use_true_random=False))
def test_any_ids_and_any_cells_come_back(
    tmp_path_factory: pytest.TempPathFactory, instance: Instance, random: Any
) -> None:
    cells = itertools.product(instance.employees, range(instance.horizon.days))
    assignments = [
        {"employee": e.id, "date": str(instance.horizon.date(d)), "shift": random.choice(instance.shifts).id, "unit": random.choice(instance.units).id}
        for e, d in cells
        if random.random() < 0.5
    ]  # fmt: skip
    random.shuffle(assignments)
    raw = {
        "instance": instance.id,
        "instance_hash": instance.hash,
        "status": "feasible",
        "assignments": assignments,
    }
    plan = Roster.model_validate(raw, strict=False)
    path = tmp_path_factory.mktemp("bok") / "t.xlsx"
    write_roster_excel(path, instance, plan, audit(instance, plan))
    assert read_roster_excel(path, instance) == plan
    book = openpyxl.load_workbook(path)
    del book[DATA_SHEET]
    book.save(path)
    assert Counter(read_roster_excel(path, instance).assignments) == Counter(plan.assignments)


def test_the_sample_that_has_everything(tmp_path: Path) -> None:
    instance = load_named("everything")
    plan = read_roster(Path(str(resources.files("instances") / "everything-roster.json")), instance)
    assert read_roster_excel(write(tmp_path / "t.xlsx", instance, plan), instance) == plan


def test_two_shifts_on_one_day_and_an_empty_roster(tmp_path: Path) -> None:
    instance = home()
    for plan in (solved(instance, {"a": "M+D A+N@v"}), roster(instance, {})):
        assert read_roster_excel(write(tmp_path / "t.xlsx", instance, plan), instance) == plan


def test_a_rolling_plan_and_a_plan_without_data_sheet(tmp_path: Path) -> None:
    instance = ward(weeks=3, employees=("a", "b"))
    plan = roster(instance, {"a": "D D D - - N N", "b": "A A"})
    path = write(tmp_path / "t.xlsx", instance, plan)
    assert read_roster_excel(path, instance) == plan
    book = openpyxl.load_workbook(path)
    del book[DATA_SHEET]
    book.save(path)
    alone = read_roster_excel(path, instance)
    assert (alone.assignments, alone.status, alone.engine) == (plan.assignments, Status.UNKNOWN, "manual")


# -- edits ------------------------------------------------------------------------------------


def test_an_edited_grid_is_a_manual_roster_that_claims_nothing(saved: Path) -> None:
    def change(sheet: Worksheet) -> None:
        a = row_of(sheet, "a")
        sheet.cell(a, 4).value = " n "
        sheet.cell(a, 5).value = None
        sheet.cell(a, 6).value = "F2"
        sheet.cell(a, 7).value = "D@v"
        sheet.cell(a, 8).value = "a@2 M"

    back = read_roster_excel(edited(saved, change), home())
    first_days = [(str(a.date)[-2:], a.shift, a.unit) for a in back.assignments if a.employee == "a"][:4]
    assert first_days == [("15", "N", "u"), ("18", "D", "v"), ("19", "A", "v"), ("19", "M", "u")]
    assert (back.status, back.penalty, back.bound, back.penalties, back.engine) == (
        Status.UNKNOWN,
        None,
        None,
        {},
        "manual",
    )
    assert back.positions == solved(home()).positions
    assert back.instance_hash == home().hash


def test_rows_and_columns_may_be_moved(saved: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.unmerge_cells("D3:J3")
        sheet.insert_rows(3)
        sheet.insert_cols(1)

    assert read_roster_excel(edited(saved, change), home()) == solved(home())


@pytest.mark.parametrize(
    ("text", "shown", "said"),
    [
        ("X", "X", "vaktkoden finnes ikke"),
        ("D@w", "D@w", "enheten etter @ finnes ikke"),
        ("D@", "D@", "enheten etter @ finnes ikke"),
        ("D/A", "D/A", "vaktkoden finnes ikke"),
        (7, "7", "vaktkoden finnes ikke"),
        (dt.datetime(2027, 1, 2), "02.01.2027", "dato"),
        ("=1/0", "=1/0", "lagret resultat"),
        ("F1 D", "F1 D", "vaktkoden finnes ikke"),
    ],
)
def test_an_unknown_code_is_told_by_cell(saved: Path, text: Any, shown: str, said: str) -> None:
    def change(sheet: Worksheet) -> None:
        assert row_of(sheet, "a") == 7
        sheet["F7"] = text

    (problem,) = problems(edited(saved, change))
    assert (problem.where, problem.value) == ("Turnus!F7", shown)
    assert said in problem.message
    assert problem.advice


def test_a_code_in_a_unit_that_does_not_use_it(tmp_path: Path) -> None:
    instance = home(shifts=[*SHIFTS, shift("V", "08:00", "15:00", units=["v"])])
    path = write(tmp_path / "t.xlsx", instance, roster(instance, ROWS))
    edited(path, lambda sheet: sheet.__setitem__("D7", "V"))
    with pytest.raises(InputError) as caught:
        read_roster_excel(path, instance)
    (problem,) = caught.value.problems
    assert problem.where == "Turnus!D7"
    assert "brukes ikke i enheten" in problem.message


BROKEN: list[tuple[Callable[[Any], object], str, str]] = [
    (lambda s: s.delete_rows(7), "Turnus", "mangler"),
    (lambda s: s.__setitem__("B7", "Kari Nordmann"), "Turnus!B7", "finnes ikke i planen"),
    (lambda s: s.__setitem__("B8", "a"), "Turnus!B8", "står også i Turnus!B7"),
    (lambda s: s.__setitem__("B5", "Nr"), "Turnus", "overskriften"),
    (lambda s: s.__setitem__("F5", dt.datetime(2028, 1, 1)), "Turnus!F5", "utenfor planen"),
    (lambda s: s.__setitem__("F5", dt.datetime(2027, 3, 15)), "Turnus!F5", "to ganger"),
    (lambda s: s.__setitem__("F5", None), "Turnus!5", "kolonnen for datoen mangler"),
    (lambda s: s.__setitem__("F6", "D"), "Turnus!F6", "ingen ansatt-id"),
    (lambda s: s.merge_cells("E7:G7"), "Turnus!E7:G7", "slått sammen"),
    (lambda s: setattr(s, "title", "Plan"), "Turnus", "arket «Turnus» mangler"),
]


@pytest.mark.parametrize(("change", "where", "said"), BROKEN)
def test_a_grid_that_is_out_of_shape(
    saved: Path, change: Callable[[Any], object], where: str, said: str
) -> None:
    found = problems(edited(saved, change))
    assert any(p.where == where and said in p.message and p.advice for p in found), found
    assert "Nordmann" not in "".join(map(str, found))


def test_a_roster_of_another_plan_is_refused(saved: Path) -> None:
    with pytest.raises(InputError, match="en annen plan"):
        read_roster_excel(saved, home(id="annen"))


def test_a_roster_that_does_not_fit_is_not_written(tmp_path: Path) -> None:
    plan = solved(home())
    with pytest.raises(InputError):
        write_roster_excel(tmp_path / "t.xlsx", ward(units=("u", "v")), plan, audit(home(), plan))
    assert not list(tmp_path.iterdir())


# -- what it shows ----------------------------------------------------------------------------


def test_marks_absences_and_other_units_stand_in_the_grid(saved: Path) -> None:
    sheet = openpyxl.load_workbook(saved)["Turnus"]
    instance = home()
    told = marks(instance, solved(instance))
    assert texts(sheet, "a")[:9] == [
        "D",
        "D",
        "A",
        told["a", 3].code,
        "N",
        "N",
        told["a", 6].code,
        told["a", 7].code,
        "D",
    ]
    assert texts(sheet, "a")[9] == "D@2"
    assert texts(sheet, "c")[2:4] == ["Fe", "Fe"]
    assert texts(sheet, "c")[5] == "Fr"
    for (employee, day), mark in told.items():
        assert texts(sheet, employee)[day] == mark.code


def test_a_mark_that_is_also_a_shift_code_is_not_shown() -> None:
    grid = GridText(ward(shifts=[*SHIFTS, shift("f1", "08:00", "15:00")]))
    assert grid.free("F1") == ""
    assert grid.free("F2") == "F2"
    assert grid.read("F1", "u") == [Work("f1", "u")]


def test_codes_that_differ_only_by_case_must_be_written_exactly() -> None:
    grid = GridText(ward(shifts=[*SHIFTS, shift("d", "08:00", "15:00")]))
    assert grid.read("d", "u") == [Work("d", "u")]
    assert grid.read("n", "u") == [Work("N", "u")]
    with pytest.raises(UnknownWordError):
        GridText(ward(shifts=[shift("Dd", "08:00", "15:00"), shift("dD", "08:00", "15:00")])).read("dd", "u")


def test_units_with_numbers_for_ids_are_written_by_id() -> None:
    grid = GridText(ward(units=("u", "1")))
    assert grid.written([Work("D", "1")], "u") == "D@1"
    assert grid.read("D@1", "u") == [Work("D", "1")]


def test_sums_are_the_key_figures(saved: Path) -> None:
    sheet = openpyxl.load_workbook(saved, data_only=True)["Turnus"]
    for p in kpis(home(), solved(home())).people:
        row = row_of(sheet, p.employee)
        figures = [sheet.cell(row, 32 + k).value for k in range(6)]
        assert figures == pytest.approx(
            [
                p.minutes / 60,
                p.target_minutes / 60,
                p.difference_minutes / 60,
                p.weekends,
                p.nights,
                p.evenings,
            ],
            abs=0.006,
        )


def test_cover_below_the_grid(saved: Path) -> None:
    sheet = openpyxl.load_workbook(saved)["Turnus"]
    instance = home()
    (start,) = (r for r in range(10, 40) if str(sheet.cell(r, 1).value).startswith("Bemanning mot behov"))
    presence = Presence(RosterView(instance, solved(instance)))
    seen = set()
    for offset, demand in enumerate(instance.demand, start=2):
        told = dict(presence.demanded(demand))
        for day in range(28):
            cell = sheet.cell(start + offset, 4 + day)
            colour = str(cell.fill.fgColor.rgb)[-6:]
            if not told.get(day):
                assert not cell.value
                continue
            people = [s.people for s in told[day]]
            short = min(people) < demand.minimum
            assert (colour == "A4161A") == short
            assert str(cell.value).split("/")[0] in (str(min(people)), str(max(people)))
            seen.add(colour)
    assert {"A4161A", "FFD166"} <= seen


def test_paper_panes_and_header(saved: Path) -> None:
    sheet = openpyxl.load_workbook(saved)["Turnus"]
    assert sheet.freeze_panes == "D6"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$3:$5", "$A:$C")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert "Test" in str(sheet.oddFooter.left.text)
    assert "&P av &N" in str(sheet.oddFooter.right.text)
    assert sheet["D3"].value == "Uke 11"
    assert [sheet.cell(4, 4 + d).value for d in range(7)] == ["ma", "ti", "on", "to", "fr", "lø", "sø"]
    assert sheet["N5"].value == dt.datetime(2027, 3, 25)
    assert sheet["N5"].comment.text == "Skjærtorsdag"
    shades = {sheet.cell(7, 4 + d).fill.fgColor.rgb[-6:] for d in (0, 5, 10)}
    assert len(shades) == 3
    words = " ".join(str(c.value) for row in sheet.iter_rows() for c in row if c.value)
    for text in ("For arbeidsgiver", "For tillitsvalgt", "07:00–15:00", "F1 ukefridag"):
        assert text in words


def test_long_plans_break_between_weeks(tmp_path: Path) -> None:
    instance = ward(weeks=8)
    sheet = openpyxl.load_workbook(write(tmp_path / "t.xlsx", instance, roster(instance, {})))["Turnus"]
    assert [b.id for b in sheet.col_breaks.brk] == [3 + 28]


def test_every_code_has_a_colour_that_follows_the_cell(saved: Path) -> None:
    sheet = openpyxl.load_workbook(saved)["Turnus"]
    (ranged,) = sheet.conditional_formatting
    assert str(ranged.sqref) == "D7:AE10" or str(ranged.sqref) == "D6:AE10"
    colours = shift_colours(home())
    assert {r.dxf.fill.bgColor.rgb[-6:] for r in ranged.rules} == {c.background[1:] for c in colours.values()}


def test_lists_of_shifts_findings_and_figures(saved: Path) -> None:
    book = openpyxl.load_workbook(saved)
    assert book.sheetnames == ["Turnus", "Vakter", "Kontroll", "Nøkkeltall", DATA_SHEET]
    assert book[DATA_SHEET].sheet_state == "hidden"
    plan = solved(home())
    listed = [(r[0], r[2].date(), r[3], r[4]) for r in book["Vakter"].iter_rows(min_row=2, values_only=True)]
    assert Counter(listed) == Counter((a.employee, a.date, a.shift, a.unit) for a in plan.assignments)
    findings = audit(home(), plan).findings
    control = list(book["Kontroll"].iter_rows(min_row=2, values_only=True))
    assert [(r[1], r[6].date(), r[11]) for r in control] == [(f.rule, f.first, f.message) for f in findings]
    assert {r[2] for r in control} >= {"brudd", "avvik med avtale"}
    assert control[0][10] == "Testloven § 1"
    figures = " ".join(
        str(c.value) for row in book["Nøkkeltall"].iter_rows() for c in row if c.value is not None
    )
    assert "Andel i hel stilling" in figures
    assert "Åpne vakter" in figures


# -- colours ----------------------------------------------------------------------------------

_VISIONS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB."""


def _linear(colour: str) -> list[float]:
    channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def _lab(linear: list[float]) -> list[float]:
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    x, y, z = (sum(m * c for m, c in zip(row, linear, strict=True)) for row in matrix)

    def f(t: float) -> float:
        return t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116

    fx, fy, fz = f(max(x, 0) / 0.95047), f(max(y, 0)), f(max(z, 0) / 1.08883)
    return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]


@pytest.mark.parametrize("vision", [None, *_VISIONS])
def test_kinds_of_shift_can_be_told_apart_by_everyone(vision: str | None) -> None:
    def seen(colour: str) -> list[float]:
        linear = _linear(colour)
        if vision is not None:
            linear = [
                min(1, max(0, sum(m * c for m, c in zip(row, linear, strict=True))))
                for row in _VISIONS[vision]
            ]
        return _lab(linear)

    for one, other in itertools.combinations(TINTS, 2):
        distance = (
            sum((a - b) ** 2 for a, b in zip(seen(TINTS[one][0]), seen(TINTS[other][0]), strict=True)) ** 0.5
        )
        assert distance > 20, (one, other, distance)


@given(st.integers(0, 0xFFFFFF))
def test_text_can_be_read_on_any_colour(number: int) -> None:
    background = f"#{number:06X}"
    assert contrast(readable_text(background), background) >= 4.5


def test_own_colours_are_kept_and_codes_of_a_kind_differ() -> None:
    colours = shift_colours(
        ward(
            shifts=[
                shift("D", "07:00", "15:00"),
                shift("E", "07:00", "14:00"),
                shift("X", "07:00", "13:00", colour="#00aa00"),
            ]
        )
    )
    assert colours["X"].background == "#00AA00"
    assert colours["D"].background != colours["E"].background


def test_free_texts_hide_what_kind_of_absence_it_is() -> None:
    assert not {t for t in FREE_TEXTS if t.casefold().startswith(("sy", "pe"))}


# -- formulas, by a real spreadsheet ----------------------------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_reckons_the_same_sums(tmp_path: Path) -> None:
    instance = home()
    path = write(tmp_path / "t.xlsx", instance, solved(instance, ROWS | {"b": "M+D A+N@u" + ROWS["b"][5:]}))
    wanted = openpyxl.load_workbook(path, data_only=True)["Turnus"]
    book = openpyxl.load_workbook(path)
    book.save(tmp_path / "uten.xlsx")  # openpyxl keeps formulas and leaves out their results
    convert = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(tmp_path / "ut"),
    ]
    subprocess.run([*convert, str(tmp_path / "uten.xlsx")], check=True, capture_output=True, timeout=120)
    assert read_roster_excel(tmp_path / "ut" / "uten.xlsx", instance).positions == solved(instance).positions
    found = openpyxl.load_workbook(tmp_path / "ut" / "uten.xlsx", data_only=True)["Turnus"]
    formulas = [c.coordinate for row in book["Turnus"].iter_rows() for c in row if c.data_type == "f"]
    assert len(formulas) > 100
    for cell in formulas:
        assert found[cell].value == pytest.approx(wanted[cell].value, abs=0.006), cell
