"""Tokens of a provider that runs: which are taken, and which are not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization

from api.access import oidc
from api.access.oidc import Provider, ProviderError, Tokens
from api.access.roles import Permission, Role
from tests.api.access.provider import AUDIENCE, LocalProvider, provider


@pytest.fixture
def local() -> Iterator[LocalProvider]:
    with provider() as made:
        yield made


@pytest.fixture
def tokens(local: LocalProvider) -> Tokens:
    return Tokens(Provider(local.issuer, AUDIENCE))


def test_a_token_stands_for_its_owner(local: LocalProvider, tokens: Tokens) -> None:
    who = tokens.principal_of(local.token())
    assert who is not None
    assert (who.subject, who.name, who.roles, who.units) == (
        "oidc:0a1b",
        "Kari Leder",
        {Role.LEADER},
        {"korgen"},
    )
    assert who.may(Permission.WRITE)
    assert not who.names


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": 1_700_000_000},
        {"nbf": 4_000_000_000},
        {"exp": None},
        {"aud": "another"},
        {"aud": None},
        {"iss": "https://another"},
        {"iss": None},
        {"sub": None},
        {"sub": "x" * 300},
        {"roles": []},
        {"roles": None},
        {"roles": ["sjef"]},
        {"roles": 7},
        {"units": []},
        {"units": None},
    ],
)
def test_a_token_that_is_not_meant_for_us_stands_for_nobody(
    local: LocalProvider, tokens: Tokens, changes: dict[str, Any]
) -> None:
    assert tokens.principal_of(local.token(**changes)) is None


def test_signatures_that_anybody_could_make_are_not_taken(local: LocalProvider, tokens: Tokens) -> None:
    kid, key = local.keys[-1]
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    unsigned = jwt.encode(local.claims(), None, algorithm="none", headers={"kid": kid})
    shared = jwt.api_jws.PyJWS().encode(b"{}", b"x" * 32, algorithm="HS256", headers={"kid": kid})
    header, _, signature = local.token().split(".")
    _, foreign, _ = local.token(roles=["admin"]).split(".")
    for token in (unsigned, shared, f"{header}.{foreign}.{signature}", "", "a.b.c", public.decode()):
        assert tokens.principal_of(token) is None


def test_roles_for_all_units(local: LocalProvider, tokens: Tokens) -> None:
    hr = tokens.principal_of(local.token(roles=["hr", "names"], units=None))
    assert hr is not None
    assert (hr.reach, hr.names) == (None, True)
    everywhere = tokens.principal_of(local.token(units="*"))
    assert everywhere is not None
    assert everywhere.reach is None


def test_claims_within_an_object(local: LocalProvider) -> None:
    tokens = Tokens(
        Provider(local.issuer, AUDIENCE, roles_claim="realm_access.roles", units_claim="https://x.no/units")
    )
    token = local.token(
        roles=None, units=None, realm_access={"roles": ["reader"]}, **{"https://x.no/units": "a b"}
    )
    who = tokens.principal_of(token)
    assert who is not None
    assert (who.roles, who.units) == ({Role.READER}, {"a", "b"})


def test_new_keys_of_the_provider_are_fetched_but_not_for_every_stranger(
    local: LocalProvider, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tokens.principal_of(local.token()) is not None
    before = local.asked
    local.turn("second")
    assert tokens.principal_of(local.token()) is None, "the keys were fetched a moment ago"
    assert local.asked == before
    now = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: now() + 60)
    assert tokens.principal_of(local.token()) is not None
    assert local.asked == before + 1


def test_a_provider_that_is_silent(
    local: LocalProvider, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    local.answers = False
    for _ in range(3):
        with pytest.raises(ProviderError):
            tokens.principal_of(local.token())
    assert local.asked == 1, "it is left alone for a while"
    local.answers = True
    now = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: now() + oidc.AGAIN_SECONDS)
    assert tokens.principal_of(local.token()) is not None


def test_the_address_of_the_keys_can_be_given(local: LocalProvider) -> None:
    tokens = Tokens(Provider(local.issuer, AUDIENCE, jwks=f"{local.issuer}/keys"))
    assert tokens.principal_of(local.token()) is not None
    assert local.asked == 1
