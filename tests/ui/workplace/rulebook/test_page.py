"""A ward leader goes through the rules, in a browser, with the service as it runs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from instances.library import load_named
from models.instance import Instance
from models.rules.base import Level
from tests.ui.workplace.browsing import NewPage, visit
from tests.ui.workplace.faults import faults
from tests.ui.workplace.wards import stored
from ui.workplace.client import Client, WardInfo

pytestmark = pytest.mark.slow

GROUPS = ("Lov", "Tariff", "Avtaler med tillitsvalgte", "Avtalt med den enkelte", "Ønsker og prioritering")


@pytest.fixture
def hemnesberget(client: Client) -> WardInfo:
    """A ward of the samples, with an agreement about rest."""
    return stored(client, load_named("hemnes/hemnesberget"))


@pytest.fixture
def rules(page: Page, pages: str, hemnesberget: WardInfo) -> Page:
    """The page, with the ward open."""
    visit(page, pages, "regler", "Regler", hemnesberget.id)
    expect(page.get_by_text("KS-turnus med langvakter")).to_be_visible()
    return page


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def press(page: Page, key: str) -> None:
    """Press the button of a key."""
    page.locator(f".st-key-{key} button").first.click()


def save(page: Page) -> None:
    """Look over the changes and store them; then none is left."""
    press(page, "review")
    press(page, "save")
    expect(page.locator(".st-key-unsaved")).to_have_count(0)
    expect(page.get_by_text("Lagret.")).to_be_visible()


def line(client: Client, ward: WardInfo, line_id: str) -> Any:
    """A line as it is stored now."""
    instance, _ = client.wards.read(ward.id)
    return next(found for found in instance.rules_in_force.lines if found.id == line_id)


def test_every_group_of_rules_can_be_read_by_everybody(rules: Page) -> None:
    page = rules
    for name in GROUPS:
        tab(page, name)
        expect(page.get_by_role("tabpanel", name=name)).to_be_visible()
        assert faults(page) == []
    expect(page.get_by_text("Arbeidsgivers ønske: fridager samles")).to_be_visible()


def test_importance_in_words_becomes_a_weight(rules: Page, client: Client, hemnesberget: WardInfo) -> None:
    before = line(client, hemnesberget, "free-run").weight
    page = rules
    tab(page, "Ønsker og prioritering")
    page.locator(".st-key-matter-free-run").get_by_role("slider").press("ArrowRight")
    expect(page.get_by_text("1 regel er endret, ikke lagret")).to_be_visible()
    assert line(client, hemnesberget, "free-run").weight == before, "nothing is stored yet"
    press(page, "review")
    expect(page.get_by_role("dialog").get_by_text("Ønske: svært viktig.")).to_be_visible()
    assert faults(page, within="[role=dialog]") == []
    press(page, "save")
    expect(page.get_by_text("Lagret.")).to_be_visible()
    assert line(client, hemnesberget, "free-run").weight == 4 * before
    expect(page.get_by_text("ikke lagret")).to_have_count(0)


def test_a_limit_goes_as_far_as_the_agreement_and_no_further(
    rules: Page, client: Client, hemnesberget: WardInfo
) -> None:
    page = rules
    tab(page, "Avtaler med tillitsvalgte")
    press(page, "edit-daily-rest")
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_label("Korteste hvile mellom to vakter (timer)")
    expect(field).to_have_value("8")
    field.fill("7")
    dialog.get_by_role("button", name="Bruk endringen").click()
    expect(dialog.get_by_text("kan ikke gå lenger enn til 8 t (AML §10-8 (3))")).to_be_visible()
    assert faults(page, within="[role=dialog]") == []
    field.fill("9")
    dialog.get_by_role("button", name="Bruk endringen").click()
    expect(dialog).not_to_be_visible()
    save(page)
    assert line(client, hemnesberget, "daily-rest").minimum_minutes == 540


def test_an_agreement_is_ended_and_signed_again(rules: Page, client: Client, hemnesberget: WardInfo) -> None:
    page = rules
    tab(page, "Avtaler med tillitsvalgte")
    press(page, "end-daily-rest")
    press(page, "end-yes")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    save(page)
    assert (
        line(client, hemnesberget, "daily-rest").minimum_minutes,
        line(client, hemnesberget, "daily-rest").level,
    ) == (660, Level.LAW)

    press(page, "register")
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Daglig hvile: Minst 8 t fri").click()
    dialog.get_by_role("button", name="Bruk avtalen").click()
    expect(dialog.get_by_text("Skriv datoen avtalen ble signert.")).to_be_visible()
    dialog.get_by_role("group", name="Signert").get_by_role("spinbutton").first.click()
    page.keyboard.type("15012027")
    dialog.get_by_label("For arbeidsgiver").fill("Kari Nordmann")
    dialog.get_by_label("For de ansatte (navn og forbund)").fill("Ola Hansen, Fagforbundet")
    assert faults(page, within="[role=dialog]") == []
    dialog.get_by_role("button", name="Bruk avtalen").click()
    expect(dialog).not_to_be_visible()
    save(page)
    stored = line(client, hemnesberget, "daily-rest")
    assert (stored.minimum_minutes, stored.level) == (480, Level.UNION)
    assert (str(stored.signed.on), stored.signed.representatives) == (
        "2027-01-15",
        "Ola Hansen, Fagforbundet",
    )
    assert line(client, hemnesberget, "weekly-rest").signed == stored.signed, (
        "it was ticked as not signed yet"
    )
    expect(page.get_by_text("signaturen ikke er registrert")).to_have_count(0)


def test_what_somebody_else_has_stored_meanwhile_is_kept(
    rules: Page, client: Client, hemnesberget: WardInfo
) -> None:
    page = rules
    tab(page, "Ønsker og prioritering")
    page.locator(".st-key-matter-free-run").get_by_role("slider").press("ArrowRight")
    press(page, "review")
    expect(page.locator(".st-key-save button")).to_be_visible()

    instance, revision = client.wards.read(hemnesberget.id)
    said = {**instance.model_dump(mode="json"), "name": "Nytt navn"}
    client.wards.revise(hemnesberget.id, Instance.model_validate_json(json.dumps(said)), revision)

    press(page, "save")
    expect(page.get_by_text("Noen andre endret avdelingen")).to_be_visible()
    expect(page.get_by_text("1 regel er endret, ikke lagret")).to_be_visible()
    save(page)
    expect(page.get_by_text("Noen andre endret avdelingen")).not_to_be_visible()
    assert client.wards.read(hemnesberget.id)[0].name == "Nytt navn"
    assert line(client, hemnesberget, "free-run").weight == 400


def test_a_rule_is_added_changed_taken_out_and_put_back(
    rules: Page, client: Client, hemnesberget: WardInfo
) -> None:
    page = rules
    tab(page, "Ønsker og prioritering")
    press(page, "add-line")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Hva slags regel?").fill("Ikke alene")
    page.keyboard.press("Enter")
    preview = page.locator(".st-key-add-preview")
    expect(preview).to_contain_text("Minst 2 til stede fra 22:00 til 07:00")
    assert faults(page, within="[role=dialog]") == []
    dialog.get_by_label("Minst så mange til stede").fill("3")
    page.keyboard.press("Tab")
    expect(preview).to_contain_text("Minst 3 til stede")
    press(page, "add-use")
    expect(dialog).not_to_be_visible()
    expect(page.get_by_text("ny, ikke lagret")).to_be_visible()
    assert faults(page) == []
    save(page)
    assert line(client, hemnesberget, "not-alone-1").minimum_present == 3

    press(page, "edit-not-alone-1")
    dialog.get_by_label("Minst så mange til stede").fill("2")
    dialog.get_by_role("button", name="Bruk endringen").click()
    expect(dialog).not_to_be_visible()
    save(page)
    assert line(client, hemnesberget, "not-alone-1").minimum_present == 2

    press(page, "remove-not-alone-1")
    expect(page.get_by_text("fjernet, ikke lagret")).to_be_visible()
    assert faults(page) == []
    press(page, "back-not-alone-1")
    expect(page.locator(".st-key-unsaved")).to_have_count(0)
    press(page, "remove-not-alone-1")
    save(page)
    instance, _ = client.wards.read(hemnesberget.id)
    assert "not-alone-1" not in {one.id for one in instance.rules_in_force.lines}

    press(page, "put-back-not-alone-1")
    save(page)
    assert line(client, hemnesberget, "not-alone-1").minimum_present == 2


def test_a_rule_that_is_not_filled_in_is_told_of_and_nothing_is_added(rules: Page) -> None:
    page = rules
    tab(page, "Ønsker og prioritering")
    press(page, "add-line")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Hva slags regel?").fill("Daglig hvile")
    page.keyboard.press("Enter")
    dialog.get_by_label("Korteste hvile mellom to vakter (timer)").fill("7")
    page.keyboard.press("Tab")
    expect(page.locator(".st-key-add-preview")).to_contain_text("Minst 7 t fri")
    press(page, "add-use")
    expect(dialog.get_by_text("kan ikke gå lenger enn til 11 t")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    expect(page.locator(".st-key-unsaved")).to_have_count(0)


def test_another_rulebook_is_chosen_looked_over_and_stored(
    rules: Page, client: Client, hemnesberget: WardInfo
) -> None:
    page = rules
    page.get_by_role("button", name="Bytt regelbok").click()
    page.get_by_text("Arbeidsmiljøloven alene").click()
    press(page, "use-rulebook")
    expect(page.locator(".st-key-unsaved")).to_be_visible()
    press(page, "review")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Minst 11 t fri mellom to vakter").first).to_be_visible()
    expect(page.locator(".st-key-save button")).to_be_visible()
    assert faults(page, within="[role=dialog]") == []
    assert client.wards.read(hemnesberget.id)[0].rulebook == "ks-langvakt", "nothing is stored yet"
    press(page, "save")
    expect(page.get_by_text("Lagret.")).to_be_visible()
    assert client.wards.read(hemnesberget.id)[0].rulebook == "aml"
    assert line(client, hemnesberget, "daily-rest").minimum_minutes == 660
    page.reload()
    expect(page.get_by_text("Arbeidsmiljøloven alene")).to_be_visible()


def test_rules_are_read_and_added_on_a_tablet(new_page: NewPage, pages: str, hemnesberget: WardInfo) -> None:
    page = new_page(viewport={"width": 820, "height": 1180})
    visit(page, pages, "regler", "Regler", hemnesberget.id)
    tab(page, "Ønsker og prioritering")
    press(page, "add-line")
    page.get_by_role("dialog").get_by_label("Hva slags regel?").fill("Vakter på rad")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-add-preview")).to_be_visible()
    assert faults(page, within="[role=dialog]") == []
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 820, "nothing is wider than the tablet"


def test_changes_that_are_not_stored_are_found_again_after_a_reload(
    rules: Page, client: Client, hemnesberget: WardInfo
) -> None:
    page = rules
    before = line(client, hemnesberget, "free-run").weight
    tab(page, "Ønsker og prioritering")
    page.locator(".st-key-matter-free-run").get_by_role("slider").press("ArrowRight")
    expect(page.get_by_text("1 regel er endret, ikke lagret")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Fortsett der du slapp").click()
    expect(page.get_by_text("1 regel er endret, ikke lagret")).to_be_visible()
    save(page)
    assert line(client, hemnesberget, "free-run").weight == 4 * before
