"""A page for each person, read back from the PDF."""

from __future__ import annotations

import pytest

from instances.paper import person_pages
from models.audit import audit
from models.problems import InputError
from tests.build import person, roster, ward
from tests.instances.paper.reading import accessible, pages, size_mm, without_blanks
from tests.instances.paper.wards import HOSTILE, easter


def test_it_says_when_one_person_works_and_nothing_of_others() -> None:
    content = person_pages(*easter(), ["kari"], stage="Godkjent", revision=2)
    assert size_mm(content) == (210, 297)
    assert accessible(content)
    (text,) = pages(content)
    assert "Person kari" in text
    assert "Person ola" not in text
    assert "Revisjon 2 · Godkjent" in text
    assert "Sykepleier" in text
    assert "80,0 av 71,0 (+9,0)" in text
    assert "A 15:00–22:00" in text
    assert "D 07:00–15:00 Sør" in text  # in another unit than her own
    assert "N 22:00–07:00" in text
    assert "Skjærtorsdag" in text
    assert "Side 1 av 1" in text


def test_findings_stand_with_their_hjemmel_by_how_much_they_weigh() -> None:
    instance, made, judged = easter()
    (text,) = pages(person_pages(instance, made, judged, ["kari"]))
    assert "Avvik som en avtale gir adgang til" in text
    assert "AML §10-8 (3); protokoll 7" in text
    own = [f for f in judged.findings if f.employee == "kari"]
    assert own
    for finding in own:
        assert without_blanks(finding.message) in without_blanks(text)


def test_everybody_has_pages_of_their_own_numbered_by_themselves() -> None:
    instance = ward(weeks=53, kind="calendar", employees=["kari", "ola"])
    made = roster(instance, {"kari": "D " * 371})
    found = pages(person_pages(instance, made, audit(instance, made)))
    assert len(found) % 2 == 0
    each = len(found) // 2
    assert [f"Side {k} av {each}" in page for page in found for k in (found.index(page) % each + 1,)] == [
        True
    ] * len(found)
    assert "Person kari" in found[0]
    assert "Person ola" in found[each]
    assert all("mandag" in page for page in found[:each])


@pytest.mark.parametrize(("weeks", "count"), [(1, 1), (6, 1), (12, 1), (16, 1), (26, 2)])
def test_sixteen_weeks_have_room_on_one_page_and_half_a_year_on_two(weeks: int, count: int) -> None:
    instance = ward(weeks=weeks, kind="calendar")
    made = roster(instance, {"a": "D A N - - - - " * weeks})
    assert len(pages(person_pages(instance, made, audit(instance, made)))) == count


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_never_markup(name: str) -> None:
    instance = ward(employees=[{**person("a"), "name": name}])
    made = roster(instance, {"a": "D+A+M - N"})
    (text,) = pages(person_pages(instance, made, audit(instance, made)))
    assert without_blanks(name) in without_blanks(text)


def test_somebody_who_is_not_there_has_no_page() -> None:
    with pytest.raises(InputError, match="ingen ansatt"):
        person_pages(*easter(), ["per"])
    with pytest.raises(InputError, match="ingen ansatt"):
        person_pages(*easter(), [])
