"""The pages without a browser: what they show and what their buttons do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from api.rosters.editing import CellEdit
from tests.ports import free_port
from tests.ui.workplace.grid.ward import small
from tests.ui.workplace.service import Service
from ui.workplace.client import Client, NotSignedInError

APP = Path(__file__).parents[3] / "ui" / "workplace" / "app.py"


@pytest.fixture(scope="module")
def empty_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service of these tests' own; every test leaves it without wards."""
    running = Service(tmp_path_factory.mktemp("empty"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def empty(empty_service: Service, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """The service without any ward; the pages ask it."""
    monkeypatch.setenv("TURNUS_API", empty_service.api)
    asked = Client(empty_service.api)
    yield asked
    for ward in asked.wards.all():
        asked.wards.remove(ward.id)


def opened(**address: str) -> AppTest:
    """The app, run once at an address."""
    app = AppTest.from_file(str(APP), default_timeout=180)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def ward_with_roster(client: Client) -> tuple[str, str]:
    instance, roster = small()
    ward = client.wards.create(instance)
    return ward.id, client.rosters.create(ward.id, 1, roster).id


def address(app: AppTest) -> dict[str, str]:
    """What it says; as it was given it is lists, as the app has set it it is not."""
    return {name: said if isinstance(said, str) else said[0] for name, said in app.query_params.items()}


def test_a_first_visit_opens_the_sample_with_a_tour(empty: Client) -> None:
    app = opened()
    assert not app.exception
    assert [title.value for title in app.title] == ["Velkommen til Turnus"]
    next(button for button in app.button if "Korgen" in button.label).click().run()
    assert not app.exception
    ward = empty.wards.all()[0]
    roster = empty.rosters.of_ward(ward.id)[0]
    assert address(app) == {"avdeling": ward.id, "turnus": roster.id}
    assert any("steg 1 av 3" in text.value for text in app.markdown)
    next(button for button in app.button if button.label == "Hopp over").click().run()
    assert not any("steg 1 av 3" in text.value for text in app.markdown)


def test_the_address_says_what_to_open(empty: Client) -> None:
    first = ward_with_roster(empty)
    ward_with_roster(empty)
    app = opened(avdeling=first[0], turnus=first[1])
    assert not app.exception
    assert address(app) == {"avdeling": first[0], "turnus": first[1]}


@pytest.mark.parametrize("nonsense", ["../../etc/passwd", "00000000-0000-0000-0000-000000000000", "<script>"])
def test_an_address_that_leads_nowhere_opens_what_there_is(empty: Client, nonsense: str) -> None:
    ward, roster = ward_with_roster(empty)
    app = opened(avdeling=nonsense, turnus=nonsense, revisjon="-1", oppdrag=nonsense, sprak="xx")
    assert not app.exception
    assert address(app) == {"avdeling": ward, "turnus": roster}


def test_another_ward_is_chosen_in_the_sidebar(empty: Client) -> None:
    first, first_roster = ward_with_roster(empty)
    second, second_roster = ward_with_roster(empty)
    app = opened()
    assert address(app) == {"avdeling": second, "turnus": second_roster}
    app.sidebar.selectbox(key="choose-ward").set_value(first).run()
    assert not app.exception
    assert address(app) == {"avdeling": first, "turnus": first_roster}


def test_a_ward_without_a_roster_says_how_to_get_one(empty: Client) -> None:
    ward = empty.wards.create(small()[0])
    app = opened()
    assert [heading.value for heading in app.subheader] == ["Ingen turnus ennå"]
    next(button for button in app.button if button.label == "Begynn med en tom turnus").click().run()
    assert not app.exception
    assert address(app) == {"avdeling": ward.id, "turnus": empty.rosters.of_ward(ward.id)[0].id}


def test_the_language_is_chosen_and_stays_in_the_address(empty: Client) -> None:
    ward_with_roster(empty)
    app = opened()
    app.sidebar.selectbox(key="choose-language").set_value("en").run()
    assert app.sidebar.selectbox(key="choose-ward").label == "Ward"
    assert address(app)["sprak"] == "en"
    assert opened(sprak="nn").sidebar.selectbox(key="choose-language").label == "Språk"
    assert opened(sprak="nn").sidebar.selectbox(key="choose-ward").label == "Avdeling"


def test_no_server_is_a_page_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    monkeypatch.setenv("TURNUS_API", nowhere)
    app = opened()
    assert not app.exception
    assert [title.value for title in app.title] == ["Får ikke kontakt med Turnus"]
    assert any(nowhere in text.value for text in app.markdown)
    assert any("turnus serve" in text.value for text in app.markdown)


def test_an_older_version_is_looked_at(empty: Client) -> None:
    ward, roster = ward_with_roster(empty)
    instance = small()[0]
    empty.rosters.edit(roster, 1, [CellEdit(employee="ola", date=instance.horizon.start, shift="D")])
    app = opened(avdeling=ward, turnus=roster, revisjon="1")
    assert not app.exception
    assert any("eldre versjon" in text.value for text in app.info)
    next(button for button in app.button if button.label == "Vis den nyeste").click().run()
    assert address(app) == {"avdeling": ward, "turnus": roster}
    assert not app.info


def test_a_ward_that_has_changed_since_is_told(empty: Client) -> None:
    ward, _roster = ward_with_roster(empty)
    assert not any("Avdelingen er endret" in text.value for text in opened().caption)
    empty.wards.revise(ward, small()[0].model_copy(update={"name": "Ny"}), 1)
    app = opened()
    assert not app.exception
    assert any("Avdelingen er endret" in text.value for text in app.caption)


def test_who_is_asked_to_sign_in_gets_in_with_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    running = Service(tmp_path)
    key = running.turnus("key", "create", "prøve", "--role", "leader", "--unit", "u", "--unit", "v").split()[
        -1
    ]
    running.start()
    try:
        monkeypatch.setenv("TURNUS_API", running.api)
        with pytest.raises(NotSignedInError):
            Client(running.api).wards.all()
        ward_with_roster(Client(running.api, key))
        app = opened()
        assert [title.value for title in app.title] == ["Logg inn"]
        assert not any("Utsikten" in text.value for text in app.markdown)
        app.text_input[0].set_value("feil nøkkel")
        app.button[0].click().run()
        assert any("gjelder ikke lenger" in text.value for text in app.warning)
        app.text_input[0].set_value(key)
        app.button[0].click().run()
        assert not app.exception
        assert "prøve" in " ".join(text.value for text in app.sidebar.caption)
        assert app.sidebar.selectbox(key="choose-ward").options
        next(button for button in app.sidebar.button if button.label == "Logg ut").click().run()
        assert [title.value for title in app.title] == ["Logg inn"]
    finally:
        running.stop()
