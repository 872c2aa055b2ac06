"""What people are called when their names are hidden."""

from __future__ import annotations

import pytest

from heltid.report.names import Names
from tests.heltid.report.asked import WARD


def test_people_are_numbered_in_the_order_of_the_ward() -> None:
    names = Names((WARD, WARD), shown=False)
    assert [names.of(e.id) for e in WARD.employees] == ["Ansatt 1", "Ansatt 2", "Ansatt 3"]


def test_names_are_replaced_in_sentences_and_ids_in_messages() -> None:
    names = Names((WARD,), shown=False)
    assert (
        names.prose("Kari Nordmann og Per Ås, 100 kroner per år") == "Ansatt 1 og Ansatt 3, 100 kroner per år"
    )
    assert names.message("kari har ikke avtale; Ola Øst har") == "Ansatt 1 har ikke avtale; Ansatt 2 har"
    assert names.message("karius og solam") == "karius og solam"


def test_names_are_shown_when_asked_for() -> None:
    names = Names((WARD,), shown=True)
    assert names.of("kari") == "Kari Nordmann"
    assert names.message("kari og Ola Øst") == "kari og Ola Øst"


def test_somebody_no_ward_has() -> None:
    with pytest.raises(KeyError):
        Names((WARD,), shown=False).of("nobody")
