"""Who asks: the one local user, or whom a bearer token stands for."""

from __future__ import annotations

import ipaddress
from typing import Protocol
from urllib.parse import urlsplit

from fastapi import Request
from sqlalchemy import Engine

from api.access import keys
from api.access.oidc import Provider, ProviderError, Tokens
from api.access.principal import LOCAL, Principal
from api.access.rates import REQUESTS_PER_MINUTE, Rates
from api.database.sessions import reading
from api.problem_details import ProblemError


class Gate(Protocol):
    """Lets requests in."""

    def principal(self, request: Request, token: str | None) -> Principal:
        """Who asks.

        Raises
        ------
        ProblemError
            401, 403, 429 or 503 when they are not let in.
        """
        ...


FORWARDED = ("forwarded", "x-forwarded-for")
"""Headers by which a proxy says that it asks for somebody else (RFC 7239)."""


class Local:
    """Everybody on this machine is the local user.

    Pages of other sites in a browser on it are kept out, and so are proxies that let other machines in.
    """

    def principal(self, request: Request, token: str | None) -> Principal:  # noqa: ARG002 - there is no sign-in
        host = request.headers.get("host", "")
        if not is_loopback(urlsplit(f"//{host}").hostname or ""):
            raise _not_here("Tjenesten er bare for denne maskinen")
        if any(name in request.headers for name in FORWARDED):
            raise _not_here(
                "Tjenesten er bare for denne maskinen, og forespørselen er sendt videre fra en annen"
            )
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != host:
            raise _not_here("Tjenesten svarer ikke sider fra andre nettsteder")
        return LOCAL


class SignedIn:
    """A bearer token is needed: a key of ours, or a token of the provider when there is one."""

    def __init__(
        self, engine: Engine, provider: Provider | None = None, per_minute: int = REQUESTS_PER_MINUTE
    ) -> None:
        self._engine = engine
        self._tokens = None if provider is None else Tokens(provider)
        self._rates = Rates(per_minute)

    def principal(self, request: Request, token: str | None) -> Principal:
        address = "" if request.client is None else request.client.host
        self._rates.check_failures(address)
        if token is None:
            raise _unknown("Det trengs innlogging", "Send Authorization: Bearer med en nøkkel eller et token")
        found = self._found(token)
        if found is None:
            self._rates.count_failure(address)
            raise _unknown(
                "Innloggingen gjelder ikke", "Nøkkelen eller tokenet er ukjent, utløpt eller uten rolle"
            )
        self._rates.count(found.subject)
        return found

    def _found(self, token: str) -> Principal | None:
        if keys.is_key(token):
            with reading(self._engine) as session:
                return keys.principal_of(session, token)
        if self._tokens is None:
            return None
        try:
            return self._tokens.principal_of(token)
        except ProviderError:
            raise ProblemError(
                503,
                "no-provider",
                "Innloggingstjenesten svarer ikke",
                "Prøv igjen om litt",
                {"Retry-After": "5"},
            ) from None


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine's own."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _unknown(title: str, detail: str) -> ProblemError:
    return ProblemError(401, "unknown-user", title, detail, {"WWW-Authenticate": "Bearer"})


def _not_here(title: str) -> ProblemError:
    return ProblemError(403, "not-here", title)
