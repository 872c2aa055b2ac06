"""How far limits may go by the level of their line."""

from __future__ import annotations

from typing import Any

import pytest

from models.legal_limits import LAW_KINDS, LIMITS, beyond, not_kept
from models.rulebook import rulebook, rulebook_ids
from models.rules import RULE_KINDS
from models.rules.base import Level
from models.signature import Signature


def changed(line: str, **values: Any) -> Any:
    """A line of the law's rulebook with other values."""
    book = rulebook("aml", ({"id": line, **values},))
    return next(found for found in book.lines if found.id == line)


@pytest.mark.parametrize("name", rulebook_ids())
def test_no_rulebook_goes_beyond_what_its_levels_allow(name: str) -> None:
    lines = rulebook(name).lines
    assert [found for line in lines for found in beyond(line)] == []
    assert not_kept(lines) == frozenset()


@pytest.mark.parametrize(
    ("line", "values", "needs"),
    [
        ("daily-rest", {"minimum_minutes": 659}, Level.UNION),
        ("daily-rest", {"minimum_minutes": 479}, Level.CENTRAL_UNION),
        ("weekly-rest", {"minimum_minutes": 2099}, Level.UNION),
        ("weekly-rest", {"minimum_minutes": 1679}, Level.CENTRAL_UNION),
        ("day-length", {"maximum_minutes": 541}, Level.INDIVIDUAL),
        ("day-length", {"maximum_minutes": 601}, Level.UNION),
        ("day-length", {"maximum_minutes": 751}, Level.AUTHORITY),
        ("day-length", {"maximum_minutes": 781}, Level.CENTRAL_UNION),
        ("week-length", {"maximum_minutes": 2401, "average_minutes": 2400}, Level.INDIVIDUAL),
        ("week-length", {"maximum_minutes": 3001, "average_minutes": 2400}, Level.UNION),
        ("sundays", {"mode": "average", "average_weeks": 26}, Level.INDIVIDUAL),
        ("sundays", {"mode": "average", "average_weeks": 27}, Level.CENTRAL_UNION),
        ("night-average", {"maximum_minutes": 10641}, Level.UNION),
    ],
)
def test_a_limit_beyond_the_law_needs_the_agreement_that_allows_it(
    line: str, values: dict[str, Any], needs: Level
) -> None:
    (found,) = beyond(changed(line, **values))
    assert (found.line, found.needs) == (line, needs)
    assert found.hjemmel.startswith("AML §10-")
    assert beyond(changed(line, level=needs.value, **values)) == ()
    assert beyond(changed(line, enabled=False, **values)) == ()


def test_the_limit_itself_is_allowed() -> None:
    assert beyond(changed("daily-rest", minimum_minutes=660)) == ()
    assert beyond(changed("daily-rest", minimum_minutes=480, level=Level.LOCAL.value)) == ()
    assert beyond(changed("day-length", maximum_minutes=540)) == ()
    assert beyond(changed("night-average", maximum_minutes=5320, weeks=2)) == ()


def test_a_stricter_limit_is_always_allowed() -> None:
    assert beyond(changed("daily-rest", minimum_minutes=720)) == ()
    assert beyond(changed("week-length", maximum_minutes=2130)) == ()


def test_an_average_that_is_left_out_is_the_week_itself() -> None:
    line = changed("week-length", maximum_minutes=3240, level=Level.UNION.value)
    assert [found.parameter for found in beyond(line)] == ["average_minutes"]


def test_an_employer_cannot_do_by_wishing_what_the_representatives_may_agree_to() -> None:
    (found,) = beyond(changed("daily-rest", minimum_minutes=480, level=Level.EMPLOYER.value))
    assert (found.limit, found.hjemmel, found.needs_hjemmel) == (660, "AML §10-8 (1)", "AML §10-8 (3)")


@pytest.mark.parametrize(
    "values", [{"enabled": False}, {"hard": False, "weight": 10}, {"applies_to": {"units": ["u"]}}]
)
def test_a_rule_of_the_law_must_be_hard_and_for_everybody(values: dict[str, Any]) -> None:
    book = rulebook("aml", ({"id": "one-shift", **values},))
    assert not_kept(book.lines) == {"one_shift"}


def test_the_kinds_that_are_named_exist() -> None:
    kinds = {kind.model_fields["rule"].default for kind in RULE_KINDS}
    assert kinds >= LAW_KINDS
    by_kind = {kind.model_fields["rule"].default: kind for kind in RULE_KINDS}
    for kind, limits in LIMITS.items():
        assert {one.parameter for one in limits} <= set(by_kind[kind].model_fields)


def test_an_agreement_with_an_end() -> None:
    signed = {"on": "2027-01-15", "employer": "Kari", "representatives": "Ola, Fagforbundet"}
    line = changed("daily-rest", signed={**signed, "until": "2027-12-31"})
    assert isinstance(line.signed, Signature)
    assert line.signed.covers(line.signed.until)
    assert not line.signed.covers(line.signed.until.replace(year=2028))
    with pytest.raises(ValueError, match="bytt om datoene"):
        changed("daily-rest", signed={**signed, "until": "2027-01-14"})
