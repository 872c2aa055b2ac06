"""The position model asked about a policy: with today's people, and as if nobody were employed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from decimal import ROUND_HALF_UP, Decimal

from heltid.sweep.result import Positions
from heltid.sweep.task import Budgets
from models.cost.prices import Prices as EmployerPrices
from models.cost.prices import prices
from models.cost.terms import Terms as CostTerms
from models.instance import Instance
from models.policy.base import Terms as PolicyTerms
from models.problems import InputError
from models.rules.heltid import Heltid
from solver.positions.case import StaffingCase, Supplements
from solver.positions.from_instance import case_of
from solver.positions.plan import StaffingPlan
from solver.positions.solve import staffing_plan
from solver.positions.terms import Prices, Terms

WORK_LIMIT = 1.0
"""CP-SAT's own measure for each goal, so that the time of day decides nothing; about a second each."""

LONGEST_SECONDS = 3_600.0
"""For each answer, where a number of steps decides instead of time."""


def asked(
    instance: Instance, policy: PolicyTerms, budgets: Budgets, seed: int
) -> tuple[Positions, StaffingCase | None]:
    """Ask the position model about a ward under a policy, with today's people where there are any.

    Returns
    -------
    tuple of Positions and StaffingCase
        The answers, and the question of a ward staffed anew; None when it could not be asked.
    """
    may_grow = any(rule.may_grow for rule in instance.rules if isinstance(rule, Heltid) and rule.enabled)
    try:
        paid = _prices(instance, budgets)
        common = {
            "long_shifts": policy.long_shift_days or "all",
            "fte_most": policy.budget_fte,
            "nok_per_year_most": policy.budget_nok_per_year,
            "prices": paid,
        }
        growth = "accepted" if may_grow else "none"
        today = Terms.model_validate({**common, "start": "staff", "growth": growth, "hiring": False})
        anew = case_of(instance, Terms.model_validate({**common, "start": "nothing"}))
        return Positions(
            today=_plan(case_of(instance, today), budgets, seed) if instance.employees else None,
            anew=_plan(anew, budgets, seed),
        ), anew
    except (InputError, ValueError) as error:  # somebody without base pay, a ward without needs
        return Positions(reason=str(error)), None


def _plan(case: StaffingCase, budgets: Budgets, seed: int) -> StaffingPlan:
    seconds = budgets.position_seconds if budgets.iterations is None else LONGEST_SECONDS
    return staffing_plan(case, seconds=seconds, seed=seed, work_limit=WORK_LIMIT)


def _prices(instance: Instance, budgets: Budgets) -> Prices:
    terms = CostTerms(instance, budgets.cost)

    found: dict[str, EmployerPrices] = {}
    for name, held in [("*", ()), *((c.id, (c.id,)) for c in instance.competences)]:
        with suppress(InputError):  # the employer pays nobody who holds this one alone
            found[name] = prices(terms.tariff, terms.employer, held)
    people = [prices(terms.tariff, terms.employer, instance.competences_of[e.id]) for e in instance.employees]
    people = people or list(found.values())
    return Prices(
        nok_per_fte_year={
            name: int(one.full_position_nok_per_year.to_integral_value(ROUND_HALF_UP))
            for name, one in found.items()
        },
        supplements=Supplements(
            weekend_nok_per_hour=_mean(p.saturday_sunday_nok_per_hour for p in people),
            evening_nok_per_hour=_mean(p.evening_nok_per_hour for p in people),
            night_nok_per_hour=_mean(p.night_nok_per_hour for p in people),
        ),
    )


def _mean(amounts: Iterable[Decimal]) -> float:
    """The mean over today's people, or over the kinds there may be: whoever works the hour is not known to the model."""
    given = list(amounts)
    return float(sum(given) / len(given)) if given else 0.0
