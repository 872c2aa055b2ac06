"""What can go wrong when the service is asked."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Problem(BaseModel):
    """One thing that is wrong with what was sent; the sentences are in bokmål."""

    model_config = ConfigDict(frozen=True)

    where: str
    value: str | None = None
    message: str
    advice: str = ""


class ServiceError(Exception):
    """The service did not do what it was asked to."""


class NoServerError(ServiceError):
    """Nobody answers at the address, or not in time."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(address)


class RefusedError(ServiceError):
    """An answer with problem details (RFC 9457).

    Attributes
    ----------
    kind:
        The last part of the problem's type, such as ``state``; empty when it has none.
    title, detail, findings:
        In bokmål, as the service says them.
    """

    def __init__(
        self,
        status: int,
        kind: str = "",
        title: str = "",
        detail: str = "",
        findings: tuple[Problem, ...] = (),
    ) -> None:
        self.status = status
        self.kind = kind
        self.title = title
        self.detail = detail
        self.findings = findings
        super().__init__(f"{status} {kind}")


class NotSignedInError(RefusedError):
    """It is not known who asks (401)."""


class NotAllowedError(RefusedError):
    """It is not for who asks to do (403)."""


class NotThereError(RefusedError):
    """It is not there, or not there for who asks (404)."""


class ChangedError(RefusedError):
    """Somebody else has changed it since it was looked at (412)."""


BY_STATUS: dict[int, type[RefusedError]] = {
    401: NotSignedInError,
    403: NotAllowedError,
    404: NotThereError,
    412: ChangedError,
}
