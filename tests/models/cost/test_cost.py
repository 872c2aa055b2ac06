"""The yearly cost of small rosters, reckoned by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.cost.cost import Cost, cost, cost_of
from models.cost.kinds import KIND_TITLES, CostByKind
from models.cost.settings import CostSettings
from models.instance import Instance
from models.kpi import kpis_of
from models.problems import InputError
from models.tariff.employer import Employer
from models.tariff.library import table_ids
from tests.build import SHIFTS, line, person, roster, view, ward
from tests.models.cost.pay import NURSES, employer, figure, terms

DOCS = Path(__file__).parents[3] / "docs" / "cost.md"


def costed(
    instance: Instance,
    rows: dict[str, str],
    positions: dict[str, float] | None = None,
    paid_by: Employer | None = None,
    **more: Any,
) -> Cost:
    seen = view(instance, rows, positions)
    return cost_of(seen, kpis_of(seen), terms(instance, paid_by, **more))


def nurse(employee: str = "a", **more: Any) -> dict[str, Any]:
    return person(employee, competences=["sykepleier"], **more)


def nurses(*people: dict[str, Any], **more: Any) -> Instance:
    return ward(employees=people, competences=NURSES, **more)


def test_the_example_of_the_docs() -> None:
    """docs/cost.md: a nurse on 100 % at 400 kroner an hour, one week: evening Monday, night Wednesday, day
    Saturday and Sunday; 2027."""
    found = costed(nurses(nurse()), {"a": "A - N - - D D"}, year=2027)
    hours, nok = found.hours_per_year, found.nok_per_year
    # Mondays less Easter Monday and 17 May: 50 x 4 h.
    assert hours.evening == 200
    # 50 x 1 h on Mondays; 52 Wednesdays x 2 h (one is an eve); Thursdays' six hours less two holidays: 50 x 6 h.
    assert hours.night == 50 + 104 + 300
    # Saturdays: 48 x 8 h, and 5 h before noon on Whitsun eve; ordinary Sundays: 49 x 8 h.
    assert hours.saturday_sunday == 384 + 5 + 392
    # The eve before Maundy Thursday 2 h, Easter eve 8 h, Whitsun eve 3 h, 11 holidays staffed as Sundays x 8 h.
    assert hours.holiday == 2 + 8 + 3 + 88
    assert nok.fixed_pay == 738_400
    assert nok.evening == 200 * 56
    assert nok.night == 454 * 100
    assert nok.saturday_sunday == 781 * 88
    assert nok.holiday == Decimal("53866.67")  # 101 x 533 1/3
    # 32 h of work against 35.5: three and a half hours a week that are paid and not used.
    assert (hours.unused, hours.extra, hours.overtime) == (182, 0, 0)
    assert nok.total == Decimal("917594.67")
    told = DOCS.read_text("utf-8")
    for amount in (nok.fixed_pay, nok.evening, nok.night, nok.saturday_sunday, nok.holiday, nok.total):
        assert f"| {amount:,.2f} |" in told


def test_the_docs_tell_every_kind_table_and_choice() -> None:
    told = DOCS.read_text("utf-8")
    for name in (*KIND_TITLES, *CostSettings.model_fields, *table_ids("agreements"), *table_ids("employers")):
        assert f"`{name}`" in told or name in ("agreement", "employer"), name


def test_flat_months_reckon_with_1900_hours() -> None:
    clock = costed(nurses(nurse()), {"a": "A - N - - D D"}, year=2027).nok_per_year
    flat = costed(nurses(nurse()), {"a": "A - N - - D D"}, year=2027, supplements="flat_month").nok_per_year
    assert flat.evening == Decimal("10912.82")  # 11,200 x 1900/1950
    assert flat.night == Decimal("44235.90")
    assert flat.saturday_sunday == Decimal("66965.74")
    assert (flat.fixed_pay, flat.holiday) == (clock.fixed_pay, clock.holiday)


def test_a_roster_of_more_weeks_is_scaled_to_the_same_year() -> None:
    one = costed(nurses(nurse()), {"a": "A - N - - D D"})
    three = costed(nurses(nurse(), weeks=3), {"a": "A - N - - D D | " * 3})
    assert three.nok_per_year == one.nok_per_year


def test_fixed_pay_follows_the_position_the_roster_has_chosen() -> None:
    grow = line("heltid", hard=False, may_grow=True)
    instance = nurses(nurse(percent=50.0, accepted_positions=[75.0]), rules=[grow])
    assert costed(instance, {}).nok_per_year.fixed_pay == 369_200
    chosen = costed(instance, {}, {"a": 75.0})
    assert chosen.nok_per_year.fixed_pay == 553_800
    assert chosen.people[0].position_percent == 75


def test_fixed_pay_of_a_contract_that_changes_is_the_mean() -> None:
    contracts = [
        {"position_percent": 50.0, "weekly_norm": "35.5"},
        {"from_date": "2027-01-11", "position_percent": 100.0, "weekly_norm": "35.5"},
    ]
    instance = nurses(nurse() | {"contracts": contracts}, weeks=2, kind="calendar")
    assert costed(instance, {}).nok_per_year.fixed_pay == 553_800
    leaving = nurses(nurse(employed_until="2027-01-10"), weeks=2, kind="calendar")
    assert costed(leaving, {}).nok_per_year.fixed_pay == 369_200


def test_the_dearest_competence_sets_the_pay() -> None:
    found = costed(nurses(nurse(), person("b")), {})
    assert [p.base_nok_per_year for p in found.people] == [738_400, 553_800]


def test_recruitment_is_in_proportion_to_the_position() -> None:
    paid_by = employer(recruitment=[{"competences": ["sykepleier"], "nok_per_year": figure("40000")}])
    found = costed(nurses(nurse(percent=75.0), person("b")), {}, paid_by=paid_by)
    assert [p.nok_per_year.recruitment for p in found.people] == [30_000, 0]


# -- hours above the contract -----------------------------------------------------------------


def test_a_part_timers_extra_hours_are_plain_up_to_full_time() -> None:
    """50 % of 35.5 h is 17 h 45 min. 24 h of work: 6.25 h a week extra at 400. 40 h: 17.75 h extra, 4.5 overtime."""
    instance = nurses(nurse(percent=50.0))
    below = costed(instance, {"a": "D D D"})
    assert (below.hours_per_year.extra, below.hours_per_year.overtime) == (325, 0)
    assert below.nok_per_year.extra_hours == 130_000
    above = costed(instance, {"a": "D D D D D"})
    assert (above.hours_per_year.extra, above.hours_per_year.overtime) == (923, 234)
    assert above.nok_per_year.overtime == Decimal("140096.43")  # 234 x 738,400 / 1850 x 1.5


def test_the_threshold_can_be_the_contract() -> None:
    found = costed(nurses(nurse(percent=50.0)), {"a": "D D D"}, overtime_from="contract")
    assert (found.hours_per_year.extra, found.hours_per_year.overtime) == (0, 325)
    assert found.nok_per_year.overtime == Decimal("194578.38")  # 325 x 738,400 / 1850 x 1.5


def test_the_threshold_changes_nothing_for_full_timers() -> None:
    for where in ("full_time", "contract"):
        found = costed(nurses(nurse()), {"a": "D D D D D"}, overtime_from=where)
        assert (found.hours_per_year.extra, found.hours_per_year.overtime) == (0, 234)


def test_the_far_rate_is_dearer() -> None:
    found = costed(nurses(nurse()), {"a": "D D D D D"}, planned_overtime="far")
    assert found.nok_per_year.overtime == Decimal("186795.24")  # 234 x 738,400 / 1850 x 2


def test_hours_just_at_the_contract_cost_nothing_more() -> None:
    shifts = [*SHIFTS, {"id": "R", "name": "R", "start": "08:00", "end": "15:30", "kind": "day"}]
    found = costed(nurses(nurse(percent=100.0), shifts=shifts), {"a": "D D D R"})  # 31.5 h
    assert (found.hours_per_year.overtime, found.hours_per_year.unused) == (0, 208)


# -- tredelt ----------------------------------------------------------------------------------


def test_a_tredelt_norm_makes_the_hour_dearer_as_the_plan_has_more_nights() -> None:
    """Two nights of 8 h inside 21-06: 37.5 - 4 = 33.5, not below 33.6; hour is 738,400 / 1747.2."""
    found = costed(nurses(nurse(norm="tredelt")), {"a": "N N"}, year=2027)
    hourly = Fraction(738_400) / Fraction("1747.2")
    nights = Fraction(found.hours_per_year.night)
    assert abs(Fraction(found.nok_per_year.night) - nights * hourly / 4) < Fraction(1, 100)
    few = costed(nurses(nurse(norm="tredelt")), {"a": "A A"}, year=2027)  # an hour of each is night: 35.5 h
    assert (few.hours_per_year.night, few.nok_per_year.night) == (102, 10_200)


# -- all in all -------------------------------------------------------------------------------


def test_the_total_is_the_sum_of_people_and_hire_in() -> None:
    demand = [{"id": "dag", "start": "07:00", "end": "15:00", "days": ["mon"], "minimum": 2, "wanted": 2}]
    found = costed(nurses(nurse(), person("b"), demand=demand), {"a": "D A", "b": "- N"})
    parts = [*(p.nok_per_year for p in found.people), *(h.nok_per_year for h in found.hire_in)]
    for kind in KIND_TITLES:
        assert getattr(found.nok_per_year, kind) == sum(getattr(p, kind) for p in parts)
    assert found.nok_per_year.total == sum(p.total for p in parts)
    assert found.nok_per_year.hire_in > 0


def test_every_kind_has_a_norwegian_title() -> None:
    assert set(KIND_TITLES) == set(CostByKind.model_fields)


def test_cost_tells_its_tables_assumptions_and_what_it_left_out() -> None:
    instance = nurses(nurse())
    found = cost(instance, roster(instance, {"a": "D"}), CostSettings(employer="hemnes"))
    assert (found.tariff, found.employer, found.year) == ("hta-ks-2026", "hemnes-2026", 2027)
    assert any(a.what.startswith("Rekrutteringstillegg") for a in found.assumptions)
    assert any("Ferie og sykefravær" in sentence for sentence in found.left_out)
    assert Cost.model_validate_json(found.model_dump_json()) == found


def test_tables_in_force_on_another_day_can_be_asked_for() -> None:
    instance = nurses(nurse())
    then = CostSettings.model_validate_json('{"on": "2023-09-01"}')
    assert cost(instance, roster(instance, {}), then).tariff == "hta-ks-2023"
    before = CostSettings.model_validate_json('{"on": "2022-09-01"}')
    with pytest.raises(InputError, match="ingen utgave gjelder"):
        cost(instance, roster(instance, {}), before)


def test_a_competence_without_base_pay_is_told_without_the_persons_name() -> None:
    paid_by = employer(base_pay=[{"competences": ["lege"], "nok_per_year": figure("900000")}])
    with pytest.raises(InputError, match="sykepleier: ingen grunnlønn i test-2023"):
        costed(nurses(nurse()), {}, paid_by=paid_by)


CODES = [s["id"] for s in SHIFTS]
ROWS = st.lists(st.sampled_from(["-", *CODES, "D+A"]), min_size=14, max_size=14).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(
    ROWS,
    ROWS,
    st.sampled_from(["rolling", "calendar"]),
    st.sampled_from([20.0, 62.5, 100.0]),
    st.sampled_from(["35.5", "37.5", "tredelt"]),
    st.fixed_dictionaries(
        {
            "supplements": st.sampled_from(["clock", "flat_month"]),
            "overtime_from": st.sampled_from(["full_time", "contract"]),
            "holidays": st.sampled_from(["as_sunday", "as_planned"]),
        }
    ),
)
def test_cost_is_additive_over_people_and_never_negative(
    a: str, b: str, kind: str, percent: float, norm: str, how: dict[str, str]
) -> None:
    paid_by = employer(
        holiday_pay_percent=figure("12"),
        pension_percent=figure("14"),
        payroll_tax_percent=figure("14.1"),
        recruitment=[{"competences": ["sykepleier"], "nok_per_year": figure("40000")}],
    )
    first, second = nurse(percent=percent, norm=norm), person("b")
    when = {"weeks": 2, "kind": kind, "start": "2027-03-22"}
    together = costed(nurses(first, second, **when), {"a": a, "b": b}, paid_by=paid_by, **how)
    alone = [
        costed(nurses(first, **when), {"a": a}, paid_by=paid_by, **how),
        costed(nurses(second, **when), {"b": b}, paid_by=paid_by, **how),
    ]
    assert together.people == (*alone[0].people, *alone[1].people)
    for name in KIND_TITLES:
        amount = getattr(together.nok_per_year, name)
        assert amount == sum(getattr(c.nok_per_year, name) for c in alone)
        assert amount >= 0
    hours = together.hours_per_year
    assert hours.saturday_sunday + hours.holiday <= hours.worked + Decimal("0.02")
    assert hours.evening + hours.night <= hours.worked + Decimal("0.02")
