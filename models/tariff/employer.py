"""Employer: base pay by competence and what comes on top of pay, from a date on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator

from models.base import Id, Model, Name
from models.tariff.sourced import Assumption, Source, Sourced
from models.tariff.tariff import assumption, known_sources


class YearlyPay(Model):
    """Kroner a year in a full position for holders of any of some competences; without any, for everybody else."""

    competences: tuple[Id, ...] = ()
    nok_per_year: Sourced


class Employer(Model):
    """One version of an employer's pay settings.

    Attributes
    ----------
    base_pay:
        A person gets the highest of the lines for what he or she holds; the line without competences is for
        those who match no other.
    recruitment:
        Recruitment supplements by competence, in proportion to the position.
    holiday_pay_percent:
        Of all pay that varies: supplements, extra hours and overtime.
    pension_percent:
        The employer's part, of pay but overtime.
    payroll_tax_percent:
        *Arbeidsgiveravgift* of pay, holiday pay and pension in zone ``payroll_tax_zone``.
    hire_in_markup_percent:
        What an agency asks above hourly pay with supplements; payroll tax, pension, holiday and travel are in it.
    """

    format: Literal["turnus-employer-1"]
    id: Id
    employer: Id
    name: Name
    from_date: dt.date
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...]
    base_pay: tuple[YearlyPay, ...] = Field(min_length=1)
    recruitment: tuple[YearlyPay, ...] = ()
    holiday_pay_percent: Sourced
    pension_percent: Sourced
    payroll_tax_zone: Name
    payroll_tax_percent: Sourced
    hire_in_markup_percent: Sourced

    @model_validator(mode="after")
    def _check(self) -> Employer:
        known_sources(self.sources, (s for _, s in self._figures()))
        for lines, noun in ((self.base_pay, "grunnlønnen"), (self.recruitment, "rekrutteringstillegget")):
            named = [c for line in lines for c in line.competences or ("alle andre",)]
            twice = next((c for c in named if named.count(c) > 1), None)
            if twice is not None:
                raise ValueError(f"{noun} for {twice!r} står to ganger; ta bort den ene")
        if any(not line.competences for line in self.recruitment):
            raise ValueError("et rekrutteringstillegg må nevne kompetansene det gjelder")
        return self

    def base_nok_per_year(self, competences: Collection[str]) -> Fraction | None:
        """Yearly pay in a full position for whoever holds these; None when no line fits."""
        return _highest(self.base_pay, competences)

    def recruitment_nok_per_year(self, competences: Collection[str]) -> Fraction:
        """Recruitment supplement a year in a full position."""
        return _highest(self.recruitment, competences) or Fraction(0)

    def _figures(self) -> Iterator[tuple[str, Sourced]]:
        for title, lines in (("Grunnlønn", self.base_pay), ("Rekrutteringstillegg", self.recruitment)):
            for line in lines:
                who = ", ".join(line.competences) or "alle andre"
                yield f"{title} i hel stilling, kroner per år: {who}", line.nok_per_year
        yield "Feriepenger av lønn som varierer, prosent", self.holiday_pay_percent
        yield "Arbeidsgivers pensjonspremie, prosent", self.pension_percent
        yield f"Arbeidsgiveravgift i sone {self.payroll_tax_zone}, prosent", self.payroll_tax_percent
        yield "Innleie: påslag på timelønn med tillegg, prosent", self.hire_in_markup_percent

    def assumptions(self) -> tuple[Assumption, ...]:
        """Every number of the settings, with what it is in Norwegian."""
        return tuple(assumption(what, figure, self.sources) for what, figure in self._figures())


def _highest(lines: tuple[YearlyPay, ...], competences: Collection[str]) -> Fraction | None:
    fitting = [line.nok_per_year.value for line in lines if not set(line.competences).isdisjoint(competences)]
    if not fitting:
        fitting = [line.nok_per_year.value for line in lines if not line.competences]
    return max(fitting, default=None)
