"""The plan for the wall, read back from the PDF."""

from __future__ import annotations

import pytest

from instances.paper import wall_plan
from models.audit import Audit, audit
from models.problems import InputError
from models.roster import Roster, Status
from tests.build import person, roster, shift, ward
from tests.instances.paper.reading import accessible, pages, size_mm, whole, without_blanks
from tests.instances.paper.wards import HOSTILE, easter


def test_it_says_who_works_when_and_what_the_codes_mean() -> None:
    content = wall_plan(*easter(), stage="Til drøfting", revision=3)
    assert size_mm(content) == (420, 297)
    assert accessible(content)
    (text,) = pages(content)
    assert "Solbakken" in text
    assert "Uke 12–13: 22.03.2027–04.04.2027" in text
    assert "Revisjon 3 · Til drøfting" in text
    assert "Nord (@1) Person kari Sykepleier 100 A D N F2 A D@2 N D D D D" in text
    assert "Fe Fe Fr" in text  # holiday, and the sick day as no more than absence
    assert "sykdom" not in text
    assert "D A" in text  # two shifts in a cell
    assert "22:00–07:00, teller 9 t" in text
    assert "to 25.3 Skjærtorsdag" in text
    assert "F1 ukefridag" in text
    assert "For arbeidsgiver" in text
    assert "For tillitsvalgte" in text
    assert "Side 1 av 1" in text


def test_hours_stand_against_the_contract_and_people_against_the_need() -> None:
    text = whole(wall_plan(*easter()))
    assert "80,0 71,0 +9,0 1 2" in text  # six days of 8 h, two evenings of 7 h, two nights of 9 h
    assert "Nord, dag 07:00–15:00 0/1 1 0/1 0/1 0/1 0/1 0/1 1 1 1 1 0/1 0/1 0/1" in text


def test_names_and_words_of_the_ward_are_never_markup() -> None:
    staff = [{**person(f"p{k}"), "name": name} for k, name in enumerate(HOSTILE)]
    shifts = [{**shift("D", "07:00", "15:00"), "name": '$ "] #x'}]
    instance = ward(
        employees=staff,
        shifts=shifts,
        name='#set page(fill: red) "]',
        units=[{"id": "u", "name": "$u$", "site": "s"}],
    )
    made = roster(instance, {"p0": "D D"})
    text = whole(wall_plan(instance, made, audit(instance, made), stage="#kladd$"))
    for said in (*HOSTILE, '#set page(fill: red) "]', "$u$", '$ "] #x', "#kladd$"):
        assert without_blanks(said) in without_blanks(text), said


def test_letters_that_no_font_has_do_not_stop_the_plan() -> None:
    instance = ward(employees=[{**person("a"), "name": "\U0010fffd Ås"}])
    content = wall_plan(instance, roster(instance, {}), audit(instance, roster(instance, {})))
    assert "Ås" in whole(content)
    assert not accessible(content)


def test_long_names_are_cut_and_long_codes_stay_in_their_cells() -> None:
    long = "Anne-Margrethe Kristoffersen-Lundestad av Nordre Helgeland og omegn"
    code = "Dagvakt.med.en.altfor.lang.kode"
    instance = ward(
        weeks=6, employees=[{**person("a"), "name": long}], shifts=[shift(code, "07:00", "15:00")]
    )
    made = roster(instance, {"a": code})
    (text,) = pages(wall_plan(instance, made, audit(instance, made)))
    assert "Anne-Margrethe Krist" in text
    assert long not in text
    assert "…" in text
    assert without_blanks(code) in without_blanks(text)  # in the key


