"""Bearer tokens of an OpenID Connect provider (RFC 9068, RFC 7519): signature, issuer, audience, times, roles."""

from __future__ import annotations

import json
import threading
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.parse import urlparse

import jwt

from api.access.principal import Principal
from api.access.roles import BY_UNIT, Role

ALGORITHMS = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
)
"""Signatures with a key pair. One with a shared secret could be made from the provider's public key."""

LEEWAY_SECONDS = 30
"""How far two clocks may be apart."""

TIMEOUT_SECONDS = 5.0
AGAIN_SECONDS = 5.0
"""After the provider did not answer, it is not asked for so long."""

LONGEST_SUBJECT = 180

NAMES_ROLE = "names"
"""Beside a role, lets names be seen."""

ALL_UNITS = "*"


class ProviderError(Exception):
    """The provider does not answer, or not with what it should."""


@dataclass(frozen=True)
class Provider:
    """Whose tokens are taken.

    Attributes
    ----------
    jwks:
        Address of the provider's keys; found by discovery when None.
    roles_claim, units_claim:
        Under which the token says what its owner is, and for which units; a dot leads into an object.
    """

    issuer: str
    audience: str
    jwks: str | None = None
    roles_claim: str = "roles"
    units_claim: str = "units"


class Tokens:
    """Reads tokens of one provider. Its keys are fetched at the first token, and again when they have changed."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._lock = threading.Lock()
        self._keys: jwt.PyJWKClient | None = None
        self._silent_until = 0.0

    def principal_of(self, token: str) -> Principal | None:
        """Whom a token stands for; None when it is not valid, or gives no role.

        Raises
        ------
        ProviderError
            When the provider's keys cannot be had.
        """
        try:
            header = jwt.get_unverified_header(token)
            if header.get("alg") not in ALGORITHMS or not isinstance(header.get("kid"), str):
                return None
            claims = jwt.decode(
                token,
                self._key(header["kid"]),
                algorithms=[header["alg"]],
                audience=self._provider.audience,
                issuer=self._provider.issuer,
                leeway=LEEWAY_SECONDS,
                options={"require": ["exp", "iss", "aud", "sub"]},
            )
        except (jwt.InvalidTokenError, jwt.PyJWKClientError):
            return None
        return self._principal(claims)

    def _key(self, kid: str) -> jwt.PyJWK:
        if time.monotonic() < self._silent_until:
            raise ProviderError
        try:
            with self._lock:
                if self._keys is None:
                    address = self._provider.jwks or _discovered(self._provider.issuer)
                    self._keys = jwt.PyJWKClient(address, timeout=TIMEOUT_SECONDS)
            return self._keys.get_signing_key(kid)
        except (jwt.PyJWKClientConnectionError, jwt.PyJWKSetError, ProviderError):
            self._silent_until = time.monotonic() + AGAIN_SECONDS
            raise ProviderError from None

    def _principal(self, claims: Mapping[str, Any]) -> Principal | None:
        said = _words(_claim(claims, self._provider.roles_claim))
        roles = frozenset(role for role in Role if role in said)
        units = _words(_claim(claims, self._provider.units_claim))
        everywhere = ALL_UNITS in units or roles.isdisjoint(BY_UNIT)
        subject = str(claims["sub"])
        if not roles or not (units or everywhere) or len(subject) > LONGEST_SUBJECT:
            return None
        return Principal(
            subject=f"oidc:{subject}",
            name=str(claims.get("name") or claims.get("preferred_username") or subject)[:200],
            roles=roles,
            units=None if everywhere else units,
            names=NAMES_ROLE in said,
        )


def _claim(claims: Mapping[str, Any], path: str) -> object:
    if path in claims:
        return claims[path]
    found: object = claims
    for part in path.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _words(claim: object) -> frozenset[str]:
    """A list of words, or words with spaces between."""
    if isinstance(claim, str):
        return frozenset(claim.split())
    return frozenset(str(one) for one in claim) if isinstance(claim, list) else frozenset()


def _discovered(issuer: str) -> str:
    """The address of the keys, from the provider's own description (OpenID Connect Discovery 1.0, 4)."""
    address = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 - settings allow http(s)
            found = json.load(answer)
        keys = found["jwks_uri"]
        if found["issuer"] != issuer or urlparse(keys).scheme not in ("http", "https"):
            raise ProviderError
    except (URLError, OSError, ValueError, KeyError, TypeError, AttributeError):
        raise ProviderError from None
    return str(keys)
