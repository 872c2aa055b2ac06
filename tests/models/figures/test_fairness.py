"""How evenly burdens lie, among those who can take them."""

from __future__ import annotations

from typing import Any

import pytest

from models.figures.fairness import Fairness, fairness
from models.kpi import kpis
from tests.build import SHIFTS, person, roster, shift, ward


def fair(of: Any, rows: dict[str, str], *people: dict[str, Any], **more: Any) -> Fairness:
    instance = ward(employees=people or (person("a"), person("b")), weeks=2, **more)
    return fairness(instance, kpis(instance, roster(instance, rows)).people, of)


def test_equal_shares_are_1_and_one_persons_burden_is_1_over_people() -> None:
    assert fair("evening", {"a": "A", "b": "- A"}).jain_index == 1
    one = fair("evening", {"a": "A A"})
    assert (one.jain_index, one.lowest_per_4_weeks, one.highest_per_4_weeks) == (0.5, 0, 4)


def test_shares_are_reckoned_as_if_in_a_full_position() -> None:
    """One night in two weeks on 50 % is as much as two on 100 %: 4 per 4 weeks."""
    half = fair("night", {"a": "N", "b": "N N"}, person("a", percent=50.0), person("b"))
    assert half == Fairness(
        of="night",
        people=2,
        mean_per_4_weeks=4,
        lowest_per_4_weeks=4,
        highest_per_4_weeks=4,
        jain_index=1,
    )


def test_uneven_weekends_by_hand() -> None:
    """1 and 2 weekends in two weeks: 2 and 4 per 4 weeks; 36 / (2 x 20) = 0.9."""
    found = fair("weekend", {"a": "- - - - - D", "b": "- - - - - D - | - - - - - - D"})
    assert (found.mean_per_4_weeks, found.jain_index) == (3, 0.9)


@pytest.mark.parametrize(
    ("of", "exempt"), [("evening", "no_evenings"), ("night", "no_nights"), ("weekend", "no_weekends")]
)
def test_the_exempt_do_not_count(of: str, exempt: str) -> None:
    found = fair(of, {"a": "A N"}, person("a"), person("b", exemptions={exempt: True}))
    assert found.people == 1


def test_those_who_may_not_work_the_shift_do_not_count() -> None:
    night = shift("N", "22:00", "07:00", "night", competences=["natt"])
    elsewhere = shift("A", "15:00", "22:00", "evening", units=["v"])
    skills = [{"id": "natt", "name": "Natt"}]
    instance = {"shifts": [SHIFTS[0], night, elsewhere], "units": ("u", "v"), "competences": skills}
    people = (person("a", competences=["natt"]), person("b", other_units=["v"]), person("c"))
    assert fair("night", {"a": "N"}, *people, **instance).people == 1
    assert fair("evening", {"b": "A@v"}, *people, **instance).people == 1


def test_with_nothing_to_share_there_is_no_index() -> None:
    found = fair("night", {})
    assert (found.people, found.mean_per_4_weeks, found.jain_index) == (2, 0, None)
    nobody = fair("night", {}, person("a", exemptions={"no_nights": True}))
    assert (nobody.people, nobody.mean_per_4_weeks, nobody.jain_index) == (0, None, None)


def test_people_without_a_contract_on_the_last_day_do_not_count() -> None:
    gone = person("a", employed_until="2027-01-10")
    assert fair("night", {"a": "N"}, gone, person("b"), kind="calendar").people == 1
