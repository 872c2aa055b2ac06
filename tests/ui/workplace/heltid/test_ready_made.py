"""Ready-made policies on a ward, and those of one's own."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from instances.library import load_named
from models.instance import Instance
from models.policy.changes import CHANGE_KINDS, kind_of
from models.policy.changes.larger_positions import LargerPositions
from models.policy.changes.weekend_frequency import WeekendFrequency
from models.policy.policy import LONGEST_ID, Policy
from models.policy.sources import SOURCES
from ui.workplace.heltid.change_forms import FORMS
from ui.workplace.heltid.choices import FIRST, Choices
from ui.workplace.heltid.own_policy import change_of, own_policy, replaced
from ui.workplace.heltid.ready_made import (
    KINDS,
    THEMES,
    combined,
    kinds_of_ward,
    listed,
    on_ward,
    rests,
    theme,
    tried,
    with_base,
)


@pytest.fixture(scope="module")
def korgen() -> Instance:
    """One site: nothing to co-locate."""
    return load_named("hemnes/korgen")


@pytest.fixture(scope="module")
def hemnes() -> Instance:
    """Two sites."""
    return load_named("hemnes/omsorg")


@pytest.fixture
def chosen(korgen: Instance) -> Choices:
    return Choices(korgen.hash, on_ward(korgen, listed()))


def test_every_kind_of_change_has_a_form_and_a_place() -> None:
    kinds = {kind_of(kind) for kind in CHANGE_KINDS}
    assert set(THEMES) == kinds
    assert set(FORMS) == set(KINDS) == kinds


def test_policies_that_need_two_sites_are_refused_on_one_with_a_reason(
    korgen: Instance, hemnes: Instance
) -> None:
    assert not [one for one in on_ward(hemnes, listed()) if one.refused]
    refused = {one.policy.id: one.refused for one in on_ward(korgen, listed()) if one.refused}
    assert refused["ambulerende-team"] == "Et ambulerende team må ha minst to steder."
    assert "samlokalisering" in refused
    assert all("lar seg ikke gjøre" not in reason for reason in refused.values())


def test_kinds_for_two_sites_are_not_offered_on_one(korgen: Instance, hemnes: Instance) -> None:
    assert set(kinds_of_ward(hemnes)) == set(THEMES)
    assert set(THEMES) - set(kinds_of_ward(korgen)) == {"co_location", "night_nurse"}


def test_every_ready_made_policy_but_the_first_says_why_it_is_tried_and_what_it_rests_on() -> None:
    base, *others = listed()
    assert base.changes == ()
    assert all(policy.note for policy in others)
    fourth = next(policy for policy in others if policy.id == "langvakt-fjerde")
    assert theme(fourth) == "weekends"
    found = rests(fourth)
    assert [rest.change for rest in found] == ["Langvakter", "Helgefrekvens", "Tilbud om større stilling"]
    assert found[0].confidence == "sikkert"
    assert any(SOURCES["NSF langvakt"] in source for source in found[0].sources)


def test_what_a_policy_does_is_told_before_it_is_tried(korgen: Instance) -> None:
    found = tried(korgen, next(p for p in listed() if p.id == "langvakt-fjerde"))
    assert any("35,5 timer" in text for text in found.said("changed"))
    assert any("tillitsvalgte" in text for text in found.said("condition"))


def test_policies_that_are_chosen_at_first_are_there() -> None:
    assert set(FIRST) <= {policy.id for policy in listed()}


def test_the_ward_as_it_is_comes_first_and_once(chosen: Choices) -> None:
    chosen.chosen = {"hinkehelg", "samlokalisering"}
    chosen.own = [Policy(id="egen", name="Egen", changes=(WeekendFrequency(every_nth=4),))]
    assert [policy.id for policy in chosen.policies()] == ["i-dag", "hinkehelg", "egen"]
    base = Policy(id="base", name="Som nå")
    assert with_base((chosen.own[0], base)) == (base, chosen.own[0])


def test_the_grid_comes_besides_what_is_chosen(chosen: Choices) -> None:
    chosen.chosen, chosen.grid, chosen.seeds = {"hinkehelg"}, True, 3
    assert len(combined()) == 60
    assert len(chosen.policies()) == 2 + 60
    assert chosen.tasks() == 3 * len(chosen.policies())


def test_what_the_service_is_asked_for(chosen: Choices) -> None:
    chosen.chosen, chosen.seeds, chosen.time, chosen.seconds = {"hinkehelg"}, 2, "own", 5
    order = chosen.order("w", 3, "Heltid")
    assert (order.seeds, order.seconds_per_policy, order.absence_replications) == ((1, 2), 5, 0)
    assert chosen.key(order) == chosen.key(order)
    other = chosen.order("w", 3, "Noe annet")
    assert chosen.key(other) != chosen.key(order)
    known = chosen.key(order)
    chosen.begun()
    assert chosen.key(order) != known


def test_the_time_it_takes_is_of_all_policies_seeds_and_wards(chosen: Choices) -> None:
    chosen.chosen, chosen.time, chosen.anew = {"hinkehelg"}, "quick", False
    once = chosen.whole_seconds()
    chosen.seeds, chosen.others = 2, ["another"]
    assert chosen.whole_seconds() == 4 * once


def test_an_own_policy_is_carried_out_in_the_order_of_a_grid() -> None:
    later, earlier = LargerPositions(to="all"), WeekendFrequency(every_nth=4)
    made = own_policy([later, earlier], "", ())
    assert made.changes == (earlier, later)
    assert made.name == "Større stilling til alle; hver 4. helg"
    assert own_policy([later], "  Vårt forslag ", ()).name == "Vårt forslag"


def test_an_own_policy_has_an_id_of_its_own_however_long() -> None:
    changes = [
        change_of("long_shifts", {"days": "weekends"}),
        WeekendFrequency(every_nth=3, extra_weekends=1),
    ]
    changes += [change_of("task_division", {"from_competence": "sykepleier", "to_competence": "helsefagarbeider", "share_percent": 12.5})]  # fmt: skip
    taken: set[str] = set()
    for _again in range(11):
        made = own_policy(changes, "", taken)
        assert made.id not in taken
        assert len(made.id) <= LONGEST_ID
        taken.add(made.id)


def test_a_change_takes_the_place_of_one_of_its_kind() -> None:
    third, fourth, larger = (
        WeekendFrequency(every_nth=3),
        WeekendFrequency(every_nth=4),
        LargerPositions(to="all"),
    )
    assert replaced([third, larger], fourth) == [larger, fourth]


def test_a_form_cannot_give_what_a_change_does_not_allow() -> None:
    with pytest.raises(ValidationError):
        change_of("weekend_frequency", {"every_nth": 5})
