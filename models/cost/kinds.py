"""Kroner by kind of cost, to the øre."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from models.base import Model

Amount = Annotated[Decimal, Field(ge=0, decimal_places=2)]
"""Kroner or hours, to the hundredth."""

ZERO = Decimal("0.00")


def hundredth(value: Fraction) -> Decimal:
    """A number rounded to the hundredth, halves to even."""
    hundredths = round(value * 100)
    return (Decimal(hundredths) / 100).quantize(ZERO, rounding=ROUND_HALF_EVEN)


class CostByKind(Model):
    """Kroner by kind (a year's, unless the holder says otherwise).

    Attributes
    ----------
    fixed_pay:
        Base pay of the position.
    saturday_sunday, evening, night, holiday:
        Supplements of HTA KS chapter 1 §5.
    extra_hours:
        *Merarbeid*: hours above a part-time contract at plain pay.
    overtime:
        Hours above the threshold, pay and supplement.
    recruitment:
        Local recruitment supplements.
    hire_in:
        What an agency asks for open shifts.
    holiday_pay:
        Of pay that varies.
    pension, payroll_tax:
        The employer's contributions.
    """

    fixed_pay: Amount = ZERO
    saturday_sunday: Amount = ZERO
    evening: Amount = ZERO
    night: Amount = ZERO
    holiday: Amount = ZERO
    extra_hours: Amount = ZERO
    overtime: Amount = ZERO
    recruitment: Amount = ZERO
    hire_in: Amount = ZERO
    holiday_pay: Amount = ZERO
    pension: Amount = ZERO
    payroll_tax: Amount = ZERO

    @property
    def total(self) -> Decimal:
        return sum((getattr(self, kind) for kind in KIND_TITLES), ZERO)


class HoursByKind(Model):
    """Hours by kind (a year's, unless the holder says otherwise).

    Attributes
    ----------
    worked:
        Working hours of the shifts.
    saturday_sunday, evening, night, holiday:
        Hours that give each supplement; evening and night hours may be one of the others too.
    extra, overtime:
        Above the contract, at plain pay and at overtime pay.
    unused:
        Hours of the contract that the plan does not use; they are paid.
    hire_in:
        Open hours for which somebody is hired.
    """

    worked: Amount = ZERO
    saturday_sunday: Amount = ZERO
    evening: Amount = ZERO
    night: Amount = ZERO
    holiday: Amount = ZERO
    extra: Amount = ZERO
    overtime: Amount = ZERO
    unused: Amount = ZERO
    hire_in: Amount = ZERO


KIND_TITLES = {
    "fixed_pay": "Fastlønn",
    "saturday_sunday": "Lørdags- og søndagstillegg",
    "evening": "Kveldstillegg",
    "night": "Nattillegg",
    "holiday": "Helge- og høytidstillegg",
    "extra_hours": "Merarbeid",
    "overtime": "Overtid",
    "recruitment": "Rekrutteringstillegg",
    "hire_in": "Innleie til ledige vakter",
    "holiday_pay": "Feriepenger av lønn som varierer",
    "pension": "Pensjon, arbeidsgivers del",
    "payroll_tax": "Arbeidsgiveravgift",
}
"""The kinds of cost in Norwegian, in the order they are shown."""


def total_cost(parts: Iterable[CostByKind]) -> CostByKind:
    """Kroner added up, kind by kind."""
    held = list(parts)
    return CostByKind(**{kind: sum((getattr(p, kind) for p in held), ZERO) for kind in KIND_TITLES})


def total_hours(parts: Iterable[HoursByKind]) -> HoursByKind:
    """Hours added up, kind by kind."""
    held = list(parts)
    return HoursByKind(
        **{kind: sum((getattr(p, kind) for p in held), ZERO) for kind in HoursByKind.model_fields}
    )
