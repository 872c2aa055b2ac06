"""Fair shares in proportion to position."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import brief, findings, line, person, total, waiver, ward

GROW = line("heltid", hard=False, may_grow=True)


def check(
    text: str,
    of: str = "night",
    per: float = 4,
    *,
    who: dict[str, Any] | None = None,
    positions: dict[str, float] | None = None,
    **more: Any,
) -> list[Any]:
    rule = line("fair_shares", of=of, per_4_weeks=per, weight=10, **more.pop("rule", {}))
    w = ward(employees=[person("a", **(who or {}))], rules=[rule, GROW], **{"weeks": 2, **more})
    return findings(w, {"a": text}, positions)


@pytest.mark.parametrize(("nights", "outside"), [(0, 2), (1, 1), (2, 0), (3, 1), (7, 5)])
def test_each_outside_a_whole_share_is_a_unit(nights: int, outside: int) -> None:
    assert total(check("N " * nights)) == 10 * outside  # 4 in 4 weeks is 2 in 2 weeks


@pytest.mark.parametrize(("nights", "outside"), [(0, 1), (1, 0), (2, 0), (3, 1)])
def test_a_broken_share_may_be_rounded_either_way(nights: int, outside: int) -> None:
    assert total(check("N " * nights, who={"percent": 75.0})) == 10 * outside  # 1.5


@pytest.mark.parametrize(("nights", "outside"), [(0, 0), (1, 0), (4, 0), (5, 1)])
def test_slack_widens_the_share(nights: int, outside: int) -> None:
    assert total(check("N " * nights, rule={"slack": 2})) == 10 * outside


@pytest.mark.parametrize(
    ("percent", "per", "fair"),
    [
        (50.0, 4, {1}),
        (50.01, 4, {1, 2}),
        (49.99, 4, {0, 1}),
        (33.33, 6.01, {1, 2}),  # 1.0016
        (33.33, 6.0, {0, 1}),  # 0.9999
        (100.0, 0.0, {0}),
    ],
)
def test_the_share_is_reckoned_exactly(percent: float, per: float, fair: set[int]) -> None:
    ok = {n for n in range(6) if not check("N " * n, per=per, who={"percent": percent})}
    assert ok == fair


def test_what_it_says() -> None:
    (few,) = check("", who={"percent": 75.0})
    assert (few.severity, few.measured, few.limit, few.measure) == ("soft", 0, 1, "times")
    assert few.message == "0 netter i planen; rettferdig andel er 1 til 2."
    (many,) = check("N N N", who={"percent": 75.0})
    assert (many.measured, many.limit) == (3, 2)


@pytest.mark.parametrize(("of", "count"), [("night", 2), ("evening", 1), ("long", 3), ("weekend", 1)])
def test_what_is_counted(of: str, count: int) -> None:
    (finding,) = check("N N A L L L M", of, per=28, who={"long_shift_volunteer": True})
    assert finding.measured == count


@pytest.mark.parametrize(
    ("text", "weekends"), [("- - - - - D D", 1), ("- - - - - - N | - - - - - M", 2), ("- - - - N", 0)]
)
def test_a_weekend_is_counted_once(text: str, weekends: int) -> None:
    (finding,) = check(text, "weekend", per=28)
    assert finding.measured == weekends


def test_the_shifts_of_history_are_past() -> None:
    found = check("N N", kind="calendar", history={"a": "N N N N N N N"}, history_weeks=1)
    assert found == []


@pytest.mark.parametrize(
    ("text", "worked"),
    [
        ("- - - - D - -", 1),  # Good Friday
        ("- - N - - - -", 1),  # into Maundy Thursday, whose window begins on Wednesday 18:00
        ("- - A - - - -", 1),
        ("- - D - - - -", 0),
        ("- - - - - D -", 0),  # the Saturday is no holiday; the window of Easter Sunday begins at 15:00
        ("- - - - - A -", 1),
        ("- - - - - - D", 1),
        ("- - - N - - -", 2),
        ("- - - - - - N | - - -", 2),
        ("- - - D D - D | D", 4),
        ("- - - - - - - | - - - - - - D", 0),  # an ordinary Sunday
    ],
)
def test_public_holidays_are_counted_by_their_window(text: str, worked: int) -> None:
    # Easter 2027: 25, 26, 28 and 29 March
    (finding,) = check(text, "holiday", per=28, kind="calendar", start="2027-03-22")
    assert finding.measured == worked


def test_a_night_of_history_may_run_into_a_holiday_of_the_plan() -> None:
    past: dict[str, Any] = {"history": {"a": "- - - - - - N"}, "history_weeks": 1}
    found = check("", "holiday", per=2, kind="calendar", start="2027-03-29", **past)  # Easter Monday
    assert found == []


def test_a_rolling_plan_has_no_holidays() -> None:
    (finding,) = check("D D D D D D D", "holiday", per=2, start="2027-03-22")
    assert (finding.measured, finding.limit) == (0, 1)


@pytest.mark.parametrize(
    ("of", "who"),
    [
        ("night", {"exemptions": {"no_nights": True}}),
        ("evening", {"exemptions": {"no_evenings": True}}),
        ("weekend", {"exemptions": {"no_weekends": True}}),
        ("long", {}),
    ],
)
def test_people_exempt_from_the_kind_are_left_out(of: str, who: dict[str, Any]) -> None:
    assert check("", of, who=who) == []
    others = {"exemptions": {"max_nights_per_week": 1}, "long_shift_volunteer": True}
    assert len(check("", of, who=others)) == 1


def test_people_without_a_contract_on_the_last_day_are_left_out() -> None:
    assert check("", kind="calendar", who={"employed_until": "2027-01-16"}) == []
    assert len(check("", kind="calendar", who={"employed_until": "2027-01-17"})) == 1


def test_the_position_is_the_one_of_the_last_day() -> None:
    contracts = [
        {"position_percent": 100, "weekly_norm": "35.5"},
        {"from_date": "2027-01-17", "position_percent": 50, "weekly_norm": "35.5"},
    ]
    assert check("N", kind="calendar", who={"contracts": contracts}) == []


def test_a_position_that_the_roster_chose_counts() -> None:
    who = {"percent": 50.0, "accepted_positions": [100]}
    assert check("N N", who=who, positions={"a": 100}) == []
    assert check("N", who=who) == []


@pytest.mark.parametrize(("date", "severity"), [("2027-01-04", "waived"), ("2027-01-05", "soft")])
def test_a_waiver_is_matched_against_the_first_day_of_the_plan(date: str, severity: str) -> None:
    found = check("", rule={"waivers": [waiver("a", date, date)]})
    assert brief(found) == [(severity, 0, 0 if severity == "waived" else 20)]
