"""The presets: they parse, name their hjemmel, and hold the limits that law and agreements give."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.rulebook import rulebook, rulebook_ids
from models.rules import RULE_KINDS, Level, Rule
from models.rules.changes import Changes
from models.rules.not_alone import NotAlone

BOOKS = ("aml", "ks-turnus", "ks-langvakt")
DOCS = Path(__file__).parents[2] / "docs" / "rulebooks.md"


def line(book: str, line_id: str) -> dict[str, object]:
    found: Rule = next(r for r in rulebook(book).lines if r.id == line_id)
    return found.model_dump()


def test_the_presets_are_there() -> None:
    assert set(BOOKS) <= set(rulebook_ids())


@pytest.mark.parametrize("book", BOOKS)
def test_every_kind_of_rule_is_in_every_preset_but_those_about_one_ward(book: str) -> None:
    """One names units, the other a plan."""
    assert {type(r) for r in rulebook(book).lines} == set(RULE_KINDS) - {NotAlone, Changes}


@pytest.mark.parametrize("book", BOOKS)
def test_hard_lines_cost_nothing_and_soft_ones_something(book: str) -> None:
    for r in rulebook(book).lines:
        if r.hard:
            assert r.weight == 0, r.id
        else:
            assert r.weight > 0, r.id


@pytest.mark.parametrize("book", BOOKS)
def test_a_line_on_the_law_names_a_paragraph(book: str) -> None:
    for r in rulebook(book).lines:
        if r.level is Level.LAW:
            assert "§" in r.hjemmel or "lov" in r.hjemmel, r.id


@pytest.mark.parametrize("book", BOOKS)
def test_every_line_has_a_sentence_that_ends(book: str) -> None:
    for r in rulebook(book).lines:
        assert r.sentence().endswith("."), r.id


def test_the_law_alone_has_the_ordinary_limits() -> None:
    assert line("aml", "daily-rest")["minimum_minutes"] == 11 * 60
    assert line("aml", "weekly-rest")["minimum_minutes"] == 35 * 60
    assert line("aml", "day-length")["maximum_minutes"] == 9 * 60
    assert line("aml", "week-length")["maximum_minutes"] == 40 * 60
    assert line("aml", "week-length")["average_minutes"] is None
    assert line("aml", "sundays")["mode"] == "strict"
    for line_id in ("daily-rest", "weekly-rest", "day-length", "week-length", "sundays", "night-average"):
        assert line("aml", line_id)["level"] is Level.LAW
        assert line("aml", line_id)["hard"]


def test_the_union_agreement_moves_the_limits_to_where_domain_and_law_allow() -> None:
    rest, week = line("ks-turnus", "daily-rest"), line("ks-turnus", "week-length")
    assert (rest["minimum_minutes"], rest["normal_minutes"]) == (8 * 60, 11 * 60)
    weekly = line("ks-turnus", "weekly-rest")
    assert (weekly["minimum_minutes"], weekly["normal_minutes"]) == (28 * 60, 35 * 60)
    assert (week["maximum_minutes"], week["average_minutes"], week["average_weeks"]) == (54 * 60, 48 * 60, 8)
    assert line("ks-turnus", "day-length")["maximum_minutes"] == 10 * 60
    sundays = line("ks-turnus", "sundays")
    assert (sundays["mode"], sundays["average_weeks"], sundays["free_every_weeks"]) == ("average", 26, 4)
    assert sundays["max_consecutive"] == 3
    assert line("ks-turnus", "weekends")["every_nth"] == 3
    for line_id in ("daily-rest", "weekly-rest", "day-length", "week-length", "sundays"):
        assert line("ks-turnus", line_id)["level"] is Level.UNION
        assert "avtale med tillitsvalgte" in str(line("ks-turnus", line_id)["hjemmel"])


def test_what_an_agreement_allows_below_the_ordinary_limit_costs() -> None:
    assert line("ks-turnus", "daily-rest")["quick_return_weight"] == 150
    assert line("ks-turnus", "weekly-rest")["short_rest_weight"] == 300


def test_long_shifts_change_the_length_of_a_shift_and_add_lines_for_long_shifts_only() -> None:
    short, long = rulebook("ks-turnus"), rulebook("ks-langvakt")
    before = {r.id: r for r in short.lines}
    changed = [r.id for r in long.lines if r.id in before and r != before[r.id]]
    added = [r.id for r in long.lines if r.id not in before]
    assert changed == ["long-days", "day-length"]
    assert added == ["long-run-limit", "long-run", "fair-long"]
    assert line("ks-langvakt", "day-length")["maximum_minutes"] == 12.5 * 60


@pytest.mark.parametrize("book", BOOKS)
def test_the_documentation_shows_every_line_with_its_hjemmel(book: str) -> None:
    text = DOCS.read_text(encoding="utf-8").split(f"## {rulebook(book).name}")[1].split("\n## ")[0]
    for r in rulebook(book).lines:
        assert f"| `{r.id}` |" in text, r.id
        assert r.hjemmel in text, r.id
        assert r.sentence() in text, r.id
