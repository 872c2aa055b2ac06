"""The F-marks of a roster, each on the day and for the reason the practice asks for."""

from __future__ import annotations

from models.marks import Mark, marks
from tests.build import line, roster, ward

REST = line("weekly_rest", minimum_minutes=1680, normal_minutes=2100)
DAY = 1440


def codes(instance, rows):
    """Marks of person ``a`` as text, one code or ``-`` for each day."""
    found = marks(instance, roster(instance, rows))
    days = range(instance.horizon.days)
    return " ".join(found["a", d].code if ("a", d) in found else "-" for d in days)


def test_free_weekend_gives_f1_on_sunday_and_f2_beside_it():
    assert codes(ward(rules=[REST]), {"a": "D D D D D - -"}) == "- - - - - F2 F1"


def test_each_week_has_its_own_f1():
    instance = ward(weeks=2, rules=[REST])
    assert codes(instance, {"a": "D D D - D - - | - D D D D D D"}) == "- - - - - F2 F1 F1 - - - - - -"


def test_proof_of_f1_is_the_rest_clipped_to_the_week():
    instance = ward(rules=[REST])
    found = marks(instance, roster(instance, {"a": "D D D D A - -"}))
    assert found["a", 6] == Mark("F1", (4 * DAY + 22 * 60, 7 * DAY))


def test_one_day_between_two_shifts_is_too_short_for_35_hours_but_28_are_agreed():
    # 22:00 on day 1 to 07:00 on day 3 is 33 hours.
    instance = ward(rules=[REST])
    assert codes(instance, {"a": "D A - D D D D"}) == "- - F1 - - - -"
    strict = ward(rules=[line("weekly_rest", minimum_minutes=2100, normal_minutes=2100)])
    assert codes(strict, {"a": "D A - D D D D"}) == "- - F2 - - - -"


def test_limits_at_the_exact_minute():
    # D ends 15:00 on Monday, the next D starts 07:00 on Wednesday: 40 hours.
    for limit, expected in ((40 * 60, "F1"), (40 * 60 + 1, "F2")):
        instance = ward(rules=[line("weekly_rest", minimum_minutes=limit, normal_minutes=limit)])
        assert codes(instance, {"a": "D - D D D D D"}) == f"- {expected} - - - - -"


def test_no_line_means_the_law_35_hours():
    assert codes(ward(), {"a": "D A - D D D D"}) == "- - F2 - - - -"
    assert codes(ward(), {"a": "D - D D D D D"}) == "- F1 - - - - -"


def test_the_day_after_a_night_is_not_chosen_when_a_whole_day_is_free():
    # The night ends 07:00 on Saturday: Saturday is free of starts, only Sunday lies wholly in the rest.
    assert codes(ward(rules=[REST]), {"a": "D D D D N - -"}) == "- - - - - F2 F1"
    assert codes(ward(rules=[REST]), {"a": "N - - D D D D"}) == "- F2 F1 - - - -"


def test_a_rest_that_holds_no_whole_day_still_gives_f1():
    # Night ends 07:00 on Tuesday, the next starts 22:00 on Wednesday: 39 hours, Tuesday has no shift.
    instance = ward(rules=[line("weekly_rest", minimum_minutes=1680, normal_minutes=1680)])
    found = marks(instance, roster(instance, {"a": "N - N N N N N"}))
    assert found["a", 1] == Mark("F1", (DAY + 7 * 60, 2 * DAY + 22 * 60))


def test_work_over_the_wrap_shortens_the_first_weeks_rest():
    # Sunday's night ends 07:00 on Monday of the same (only) week; Monday to Tuesday 22:00 is 39 h.
    instance = ward(rules=[REST])
    found = marks(instance, roster(instance, {"a": "- N N N N N N"}))
    assert found["a", 0] == Mark("F1", (7 * 60, DAY + 22 * 60))


def test_work_in_history_shortens_the_first_weeks_rest():
    instance = ward(kind="calendar", rules=[REST], history={"a": "- - - - - - N"}, history_weeks=1)
    found = marks(instance, roster(instance, {"a": "- N D D D D D"}))
    assert found["a", 0] == Mark("F1", (7 * 60, DAY + 22 * 60))


def test_no_week_without_a_long_rest_gets_f1():
    assert "F1" not in codes(ward(rules=[REST]), {"a": "D D D D D D D"})
    assert "F1" not in codes(ward(rules=[REST]), {"a": "D D D N - D D"})


# Ascension Day 2027 is Thursday 6 May; the red day before it is Sunday 2 May, the next one Sunday 9 May.


def holiday_week(**more):
    return ward(kind="calendar", start="2027-05-03", weeks=2, rules=[REST], **more)


def test_f1_moves_away_from_a_weekday_holiday_when_another_rest_suffices():
    text = codes(holiday_week(), {"a": "D D D - D - D | D D D D D - -"})
    assert text.startswith("- - - F3 - F1 -")


def test_f1_on_a_weekday_holiday_is_replaced_by_f5_on_the_next_unmarked_free_day():
    text = codes(holiday_week(), {"a": "D D D - D D D | D D D D - - -"})
    assert text == "- - - F1 - - - - - - - F5 F2 F1"


def test_free_on_a_holiday_is_f3_only_when_a_red_day_beside_it_is_worked():
    assert codes(holiday_week(), {"a": "D D D - - - D | D D D D D - -"}).split()[3] == "F3"
    assert codes(holiday_week(), {"a": "D D D - D - - | D D D D D - -"}).split()[3] == "-"


def test_absence_carries_f4_or_nothing():
    absences = [
        {"employee": "a", "first": "2027-01-06", "last": "2027-01-06", "kind": "F4"},
        {"employee": "a", "first": "2027-01-09", "last": "2027-01-10", "kind": "ferie"},
    ]
    instance = ward(kind="calendar", rules=[REST], absences=absences)
    assert codes(instance, {"a": "D - - - D - -"}) == "- F2 F4 F1 - - -"


def test_days_outside_employment_carry_nothing():
    contract = {"from_date": "2027-01-07", "position_percent": 100.0, "weekly_norm": "35.5"}
    person = {"id": "a", "name": "A", "home_unit": "u", "contracts": [contract]}
    instance = ward(kind="calendar", rules=[REST], employees=[person])
    assert codes(instance, {"a": "- - - D D - -"}) == "- - - - - F2 F1"
    assert marks(instance, roster(instance, {}))["a", 6].code == "F1"


def test_every_person_is_marked_apart():
    instance = ward(employees=("a", "b"), rules=[REST])
    found = marks(instance, roster(instance, {"a": "D D D D D - -", "b": "- - D D D D D"}))
    assert {who for who, _ in found} == {"a", "b"}
    assert found["b", 1].code == "F1"
