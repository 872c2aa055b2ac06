"""The position model asked about a policy: with today's people, and as if nobody were employed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from decimal import ROUND_HALF_UP, Decimal

from heltid.sweep.result import Positions
from heltid.sweep.task import Budgets
from models.cost.prices import prices
from models.cost.terms import Terms as CostTerms
from models.instance import Instance
from models.policy.base import Terms as PolicyTerms
from models.problems import InputError
from models.rules.heltid import Heltid
from solver.positions.from_instance import Prices, Terms, case_of
from solver.positions.plan import StaffingPlan
from solver.positions.solve import staffing_plan

WORK_LIMIT = 1.0
"""CP-SAT's own measure for each goal, so that the time of day decides nothing; about a second each."""

LONGEST_SECONDS = 3_600.0
"""For each answer, where a number of steps decides instead of time."""


def positions_of(instance: Instance, policy: PolicyTerms, budgets: Budgets, seed: int) -> Positions:
    """Ask the position model about a ward under a policy."""
    may_grow = any(rule.may_grow for rule in instance.rules if isinstance(rule, Heltid) and rule.enabled)
    try:
        paid = _prices(instance, budgets)
        common = {
            "long_shifts": policy.long_shift_days or "all",
            "absence_percent": policy.resource_percent,
            "fte_most": policy.budget_fte,
            "nok_per_year_most": policy.budget_nok_per_year,
            "prices": paid,
        }
        growth = "accepted" if may_grow else "none"
        today = Terms.model_validate({**common, "start": "staff", "growth": growth, "hiring": False})
        anew = Terms.model_validate({**common, "start": "nothing"})
        return Positions(
            today=_plan(instance, today, budgets, seed), anew=_plan(instance, anew, budgets, seed)
        )
    except InputError as error:
        return Positions(reason=str(error))
    except ValueError as error:  # a ward without needs, say
        return Positions(reason=str(error))


def _plan(instance: Instance, terms: Terms, budgets: Budgets, seed: int) -> StaffingPlan:
    seconds = budgets.position_seconds if budgets.iterations is None else LONGEST_SECONDS
    return staffing_plan(case_of(instance, terms), seconds=seconds, seed=seed, work_limit=WORK_LIMIT)


def _prices(instance: Instance, budgets: Budgets) -> Prices:
    terms = CostTerms(instance, budgets.cost)

    def price(competences: Collection[str]) -> Decimal:
        return prices(terms.tariff, terms.employer, competences).full_position_nok_per_year

    return Prices(nok_per_fte_year=_by_competence(instance, price))


def _by_competence(instance: Instance, price: Callable[[Collection[str]], Decimal]) -> dict[str, int]:
    """Kroner a year for a full position of who holds each competence, and of who holds none, where there is a price."""
    found = {}
    for name, held in [("*", ()), *((c.id, (c.id,)) for c in instance.competences)]:
        try:
            found[name] = int(price(held).to_integral_value(ROUND_HALF_UP))
        except InputError:  # nobody there holds this one alone, or the employer does not pay such people
            continue
    return found
