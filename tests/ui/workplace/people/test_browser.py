"""A ward leader at the page about people, in a browser, with the service as it runs."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from models.roster import Roster
from tests.build import roster
from tests.ui.workplace.browsing import save_until, visit
from tests.ui.workplace.faults import faults
from tests.ui.workplace.ward.browsing import go_to, section, write
from tests.ui.workplace.ward.example import full_ward
from ui.workplace.client import Client, WardInfo

pytestmark = pytest.mark.slow

POSITION = 210
"""Where the column with positions is, from the left of the table."""


@pytest.fixture
def people(page: Page, pages: str, example: WardInfo) -> Page:
    """The page, with the ward open."""
    visit(page, pages, "ansatte", "Ansatte", example.id)
    expect(page.get_by_text("Alt er lagret")).to_be_visible()
    return page


def save(page: Page) -> None:
    page.get_by_role("button", name="Lagre", exact=True).click()


def test_positions_are_changed_and_somebody_comes_and_goes(
    people: Page, client: Client, example: WardInfo
) -> None:
    write(people, POSITION, 1, "80")
    expect(people.get_by_text("Endringer som ikke er lagret", exact=True)).to_be_visible()

    people.get_by_role("button", name="Legg til ansatt").click()
    dialog = people.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Navn").fill("Nina Holm")
    hint = dialog.get_by_test_id("InputInstructions")
    expect(hint.locator("span").first).not_to_be_visible()  # Streamlit's own, in English
    expect(hint.locator("span").first).to_have_css("visibility", "hidden")
    dialog.get_by_role("button", name="Legg til", exact=True).click()
    expect(dialog).not_to_be_visible()

    people.get_by_role("button", name="Ta bort ansatt").click()
    dialog.get_by_role("combobox").click()
    people.get_by_role("option", name="Kari Nordmann").click()
    expect(dialog).to_contain_text("1 ønske og 1 vakt fra før planen")
    dialog.get_by_role("button", name="Ta bort", exact=True).click()
    expect(dialog).not_to_be_visible()
    assert client.wards.read(example.id)[1] == 1, "nothing is stored before it is said"

    people.get_by_role("link", name="Behov").click()
    expect(people.get_by_role("heading", name="Behov", exact=True)).to_be_visible()
    expect(people.get_by_text("Endringer som ikke er lagret", exact=True)).to_be_visible()
    save(people)
    expect(people.get_by_text("Lagret.", exact=True)).to_be_visible()
    stored, number = client.wards.read(example.id)
    assert number == 2
    sizes = {e.name: e.contracts[0].position_percent for e in stored.employees}
    assert sizes == {"Ola Øst": 80.0, "Per Ås": 50.0, "Nina Holm": 100.0}
    assert [wish.employee for wish in stored.wishes] == ["per"]


def test_an_edit_that_comes_after_the_save_is_not_lost(
    people: Page, client: Client, example: WardInfo
) -> None:
    """Written in a cell that is still open when «Lagre» is clicked: the browser tells of it a little later."""
    write(people, POSITION, 1, "80")
    unsaved = people.get_by_text("Endringer som ikke er lagret", exact=True)
    expect(unsaved).to_be_visible()
    go_to(people, POSITION, 0)
    people.keyboard.press("Enter")
    people.locator("#portal input, #portal textarea").first.fill("40")

    def sizes() -> dict[str, float]:
        employees = client.wards.read(example.id)[0].employees
        return {employee.name: employee.contracts[0].position_percent for employee in employees}

    save_until(people, lambda: sizes() == {"Kari Nordmann": 40.0, "Ola Øst": 80.0, "Per Ås": 50.0})


def test_what_is_typed_and_not_stored_is_found_again_after_a_reload(
    people: Page, client: Client, example: WardInfo
) -> None:
    unsaved = people.get_by_text("Endringer som ikke er lagret", exact=True)
    write(people, POSITION, 1, "80")
    expect(unsaved).to_be_visible()
    people.reload()
    expect(people.get_by_text("Du endret noe her")).to_be_visible()
    expect(unsaved).not_to_be_visible()
    assert faults(people) == []
    people.get_by_role("button", name="Fortsett der du slapp").click()
    expect(unsaved).to_be_visible()
    save(people)
    expect(people.get_by_text("Lagret.", exact=True)).to_be_visible()
    assert client.wards.read(example.id)[0].employee_by_id["ola"].contracts[0].position_percent == 80
    people.reload()
    expect(people.get_by_text("Alt er lagret")).to_be_visible()
    expect(people.get_by_text("Du endret noe her")).to_have_count(0)

    write(people, POSITION, 1, "70")
    expect(unsaved).to_be_visible()
    people.reload()
    people.get_by_role("button", name="Glem det").click()
    expect(people.get_by_text("Du endret noe her")).to_have_count(0)
    people.reload()
    expect(people.get_by_text("Alt er lagret")).to_be_visible()
    expect(people.get_by_text("Du endret noe her")).to_have_count(0)


def test_what_is_wrong_stands_beside_its_row_and_nothing_is_lost(
    people: Page, client: Client, example: WardInfo
) -> None:
    section(people, "Ønsker")
    write(people, 600, 0, "i morgen")
    expect(people.get_by_text("Endringer som ikke er lagret", exact=True)).to_be_visible()
    save(people)
    told = people.locator(".st-key-ward-problems")
    expect(told).to_contain_text("Ønsker, rad 1 (Kari Nordmann)")
    assert client.wards.read(example.id)[1] == 1
    write(people, 760, 0, "25.03.2027")
    save(people)
    expect(people.get_by_text("Lagret.", exact=True)).to_be_visible()
    assert [str(date) for date in client.wards.read(example.id)[0].wishes[0].dates] == ["2027-03-25"]


def test_of_two_who_change_the_ward_neither_loses_anything(
    people: Page, client: Client, example: WardInfo
) -> None:
    write(people, POSITION, 1, "80")
    expect(people.get_by_text("Endringer som ikke er lagret", exact=True)).to_be_visible()
    other = full_ward()
    client.wards.revise(example.id, other.model_copy(update={"name": "Ny plan", "absences": ()}), 1)
    save(people)
    expect(people.get_by_text("Noen andre har lagret endringer")).to_be_visible()
    people.get_by_role("button", name="Hent deres endringer og behold mine").click()
    expect(people.get_by_text("Noen andre har lagret endringer")).not_to_be_visible()
    save(people)
    expect(people.get_by_text("Lagret.", exact=True)).to_be_visible()
    stored, number = client.wards.read(example.id)
    assert (number, stored.name, stored.absences) == (3, "Ny plan", ())
    assert stored.employee_by_id["ola"].contracts[0].position_percent == 80.0


def test_the_ward_goes_out_to_a_spreadsheet_and_comes_back(
    people: Page, client: Client, example: WardInfo, tmp_path: Path
) -> None:
    people.get_by_text("Avdelingen i regneark").click()
    with people.expect_download() as saved:
        people.get_by_role("button", name="Last ned avdelingen").click()
    path = tmp_path / "avdeling.xlsx"
    saved.value.save_as(path)
    sent = people.locator(".st-key-ward-upload input[type=file]")

    wrong = tmp_path / "brev.xlsx"
    wrong.write_bytes(b"Kjaere leder")
    sent.set_input_files(wrong)
    expect(people.get_by_text("dette er ikke en Excel-arbeidsbok")).to_be_visible()

    changed = load_workbook(io.BytesIO(path.read_bytes()))
    changed["Ansatte"]["C2"] = "mye"
    changed.save(tmp_path / "feil.xlsx")
    sent.set_input_files(tmp_path / "feil.xlsx")
    expect(people.get_by_text("Arket Ansatte, celle C2")).to_be_visible()
    assert client.wards.read(example.id)[1] == 1

    changed["Ansatte"]["C2"] = 60
    changed.save(tmp_path / "rettet.xlsx")
    sent.set_input_files(tmp_path / "rettet.xlsx")
    expect(people.get_by_text("1 endret (Kari Nordmann)")).to_be_visible()
    people.get_by_role("button", name="Lagre endringene").click()
    expect(people.get_by_text("Lagret.", exact=True)).to_be_visible()
    stored, number = client.wards.read(example.id)
    assert number == 2
    assert stored.employee_by_id["kari"].contracts[0].position_percent == 60


def test_a_new_ward_from_the_template(people: Page, client: Client, tmp_path: Path) -> None:
    known = {one.id for one in client.wards.all()}
    people.get_by_text("Ny avdeling eller ny periode").click()
    with people.expect_download() as saved:
        people.get_by_role("button", name="Last ned malen").click()
    path = tmp_path / "mal.xlsx"
    saved.value.save_as(path)
    people.locator(".st-key-new-ward-upload input[type=file]").set_input_files(path)
    people.get_by_role("button", name="Opprett avdelingen").click()
    expect(people.get_by_text("Avdelingen er opprettet.")).to_be_visible()
    new = {one.id for one in client.wards.all()} - known
    assert len(new) == 1
    people.wait_for_url(re.compile(new.pop()))


def test_the_next_period_knows_what_was_worked(people: Page, client: Client, example: WardInfo) -> None:
    worked: Roster = roster(full_ward(), {"kari": "D D D"})
    client.rosters.create(example.id, 1, worked)
    known = {one.id for one in client.wards.all()}
    people.reload()
    people.get_by_text("Ny avdeling eller ny periode").click()
    people.get_by_role("button", name="Lag neste periode").click()
    expect(people.get_by_text("Neste periode er laget.")).to_be_visible()
    new = ({one.id for one in client.wards.all()} - known).pop()
    history = client.wards.read(new)[0].history
    assert history is not None
    assert [w.employee for w in history.worked] == ["kari"] * 4


def test_somebody_is_erased_for_good(people: Page, client: Client, example: WardInfo) -> None:
    people.get_by_role("button", name="Personopplysninger").click()
    dialog = people.get_by_role("dialog")
    dialog.get_by_role("combobox").click()
    people.get_by_role("option", name="Ola Øst").click()
    with people.expect_download() as saved:
        dialog.get_by_role("button", name="Last ned opplysningene").click()
    assert "Ola Øst" in Path(saved.value.path()).read_text(encoding="utf-8")
    erase = dialog.get_by_role("button", name="Slett for godt")
    expect(erase).to_be_disabled()
    dialog.get_by_role("textbox").last.fill("Ola Øst")
    people.keyboard.press("Enter")
    expect(erase).to_be_enabled()
    erase.click()
    expect(dialog).not_to_be_visible()
    document = client.wards.read(example.id)[0].model_dump_json()
    assert "Ola" not in document
    assert "Slettet ansatt" in document


def test_nothing_stands_in_the_way_of_those_who_do_not_see_it(people: Page) -> None:
    for name in ("Ansatte", "Fritak", "Endret stilling", "Fravær", "Ønsker"):
        section(people, name)
        assert faults(people) == [], name
    people.set_viewport_size({"width": 820, "height": 1180})
    people.wait_for_function("() => document.documentElement.scrollWidth <= 820")
