"""Who may read and not change: what she sees on every page, and that nothing there is hers to begin or to store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.ui.workplace.browsing import settled
from tests.ui.workplace.faults import SERIOUS, faults
from tests.ui.workplace.grid.person_cells import cell
from tests.ui.workplace.grid.ward import small
from tests.ui.workplace.service import Service
from ui.workplace.client import Client, NotAllowedError
from ui.workplace.client.studies import StudyOrder
from ui.workplace.heltid.ready_made import listed

pytestmark = pytest.mark.slow

CHANGING = (
    "Lagre",
    "Forkast endringene",
    "Legg til ansatt",
    "Legg til regel",
    "Lag turnus",
    "Ny studie",
    "Start studien",
    "Personopplysninger",
    "Send til drøfting",
    "Planlegg resten på nytt",
)
"""Buttons that store something, or begin something."""


@dataclass(frozen=True)
class Shared:
    """A ward with a roster on a service where people sign in; ``reader`` is a key that reads."""

    service: Service
    leader: Client
    reader: str
    ward: str
    roster: str


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    running = Service(tmp_path_factory.mktemp("reader"), pages=True)
    instance, roster = small()
    units = [word for unit in instance.units for word in ("--unit", unit.id)]
    leader, reader = (
        running.turnus("key", "create", role, "--role", role, *units).split()[-1]
        for role in ("leader", "reader")
    )
    running.start()
    client = Client(running.api, leader)
    ward = client.wards.create(instance)
    yield Shared(running, client, reader, ward.id, client.rosters.create(ward.id, ward.revision, roster).id)
    running.stop()


@pytest.fixture
def reading(page: Page, shared: Shared) -> Page:
    """The ward's roster, opened by who may read it."""
    page.goto(f"{shared.service.pages}/?avdeling={shared.ward}&turnus={shared.roster}")
    page.locator("input[type=password]").fill(shared.reader)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Turnus", exact=True)).to_be_visible()
    return page


def to(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    settled(page)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Behov", "Du kan se på avdelingen, men ikke endre den."),
        ("Ansatte", "Du kan se på avdelingen, men ikke endre den."),
        ("Regler", "Lov"),
        ("Lag turnus", "Du kan se på turnuser her, men ikke lage nye. Spør den som leder avdelingen."),
        ("Kontroll og drøfting", "Fordeling"),
        ("Heltid", "Det er ingen studier av denne avdelingen ennå."),
    ],
)
def test_a_page_is_read_and_offers_nothing_to_change(reading: Page, name: str, shown: str) -> None:
    to(reading, name)
    expect(reading.get_by_text(shown).first).to_be_visible()
    settled(reading)
    for button in CHANGING:
        expect(reading.get_by_role("button", name=button, exact=True)).to_have_count(0)
    expect(reading.get_by_test_id("stException")).to_have_count(0)
    assert not faults(reading, weights=SERIOUS)


def test_the_roster_is_read_and_takes_no_edits(reading: Page, shared: Shared) -> None:
    expect(cell(reading, "Kari Nordmann", 0)).to_contain_text("A")
    expect(reading.get_by_text("Du kan se på turnusen, men ikke endre den.")).to_be_visible()
    cell(reading, "Kari Nordmann", 0).click()
    reading.keyboard.type("D")
    reading.keyboard.press("Delete")
    settled(reading)
    expect(cell(reading, "Kari Nordmann", 0)).to_contain_text("A")
    assert shared.leader.rosters.of_ward(shared.ward)[0].revision == 1
    for button in CHANGING:
        expect(reading.get_by_role("button", name=button, exact=True)).to_have_count(0)


def test_a_study_is_not_hers_to_begin_and_the_leaders_is_hers_to_read(reading: Page, shared: Shared) -> None:
    order = StudyOrder(
        instance_id=shared.ward,
        name="Lederens studie",
        policies=listed()[:2],
        seeds=(1,),
        seconds_per_policy=5,
    )
    with pytest.raises(NotAllowedError):
        Client(shared.service.api, shared.reader).studies.start(order, "reader")
    begun = shared.leader.studies.start(order, "leader")
    to(reading, "Heltid")
    expect(reading.get_by_text("Venter på tur")).to_be_visible()
    for button in ("Avbryt studien", "Slett studien", "Ny studie", "Start studien"):
        expect(reading.get_by_role("button", name=button)).to_have_count(0)
    shared.leader.studies.cancel(begun.id)
    expect(reading.get_by_text("Det kom ingen resultater.")).to_be_visible()
    expect(reading.get_by_role("button", name="Slett studien")).to_have_count(0)
    shared.leader.studies.remove(begun.id)
