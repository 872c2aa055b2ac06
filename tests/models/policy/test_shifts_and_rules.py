"""Changes of shifts, rules and positions, down to what an audit then says of a roster."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from pydantic import ValidationError

from instances.library import load_named
from models.instance import Instance
from models.legal_limits import beyond, kind
from models.policy.applying import Applied, apply
from models.policy.changes.long_shifts import LongShifts
from models.policy.changes.weekend_frequency import WeekendFrequency
from models.problems import InputError
from tests.build import SHIFTS, findings, line, person, shift, ward
from tests.models.policy.test_applying import policy
from tests.models.policy.test_places_and_needs import need, texts

load = cache(load_named)

WORKED = "- - - - - D D |"
FREE = "- - - - - - - |"


def after(instance: Instance, **change: Any) -> Applied:
    return apply(instance, policy(change))


def rule(instance: Instance, line_id: str) -> Any:
    return next(r for r in instance.rules_in_force.lines if r.id == line_id)


# -- weekends ---------------------------------------------------------------------------------


def test_the_audit_follows_the_new_frequency() -> None:
    base = ward(weeks=6, rules=[line("weekends", every_nth=3)])
    every_third = {"a": 2 * (WORKED + 2 * FREE)}
    assert not findings(base, every_third)
    rarer = after(base, kind="weekend_frequency", every_nth=4).instance
    assert rarer.horizon.weeks == 12
    assert findings(rarer, {"a": 4 * (WORKED + 2 * FREE)})
    assert not findings(rarer, {"a": 3 * (WORKED + 3 * FREE)})


def test_an_extra_weekend_needs_a_plan_that_holds_its_period() -> None:
    base = ward(weeks=6, rules=[line("weekends", every_nth=3)])
    done = after(base, kind="weekend_frequency", every_nth=3, extra_weekends=1)
    assert done.instance.horizon.weeks == 12
    worked = (0, 3, 6, 8, 10)
    five = "".join(WORKED if week in worked else FREE for week in range(12))
    assert not findings(done.instance, {"a": five})
    assert findings(ward(weeks=12, rules=[line("weekends", every_nth=3)]), {"a": five})


def test_a_plan_with_dates_is_not_made_longer_and_says_so() -> None:
    pins = [{"employee": "a", "date": "2027-01-05", "shift": "D"}]
    done = after(ward(weeks=6, pins=pins), kind="weekend_frequency", every_nth=4)
    assert done.instance.horizon.weeks == 6
    assert "den har datoer" in texts(done, "not_done")
    assert "hver 6. helg" in texts(done, "not_done")


def test_five_weeks_cannot_go_up_in_four() -> None:
    done = after(ward(weeks=5), kind="weekend_frequency", every_nth=4)
    assert done.instance.horizon.weeks == 5
    assert "høyst 12 uker" in texts(done, "not_done")


def test_an_extra_weekend_that_is_none_in_a_short_calendar_plan_is_said() -> None:
    done = after(ward(weeks=6, kind="calendar"), kind="weekend_frequency", every_nth=3, extra_weekends=1)
    assert "blir ingen i planen" in texts(done, "not_done")


def test_a_ward_without_the_rule_gets_it_and_fair_shares_follow() -> None:
    assert rule(after(ward(), kind="weekend_frequency", every_nth=3).instance, "weekends").hard
    now = after(load("hemnes/korgen"), kind="weekend_frequency", every_nth=2).instance
    assert rule(now, "fair-weekends").per_4_weeks == 2


def test_rarer_than_every_third_ends_tredelt() -> None:
    staff = [
        person("a", norm="tredelt"),
        person("b", norm="tredelt", exemptions={"no_weekends": True}),
        person("c"),
    ]
    base = ward(weeks=12, employees=staff, rules=[line("weekends", every_nth=3), line("weekly_norm")])

    def norms(done: Applied) -> list[str]:
        return [e.contracts[0].weekly_norm for e in done.instance.employees]

    rare = after(base, kind="weekend_frequency", every_nth=4)
    assert norms(rare) == ["35.5", "tredelt", "35.5"]
    assert [n.people for n in rare.notes if "tredelt norm" in n.text] == [1]
    with_extra = after(base, kind="weekend_frequency", every_nth=4, extra_weekends=1)  # four of twelve
    assert norms(with_extra) == ["tredelt", "tredelt", "35.5"]
    assert norms(after(base, kind="weekend_frequency", every_nth=3)) == ["tredelt", "tredelt", "35.5"]


def test_the_laws_edge_takes_no_extra_weekends() -> None:
    with pytest.raises(ValidationError, match="lovens grense"):
        WeekendFrequency(every_nth=2, extra_weekends=1)


# -- shifts -----------------------------------------------------------------------------------


def test_long_shifts_of_another_length_take_the_place_of_the_old() -> None:
    now = after(load("hemnes/korgen"), kind="long_shifts", days="all", hours=12).instance
    longs = {s.id: (s.start, s.end_minute, s.break_minutes) for s in now.shifts if s.kind == "long"}
    assert longs == {"L12": (450, 1170, 60), "LS12": (630, 1350, 60)}


def test_a_code_of_the_right_length_is_kept() -> None:
    now = after(load("hemnes/korgen"), kind="long_shifts", days="all", hours=12.5).instance
    assert now.shifts == load("hemnes/korgen").shifts
    assert now.rulebook == "ks-langvakt"


@pytest.mark.parametrize("hours", [10, 12, 12.5])
def test_the_limits_that_carry_a_long_shift_name_an_agreement(hours: float) -> None:
    for name in ("hemnes/hjemmetjenesten", "plan2030"):
        now = after(load(name), kind="long_shifts", days="all", hours=hours, who="everyone").instance
        limit = rule(now, "day-length")
        assert limit.maximum_minutes >= 60 * hours
        assert not beyond(limit)
        assert (now.rulebook == "ks-langvakt") == (hours > 10)


def test_a_signature_does_not_cover_a_new_limit() -> None:
    signed = {"on": "2026-05-01", "employer": "Leder", "representatives": "Tillitsvalgt"}
    base = ward(rules=[line("day_length", maximum_minutes=540, normal_minutes=540, signed=signed)])
    assert rule(base, "day_length").signed is not None
    now = after(base, kind="long_shifts", days="all", hours=12).instance
    assert rule(now, "day_length").signed is None


def test_everyone_is_those_who_can() -> None:
    done = after(load("hemnes/korgen"), kind="long_shifts", days="all", who="everyone")
    staff = done.instance.employee_by_id
    assert staff["ko01"].long_shift_volunteer
    assert not staff["ko46"].long_shift_volunteer  # never over 7.5 hours
    assert not staff["ko12"].long_shift_volunteer  # works nights only
    assert {n.people for n in done.notes if n.outcome == "condition"} == {None, 14}


def test_without_long_shifts() -> None:
    now = after(load("hemnes/korgen"), kind="long_shifts", days="none").instance
    assert not any(s.kind == "long" for s in now.shifts)


def longs(instance: Instance, row: str) -> list[int]:
    """Days on which a row of the first of the staff breaks the rule about days of shifts."""
    first = instance.employees[0].id
    kinds = {line.id: kind(line) for line in instance.rules}
    found = [f for f in findings(instance, {first: row}) if kinds[f.rule] == "shift_days"]
    assert all(f.severity.value == "hard" for f in found)
    return sorted(instance.horizon.day(f.first) for f in found)


def test_long_shifts_in_weekends_are_a_breach_on_other_days() -> None:
    week = "L L L L L L L"
    done = after(load("hemnes/korgen"), kind="long_shifts", days="weekends", who="everyone")
    assert longs(done.instance, week) == [0, 1, 2, 3, 4]
    assert "Langvaktene går bare lørdager og søndager." in texts(done, "changed")
    assert not texts(done, "not_done")
    everyday = after(done.instance, kind="long_shifts", days="all", who="everyone")
    assert longs(everyday.instance, week) == []
    assert "Ute av kraft for langvakter: long-days." in texts(everyday, "changed")
    again = after(everyday.instance, kind="long_shifts", days="weekends")
    assert longs(again.instance, week) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(("holidays", "expected"), [(False, [3, 4]), (True, [])])
def test_long_shifts_on_holidays_are_a_choice(holidays: bool, expected: list[int]) -> None:
    easter = ward(kind="calendar", start="2027-03-22")
    now = after(easter, kind="long_shifts", days="weekends", holidays=holidays, who="everyone").instance
    assert longs(now, "- - - L L L L") == expected
    with pytest.raises(ValidationError, match="holidays gjelder bare"):
        LongShifts(days="all", holidays=True)


def test_the_wards_own_lines_about_long_shifts_give_way_and_others_stay() -> None:
    own = [
        line("shift_days", id="mine", kinds=["long", "meeting"], shifts=["L", "D"], days=["wed"]),
        line("shift_days", id="L", shifts=["L"], days=["thu"], hard=False, weight=1),
        line("shift_days", id="long-days", kinds=["night"], days=["mon"]),
    ]
    base = ward(rules=own)
    now = after(base, kind="long_shifts", days="weekends", hours=12.5).instance
    assert rule(now, "mine").kinds == ("meeting",)
    assert rule(now, "mine").shifts == ("D",)
    assert not rule(now, "L").enabled
    assert rule(now, "long-days").kinds == ("night",)
    assert rule(now, "long-days-2").kinds == ("long",)
    assert longs(now, "L - L L D N M") == [0, 2, 3, 4, 5, 6]
    none = after(ward(rules=own), kind="long_shifts", days="none").instance
    assert rule(none, "mine").shifts == ("D",)
    assert (rule(none, "L").enabled, rule(none, "L").shifts, rule(none, "L").kinds) == (False, (), ("long",))


def test_a_need_that_only_long_shifts_meet_on_weekdays_is_told() -> None:
    demand = [need("evening", "16:00", "20:00", 1, units=["u"])]
    codes = [SHIFTS[0], SHIFTS[3]]
    done = after(ward(demand=demand, shifts=codes), kind="long_shifts", days="weekends", who="everyone")
    said = texts(done, "not_done")
    assert 'behovet "evening" er minst 1' in said
    assert "(long-days: bare lørdag og søndag) holder L borte, så høyst 0 kan være der" in said


def test_short_codes_go_out_of_use_and_wishes_for_them_too() -> None:
    codes = (*SHIFTS, shift("K", "15:00", "19:00", "evening"))
    wishes = [
        {"employee": "a", "want": "work", "shifts": ["K"], "weekdays": ["mon"]},
        {"employee": "a", "want": "work", "shifts": ["K", "A"], "weekdays": ["tue"]},
    ]
    now = after(ward(shifts=codes, wishes=wishes), kind="shortest_shift", minimum_minutes=300).instance
    assert [s.id for s in now.shifts] == ["D", "A", "N", "L", "M"]
    assert [w.shifts for w in now.wishes] == [("A",)]


def test_a_code_that_is_all_there_is_for_a_need_stays() -> None:
    base = ward(demand=[need("evening", "15:00", "22:00", 1, units=["u"])], shifts=SHIFTS[:2])
    with pytest.raises(InputError, match=r"uten A dekker ingen vaktkode behovet evening kl. 15:00"):
        after(base, kind="shortest_shift", minimum_minutes=450)
    assert [s.id for s in after(base, kind="shortest_shift", minimum_minutes=420).instance.shifts] == [
        "D",
        "A",
    ]


def test_pinned_and_past_codes_cannot_go() -> None:
    pins = [{"employee": "a", "date": "2027-01-05", "shift": "L"}]
    with pytest.raises(InputError, match="1 låste celler har L"):
        after(ward(pins=pins), kind="long_shifts", days="none")
    past = ward(kind="calendar", history={"a": "L"}, history_weeks=1)
    with pytest.raises(InputError, match="historikken har L"):
        after(past, kind="long_shifts", days="none")


# -- rest -------------------------------------------------------------------------------------


def test_without_the_agreement_evening_to_day_is_a_breach() -> None:
    rules = [line("daily_rest", minimum_minutes=480, normal_minutes=660, level="avtale med tillitsvalgte")]
    base = ward(rules=rules)
    quick = {"a": "A D - - - - -"}
    assert [f.severity.value for f in findings(base, quick)] == ["deviation"]
    off = after(base, kind="rest_agreement", agreed=False).instance
    assert [f.severity.value for f in findings(off, quick)] == ["hard"]
    assert rule(off, "daily_rest").level.value == "lov"
    on = after(off, kind="rest_agreement", agreed=True, daily_minutes=540).instance
    assert rule(on, "daily_rest").minimum_minutes == 540
    assert not beyond(rule(on, "daily_rest"))
    assert not [f for f in findings(on, quick) if f.severity.value == "hard"]


# -- positions --------------------------------------------------------------------------------

PART_TIME = [
    person("a", percent=50, competences=["nurse"], accepted_positions=[60]),
    person("b", percent=80, competences=["carer"], accepted_positions=[100]),
    person("c", percent=70, competences=["carer"]),
    person("d", competences=["nurse"]),
]
SKILLS = [{"id": "nurse", "name": "Sykepleier"}, {"id": "carer", "name": "Pleier"}]


def offered(**change: Any) -> dict[str, tuple[float, ...] | None]:
    base = ward(employees=PART_TIME, competences=SKILLS)
    now = after(base, kind="larger_positions", **change).instance
    assert rule(now, "heltid").may_grow
    return {e.id: e.accepted_positions for e in now.employees}


def test_who_is_offered_a_larger_position() -> None:
    assert offered(to="willing") == {"a": (60,), "b": (100,), "c": None, "d": None}
    assert offered(to="all", sizes_percent=[75, 100]) == {
        "a": (60, 75, 100),
        "b": (100,),
        "c": (75, 100),
        "d": None,
    }
    assert offered(to="competence", competences=["nurse"]) == {
        "a": (60, 75, 80, 90, 100),
        "b": None,
        "c": None,
        "d": None,
    }


def test_targets_are_measured_not_forced() -> None:
    base = ward(employees=PART_TIME, competences=SKILLS)
    done = after(
        base, kind="position_targets", minimum_percent=60, target_percent=90, full_time_share_percent=50
    )
    heltid = rule(done.instance, "heltid")
    assert (heltid.smallest_percent, heltid.average_percent, heltid.full_time_share_percent) == (60, 90, 50)
    assert {f.severity.value for f in findings(done.instance, {})} == {"soft"}
    assert [n.people for n in done.notes if n.people is not None] == [1]


def test_a_budget_is_hard_when_the_positions_are_within_it_and_else_left_to_the_model() -> None:
    base = ward(employees=PART_TIME, competences=SKILLS)  # 3.0 full-time equivalents
    within = after(base, kind="budget", fte=3.1)
    assert (rule(within.instance, "heltid").fte_budget, rule(within.instance, "heltid").hard) == (3.1, True)
    below = after(base, kind="budget", fte=2.9)
    assert below.instance.overrides == base.overrides
    assert "Stillingene er 3 årsverk, over rammen på 2,9" in texts(below, "not_done")
    assert below.terms.budget_fte == 2.9
