"""Wishes of the staff."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.rules.wishes import Wishes
from tests.build import brief, findings, line, total, waiver, ward


def check(text: str, *wishes: dict[str, Any], rule: dict[str, Any] | None = None, **more: Any) -> list[Any]:
    wishes = tuple({"employee": "a", **wish} for wish in wishes)
    more.setdefault("employees", ["a", "b"])
    return findings(
        ward(wishes=wishes, rules=[line("wishes", weight=10, **(rule or {}))], **more), {"a": text}
    )


@pytest.mark.parametrize(("cell", "missed"), [("-", 0), ("D", 1), ("M", 1), ("D+A", 1)])
def test_a_wish_to_be_free(cell: str, missed: int) -> None:
    found = check(f"- {cell}", {"want": "free", "dates": ["2027-01-05"], "weight": 3})
    assert total(found) == 30 * missed


def test_a_night_that_ends_on_the_day_does_not_start_on_it() -> None:
    assert check("N -", {"want": "free", "dates": ["2027-01-05"]}) == []


@pytest.mark.parametrize(
    ("shifts", "cell", "missed"),
    [([], "-", 1), ([], "M", 0), (["D"], "D", 0), (["D"], "A", 1), (["D"], "-", 1), (["D", "A"], "A", 0), (["D"], "A+D", 0)],
)  # fmt: skip
def test_a_wish_to_work(shifts: list[str], cell: str, missed: int) -> None:
    found = check(f"- {cell}", {"want": "work", "shifts": shifts, "dates": ["2027-01-05"]})
    assert total(found) == 10 * missed


def test_what_a_missed_wish_says() -> None:
    free, work = check(
        "D N",
        {"want": "free", "dates": ["2027-01-04"]},
        {"want": "work", "shifts": ["D", "A"], "dates": ["2027-01-05"]},
    )
    assert (free.severity, free.measured, free.limit, str(free.first)) == ("soft", 1, 0, "2027-01-04")
    assert free.message == "Ønsket fri ma 04.01.2027, men fikk D."
    assert work.message == "Ønsket D eller A ti 05.01.2027, men fikk N."
    (idle,) = check("", {"want": "work", "dates": ["2027-01-04"]})
    assert idle.message == "Ønsket vakt ma 04.01.2027, men fikk fri."
    assert (idle.measured, idle.limit) == (0, 1)


def test_every_such_weekday_and_every_date_once() -> None:
    wish = {"want": "free", "dates": ["2027-01-04", "2027-01-05"], "weekdays": ["mon", "sun"]}
    found = check("D D D D D D D | D D D D D D D", wish, weeks=2)
    assert [f.first.day for f in found] == [4, 5, 10, 11, 17]


def test_two_wishes_for_the_same_day_count_each() -> None:
    wish = {"want": "free", "dates": ["2027-01-04"]}
    assert brief(check("D", wish, {**wish, "weight": 2})) == [("soft", 1, 10), ("soft", 1, 20)]


def test_somebody_elses_wish_is_met_by_their_own_days() -> None:
    assert check("D", {"employee": "b", "want": "free", "dates": ["2027-01-04"]}) == []


def test_only_the_wishes_of_those_a_line_applies_to() -> None:
    wish = {"want": "free", "dates": ["2027-01-04"]}
    assert check("D", wish, rule={"applies_to": {"except_employees": ["a"]}}) == []


@pytest.mark.parametrize(
    ("date", "expected"), [("2027-01-05", ("waived", 1, 0)), ("2027-01-04", ("soft", 1, 10))]
)
def test_a_waiver_is_matched_against_the_day(date: str, expected: tuple[str, int, int]) -> None:
    rule = {"waivers": [waiver("a", date, date)]}
    assert brief(check("- D", {"want": "free", "dates": ["2027-01-05"]}, rule=rule)) == [expected]


def test_wishes_cannot_be_hard() -> None:
    with pytest.raises(ValidationError, match="hard"):
        Wishes.model_validate({"id": "x", "level": "lov", "hjemmel": "h", "hard": True}, strict=False)
