"""Changes of places and needs: co-location, sharing, nurses across wards and nights, tasks, resources."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from instances.library import load_named
from models.demand import Demand
from models.instance import Instance
from models.policy.applying import Applied, apply
from models.problems import InputError
from tests.build import Json, line, person, ward
from tests.models.policy.test_applying import policy

load = cache(load_named)

EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"]
TWO_SITES: Json = {
    "sites": [{"id": "north", "name": "Nord"}, {"id": "south", "name": "Sør"}],
    "travel": [{"between": ["north", "south"], "minutes": 30}],
    "units": [
        {"id": "u", "name": "U", "site": "north"},
        {"id": "v", "name": "V", "site": "north"},
        {"id": "w", "name": "W", "site": "south"},
    ],
    "competences": [
        {"id": "carer", "name": "Pleier"},
        {"id": "nurse", "name": "Sykepleier", "counts_as": ["carer"]},
    ],
    "employees": [
        person("a", competences=["nurse"]),
        person("b", competences=["carer"]),
        person("c", home_unit="w", competences=["nurse"]),
        person("d", home_unit="w", competences=["carer"]),
    ],
}


def need(line_id: str, start: str, end: str, wanted: int, **more: Any) -> Json:
    return {
        "id": line_id,
        "start": start,
        "end": end,
        "minimum": wanted,
        "wanted": wanted,
        "days": EVERY_DAY,
        **more,
    }


def two_sites(*demand: Json, **more: Any) -> Instance:
    return ward(**{**TWO_SITES, "demand": list(demand), **more})


def after(instance: Instance, **change: Any) -> Applied:
    return apply(instance, policy(change))


def demand(instance: Instance) -> dict[str, Demand]:
    return {d.id: d for d in instance.demand}


def texts(done: Applied, outcome: str) -> str:
    return " ".join(note.text for note in done.notes if note.outcome == outcome)


NURSES = (
    need("north-day", "07:00", "15:00", 2, site="north", competences=["nurse"], days=EVERY_DAY[:5]),
    need("south-day", "07:00", "15:00", 1, site="south", competences=["nurse"]),
    need("north-night", "22:00", "07:00", 1, site="north", competences=["nurse"]),
    need("south-night", "22:00", "07:00", 1, site="south", competences=["nurse"]),
)


# -- co-location ------------------------------------------------------------------------------


def test_a_site_moves_with_its_units_and_nothing_speaks_of_it_any_more() -> None:
    rules = [line("not_alone", hard=False, site="south", start="22:00", end="07:00", days=["mon"])]
    base = two_sites(*NURSES, need("evening", "15:00", "22:00", 1, site="south"), rules=rules)
    now = after(base, kind="co_location", site="south", into="north").instance
    assert [s.id for s in now.sites] == ["north"]
    assert now.travel == ()
    assert {u.site for u in now.units} == {"north"}
    assert now.travel_minutes("u", "w") == 0
    assert demand(now)["evening"].units == ("w",)  # it asked for somebody there, and still does
    assert now.rules[0].units == ("w",)  # type: ignore[attr-defined]


def test_what_each_site_had_of_its_own_becomes_common() -> None:
    now = demand(after(two_sites(*NURSES), kind="co_location", site="south", into="north").instance)
    # a weekday needs both sites' nurses, a weekend only the one that was there; at night one is enough
    assert sorted((d.days, d.wanted) for d in now.values() if d.start == 420) == [
        (("mon", "tue", "wed", "thu", "fri"), 3),
        (("sat", "sun", "holiday"), 1),
    ]
    assert [(d.id, d.wanted, d.days) for d in now.values() if d.start == 1320] == [
        ("north-night", 1, tuple(EVERY_DAY))
    ]
    assert "south-night" not in now


def test_parts_of_the_week_that_are_not_common_add_up() -> None:
    done = after(two_sites(*NURSES), kind="co_location", site="south", into="north", common=[])
    assert demand(done.instance)["north-night"].wanted == 2


def test_fewer_people_are_taken_from_all_units_together() -> None:
    floor = [
        need(f"{u}-night", "22:00", "07:00", n, units=[u], maximum=n + 1)
        for u, n in (("u", 2), ("v", 1), ("w", 1))
    ]
    done = after(two_sites(*floor), kind="co_location", site="south", into="north", fewer_at_night=1)
    (night,) = done.instance.demand
    assert (night.units, night.minimum, night.wanted, night.maximum) == (("u", "v", "w"), 3, 3, 6)
    assert "1 færre samtidig om natta, felles for enhetene: 63 timer i uka mindre." in texts(done, "changed")


def test_somebody_is_always_left() -> None:
    floor = [need(f"{u}-night", "22:00", "07:00", 1, units=[u]) for u in "uw"]
    done = after(two_sites(*floor), kind="co_location", site="south", into="north", fewer_at_night=9)
    assert [(d.minimum, d.wanted) for d in done.instance.demand] == [(1, 1)]


def test_hemnes_frees_what_the_report_speaks_of() -> None:
    done = after(
        load("hemnes/omsorg"),
        kind="co_location",
        site="hemnesberget",
        into="korgen",
        fewer_at_night=1,
        fewer_in_evenings=1,
        fewer_on_weekend_days=1,
    )
    assert "63 timer" in texts(done, "changed")
    assert "52,5 timer" in texts(done, "changed")
    assert "15 timer" in texts(done, "changed")
    assert done.notes[0].people == 35


def test_an_unknown_site_is_told_with_those_there_are() -> None:
    with pytest.raises(InputError, match=r'stedet "hemnesberget" finnes ikke. Velg en av "korgen"'):
        after(load("hemnes/korgen"), kind="co_location", site="hemnesberget", into="korgen")


# -- sharing ----------------------------------------------------------------------------------


def test_shared_within_a_site() -> None:
    now = after(two_sites(), kind="shared_staff", reach="site").instance
    assert {e.id: e.other_units for e in now.employees} == {"a": ("v",), "b": ("v",), "c": (), "d": ()}


def test_shared_between_sites_by_competence() -> None:
    done = after(two_sites(), kind="shared_staff", reach="sites", competences=["nurse"])
    assert {e.id: set(e.other_units) for e in done.instance.employees} == {
        "a": {"v", "w"},
        "b": set(),
        "c": {"u", "v"},
        "d": set(),
    }
    assert done.notes[0].people == 2


def test_a_pool_counts_no_unit_as_its_own_but_travel_still_costs() -> None:
    other = line("other_units", hard=False, weight=9, shift_weight=30, site_weight=60, max_per_week=2)
    now = after(two_sites(rules=[other]), kind="shared_staff", reach="pool", competences=["carer"]).instance
    old, new = now.rules
    assert set(old.applies_to.except_employees) == {"a", "b", "c", "d"}  # nurses count as carers
    assert (new.site_weight, new.shift_weight, new.max_per_week) == (60, 0, None)  # type: ignore[attr-defined]
    assert set(new.applies_to.employees) == {"a", "b", "c", "d"}


def test_a_limit_on_shifts_elsewhere() -> None:
    now = after(two_sites(), kind="shared_staff", reach="site", shifts_per_week=1).instance
    assert now.rules[0].max_per_week == 1  # type: ignore[attr-defined]


def test_one_site_cannot_share_between_sites() -> None:
    with pytest.raises(InputError, match="bare ett sted"):
        after(load("hemnes/korgen"), kind="shared_staff", reach="sites")


# -- nurses -----------------------------------------------------------------------------------


def test_a_nurse_team_reaches_every_ward_of_its_site() -> None:
    now = after(two_sites(*NURSES), kind="nurse_team", competence="nurse").instance
    assert [e.other_units for e in now.employees] == [("v",), (), (), ()]
    assert now.demand == two_sites(*NURSES).demand


def test_an_ambulatory_team_has_common_needs_by_day_and_evening() -> None:
    now = after(
        two_sites(*NURSES), kind="nurse_team", competence="nurse", ambulatory=True, fewer_people=1
    ).instance
    assert set(now.employee_by_id["c"].other_units) == {"u", "v"}
    days = [d for d in now.demand if d.start == 420]
    assert sorted((len(d.days), d.wanted) for d in days) == [
        (3, 1),
        (5, 2),
    ]  # a weekend has but one to begin with
    assert [d.id for d in now.demand if d.start == 1320] == ["north-night", "south-night"]


def test_one_night_nurse_for_both_sites() -> None:
    done = after(two_sites(*NURSES), kind="night_nurse", scope="common", competence="nurse")
    nights = [d for d in done.instance.demand if d.start == 1320]
    assert [(d.units, d.minimum, d.wanted) for d in nights] == [(("u", "v", "w"), 1, 1)]
    assert "63 timer i uka mindre" in texts(done, "changed")


def test_a_night_nurse_for_each_site_that_is_staffed_at_night() -> None:
    base = two_sites(
        need("common", "22:00", "07:00", 1, competences=["nurse"]),
        need("floor", "22:00", "07:00", 1, site="north"),
    )
    now = after(base, kind="night_nurse", scope="site", competence="nurse").instance
    assert {(d.site, d.competences) for d in now.demand} == {
        ("north", ()),
        ("north", ("nurse",)),
        ("south", ("nurse",)),
    }
    assert "common" not in demand(now)


# -- tasks and resources ----------------------------------------------------------------------


def test_tasks_move_whole_people_and_keep_some() -> None:
    base = two_sites(need("day", "07:00", "15:00", 4, competences=["nurse"]), *NURSES[2:])
    done = after(base, kind="task_division", from_competence="nurse", to_competence="carer", share_percent=50)
    now = demand(done.instance)
    assert now["day"].wanted == 1  # nights keep their one, so the day gives all it can
    assert (now["day-delt"].wanted, now["day-delt"].competences) == (4, ("nurse", "carer"))
    assert now["north-night"].wanted == 1
    assert done.notes[0].people == 2
    moved = 3 * 8 * 7
    assert f"{moved} av {(4 * 8 + 2 * 9) * 7} timer i uka (48 %)" in done.notes[0].text


def test_nothing_to_move_is_said() -> None:
    done = after(
        two_sites(*NURSES[2:]),
        kind="task_division",
        from_competence="nurse",
        to_competence="carer",
        share_percent=50,
    )
    assert done.instance.demand == two_sites(*NURSES[2:]).demand
    assert texts(done, "not_done") == "Ingen behov for nurse kunne flyttes når 1 skal være igjen i hvert."


def test_a_maximum_for_those_who_take_over_is_raised() -> None:
    most = need("most", "07:00", "15:00", 0, units=["u"], competences=["carer"], maximum=1)
    base = two_sites(need("day", "07:00", "15:00", 3, units=["u"], competences=["nurse"]), most)
    done = after(base, kind="task_division", from_competence="nurse", to_competence="carer", share_percent=67)
    assert demand(done.instance)["most"].maximum == 3


def test_resources_come_nearest_to_the_share_and_leave_the_minimum() -> None:
    base = load("hemnes/korgen")
    done = after(base, kind="resource_staffing", percent=10)
    assert "172,5 timer i uka er lagt til behovet på 1694,5 timer (10,2 %)" in texts(done, "changed")
    assert [d.minimum for d in done.instance.demand] == [d.minimum for d in base.demand]
    for old, new in zip(base.demand, done.instance.demand, strict=True):
        assert not old.competences or old == new
        assert new.maximum is None or new.maximum - new.wanted == (old.maximum or 0) - old.wanted


def test_resources_on_weekdays_only() -> None:
    base = two_sites(
        need("week", "07:00", "15:00", 5, units=["u"], days=EVERY_DAY[:5]),
        need("all", "15:00", "22:00", 5, units=["u"]),
    )
    now = demand(after(base, kind="resource_staffing", percent=30, days="weekdays").instance)
    assert (now["week"].wanted, now["all"].wanted) == (8, 5)


def test_too_little_need_for_a_whole_person_is_said() -> None:
    done = after(
        two_sites(need("one", "07:00", "15:00", 1, units=["u"])), kind="resource_staffing", percent=10
    )
    assert done.instance.demand[0].wanted == 1
    assert "hel person" in texts(done, "not_done")
