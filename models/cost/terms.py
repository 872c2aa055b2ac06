"""The tables and choices one instance's cost is reckoned by, and what people there are paid."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from models.cost.pay import Rates, rates
from models.cost.prices import no_base_pay
from models.cost.settings import CostSettings
from models.instance import Instance
from models.staff import Employee
from models.tariff.employer import Employer
from models.tariff.library import employer_on, tariff_on
from models.tariff.sourced import Assumption
from models.tariff.tariff import Tariff
from models.view import RosterView
from models.worktime import contract_twelfths, norms_in_plan, target_twelfths

USUAL_NORM = "35.5"
"""The weekly norm of people whose own is not known: hired ones, and those without a contract."""

Requirement = frozenset[tuple[str, ...]]
"""What one hired person must hold: any competence of each tuple."""


class Terms:
    """What people of an instance are paid.

    Parameters
    ----------
    tariff, employer:
        Tables to use in place of the product's own that ``settings`` names.

    Raises
    ------
    InputError
        When a table that ``settings`` names does not exist or does not reach back to the day, or somebody's
        competences have no base pay.
    """

    def __init__(
        self,
        instance: Instance,
        settings: CostSettings,
        tariff: Tariff | None = None,
        employer: Employer | None = None,
    ) -> None:
        self.instance = instance
        self.settings = settings
        self.on = settings.on or instance.horizon.start
        self.tariff = tariff or tariff_on(settings.agreement, self.on)
        self.employer = employer or employer_on(settings.employer, self.on)
        self.year = settings.year or instance.horizon.start.year
        self.base = {e.id: self._base(e) for e in instance.employees}
        self._required: dict[Requirement, Fraction] = {}

    def _base(self, employee: Employee) -> Fraction:
        found = self.employer.base_nok_per_year(self.instance.competences_of[employee.id])
        if found is None:
            raise no_base_pay(self.employer, employee.competences)
        return found

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """Every number the reckoning rests on, with source and confidence."""
        return self.tariff.assumptions() + self.employer.assumptions()

    def recruitment(self, employee: str) -> Fraction:
        """Recruitment supplement a year in a full position."""
        return self.employer.recruitment_nok_per_year(self.instance.competences_of[employee])

    def year_hours(self, view: RosterView, employee: Employee, norm: str) -> Fraction:
        """Hours of a full-time year under a weekly norm; for ``tredelt`` what the person's shifts make it."""
        if norm != "tredelt":
            return self.tariff.year_hours.of(norm)
        ordinary = contract_twelfths(view, employee, range(view.days), "37.5")
        if "tredelt" not in norms_in_plan(view, employee) or not ordinary:
            return self.tariff.year_hours.of(USUAL_NORM)
        reduced = target_twelfths(view, employee, range(view.days), view.works(employee.id))
        return self.tariff.year_hours.of("37.5") * Fraction(reduced, ordinary)

    def rates(self, view: RosterView, employee: Employee, norm: str) -> Rates:
        """Kroner an hour of a person under a weekly norm."""
        return rates(self.tariff, self.base[employee.id], self.year_hours(view, employee, norm))

    def hired_rates(self, required: Requirement) -> Rates:
        """Kroner an hour, before the agency's markup, of somebody who meets a requirement.

        The pay is that of the cheapest person of the instance who does, or, when nobody does, the dearest of
        what each part of it costs at least.
        """
        if required not in self._required:
            able = (
                pay
                for e, pay in self.base.items()
                if all(self.instance.holds_any(e, any_of) for any_of in required)
            )
            cheapest = min(able, default=None)
            if cheapest is None:
                cheapest = max((self._at_least(any_of) for any_of in required), default=Fraction(0))
            self._required[required] = cheapest
        return rates(self.tariff, self._required[required], self.tariff.year_hours.of(USUAL_NORM))

    def _at_least(self, any_of: Iterable[str]) -> Fraction:
        found = (self.employer.base_nok_per_year((c,)) for c in any_of)
        return min((pay for pay in found if pay is not None), default=max(self.base.values()))
