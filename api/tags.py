"""Entity tags: the number of a revision, so that nobody overwrites what they have not seen."""

from __future__ import annotations

from api.problem_details import ProblemError


def etag(number: int) -> str:
    return f'"{number}"'


def expected(if_match: str | None) -> int | None:
    """The revision an ``If-Match`` names; None when any will do.

    Raises
    ------
    ProblemError
        412 when it is no tag this service gives.
    """
    if if_match is None or if_match.strip() == "*":
        return None
    number = if_match.strip().strip('"')
    if not (number.isascii() and number.isdigit()) or len(number) > 9:
        raise ProblemError(412, "changed", "Merket i If-Match er ikke et som tjenesten har gitt")
    return int(number)


def changed(what: str, latest: int) -> ProblemError:
    """Somebody else has made a revision meanwhile."""
    detail = f"Siste revisjon er {latest}. Hent den, og gjør endringene på nytt"
    return ProblemError(412, "changed", f"{what} er endret av noen andre", detail, {"ETag": etag(latest)})
