"""A number with where it comes from and how sure it is."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer

from models.base import Id, Model, Name

_EXACT = re.compile(r"^(?:(\d{1,9})(?:[.,](\d{1,6}))?|(\d{1,9}) ([1-9])/([1-9]))$")


def exact(value: Any) -> Fraction:
    """A number as it is written: ``"22"``, ``"5.1"`` or ``"133 1/3"``.

    Raises
    ------
    ValueError
        When the text is no such number, or it is a float, which cannot hold 0.1.
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    match = _EXACT.match(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError(
            'tallet skrives i anførselstegn, som "22", "5.1" eller "133 1/3", og er ikke negativt'
        )
    whole, decimals, whole_before, part, of = match.groups()
    if part is not None:
        return int(whole_before) + Fraction(int(part), int(of))
    return Fraction(Decimal(f"{whole}.{decimals or 0}"))


def exact_text(value: Fraction) -> str:
    """The number as ``exact`` reads it: ``22``, ``5.1``, ``133 1/3``."""
    decimals = value * 10**6
    if decimals.denominator == 1:
        whole, rest = divmod(int(decimals), 10**6)
        return f"{whole}.{rest:06d}".rstrip("0").rstrip(".")
    whole, rest = divmod(value.numerator, value.denominator)
    return f"{whole} {rest}/{value.denominator}"


Exact = Annotated[Fraction, BeforeValidator(exact), PlainSerializer(exact_text, return_type=str)]
"""An exact number of 0 or more, written as text."""


class Confidence(StrEnum):
    """How far a number can be relied on.

    ``sure``: read in the law or agreement, or in two independent good sources. ``likely``: one good source, or
    an older one that agrees with the rest. ``derived``: reckoned from other numbers of the table. ``unverified``:
    general knowledge or an assumption; check before relying on it.
    """

    SURE = "sure"
    LIKELY = "likely"
    DERIVED = "derived"
    UNVERIFIED = "unverified"


CONFIDENCE_NAMES = {
    Confidence.SURE: "sikkert",
    Confidence.LIKELY: "sannsynlig",
    Confidence.DERIVED: "regnet ut",
    Confidence.UNVERIFIED: "ikke kontrollert",
}


class Source(Model):
    """Where numbers were read."""

    id: Id
    title: Name
    address: str


class Sourced(Model):
    """A number with its sources (ids of the table's ``sources``); the unit is in the name of the field it stands in."""

    value: Exact
    confidence: Confidence
    sources: tuple[Id, ...] = ()
    note: str = ""


class Assumption(Model):
    """A number that a reckoning rests on, ready to be shown.

    Attributes
    ----------
    what:
        Norwegian title with the unit.
    sources:
        Titles and addresses.
    """

    what: str
    value: Exact
    confidence: Confidence
    sources: tuple[Source, ...]
    note: str
