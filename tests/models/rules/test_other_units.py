"""Working at another unit or site."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import brief, findings, line, person, total, waiver, ward

UNITS = [
    {"id": "u", "name": "Okstind", "site": "s"},
    {"id": "v", "name": "Nystua", "site": "s"},
    {"id": "w", "name": "Kårstua", "site": "t"},
]
SITES = [{"id": "s", "name": "s"}, {"id": "t", "name": "t"}]


def check(text: str, *, weeks: int = 1, **rule: Any) -> list[Any]:
    staff = [person("a", other_units=["v", "w"])]
    return findings(ward(weeks=weeks, units=UNITS, sites=SITES, employees=staff, rules=[line("other_units", **rule)]), {"a": text})  # fmt: skip


@pytest.mark.parametrize(
    ("text", "over"), [("D D", 0), ("D@v D D@w", 0), ("D@v D@v D@w", 1), ("D@v D@v D@w M@v", 2)]
)
def test_shifts_elsewhere_in_a_week(text: str, over: int) -> None:
    assert total(check(text, max_per_week=2, hard=False, weight=6)) == 6 * over


def test_weeks_are_from_monday_to_sunday() -> None:
    assert check("- - - - - - N@v | D@v", weeks=2, max_per_week=1) == []
    found = check("D@v - - - - - D@v | D@v D@v D@v", weeks=2, max_per_week=1)
    assert [(str(f.first), str(f.last), f.measured) for f in found] == [
        ("2027-01-04", "2027-01-10", 2),
        ("2027-01-11", "2027-01-17", 3),
    ]


def test_what_too_many_say() -> None:
    (finding,) = check("D@v", max_per_week=0)
    assert (finding.severity, finding.measured, finding.limit, finding.measure) == ("hard", 1, 0, "times")
    assert finding.message == "1 vakter på andre enheter i uka; høyst 0."


def test_each_shift_and_each_site_costs_even_when_the_limit_is_hard() -> None:
    found = check("D D@v D@w", shift_weight=3, site_weight=4)
    assert brief(found) == [("soft", 1, 3), ("soft", 1, 7)]
    assert [f.unit for f in found] == ["v", "w"]
    assert found[0].message == "Vakt D på Nystua, en annen enhet enn hjemmeenheten Okstind."
    assert found[1].message == "Vakt D på Kårstua, et annet sted enn hjemmeenheten Okstind."


def test_a_shift_elsewhere_that_costs_nothing_is_no_finding() -> None:
    assert check("D@v D@w") == []
    assert brief(check("D@v D@w", site_weight=4)) == [("soft", 1, 4)]


def test_two_shifts_on_a_day_count_each() -> None:
    assert total(check("D@v+A@w", shift_weight=3)) == 6


def test_waivers_cover_the_monday_for_the_week_and_the_day_for_the_shift() -> None:
    rule: dict[str, Any] = {"max_per_week": 1, "shift_weight": 3}
    on_monday = check("- D@v D@v", **rule, waivers=[waiver("a", "2027-01-04", "2027-01-04")])
    assert brief(on_monday) == [("waived", 2, 0), ("soft", 1, 3), ("soft", 1, 3)]
    on_tuesday = check("- D@v D@v", **rule, waivers=[waiver("a", "2027-01-05", "2027-01-05")])
    assert brief(on_tuesday) == [("hard", 2, 0), ("waived", 1, 0), ("soft", 1, 3)]