@pytest.mark.parametrize(("weeks", "count"), [(1, 1), (6, 1), (7, 2), (12, 2), (26, 5), (53, 9)])
def test_weeks_are_split_over_pages_with_everybody_on_each(weeks: int, count: int) -> None:
    instance = ward(weeks=weeks, kind="calendar", employees=["kari", "ola"])
    made = roster(instance, {"kari": "D " * 7 * weeks})
    found = pages(wall_plan(instance, made, audit(instance, made)))
    assert len(found) == count
    assert all("Person kari" in page and "Person ola" in page for page in found)
    in_key = 2  # the code and the shift's name
    assert sum(page.split().count("D") for page in found) == 7 * weeks + in_key
    assert [page.count("Uke ") for page in found] == [
        len(range(weeks * k // count, weeks * (k + 1) // count)) + 1 for k in range(count)
    ]
    assert f"Side {count} av {count}" in found[-1]


def test_a_hundred_people_go_over_several_sheets_with_the_head_on_each() -> None:
    names = [f"p{k:03}" for k in range(100)]
    instance = ward(employees=names)
    found = pages(wall_plan(instance, roster(instance, {}), audit(instance, roster(instance, {}))))
    assert len(found) == 3  # the key of codes and the signatures come last
    assert all("Navn" in page and "Kompetanse" in page for page in found[:2])
    assert "u (forts.)" in found[1]
    assert [name for page in found for name in names if f"Person {name}" in page] == names


def test_an_empty_roster_and_people_without_a_contract_have_a_plan_too() -> None:
    instance = ward(employees=[person("a", employed_until="2026-01-01"), person("b")], kind="calendar")
    empty = Roster(instance=instance.id, instance_hash=instance.hash, status=Status.UNKNOWN)
    text = whole(wall_plan(instance, empty, audit(instance, empty)))
    assert "Planen er tom" in text
    assert "Person a –" in text


def test_one_unit_of_a_ward_has_its_own_people_its_guests_and_its_needs() -> None:
    instance, made, judged = easter()
    text = whole(wall_plan(instance, made, judged, units=["v"]))
    assert "Sør (@2) Person ola" in text
    assert "Fra andre enheter Person kari" in text  # a day shift there
    assert "Nord, dag" not in text
    assert "1 uker, kalenderplan. Sør" in text.replace("2 uker", "1 uker")
    assert "Kontroll av hele planen:" in text
    text = whole(wall_plan(instance, made, judged, units=["u"]))
    assert "Nord (@1) Person kari" in text
    assert "Person ola" not in text
    assert "Fra andre enheter" not in text
    assert "Nord, dag 07:00–15:00" in text
    assert "kode@enhet: @2 Sør" in text
    assert wall_plan(instance, made, judged, units=["u", "v"]) == wall_plan(instance, made, judged)
    with pytest.raises(InputError, match="enheten finnes ikke"):
        wall_plan(instance, made, judged, units=["x"])


def test_the_key_has_the_codes_marks_and_units_that_are_used_and_all_codes_of_an_empty_plan() -> None:
    shifts = [shift("D", "07:00", "15:00", name="Dag"), shift("A", "15:00", "22:00", "evening", name="Kveld")]
    instance = ward(employees=["a"], shifts=shifts, units=[{"id": "u", "site": "s", "name": "Ute"}, {"id": "v", "site": "s", "name": "Vika"}])  # fmt: skip
    made = roster(instance, {"a": "D"})
    text = whole(wall_plan(instance, made, audit(instance, made)))
    assert "Dag (dag)" in text
    assert "Kveld" not in text
    assert "F1 ukefridag" in text
    assert "erstatningsfridag" not in text
    assert "kode@enhet" not in text
    empty = roster(instance, {})
    assert "Kveld" in whole(wall_plan(instance, empty, audit(instance, empty)))


def test_breaches_are_counted_also_those_that_the_reader_may_not_see() -> None:
    instance, made, judged = easter()
    hard = len(judged.hard)
    assert hard > 0
    assert f"Kontroll: {hard} brudd på harde regler" in whole(wall_plan(instance, made, judged))
    none = Audit(instance=instance.id, findings=())
    assert "Kontroll: Ingen brudd" in whole(wall_plan(instance, made, none))
    assert "Kontroll: 2 brudd" in whole(wall_plan(instance, made, none, unseen=2))


def test_a_roster_of_another_ward_is_refused() -> None:
    instance, _, judged = easter()
    other = ward(employees=["x"])
    with pytest.raises(InputError):
        wall_plan(instance, roster(other, {"x": "D"}), judged)


def test_the_same_plan_is_the_same_file() -> None:
    assert wall_plan(*easter()) == wall_plan(*easter())
