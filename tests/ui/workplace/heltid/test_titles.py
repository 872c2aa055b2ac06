"""Figures are called what the memo calls them."""

from __future__ import annotations

from heltid.report.columns import COLUMNS
from heltid.report.pareto import PAIRS
from heltid.report.people import PERSON_TITLES
from heltid.report.summary import HEADS
from ui.workplace.heltid.compare_view import measures
from ui.workplace.heltid.table_view import FIGURES, pair_words, summary_heads
from ui.workplace.heltid.titles import column_title, group_title, groups, heading
from ui.workplace.heltid.wording import unit_text


def test_every_figure_is_called_in_bokmål_what_the_memo_calls_it() -> None:
    assert {c.key: column_title(c.key) for c in COLUMNS} == {c.key: c.title for c in COLUMNS}
    assert {c.unit: unit_text(c.unit) for c in COLUMNS} == {c.unit: c.unit for c in COLUMNS}
    assert [group_title(group) for group in groups()] == list(groups())


def test_every_figure_stands_in_one_group() -> None:
    assert [c for found in groups().values() for c in found] == list(COLUMNS)


def test_a_heading_has_the_unit() -> None:
    named = {c.key: heading(c) for c in COLUMNS}
    assert (named["full_time_share"], named["heads"]) == ("Andel på heltid, %", "Ansatte")


def test_what_is_weighed_against_the_full_time_share_is_called_as_in_the_memo() -> None:
    assert pair_words() == {pair.key: pair.words for pair in PAIRS}


def test_the_summary_has_the_heads_of_the_memo() -> None:
    assert list(summary_heads().items()) == [(head, head) for head in HEADS[FIGURES]]
    assert HEADS[FIGURES.stop :] == ("Brukbar", "Best")


def test_measures_of_an_employee_are_those_of_the_memo() -> None:
    assert {m.key for m in measures()} == set(PERSON_TITLES) - {"name", "base_percent", "wishes"}
