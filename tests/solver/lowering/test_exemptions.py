"""Personal exemptions: closed shifts count once, kinds are counted week by week."""

from __future__ import annotations

from tests.build import line, person, waiver, ward
from tests.solver.lowering.weigh import weigh

RULE = line("exemptions", hard=False, weight=1)


def test_a_shift_against_several_exemptions_is_one_unit() -> None:
    exempt = {"no_nights": True, "no_weekends": True, "longest_shift_minutes": 480}
    w = ward(employees=[person("a", exemptions=exempt), "b"], rules=[RULE])
    rows = "N L D A - N D"
    assert weigh(w, {"a": rows}) == (0, 4), "night, long, and one for each weekend day"
    assert weigh(w, {"b": rows}) == (0, 0)


def test_evenings_and_nights_are_counted_by_plan_week() -> None:
    exempt = {"max_evenings_per_week": 1, "max_nights_per_week": 0}
    a = person("a", exemptions=exempt)
    assert weigh(ward(weeks=2, employees=[a], rules=[RULE]), {"a": "- - - - A A A | A N - - - - -"}) == (0, 3)
    rule = line("exemptions", waivers=[waiver("a", "2027-01-11", "2027-01-11")])
    waived = ward(weeks=2, employees=[a], rules=[rule])
    assert weigh(waived, {"a": "- - - - A A A | A A A A - - -"}) == (2, 0), (
        "the second week's anchor is waived"
    )


def test_an_hour_more_in_autumn_does_not_make_a_night_too_long() -> None:
    a = person("a", exemptions={"longest_shift_minutes": 540})
    w = ward(kind="calendar", start="2027-10-25", employees=[a], rules=[RULE])
    assert weigh(w, {"a": "- - - - - N N"}) == (0, 0)
