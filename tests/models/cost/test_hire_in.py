"""Open shifts as people to hire, and what they cost."""

from __future__ import annotations

from typing import Any

from models.cost.cost import cost_of
from models.cost.hire_in import people_to_hire
from models.instance import Instance
from models.kpi import kpis_of
from tests.build import person, view, ward
from tests.models.cost.pay import NURSES, employer, figure, terms

Json = dict[str, Any]


def need(line: str, people: int, start: str = "07:00", end: str = "15:00", **more: Any) -> Json:
    return {
        "id": line,
        "start": start,
        "end": end,
        "days": ["mon"],
        "minimum": people,
        "wanted": people,
        **more,
    }


def place(*demand: Json, **more: Any) -> Instance:
    people = [person("a", competences=["sykepleier"]), person("b"), person("c")]
    return ward(employees=people, competences=NURSES, units=("u", "v"), demand=demand, **more)


def hired(instance: Instance, rows: dict[str, str]) -> dict[str, list[tuple[int, int, int]]]:
    found = people_to_hire(view(instance, rows), "minimum")
    return {"+".join(c for any_of in sorted(r) for c in any_of): spans for r, spans in found.items()}


def test_nobody_is_hired_when_demand_is_met() -> None:
    assert hired(place(need("dag", 1)), {"a": "D"}) == {}


def test_the_missing_stretch_is_hired_for() -> None:
    """L covers 08:00-20:30 of 07:00-15:00; the second person is missing all through."""
    assert hired(place(need("dag", 2)), {"b": "L"}) == {"": [(420, 480, 2), (480, 900, 1)]}


def test_a_nurse_missing_at_the_site_and_anybody_in_the_ward_are_one_person() -> None:
    both = place(need("dag", 1, units=["u"]), need("spl", 1, site="s", competences=["sykepleier"]))
    assert hired(both, {}) == {"sykepleier": [(420, 900, 1)]}
    assert hired(both, {"b": "D"}) == {"sykepleier": [(420, 900, 1)]}
    assert hired(both, {"a": "D@v"}) == {"": [(420, 900, 1)]}


def test_people_missing_in_two_wards_are_two() -> None:
    wards = place(need("u", 1, units=["u"]), need("v", 1, units=["v"]), need("alle", 1))
    assert hired(wards, {}) == {"": [(420, 900, 2)]}


def test_an_open_night_over_the_end_of_a_rolling_plan_is_two_stretches() -> None:
    night = {"id": "natt", "start": "22:00", "end": "07:00", "days": ["sun"], "minimum": 1, "wanted": 1}
    end = 7 * 1440
    assert hired(place(night), {}) == {"": [(0, 420, 1), (end - 120, end, 1)]}


def test_wanted_can_be_hired_up_to() -> None:
    instance = place({**need("dag", 1), "wanted": 2})
    seen = view(instance, {"a": "D"})
    assert people_to_hire(seen, "minimum") == {}
    assert people_to_hire(seen, "wanted") == {frozenset(): [(420, 900, 1)]}


def yearly(instance: Instance, rows: dict[str, str], markup: str) -> dict[str, tuple[float, float]]:
    seen = view(instance, rows)
    found = cost_of(
        seen, kpis_of(seen), terms(instance, employer(hire_in_markup_percent=figure(markup)), year=2027)
    )
    return {
        h.competences: (float(h.hours_per_year.hire_in), float(h.nok_per_year.hire_in)) for h in found.hire_in
    }


def test_hire_in_is_hourly_pay_with_supplements_and_the_agencys_markup() -> None:
    """Mondays 15:00-23:00: 50 ordinary ones x (8 h x 300 + 4 h x 56 + 2 h x 75), twice that with 100 %."""
    late = place(need("kveld", 1, "15:00", "23:00"))
    assert yearly(late, {}, "0") == {"alle": (400, 50 * (2400 + 224 + 150))}
    assert yearly(late, {}, "100") == {"alle": (400, 100 * (2400 + 224 + 150))}


def test_the_price_is_that_of_the_cheapest_who_holds_what_is_asked_for() -> None:
    nurse = place(need("spl", 1, competences=["sykepleier"]))
    assert yearly(nurse, {}, "0") == {"Sykepleier": (400, 50 * 8 * 400)}
    nobody = place(need("natt", 1, competences=["natt"]))
    assert yearly(nobody, {}, "0") == {"Natt": (400, 50 * 8 * 300)}


def test_without_anybody_who_holds_it_the_price_is_the_least_that_the_table_gives() -> None:
    demand = [need("spl", 1, competences=["sykepleier"])]
    instance = ward(employees=[person("b")], competences=NURSES, demand=demand)
    assert yearly(instance, {"b": "D"}, "0") == {"Sykepleier": (400, 50 * 8 * 400)}
