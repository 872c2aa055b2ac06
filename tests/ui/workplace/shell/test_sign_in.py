"""Signing in to the pages with a provider that runs (st.login), as a browser does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.api.access.provider import AUDIENCE, CLIENT, SECRET, LocalProvider, provider
from tests.build import person, ward
from tests.ui.workplace.service import Service
from ui.workplace.client import Client, WardInfo

pytestmark = pytest.mark.slow


@pytest.fixture
def local() -> Iterator[LocalProvider]:
    with provider() as made:
        yield made


@pytest.fixture
def signed(local: LocalProvider, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A service and its pages that take this provider's tokens."""
    monkeypatch.setenv("TURNUS_OIDC_ISSUER", local.issuer)
    monkeypatch.setenv("TURNUS_OIDC_AUDIENCE", AUDIENCE)
    running = Service(tmp_path, pages=True)
    secrets = tmp_path / ".streamlit" / "secrets.toml"
    secrets.parent.mkdir()
    secrets.write_text(
        f"""[auth]
redirect_uri = "{running.pages}/oauth2callback"
cookie_secret = "long and random, of the tests alone"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{local.issuer}/.well-known/openid-configuration"
expose_tokens = ["access"]
""",
        encoding="utf-8",
    )
    running.start()
    yield running
    running.stop()


@pytest.fixture
def wards(signed: Service, local: LocalProvider) -> tuple[WardInfo, WardInfo]:
    """Two wards without a unit in common."""
    both = Client(signed.api, local.token(sub="both", units=["u", "v"]))
    own = ward(employees=[person("kari")], id="utsikten", name="Utsikten", units=["u"])
    foreign = ward(
        employees=[person("ola", name="Ola Øst", home_unit="v")], id="vika", name="Vika", units=["v"]
    )
    return both.wards.create(own), both.wards.create(foreign)


def sign_in(page: Page) -> None:
    page.get_by_role("button", name="Logg inn").click()


def test_who_signs_in_sees_the_wards_of_her_units(
    page: Page, signed: Service, local: LocalProvider, wards: tuple[WardInfo, WardInfo]
) -> None:
    own, foreign = wards
    local.person = {"name": "Kari Leder", "units": list(own.units)}
    page.goto(f"{signed.pages}/ansatte?avdeling={foreign.id}")
    expect(page.get_by_role("heading", name="Logg inn")).to_be_visible()
    expect(page.get_by_text("Ola Øst")).to_have_count(0)

    sign_in(page)
    expect(page.get_by_text("Logget inn: Kari Leder")).to_be_visible()
    expect(page.get_by_role("combobox", name="Avdeling")).to_have_value("Utsikten")
    assert foreign.id not in page.url

    page.reload()
    expect(page.get_by_text("Logget inn: Kari Leder")).to_be_visible()
    page.get_by_role("button", name="Logg ut").click()
    expect(page.get_by_role("heading", name="Logg inn")).to_be_visible()


def test_an_old_token_lets_nobody_in(
    page: Page, signed: Service, local: LocalProvider, wards: tuple[WardInfo, WardInfo]
) -> None:
    local.person = {"units": list(wards[0].units)}
    page.goto(signed.pages)
    local.access = {"exp": 1_700_000_000}
    expect(page.get_by_role("heading", name="Logg inn")).to_be_visible()
    sign_in(page)
    expect(page.get_by_text("Innloggingen gjelder ikke lenger")).to_be_visible()
    local.access = {}
    sign_in(page)
    expect(page.get_by_role("combobox", name="Avdeling")).to_have_value("Utsikten")
