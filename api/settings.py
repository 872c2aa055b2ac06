"""What the environment says of the service: who may sign in, how often, and how long things are kept."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from api.access.gate import is_loopback
from api.access.oidc import Provider
from api.access.rates import REQUESTS_PER_MINUTE
from models.problems import InputError, InputProblem
from models.translation import sentence

PREFIX = "TURNUS_"


class Settings(BaseSettings):
    """Each is an environment variable with ``TURNUS_`` before its name; docs/service.md lists them.

    Attributes
    ----------
    oidc_issuer, oidc_audience:
        Provider whose tokens are taken, and what they must be meant for; both or neither.
    oidc_jwks:
        Address of the provider's keys; found by discovery when left out.
    oidc_roles_claim, oidc_units_claim:
        Where a token says its owner's roles and units; a dot leads into an object.
    cors_origins:
        Origins whose pages may use the service from a browser, a space between two.
    requests_per_minute:
        Of each user, in each process of the service.
    roster_days:
        Rosters whose plan ended longer ago are deleted; all are kept when left out.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    oidc_issuer: str | None = None
    oidc_audience: str | None = None
    oidc_jwks: str | None = None
    oidc_roles_claim: str = "roles"
    oidc_units_claim: str = "units"
    cors_origins: Annotated[tuple[str, ...], NoDecode] = ()
    requests_per_minute: int = Field(default=REQUESTS_PER_MINUTE, ge=1)
    roster_days: int | None = Field(default=None, ge=1)

    @field_validator("oidc_issuer", "oidc_jwks")
    @classmethod
    def _safe(cls, address: str | None) -> str | None:
        if address is not None and not _is_safe(address):
            raise ValueError("adressen må begynne med https://")
        return address

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _origins(cls, said: object) -> object:
        origins = tuple(said.split()) if isinstance(said, str) else said
        if isinstance(origins, tuple):
            for origin in origins:
                parts = urlsplit(str(origin))
                if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query:
                    raise ValueError("skriv hver nettside som https://vert, med mellomrom mellom")
        return origins

    @model_validator(mode="after")
    def _check(self) -> Settings:
        if (self.oidc_issuer is None) != (self.oidc_audience is None):
            raise ValueError("TURNUS_OIDC_ISSUER og TURNUS_OIDC_AUDIENCE må settes begge to")
        return self

    @property
    def provider(self) -> Provider | None:
        """Whose tokens are taken; None when there is no provider."""
        if self.oidc_issuer is None or self.oidc_audience is None:
            return None
        return Provider(
            self.oidc_issuer, self.oidc_audience, self.oidc_jwks, self.oidc_roles_claim, self.oidc_units_claim
        )


def settings() -> Settings:
    """What the environment says.

    Raises
    ------
    InputError
        Naming the variables that cannot be used; what stands in them is not quoted.
    """
    try:
        return Settings()
    except ValidationError as error:
        problems = []
        for one in error.errors():
            message, advice = sentence(one["type"], one.get("ctx", {}))
            if one["type"] == "value_error":
                message, advice = str(one["ctx"]["error"]), ""
            name = "".join(str(part) for part in one["loc"][:1]).upper()
            problems.append(InputProblem(f"{PREFIX}{name}" if name else "", None, message, advice))
        raise InputError(problems) from None


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
