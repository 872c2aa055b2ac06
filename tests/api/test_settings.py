"""What the environment says: read strictly, and never quoted."""

from __future__ import annotations

import pytest

from api.access.oidc import Provider
from api.settings import settings
from models.problems import InputError


def test_nothing_said_is_nobody_let_in_from_outside() -> None:
    found = settings()
    assert (found.provider, found.cors_origins, found.roster_days) == (None, (), None)


def test_an_empty_variable_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As compose files hand on what is not set."""
    for name in ("OIDC_ISSUER", "OIDC_AUDIENCE", "ROSTER_DAYS", "CORS_ORIGINS"):
        monkeypatch.setenv(f"TURNUS_{name}", "")
    found = settings()
    assert (found.provider, found.cors_origins, found.roster_days) == (None, (), None)


def test_all_that_can_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "OIDC_ISSUER": "https://login.kommune.no",
        "OIDC_AUDIENCE": "turnus",
        "OIDC_JWKS": "http://localhost:9/keys",
        "OIDC_ROLES_CLAIM": "realm_access.roles",
        "OIDC_UNITS_CLAIM": "enheter",
        "CORS_ORIGINS": "https://a.no https://b.no:8443",
        "REQUESTS_PER_MINUTE": "100",
        "ROSTER_DAYS": "730",
    }.items():
        monkeypatch.setenv(f"TURNUS_{name}", value)
    found = settings()
    assert found.provider == Provider(
        "https://login.kommune.no", "turnus", "http://localhost:9/keys", "realm_access.roles", "enheter"
    )
    assert found.cors_origins == ("https://a.no", "https://b.no:8443")
    assert (found.requests_per_minute, found.roster_days) == (100, 730)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OIDC_ISSUER", "http://login.kommune.no"),
        ("OIDC_ISSUER", "file:///etc/passwd"),
        ("OIDC_JWKS", "login.kommune.no"),
        ("CORS_ORIGINS", "*"),
        ("CORS_ORIGINS", "https://a.no/"),
        ("REQUESTS_PER_MINUTE", "0"),
        ("ROSTER_DAYS", "mange"),
    ],
)
def test_what_cannot_be_used_is_named_and_not_quoted(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("TURNUS_OIDC_AUDIENCE", "turnus")
    monkeypatch.setenv("TURNUS_OIDC_ISSUER", "https://login.kommune.no")
    monkeypatch.setenv(f"TURNUS_{name}", value)
    with pytest.raises(InputError) as caught:
        settings()
    assert f"TURNUS_{name}" in str(caught.value)
    assert value == "*" or value not in str(caught.value)


def test_half_a_provider_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TURNUS_OIDC_ISSUER", "https://login.kommune.no")
    with pytest.raises(InputError, match="TURNUS_OIDC_AUDIENCE"):
        settings()
